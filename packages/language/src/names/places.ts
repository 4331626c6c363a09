// Towns with what they lie in: "Kokomo, Indiana", "Kosai, in Shizuoka prefecture", "Greer, S.C.".
import type { Line } from './lines.js';
import type { MarkedName } from './mark-names.js';
import type { ListedName, NameIndex } from './types.js';

/** Joins a town with the state or country behind it into one span; the rest is returned as it was. */
export function joinPlaces(line: Line, names: readonly MarkedName[], index: NameIndex): MarkedName[] {
  const joined: MarkedName[] = [];
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    const next = names[i + 1];
    const region = name.listed.kind === 'place' ? readRegion(line, name, next, index) : null;
    if (!region) {
      joined.push(withNoun(line, name));
      continue;
    }
    joined.push({ ...name, to: region.to, listed: placeIn(name.listed, region.name, index) });
    if (next && next.from < region.to) i++;
  }
  return joined;
}

/** "Ontario province", "Fayette County": the noun belongs to the span. */
function withNoun(line: Line, name: MarkedName): MarkedName {
  if (name.listed.kind !== 'place') return name;
  const next = name.to < line.to ? line.tokens[name.to]! : undefined;
  return next && /^(?:province|prefecture|county)$/.test(next.folded) ? { ...name, to: name.to + 1 } : name;
}

interface Region {
  name: string;
  to: number;
}

function readRegion(line: Line, town: MarkedName, next: MarkedName | undefined, index: NameIndex): Region | null {
  if (isLarge(town.listed) && town.listed.placeKind !== 'state') return null;
  let at = town.to;
  if (line.tokens[at]?.text !== ',' || at >= line.to) return null;
  at++;
  if (line.tokens[at]?.folded === 'in' && at < line.to) at++;
  if (next && next.from === at && next.listed.kind === 'place' && contains(next.listed, town.listed))
    return { name: next.listed.value, to: withNoun(line, next).to };
  return readAbbreviation(line, at, town.listed, index);
}

const isLarge = (listed: ListedName): boolean =>
  listed.placeKind === 'country' || listed.placeKind === 'region' || listed.placeKind === 'state';

/** States lie in countries, towns in states and countries; "Michigan, Ohio" is a list. */
function contains(region: ListedName, town: ListedName): boolean {
  if (region.placeKind === 'country')
    return !town.country || town.country === region.country || town.placeKind !== 'state';
  const isPart = region.placeKind === 'state' || (region.placeKind === 'region' && region.country !== null);
  return isPart && town.placeKind !== 'state' && (!town.country || town.country === region.country);
}

/** "Ind.", "N.C." and "IN" behind a town. */
function readAbbreviation(line: Line, at: number, town: ListedName, index: NameIndex): Region | null {
  const token = at < line.to ? line.tokens[at]! : undefined;
  if (!token || token.capitals === 'none' || town.placeKind === 'state') return null;
  const stop = line.tokens[at + 1]?.text === '.' && at + 1 < line.to;
  const name =
    index.abbreviations.get(token.text) ??
    index.abbreviations.get(token.folded) ??
    (stop ? index.abbreviations.get(`${token.folded}.`) : undefined);
  return name ? { name, to: at + (stop && !index.abbreviations.has(token.folded) && at + 2 < line.to ? 2 : 1) } : null;
}

/** The canonical name: the gazetteer's where it knows this town there, else "Town, Region". */
function placeIn(town: ListedName, region: string, index: NameIndex): ListedName {
  if (town.placeKind === 'state') return town;
  const [short, known] = splitValue(town.value);
  if (
    !town.unlisted &&
    (known === region || town.place === region || (!known && regionCountry(region, index) === town.country))
  )
    return town;
  const value = `${short}, ${region.replace(/ (?:Prefecture|Province)$/, '')}`;
  const listed = index.byValue.get(value);
  if (listed) return listed;
  return {
    kind: 'place',
    value,
    country: regionCountry(region, index),
    kinds: [],
    placeKind: 'city',
    place: region,
    unlisted: true,
  };
}

function splitValue(value: string): [string, string | undefined] {
  const [short, ...rest] = value.split(', ');
  return [short!, rest.length ? rest.join(', ') : undefined];
}

function regionCountry(region: string, index: NameIndex): string | null {
  return index.byValue.get(region)?.country ?? null;
}
