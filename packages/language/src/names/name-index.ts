// Builds the index of a pack's names, on top of the countries and states that every newsreader knows.
import type { KindEntry, NameKind, PlaceEntry } from '@cellwire/model';
import { tokenize } from '../text/tokenize.js';
import { addAlias, emptyTrie } from './trie.js';
import type { ListedName, NameIndex, NamePack, TrieNode } from './types.js';
import { COMPANY_NOUNS, FUNCTION_WORDS, LEGAL_FORMS, NAME_HEADS, PERSON_NOUNS } from './word-lists.js';
import { COUNTRIES, WORLD_REGIONS } from './world-countries.js';
import { POSTAL_CODES, STATES } from './world-states.js';

/** A last word counts as a head when that many of the pack's companies end in it. */
const HEAD_SUPPORT = 3;

/** Compiles the names of a pack. A few milliseconds per thousand names; do it once. */
export function buildNameIndex(pack: NamePack): NameIndex {
  const root = emptyTrie();
  const byValue = new Map<string, ListedName>();
  for (const { listed, names } of listNames(pack)) {
    // What the pack says comes first, and a value is one entity even where two lists hold it.
    if (!byValue.has(listed.value)) byValue.set(listed.value, listed);
    for (const name of names) addAlias(root, name, listed);
  }
  return {
    root,
    byValue,
    kindsByNoun: indexKinds(pack.kinds),
    companyNouns: new Set([...COMPANY_NOUNS, ...pack.kinds.flatMap(lastWords)]),
    demonyms: indexDemonyms(pack.places),
    abbreviations: indexAbbreviations(pack.places),
    heads: new Set([...NAME_HEADS, ...learnHeads(pack), ...headsOfKinds(pack.kinds)]),
  };
}

/**
 * The words that the listed names of a kind begin with: the first letters and digits of each, folded. A text in plain
 * letters without any of them names none.
 */
export function firstWords(index: NameIndex, kind: NameKind): Set<string> {
  const leadsTo = (node: TrieNode): boolean =>
    (node.aliases?.some(alias => alias.listed.kind === kind) ?? false) ||
    [...(node.next?.values() ?? [])].some(leadsTo);
  const words = new Set<string>();
  const gather = (node: TrieNode): void => {
    for (const [word, next] of node.next ?? []) {
      const run = word.match(/[\p{L}\p{N}]+/u)?.[0];
      if (!leadsTo(next)) continue;
      if (run) words.add(run);
      else gather(next);
    }
  };
  gather(index.root);
  return words;
}

interface Naming {
  listed: ListedName;
  names: string[];
}

function listNames(pack: NamePack): Naming[] {
  const companies = pack.companies.map(({ name, aliases, kinds, country, parent }): Naming => {
    const listed: ListedName = { kind: 'company', value: name, country, kinds };
    if (parent) listed.parent = parent;
    return { listed, names: [name, ...aliases] };
  });
  const ventures = pack.ventures.map(({ name, aliases, partners, country, place, kinds }): Naming => {
    const listed: ListedName = { kind: 'venture', value: name, country, kinds: kinds ?? [], partners };
    if (place) listed.place = place;
    return { listed, names: [name, ...aliases] };
  });
  const facilities = pack.facilities.map(({ name, aliases, operator, place, country }): Naming => {
    const listed: ListedName = { kind: 'facility', value: name, country, kinds: [] };
    if (operator) listed.parent = operator;
    if (place) listed.place = place;
    return { listed, names: [name, ...aliases] };
  });
  return [...companies, ...ventures, ...facilities, ...pack.places.map(listPlace), ...worldPlaces(pack.places)];
}

function listPlace(place: PlaceEntry): Naming {
  const listed: ListedName = {
    kind: 'place',
    value: place.name,
    country: place.country,
    kinds: [],
    placeKind: place.kind,
  };
  if (place.state) listed.place = place.state;
  // "Kokomo, Indiana" is found as "Kokomo" too; the words behind the comma are read by the place rules.
  const short = place.name.split(',')[0]!;
  // A qualified town shares its name with better-known ones: it is read only with its state or country behind it.
  return { listed, names: [...new Set(place.qualified ? place.aliases : [short, ...place.aliases])] };
}

