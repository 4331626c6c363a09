// Files names into a pack: an alias at its entry, or one entry merged into another. Nothing is written unless the whole
// pack would still load.
import { rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PackFault } from './fault.js';
import { type FoundEntry, listEntries } from './find-entry.js';
import { buildPack } from './load-pack.js';
import { readFolder } from './read-folder.js';
import { nearest } from './suggest.js';
import { addAliases, applyEdits, removeEntry, renameReferences, type TextEdit } from './text-edits.js';

/** What came of an edit; only `done` has written anything. */
export type NameEdit =
  | { is: 'done'; name: string; aliases: string[]; files: string[] }
  /** Nothing to do: the name has the alias already. */
  | { is: 'held'; name: string }
  | { is: 'unknown'; asked: string; near?: string }
  /** The alias is another entry's: merge them, or take it away there first. */
  | { is: 'taken'; alias: string; by: string; file: string }
  /** Several places have that name: give it with its state. */
  | { is: 'ambiguous'; asked: string; names: string[] }
  | { is: 'refused'; faults: PackFault[] };

/** Adds `alias` to the company, venture, facility or place that `name` names (or is an alias of). */
export async function fileAlias(dir: string, name: string, alias: string): Promise<NameEdit> {
  const read = await readEntries(dir);
  if ('is' in read) return read;
  const found = findOne(read.entries, name);
  if ('is' in found) return found;
  const owner = read.entries.find(e => namesOf(e).some(n => n === alias));
  if (owner === found) return { is: 'held', name: found.canonical };
  const other = read.entries.find(
    e => e !== found && sameKind(e, found) && namesOf(e).some(n => fold(n) === fold(alias)),
  );
  if (other) return { is: 'taken', alias, by: other.canonical, file: other.file };
  return write(read, found.canonical, [alias], [addAliases(found, [alias])]);
}

/** Merges the entry `gone` into `keep`: its names become aliases, references to it follow, the entry goes. */
export async function mergeNames(dir: string, keep: string, gone: string): Promise<NameEdit> {
  const read = await readEntries(dir);
  if ('is' in read) return read;
  const kept = findOne(read.entries, keep);
  if ('is' in kept) return kept;
  const merged = findOne(
    read.entries.filter(e => sameKind(e, kept)),
    gone,
  );
  if ('is' in merged) return merged;
  if (merged === kept) return { is: 'held', name: kept.canonical };
  const held = new Set(namesOf(kept));
  const aliases = [merged.canonical, ...merged.aliases].filter(n => !held.has(n));
  const others = read.entries.filter(e => e !== merged);
  const edits = [
    ...(aliases.length ? [addAliases(kept, aliases)] : []),
    removeEntry(merged),
    ...renameReferences(others, merged.canonical, kept.canonical),
  ];
  return write(read, kept.canonical, aliases, edits);
}

interface ReadEntries {
  root: string;
  texts: { file: string; text: string }[];
  entries: FoundEntry[];
}

async function readEntries(dir: string): Promise<ReadEntries | NameEdit> {
  const root = resolve(dir);
  const { texts, faults } = await readFolder(root);
  const broken = buildPack(root, texts, faults).faults;
  return broken.length ? { is: 'refused', faults: broken } : { root, texts, entries: listEntries(texts) };
}

const fold = (name: string): string => name.normalize('NFKC').toLowerCase();
const namesOf = (e: FoundEntry): string[] => [e.canonical, ...(e.canonical === e.name ? [] : [e.name]), ...e.aliases];
/** Companies and ventures share one space of names, places and towns another, facilities have their own. */
const spaceOf = (e: FoundEntry): string =>
  ({ companies: 'company', ventures: 'company', facilities: 'facility', places: 'place', towns: 'place' })[e.section];
const sameKind = (a: FoundEntry, b: FoundEntry): boolean => spaceOf(a) === spaceOf(b);

/** The entry of that canonical name, else the one that has it as an alias or in other capitals. */
function findOne(entries: readonly FoundEntry[], name: string): FoundEntry | NameEdit {
  const tests: ((e: FoundEntry) => boolean)[] = [
    e => e.canonical === name,
    e => namesOf(e).includes(name),
    e => namesOf(e).some(n => fold(n) === fold(name)),
  ];
  for (const test of tests) {
    const found = entries.filter(test);
    if (found.length === 1) return found[0]!;
    if (found.length > 1) return { is: 'ambiguous', asked: name, names: found.map(e => e.canonical) };
  }
  const near = nearest(
    name,
    entries.map(e => e.canonical),
  );
  return { is: 'unknown', asked: name, ...(near === undefined ? {} : { near }) };
}

async function write(read: ReadEntries, name: string, aliases: string[], edits: TextEdit[]): Promise<NameEdit> {
  const files = [...new Set(edits.map(e => e.file))];
  const after = read.texts.map(t => ({
    file: t.file,
    text: applyEdits(
      t.text,
      edits.filter(e => e.file === t.file),
    ),
  }));
  const { faults } = buildPack(read.root, after, []);
  if (faults.length) return { is: 'refused', faults };
  for (const { file, text } of after.filter(t => files.includes(t.file))) {
    const path = join(read.root, file);
    // Beside it, then over it: a file cut short by a crash would break the pack.
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
  }
  return { is: 'done', name, aliases, files };
}
