// What no single entry can show: names used twice, aliases that overlap, references to what is not listed.
import type { PackFault } from './fault.js';
import { faultAt, type Gathered, type Located, whereIs } from './gather.js';
import { didYouMean } from './suggest.js';
import { checkWordLists } from './word-lists.js';

/** What was found between entries. */
export interface CrossChecked {
  faults: PackFault[];
  /** Doubts that do not stop the pack: a partner or operator that no list holds. */
  warnings: PackFault[];
}

/** Checks entries against each other. */
export function crossCheck(all: Gathered): CrossChecked {
  const faults = [
    ...sameNames([...all.companies, ...all.ventures], 'company or venture'),
    ...sameNames(all.facilities, 'facility'),
    ...samePlaces(all),
    ...twice(all.kinds, k => k.kind, 'kind'),
    ...twice(all.sources, s => s.name, 'source'),
    ...twice(all.sources, s => s.feed, 'feed'),
    ...twice(all.outlets, o => o.host, 'outlet'),
    ...twice(all.segments, s => fold(s[0]), 'segment word'),
    ...twice(all.words, w => w[0], 'word list'),
    ...checkWordLists(all.words),
    ...unknownKinds(all),
    ...unknownCountries(all),
    ...wrongParents(all),
  ];
  return { faults, warnings: unlisted(all) };
}

/** Names are compared without regard to capitals, accents' composition and blanks: news prints them in many ways. */
const fold = (name: string): string => name.normalize('NFKC').toLowerCase();

interface Named {
  name: string;
  aliases: string[];
}

/** Every name and alias belongs to one entry only; otherwise a text could not be resolved. Spellings may differ in capitals. */
function sameNames(entries: readonly Located<Named>[], what: string): PackFault[] {
  const owner = new Map<string, Located<Named>>();
  const faults: PackFault[] = [];
  for (const located of entries) {
    const names = [located.entry.name, ...located.entry.aliases];
    for (const [i, name] of names.entries()) {
      const key = fold(name);
      const other = owner.get(key);
      if (!other) owner.set(key, located);
      else if (other !== located || names.indexOf(name) < i) faults.push(overlap(located, other, name, i, what));
    }
  }
  return faults;
}

function overlap(here: Located<Named>, other: Located<Named>, name: string, i: number, what: string): PackFault {
  const part = i === 0 ? ['name'] : ['aliases', i - 1];
  if (here === other) return faultAt(here, part, `"${name}" is written twice in this entry`, 'remove one');
  const isName = i === 0 && fold(other.entry.name) === fold(name);
  const message = isName
    ? `the ${what} "${name}" is listed twice, also at ${whereIs(other)}`
    : `"${name}" also names ${other.entry.name} (${whereIs(other)})`;
  return faultAt(here, part, message, isName ? 'merge the two entries' : 'let the alias stand at one entry only');
}

/** As names, but towns that are read only with their state or country may share a name with others elsewhere. */
function samePlaces(all: Gathered): PackFault[] {
  const bare = all.places.filter(p => !p.entry.qualified);
  const seen = new Map<string, Located<unknown>>();
  const faults = sameNames(bare, 'place');
  for (const place of all.places.filter(p => p.entry.qualified)) {
    const key = [place.entry.country, place.entry.state ?? '', fold(place.entry.name)].join('|');
    const other = seen.get(key);
    if (other) faults.push(faultAt(place, [], `this place also stands at ${whereIs(other)}`, 'keep one'));
    else seen.set(key, place);
  }
  return faults;
}

function twice<T>(entries: readonly Located<T>[], keyOf: (entry: T) => string, what: string): PackFault[] {
  const seen = new Map<string, Located<T>>();
  const faults: PackFault[] = [];
  for (const located of entries) {
    const key = keyOf(located.entry);
    const other = seen.get(key);
    if (other) faults.push(faultAt(located, [], `the ${what} "${key}" also stands at ${whereIs(other)}`, 'keep one'));
    else seen.set(key, located);
  }
  return faults;
}