function worldPlaces(known: readonly PlaceEntry[]): Naming[] {
  const taken = new Set(known.map(place => place.name));
  const place = (
    value: string,
    country: string | null,
    placeKind: PlaceEntry['kind'],
    aliases: readonly string[],
  ): Naming => ({
    listed: { kind: 'place', value, country, kinds: [], placeKind },
    // "Ind." is read behind a town only; "U.S." by itself.
    names: [
      value,
      ...aliases.filter(alias => !/^\p{L}+\.$/u.test(alias) && !(placeKind === 'state' && alias.endsWith('.'))),
    ],
  });
  return [
    ...COUNTRIES.map(({ name, iso, aliases }) => place(name, iso, 'country', aliases)),
    ...WORLD_REGIONS.map(({ name, aliases }) => place(name, null, 'region', aliases)),
    ...STATES.map(({ name, country, aliases }) =>
      place(
        name,
        country,
        'state',
        aliases.filter(alias => alias.length > 3),
      ),
    ),
  ].filter(({ listed }) => !taken.has(listed.value) || listed.placeKind === 'country');
}

function indexKinds(kinds: readonly KindEntry[]): Map<string, string[]> {
  const byNoun = new Map<string, string[]>();
  for (const { kind, nouns } of kinds)
    for (const noun of new Set([kind, ...nouns].map(plainNoun))) byNoun.set(noun, [...(byNoun.get(noun) ?? []), kind]);
  return byNoun;
}

/** Lower case, hyphens as spaces: "Battery-maker" → "battery maker". */
export function plainNoun(noun: string): string {
  return noun
    .toLowerCase()
    .replace(/[-–\s]+/gu, ' ')
    .trim();
}

function lastWords({ kind, nouns }: KindEntry): string[] {
  return [kind, ...nouns]
    .map(noun => plainNoun(noun).split(' ').at(-1)!)
    .flatMap(noun => [noun, noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`])
    .filter(noun => noun.length > 2 && !PERSON_NOUNS.has(noun) && !FUNCTION_WORDS.has(noun));
}

function indexDemonyms(places: readonly PlaceEntry[]): Map<string, string> {
  const byDemonym = new Map<string, string>();
  for (const { demonyms } of WORLD_REGIONS) for (const demonym of demonyms) byDemonym.set(demonym.toLowerCase(), '');
  for (const { demonyms, iso } of COUNTRIES) for (const demonym of demonyms) byDemonym.set(demonym.toLowerCase(), iso);
  for (const { demonyms, country } of places)
    for (const demonym of demonyms ?? []) if (country) byDemonym.set(demonym.toLowerCase(), country);
  return byDemonym;
}

function indexAbbreviations(places: readonly PlaceEntry[]): Map<string, string> {
  const byAbbreviation = new Map<string, string>(Object.entries(POSTAL_CODES));
  for (const { name, aliases } of STATES)
    for (const alias of aliases) if (alias.endsWith('.')) byAbbreviation.set(alias.toLowerCase(), name);
  for (const { name, abbreviations } of places)
    for (const short of abbreviations ?? [])
      byAbbreviation.set(short.endsWith('.') ? short.toLowerCase() : short, name);
  return byAbbreviation;
}

/** Words by which the pack tells a company's kind from its name: "Orvane Cells". */
const headsOfKinds = (kinds: readonly KindEntry[]): string[] =>
  kinds.flatMap(({ names = [] }) => names.map(name => name.toLowerCase()));

/** Last words that several company names of the pack share: what its industry calls itself. */
function learnHeads(pack: NamePack): string[] {
  const counts = new Map<string, number>();
  for (const { name } of [...pack.companies, ...pack.ventures]) {
    const words = tokenize(name).filter(token => token.kind === 'word' && !LEGAL_FORMS.has(token.folded));
    const last = words.length > 1 ? words.at(-1)!.folded : '';
    if (last.length > 3) counts.set(last, (counts.get(last) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= HEAD_SUPPORT).map(([word]) => word);
}
