// What the pack knows of names, as resolution asks it.
import type { Pack, PlaceEntry } from '@cellwire/model';

export interface PlaceParts {
  country: string | null;
  state: string | null;
  city: string | null;
}

export interface NameKnowledge {
  /** One key for every spelling of a name. */
  key(name: string): string;
  /** The listed name behind a key, or null. */
  nameOf(key: string): string | null;
  /** Keys of a venture's partners; empty for an unlisted one. */
  partnersOf(key: string): readonly string[];
  /** Key of the company that a unit belongs to. */
  parentOf(key: string): string | null;
  /** Country, state and town of a place as far as it is known. */
  placeOf(place: string): PlaceParts;
}

/** Fewer letters name nobody by themselves when a name is shortened to its first word. */
export const SHORTEST_NAME = 5;

/** First word of a key that no list knows, under which a report may shorten it; null where there is none. */
export function headOf(key: string, knowledge: NameKnowledge): string | null {
  const head = key.split(' ')[0] as string;
  return head !== key && head.length >= SHORTEST_NAME && knowledge.nameOf(key) === null ? head : null;
}

const LEGAL =
  /\b(inc|corp|corporation|co|ltd|limited|llc|lp|plc|ag|se|nv|sa|ab|asa|oyj|gmbh|spa|kk|pty|bhd|holdings?|group|company|the)\b/g;

/** Lower case, no marks, no legal forms: "Acme Motors Co., Ltd." and "Acme Motors" are one. */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/\bmt\b\.?/g, 'mount')
    .replace(/[^\p{L}\p{N}&+]+/gu, ' ')
    .trim();
  return plain.replace(LEGAL, ' ').replace(/\s+/g, ' ').trim() || plain;
}

/** Builds the knowledge of a pack. */
export function knowledgeOf(pack: Pick<Pack, 'companies' | 'ventures' | 'places'>): NameKnowledge {
  const keys = new Map<string, string>();
  const names = new Map<string, string>();
  const file = (entry: { name: string; aliases: string[] }): string => {
    const key = plainName(entry.name);
    if (!names.has(key)) names.set(key, entry.name);
    for (const spelling of [entry.name, ...entry.aliases])
      if (!keys.has(plainName(spelling))) keys.set(plainName(spelling), key);
    return key;
  };
  for (const entry of [...pack.companies, ...pack.ventures]) file(entry);
  const key = (name: string): string => {
    const plain = plainName(name);
    return keys.get(plain) ?? plain;
  };
  const parents = new Map(pack.companies.filter(c => c.parent).map(c => [key(c.name), key(c.parent as string)]));
  const partners = new Map(pack.ventures.map(v => [key(v.name), v.partners.map(key)]));
  const places = placeIndex(pack.places);
  return {
    key,
    nameOf: k => names.get(k) ?? null,
    partnersOf: k => partners.get(k) ?? [],
    parentOf: k => parents.get(k) ?? null,
    placeOf: place => placeParts(place, places),
  };
}

function placeIndex(places: PlaceEntry[]): Map<string, PlaceEntry> {
  const index = new Map<string, PlaceEntry>();
  for (const rank of ['country', 'state', 'region', 'city'])
    for (const place of places)
      if (place.kind === rank)
        for (const spelling of [place.name, ...place.aliases])
          if (!index.has(plainName(spelling))) index.set(plainName(spelling), place);
  return index;
}

const AREA = /\b(county|prefecture|province|district|region|parish)\b/i;

/** "Kokomo, Indiana" → US, Indiana, Kokomo; the last part decides the country. */
function placeParts(place: string, index: Map<string, PlaceEntry>): PlaceParts {
  const whole = index.get(plainName(place));
  if (whole) return partsOf(whole, index);
  const pieces = place
    .split(',')
    .map(p => p.trim())
    .filter(Boolean);
  if (pieces.length < 2) return { country: null, state: null, city: pieces[0] ? plainName(pieces[0]) : null };
  const around = index.get(plainName(pieces.at(-1) as string));
  const parts = around
    ? partsOf(around, index)
    : { country: null, state: plainName(pieces.at(-1) as string), city: null };
  // A county or prefecture is wider than a town: it says no more than its state when towns are compared.
  return AREA.test(pieces[0] as string) ? parts : { ...parts, city: plainName(pieces[0] as string) };
}

function partsOf(place: PlaceEntry, index: Map<string, PlaceEntry>): PlaceParts {
  const country = place.country;
  if (place.kind === 'country') return { country, state: null, city: null };
  if (place.kind === 'region') return { country: null, state: null, city: null };
  if (place.kind === 'state') return { country, state: plainName(place.name), city: null };
  const state = place.state ? plainName(index.get(plainName(place.state))?.name ?? place.state) : null;
  return { country, state, city: plainName(place.name.split(',')[0] as string) };
}
