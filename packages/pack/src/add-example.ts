// Files an example into the files of its type. What stands there, comments included, stays as its author wrote it, and
// nothing is written unless the whole pack would still load.
import { rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Example } from '@cellwire/model';
import { Document, isMap, isSeq, type Node, parseDocument, Scalar, visit, type YAMLSeq } from 'yaml';
import type { PackFault } from './fault.js';
import { buildPack, type LoadedPack } from './load-pack.js';
import { type PackText, readFolder } from './read-folder.js';
import { didYouMean } from './suggest.js';

/** What came of it; only `done` has written anything. */
export type ExampleEdit =
  /** `pack` is the pack with the example; `example` is the one in it. */
  | { is: 'done'; at: string; pack: LoadedPack; example: Example }
  /** An example of that text (and title) stands there already. */
  | { is: 'held'; at: string }
  | { is: 'unknown'; type: string; mend: string }
  | { is: 'refused'; faults: PackFault[] };

/** Adds an example to a type of the pack in `dir`. */
export async function addExample(dir: string, type: string, example: Example): Promise<ExampleEdit> {
  const root = resolve(dir);
  const { texts, faults } = await readFolder(root);
  const before = buildPack(root, texts, faults);
  if (before.faults.length) return { is: 'refused', faults: before.faults };
  const definition = before.pack.types.find(t => t.type === type);
  const types = before.pack.types.map(t => t.type);
  if (!definition) return { is: 'unknown', type, mend: didYouMean(type, types, `use ${types.join(', ')}`) };
  const twin = definition.examples.find(e => e.text === example.text && e.title === example.title);
  if (twin) return { is: 'held', at: before.pack.origins.get(twin) ?? '' };
  const target = homeOf(texts, type);
  const text = withExample(target.text, example);
  const after = buildPack(
    root,
    texts.map(t => (t === target ? { ...t, text } : t)),
    [],
  );
  if (after.faults.length) return { is: 'refused', faults: after.faults };
  const path = join(root, target.file);
  // Beside it, then over it: a file cut short by a crash would break the pack.
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
  const added = after.pack.types
    .find(t => t.type === type)!
    .examples.find(e => e.text === example.text && e.title === example.title)!;
  return { is: 'done', at: after.pack.origins.get(added) ?? target.file, pack: after.pack, example: added };
}

/** The last file of the type that holds examples, else the first of its files. */
function homeOf(texts: readonly PackText[], type: string): PackText {
  const own = texts.filter(t => t.file.startsWith(`types/${type}/`));
  return own.findLast(t => examplesIn(t.text) !== null) ?? own[0]!;
}

function examplesIn(text: string): YAMLSeq | null {
  const root = parseDocument(text, { prettyErrors: false }).contents;
  const list = isMap(root) ? root.get('examples') : null;
  return isSeq(list) && list.items.length > 0 ? list : null;
}

/** The file's text with the example behind the last one of its list. */
function withExample(text: string, example: Example): string {
  const list = examplesIn(text);
  if (!list || list.flow) return appendList(text, example, list);
  const first = list.items[0] as Node;
  const dash = text.lastIndexOf('-', first.range![0]);
  const indent = dash - (text.lastIndexOf('\n', dash) + 1);
  const end = (list.items.at(-1) as Node).range![1];
  const at = text[end - 1] === '\n' ? end : endOfLine(text, end);
  const glue = text[at - 1] === '\n' ? '' : '\n';
  return `${text.slice(0, at)}${glue}${exampleText(example, indent)}${text.slice(at)}`;
}

const endOfLine = (text: string, from: number): number => {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at + 1;
};

/** A file without examples, or with a list in brackets, which is then written out anew. */
function appendList(text: string, example: Example, list: YAMLSeq | null): string {
  const doc = parseDocument(text);
  const had = doc.get('examples') as Node | undefined;
  if (!list && had === undefined)
    return `${text}${text.endsWith('\n') ? '' : '\n'}examples:\n${exampleText(example, 2)}`;
  const all = [...((doc.toJS() as { examples?: Example[] }).examples ?? []), example];
  const start = text.lastIndexOf('\n', had?.range?.[0] ?? text.indexOf('examples:')) + 1;
  const end = endOfLine(text, had?.range?.[1] ?? start);
  return `${text.slice(0, start)}examples:\n${all.map(e => exampleText(e, 2)).join('')}${text.slice(end)}`;
}

const DATE = /^\d{4}(?:-|$)/;

/** One item of a block list, at an indent; dates are quoted, since a bare year is a number. */
function exampleText(example: Example, indent: number): string {
  const doc = new Document([example]);
  visit(doc, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && DATE.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
    Seq: (_, node) => {
      if (node.items.length === 0) node.flow = true;
    },
  });
  const lines = doc
    .toString({ lineWidth: 118 - indent })
    .trimEnd()
    .split('\n');
  return lines.map(line => `${' '.repeat(indent)}${line}\n`).join('');
}
