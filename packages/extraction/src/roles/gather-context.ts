// What the gathering of roles knows of an article, where it looks near a frame, and what earlier events tell.
import type { DocumentName, NounPhrase } from '@cellwire/language';
import type { EventTypeDefinition, NameSpan } from '@cellwire/model';
import type { Match } from '../frames/match.js';
import type { Draft } from '../happenings/draft.js';
import type { PlacesAgree } from '../happenings/same-happening.js';
import { extent, members, phrasesAfter, type Reading } from '../reading/reading.js';
import type { Found } from './found.js';
import type { StateNamed } from './jurisdictions.js';
import type { IsOutsider } from './outsiders.js';
import type { PlaceRank } from './places-agree.js';
import type { RoleReader } from './resolve-roles.js';
import type { SegmentWords } from './segments.js';

/** The article as the gathering of roles sees it. */
export interface GatherContext {
  reader: RoleReader;
  segments: SegmentWords;
  readings: readonly Reading[];
  /** Companies by how much the article is about them, first the headline's. */
  topics: readonly NameSpan[];
  definitions: ReadonlyMap<string, EventTypeDefinition>;
  /** Countries and unions that the article names, by their own names or by towns. */
  states: readonly StateNamed[];
  /** Plants and lines that the article describes, in the order of the text. */
  facilities: readonly DocumentName[];
  /** Company or venture → the place at which the text says that it stands. */
  seats: ReadonlyMap<string, DocumentName>;
  placesAgree: PlacesAgree;
  placeRank: PlaceRank;
  /** Events read so far, in the order of the text. */
  earlier: readonly Draft[];
  /** All that the article's frames found, details too, before anything was gathered. */
  all: Draft[];
  /** Matches that another event is told by means of: "its agreement to supply Acme has lapsed". */
  absorbed: Set<Match>;
  /** Whether a phrase stands for one who only watches the industry. */
  isOutsider: IsOutsider;
  /** The country that an adjective names: "Polish". */
  countryOfPeople(adjective: string): string | null;
  /** Whether a place is a country or a union of countries. */
  isCountry(value: string): boolean;
  /** Whether a date is not over on the day of publication. */
  isAhead(date: string): boolean;
}

/** The phrases that a frame filled, its own noun's first. */
export const phrasesOfDraft = (d: Draft): NounPhrase[] => [
  ...(d.match.np ? [d.match.np] : []),
  ...d.match.fills.flatMap(f => (f.np ? [f.np] : [])),
];

/** Token ranges to look in, nearest first. */
export function ranges(d: Draft, reach: number): [number, number][] {
  const r = d.match.reading;
  const out: [number, number][] = [];
  for (const np of phrasesOfDraft(d))
    for (const m of members(np)) out.push(extent(m), ...phrasesAfter(r, m).map(extent));
  if (reach >= 2 && d.match.clause) out.push([d.match.clause.start, Math.max(d.match.clause.end, d.match.trigger + 1)]);
  if (reach >= 3) out.push([0, r.parsed.tokens.length]);
  return out;
}

/** How many sentences back "the deal" or "the plant" may lead. */
export const CARRY = 4;

/** "The $3.5 billion plant", told of further up. */
const FAR_CARRY = 30;
function isKnownFacility(d: Draft): boolean {
  const np = d.phrases.get('facility');
  return np?.determiner === 'the' && np.of.length === 0;
}

/** A role of the latest event read before, or in the same sentence, that has a role of that name. */
export function carriedFrom(d: Draft, name: string, ctx: GatherContext): Found[] {
  const home = ctx.earlier.findLast(
    e =>
      e.roles.has(name) &&
      e.order <= d.order &&
      d.order - e.order <= (d.match.frame.carries ? Infinity : isKnownFacility(d) ? FAR_CARRY : CARRY) &&
      !(e.match.reading.headline && e.roles.size < 2),
  );
  return home?.roles.get(name) ?? [];
}
