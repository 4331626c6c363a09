// `cellwire annotate`: dates, money, quantities and names in texts, JSONL in, JSONL out.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import {
  buildNameIndex,
  findMoney,
  findNames,
  findQuantities,
  findValues,
  type NameIndex,
  splitDocument,
} from '@cellwire/language';
import { defaultPackDir, loadPack } from '@cellwire/pack';
import type { Command } from 'commander';
import { UsageError } from '../usage-error.js';

/** One line of input; `reference` is the day of publication. */
interface Line {
  id: string | number;
  text: string;
  reference?: string | null;
}
interface Found {
  start: number;
  end: number;
  kind: string;
  /** Of money: the index, in the list it stands in, of the same sum in another currency. */
  sameAs?: number;
}

/** Finds the spans of some kinds; a finder of names goes into this list like the others. */
interface Finder {
  kinds: readonly string[];
  find(text: string, reference: string | null, index: NameIndex | null): Found[];
}

/** Without a day of publication there is nothing to count dates from: the other values are found alone. */
const findAllValues = (text: string, reference: string | null): Found[] =>
  reference === null ? [...findMoney(text), ...findQuantities(text)] : findValues(text, { reference });

const NAME_KINDS = ['company', 'venture', 'facility', 'place'] as const;

/** Names with their canonical values; a venture without a name of its own has the value ''. */
function findAllNames(text: string, _reference: string | null, index: NameIndex | null): Found[] {
  if (!index) return [];
  return findNames(splitDocument({ title: '', text }), index)
    .filter(name => NAME_KINDS.some(kind => kind === name.kind))
    .map(({ start, end, kind, value, listed, partners }) => ({
      start,
      end,
      kind,
      value,
      listed,
      ...(kind === 'venture' && partners ? { partners } : {}),
    }));
}

const FINDERS: readonly Finder[] = [
  { kinds: ['date', 'money', 'quantity'], find: findAllValues },
  { kinds: NAME_KINDS, find: findAllNames },
];

const KINDS = FINDERS.flatMap(f => f.kinds);

/** The kinds asked for; all where none are. Throws a UsageError on an unknown one. */
export function readKinds(option: string | undefined): Set<string> {
  if (option === undefined) return new Set(KINDS);
  const kinds = option.split(',').map(k => k.trim());
  const unknown = kinds.find(k => !KINDS.includes(k));
  if (unknown !== undefined)
    throw new UsageError(`--kind ${unknown} is not known; use one or more of ${KINDS.join(', ')}`);
  return new Set(kinds);
}

/** Checks one line of input; throws with its number and the mend. `datesAsked` makes the reference a must. */
export function readLine(raw: string, number: number, datesAsked: boolean): Line {
  const where = `standard input, line ${number}`;
  let value: Partial<Line> | null;
  try {
    value = JSON.parse(raw) as Partial<Line> | null;
  } catch {
    throw new Error(`${where}: not JSON; give one object {"id","text","reference"} per line`);
  }
  if (typeof value?.text !== 'string' || value.id === undefined)
    throw new Error(`${where}: "id" and "text" are needed; "reference" is the day of publication`);
  const { reference } = value;
  if (typeof reference === 'string' ? !/^\d{4}-\d\d-\d\d/.test(reference) : reference != null || datesAsked)
    throw new Error(`${where}: "reference" must be the day of publication, YYYY-MM-DD, to count dates from`);
  return value as Line;
}

/** `sameAs` points into the finder's own list; makes it point into the list that is printed. */
function relink(found: readonly Found[], printed: readonly Found[], span: Found): Found {
  if (span.sameAs === undefined) return span;
  const { sameAs, ...alone } = span;
  const at = printed.indexOf(found[sameAs]!);
  return at < 0 ? alone : { ...alone, sameAs: at };
}

/** What one line becomes: its spans in the order in which they stand. Names are looked for where there is an index. */
export function annotate(
  line: Line,
  kinds: ReadonlySet<string>,
  index: NameIndex | null = null,
): { id: string | number; mentions: Found[] } {
  const lists = FINDERS.filter(f => f.kinds.some(k => kinds.has(k))).map(f =>
    f.find(line.text, line.reference ?? null, index),
  );
  const listOf = new Map(lists.flatMap(list => list.map(span => [span, list] as const)));
  const printed = [...listOf.keys()].filter(m => kinds.has(m.kind)).sort((a, b) => a.start - b.start || b.end - a.end);
  return { id: line.id, mentions: printed.map(span => relink(listOf.get(span)!, printed, span)) };
}

/** Adds the options and the action of `cellwire annotate`. */
export function define(command: Command): void {
  command
    .requiredOption('--jsonl', 'read {"id","text","reference"} per line on standard input')
    .option('--kind <kinds>', `only these kinds, separated by commas: ${KINDS.join(', ')}`)
    .option('--pack <dir>', 'folder of another pack, whose names are looked for')
    .action(async (options: { kind?: string; pack?: string }) => {
      const kinds = readKinds(options.kind);
      const named = NAME_KINDS.some(kind => kinds.has(kind));
      const index = named ? buildNameIndex(await loadPack(options.pack ?? defaultPackDir())) : null;
      let number = 0;
      for await (const raw of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        number++;
        if (raw.trim() === '') continue;
        const line = readLine(raw, number, options.kind !== undefined && kinds.has('date'));
        if (!process.stdout.write(`${JSON.stringify(annotate(line, kinds, index))}\n`))
          await once(process.stdout, 'drain');
      }
    });
}
