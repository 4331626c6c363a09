// One YAML file of a pack: its plain value, and where in the file each part of it stands.
import {
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { PackFault } from './fault.js';

/** Counted from 1. */
export interface Position {
  line: number;
  column: number;
}

/** One parsed file. */
export interface YamlFile {
  /** Relative to the pack's folder, with forward slashes. */
  file: string;
  /** Plain data; undefined when the file could not be parsed. */
  value: unknown;
  faults: PackFault[];
  /** Where the value at a path stands; the nearest parent when there is none. `key` asks for the key instead. */
  position(path: readonly PropertyKey[], part?: 'key' | 'value'): Position;
}

/** Larger files are refused unread: a pack is written by hand. */
export const LARGEST_FILE_BYTES = 4 * 1024 * 1024;
/** Deeper nesting is refused: nothing in a pack is that deep, and parsers recurse. */
const DEEPEST = 40;

const BARE_DATE = /^\d{4}-\d{2}(?:-\d{2})?$/;
const START: Position = { line: 1, column: 1 };

/** Reads one file's text. Never throws: what is wrong stands in `faults`. */
export function parseYamlFile(file: string, text: string): YamlFile {
  const refused = refuseUnread(file, text);
  if (refused) return { file, value: undefined, faults: [refused], position: () => START };
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const doc = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const faults: PackFault[] = [...doc.errors, ...doc.warnings].map(problem => ({
    file,
    ...at(problem.pos[0]),
    ...explain(problem.code, problem.message),
  }));
  visit(doc, {
    Alias: (_, node) => void faults.push({ file, ...at(start(node)), ...NO_ALIASES }),
    // The parser's own check of keys compares each with each.
    Map: (_, node) => {
      for (const key of repeatedKeys(node)) faults.push({ file, ...at(start(key)), ...TWICE });
    },
    Scalar: (_, node) => {
      if (node.type === 'PLAIN' && BARE_DATE.test(node.source ?? ''))
        faults.push({ file, ...at(start(node)), ...bareDate(node.source!) });
    },
  });
  const value = faults.length ? undefined : doc.toJS({ maxAliasCount: 0 });
  return { file, value, faults, position: (path, part) => at(offsetOf(doc.contents, path, part ?? 'value')) };
}

/** Keys that a mapping has already had. */
function repeatedKeys(map: YAMLMap): Scalar[] {
  const seen = new Set<unknown>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const again = seen.has(key.value);
    seen.add(key.value);
    return again ? [key] : [];
  });
}

const TWICE = { message: 'the same key is written twice', mend: 'keep one of the two, or merge them' };
const NO_ALIASES = {
  message: 'anchors and aliases (*name) are not read in a pack',
  mend: 'write the value out where it is used',
};
const bareDate = (date: string) => ({ message: `the date ${date} is not quoted`, mend: `write "${date}"` });

/** Size and depth are checked before the parser runs, which would recurse or swell. */
function refuseUnread(file: string, text: string): PackFault | undefined {
  if (text.length > LARGEST_FILE_BYTES)
    return { file, ...START, message: 'the file is larger than 4 MB', mend: 'split it, or move data out of the pack' };
  const deep = tooDeep(text);
  if (deep)
    return {
      file,
      ...deep,
      message: `nested deeper than ${DEEPEST} levels`,
      mend: 'flatten it; a bracket may be open',
    };
  return undefined;
}

/** The line where brackets, dashes or indentation nest too deep. Brackets in texts count too: 40 open ones are no prose. */
function tooDeep(text: string): Position | undefined {
  let line = 0;
  let open = 0;
  for (const row of text.split('\n')) {
    line++;
    const indent = /^(?:[ ]|- |-$|\? )*/.exec(row)![0];
    if (indent.length > DEEPEST * 8 || (indent.match(/-/g)?.length ?? 0) > DEEPEST) return { line, column: 1 };
    for (const c of row) {
      if (c === '[' || c === '{') open++;
      else if (c === ']' || c === '}') open = Math.max(0, open - 1);
      if (open > DEEPEST) return { line, column: 1 };
    }
  }
  return undefined;
}

function explain(code: string, message: string): { message: string; mend: string } {
  const first = message.split('\n')[0]!;
  if (code === 'TAB_AS_INDENT') return { message: 'a tab stands where spaces must', mend: 'indent with spaces' };
  return { message: `not readable as YAML: ${first}`, mend: 'check quotes, colons and indentation on this line' };
}

const start = (node: Node | null | undefined): number => node?.range?.[0] ?? 0;

function offsetOf(root: unknown, path: readonly PropertyKey[], part: 'key' | 'value'): number {
  let node = root as Node | null;
  let best = start(node);
  for (const [depth, step] of path.entries()) {
    const pair = isMap(node) ? node.items.find(item => keyOf(item) === String(step)) : undefined;
    const next = pair ? pair.value : (node as { items?: unknown[] } | null)?.items?.[Number(step)];
    if (next === undefined && !pair) return best;
    const wantsKey = pair && (part === 'key' ? depth === path.length - 1 : !next);
    node = (next ?? null) as Node | null;
    best = start(wantsKey ? (pair.key as Node) : node) || best;
  }
  return best;
}

const keyOf = (pair: Pair): string => String(isScalar(pair.key) ? pair.key.value : isAlias(pair.key) ? '' : pair.key);
