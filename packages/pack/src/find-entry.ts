// Where in a pack's files an entry is written: for edits that leave everything else, comments included, as it is.
import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { PackText } from './read-folder.js';

/** Sections whose entries have names. */
export type NamedSection = 'companies' | 'ventures' | 'facilities' | 'places' | 'towns';

/** An entry and where it is written. */
export interface FoundEntry {
  section: NamedSection;
  file: string;
  text: string;
  /** The entry: a mapping, or the bare name of a town. */
  node: YAMLMap | Scalar;
  /** The list that holds it. */
  list: YAMLSeq;
  index: number;
  /** As written: of a town without its state. */
  name: string;
  /** "Kokomo, Indiana" where the group names its towns with the state; else the name. */
  canonical: string;
  aliases: string[];
}

/** Every named entry of the texts, in order. Files that are no YAML hold none. */
export function listEntries(texts: readonly PackText[]): FoundEntry[] {
  return texts.filter(t => !t.file.startsWith('types/')).flatMap(entriesOf);
}

function entriesOf({ file, text }: PackText): FoundEntry[] {
  const root = parseDocument(text, { prettyErrors: false }).contents;
  if (!isMap(root)) return [];
  const list = (section: NamedSection) => {
    const found = root.get(section);
    return isSeq(found) ? found : undefined;
  };
  const plain = (['companies', 'ventures', 'facilities', 'places'] as const).flatMap(section =>
    entriesIn(list(section), section, file, text, undefined),
  );
  const towns = (list('towns')?.items ?? []).flatMap(group => {
    if (!isMap(group)) return [];
    const state = String(group.get('named_with_state')) === 'true' ? String(group.get('state') ?? '') : undefined;
    return ['towns', 'only_qualified'].flatMap(key => {
      const names = group.get(key);
      return entriesIn(isSeq(names) ? names : undefined, 'towns', file, text, state);
    });
  });
  return [...plain, ...towns];
}

function entriesIn(
  list: YAMLSeq | undefined,
  section: NamedSection,
  file: string,
  text: string,
  state: string | undefined,
): FoundEntry[] {
  return (list?.items ?? []).flatMap((node, index) => {
    const name = isMap(node) ? node.get('name') : isScalar(node) ? node.value : undefined;
    if (typeof name !== 'string' || !list) return [];
    const canonical = state ? `${name}, ${state}` : name;
    return [
      { section, file, text, node: node as YAMLMap | Scalar, list, index, name, canonical, aliases: aliasesOf(node) },
    ];
  });
}

function aliasesOf(node: unknown): string[] {
  const aliases = isMap(node) ? node.get('aliases') : undefined;
  return isSeq(aliases) ? aliases.items.map(item => String(isScalar(item) ? item.value : item)) : [];
}

/** Offsets of a node's own text, without what follows it. */
export function spanOf(node: Node): { start: number; end: number } {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}
