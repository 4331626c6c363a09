// Small edits of YAML text at known offsets: what is not touched stays as its author wrote it.
import { isMap, isScalar, isSeq, type Node, type Scalar, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import { type FoundEntry, spanOf } from './find-entry.js';

/** Text to put in place of what stands between two offsets of a file. */
export interface TextEdit {
  file: string;
  start: number;
  end: number;
  text: string;
}

/** A scalar in YAML, quoted where it must be, also inside brackets. */
export function scalarText(value: string): string {
  return stringify([value], { collectionStyle: 'flow', lineWidth: 0 }).trim().slice(1, -1).trim();
}

/** Adds aliases to an entry, in the style in which it is written. */
export function addAliases(entry: FoundEntry, aliases: readonly string[]): TextEdit {
  const { file, node } = entry;
  if (isScalar(node)) {
    const { start, end } = spanOf(node);
    return { file, start, end, text: `{ name: ${scalarText(entry.name)}, aliases: ${flowList(aliases)} }` };
  }
  const held = node.get('aliases', true) as Node | undefined;
  if (isSeq(held) && held.items.length) return extendList(entry, held, aliases);
  if (held) return { file, ...spanOf(held), text: flowList(aliases) };
  return addPair(entry, node, `aliases: ${flowList(aliases)}`);
}

const flowList = (values: readonly string[]): string => `[${values.map(scalarText).join(', ')}]`;

function extendList({ file, text }: FoundEntry, list: YAMLSeq, values: readonly string[]): TextEdit {
  const last = list.items.at(-1) as Node;
  const { end } = spanOf(last);
  if (list.flow) return { file, start: end, end, text: values.map(v => `, ${scalarText(v)}`).join('') };
  const indent = ' '.repeat(columnOf(text, text.lastIndexOf('-', spanOf(last).start)));
  return { file, start: end, end, text: values.map(v => `\n${indent}- ${scalarText(v)}`).join('') };
}

function addPair({ file, text }: FoundEntry, map: YAMLMap, pair: string): TextEdit {
  const name = map.items.find(item => String((item.key as Scalar).value) === 'name')!;
  const { end } = spanOf(name.value as Node);
  if (map.flow) return { file, start: end, end, text: `, ${pair}` };
  const indent = ' '.repeat(columnOf(text, spanOf(name.key as Node).start));
  return { file, start: end, end, text: `\n${indent}${pair}` };
}

const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** Takes an entry out of its list. Comments above it stay. */
export function removeEntry({ file, text, node, list, index }: FoundEntry): TextEdit {
  const { start, end } = spanOf(node);
  if (list.flow) {
    const next = list.items[index + 1] as Node | undefined;
    if (next) return { file, start, end: spanOf(next).start, text: '' };
    const before = list.items[index - 1] as Node | undefined;
    return { file, start: before ? spanOf(before).end : start, end, text: '' };
  }
  if (list.items.length === 1) return { file, start: text.lastIndexOf('-', start), end, text: '[]' };
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end - 1);
  return { file, start: lineStart, end: lineEnd < 0 ? text.length : lineEnd + 1, text: '' };
}

/** Every place where another entry names the old name as its partner, parent or operator. */
export function renameReferences(entries: readonly FoundEntry[], from: string, to: string): TextEdit[] {
  return entries.flatMap(({ file, node }) => {
    if (!isMap(node)) return [];
    const partners = node.get('partners', true) as Node | undefined;
    const named = [node.get('parent', true), node.get('operator', true), ...(isSeq(partners) ? partners.items : [])];
    return named.flatMap(n =>
      isScalar(n) && n.value === from ? [{ file, ...spanOf(n as Node), text: scalarText(to) }] : [],
    );
  });
}

/** The text with the edits of its file applied. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((done, e) => done.slice(0, e.start) + e.text + done.slice(e.end), text);
}