function unknownKinds(all: Gathered): PackFault[] {
  const known = new Set(all.kinds.map(k => k.entry.kind));
  const otherwise = 'use a kind of the list "kinds", or add it there';
  return [...all.companies, ...all.ventures].flatMap(located =>
    (located.entry.kinds ?? []).flatMap((kind, i) =>
      known.has(kind)
        ? []
        : [faultAt(located, ['kinds', i], `unknown kind "${kind}"`, didYouMean(kind, known, otherwise))],
    ),
  );
}

/** Where a pack lists countries, every code must be one of them; places other than regions must have one. */
function unknownCountries(all: Gathered): PackFault[] {
  const known = new Set(all.places.flatMap(p => (p.entry.kind === 'country' && p.entry.country) || []));
  if (known.size === 0) return [];
  const states = new Set(all.places.flatMap(p => (p.entry.kind === 'state' ? [stateKey(p.entry)] : [])));
  const coded: Located<{ country: string | null }>[] = [
    ...all.companies,
    ...all.ventures,
    ...all.facilities,
    ...all.places,
  ];
  const faults = coded.flatMap(located => {
    const { country } = located.entry;
    return country === null || known.has(country)
      ? []
      : [faultAt(located, ['country'], `the country ${country} is not among the places`, 'list it, or correct it')];
  });
  for (const place of all.places) {
    const { kind, country, state } = place.entry;
    if (country === null && kind !== 'region')
      faults.push(faultAt(place, [], `the ${kind} "${place.entry.name}" has no country`, 'add country: XX'));
    if (state !== undefined && !states.has(stateKey({ name: state, country })))
      faults.push(faultAt(place, ['state'], `the state "${state}" is not among the places`, 'list it, or correct it'));
  }
  return faults;
}
const stateKey = (p: { name: string; country: string | null }): string => `${p.country}|${fold(p.name)}`;

/** A unit of itself, or a circle of parents. */
function wrongParents(all: Gathered): PackFault[] {
  const parents = new Map(all.companies.map(c => [c.entry.name, c.entry.parent]));
  return all.companies.flatMap(located => {
    const passed = new Set<string>();
    let name: string | undefined = located.entry.name;
    while (name !== undefined && !passed.has(name)) {
      passed.add(name);
      name = parents.get(name);
    }
    return name === located.entry.name
      ? [faultAt(located, ['parent'], `"${name}" is its own parent in the end`, 'name the company that owns it')]
      : [];
  });
}

/** Partners, parents, operators and places that no list holds: often a slip of the pen. */
function unlisted(all: Gathered): PackFault[] {
  const organisations = [...all.companies, ...all.ventures];
  const canonical = new Set(organisations.map(o => o.entry.name));
  const aliases = new Map(organisations.flatMap(o => o.entry.aliases.map(a => [a, o.entry.name] as const)));
  const places = new Set(all.places.map(p => p.entry.name));
  const warnings: PackFault[] = [];
  const check = (at: Located<unknown>, part: PropertyKey[], name: string | null | undefined, role: string) => {
    if (name === null || name === undefined || canonical.has(name)) return;
    const owner = aliases.get(name);
    const mend = owner
      ? `write its canonical name, "${owner}"`
      : didYouMean(name, canonical, `add "${name}" to companies`);
    warnings.push(faultAt(at, part, `the ${role} "${name}" is not a listed company or venture`, mend));
  };
  for (const c of all.companies) check(c, ['parent'], c.entry.parent, 'parent');
  for (const v of all.ventures)
    for (const [i, p] of v.entry.partners.entries()) check(v, ['partners', i], p, 'partner');
  for (const f of all.facilities) check(f, ['operator'], f.entry.operator, 'operator');
  for (const at of [...all.ventures, ...all.facilities]) {
    const { place } = at.entry;
    if (place !== undefined && place !== null && places.size > 0 && !places.has(place))
      warnings.push(faultAt(at, ['place'], `the place "${place}" is not listed`, didYouMean(place, places, 'add it')));
  }
  return warnings;
}
