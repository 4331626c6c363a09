// What a pack folder holds once it is loaded and checked: plain data, no behaviour.
import type { Arguments, Status } from './events.js';

/** What a role takes. `name` kinds are resolved to canonical names; `text` is kept as the article says it. */
export type RoleKind =
  | 'company'
  | 'venture'
  | 'facility'
  | 'place'
  | 'money'
  | 'volume'
  | 'headcount'
  | 'percent'
  | 'date'
  | 'segment'
  | 'text'
  | 'jurisdiction';

export interface RoleDefinition {
  kind: RoleKind[];
  /** One of the roles by which two mentions are told to be the same event. */
  identifies?: boolean;
  /** Without it (or one of the roles with the same group) the engine stays silent. */
  required?: boolean | string;
  many?: boolean;
  /** Fewest values without which the event is not told, unless another role of its group is filled. */
  atLeast?: number;
  /** How far from the frame the engine may look for a value that no slot filled; `none` by default; `carry` takes it only from an event told just before. */
  gather?: 'none' | 'carry' | 'phrase' | 'clause' | 'sentence' | 'passage';
  /** Kinds of companies that usually have this role; decides where a frame `swaps` two. */
  prefers?: string[];
  /** A role of another event in the same sentence whose parties join this one's: the partners of a venture operate its plant. */
  joins?: string;
  /** Words of which one must stand close to a gathered value: "capacity", "a year". */
  near?: string[];
  /** Prepositions whose phrase in the event's own clause fills it where no position did: "for", of a price. */
  by?: string[];
  /** Roles whose company's or venture's place this is, where the text tells it beside the name and nothing nearer says one. */
  seatOf?: string[];
  /** Of a segment: by the kinds of the company in another role, `{ customer: { automaker: EV } }`, where no word tells it; `none` for no segment. */
  byKindOf?: Record<string, Record<string, string>>;
  doc?: string;
}

export interface EventTypeDefinition {
  type: string;
  doc: string;
  roles: Record<string, RoleDefinition>;
  /** The status when no cue says otherwise, and the statuses this type can have. */
  statuses: Status[];
  defaultStatus?: Status;
  /** The type that a planned event of this one becomes when it is called off: a plan becomes a halt. */
  calledOff?: string;
  frames: Frame[];
  examples: Example[];
}

/**
 * A frame says, in terms of grammar, which word triggers it and where its roles stand. Its exact schema is owned by
 * the package `pack` (zod, written out in docs/frames.md); the engine reads this shape.
 */
export interface Frame {
  /** `<type>/<what-it-reads>` */
  id: string;
  [slot: string]: unknown;
}

/** An example is a test: the text must give exactly these events (roles listed are compared, in full). */
export interface Example {
  text: string;
  title?: string;
  published: string;
  events: ({ type?: string; status: Status; date?: string | null } & Record<string, unknown>)[];
  /** A miss written down as such: fails once it begins to work. */
  knownMiss?: string;
}
export type ExampleArguments = Arguments;

/** A company, agency or other organisation. */
export interface CompanyEntry {
  name: string;
  aliases: string[];
  /** Words of the industry: cell maker, automaker, miner, utility … ; the pack's `kinds` says which descriptions fit them. */
  kinds: string[];
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  parent?: string;
}
export interface VentureEntry {
  name: string;
  aliases: string[];
  partners: string[];
  country: string | null;
  place?: string;
  kinds?: string[];
}
export interface FacilityEntry {
  name: string;
  aliases: string[];
  operator: string | null;
  place: string | null;
  country: string | null;
}
/** A country, state, province, region or town. `name` is canonical as in events: "Kokomo, Indiana", "Canada", "Georgia". */
export interface PlaceEntry {
  name: string;
  aliases: string[];
  kind: 'country' | 'state' | 'region' | 'city';
  country: string | null;
  state?: string;
  demonyms?: string[];
  /** Of a union: towns whose names stand for its government ("Brussels"). */
  seats?: string[];
  /** Short forms read only after a town's name: "Ind.", "IN". */
  abbreviations?: string[];
  /** A common word, or the name of several towns: read only with its state or country ("Commerce, Georgia"). */
  qualified?: boolean;
}

/** A kind of company with the descriptions that name one ("battery-maker", "cell manufacturer"). */
export interface KindEntry {
  kind: string;
  nouns: string[];
  /** Words in the name of an unlisted company that make it one of this kind: "Motors". */
  names?: string[];
  /** Companies of this kind watch the industry and are no part of it (brokers, researchers): what they expect or wish is no event. */
  outsider?: boolean;
}

export interface SourceEntry {
  name: string;
  outlet: string;
  feed: string;
  homepage?: string;
  language: string;
  timeZone: string;
  country?: string;
  category?: string;
  note?: string;
}

/** Selectors for one outlet whose markup misleads the general reader. */
export interface OutletHint {
  host: string;
  body?: string[];
  remove?: string[];
  title?: string;
  validUntil: string;
  note: string;
}

export interface Pack {
  name: string;
  /** Content hash of everything in the folder; mentions carry it. */
  version: string;
  types: EventTypeDefinition[];
  companies: CompanyEntry[];
  ventures: VentureEntry[];
  facilities: FacilityEntry[];
  places: PlaceEntry[];
  kinds: KindEntry[];
  /** Words that make an article relevant, with weights, those that speak against it, and what a listed company of a kind weighs. */
  relevance: {
    words: Record<string, number>;
    against: Record<string, number>;
    kinds?: Record<string, number>;
    /** Words of trades that are none of the industry's: a deed among parties of such a trade is no event. */
    trades?: string[];
    threshold: number;
  };
  /** Named word lists that frames refer to as `$name`. */
  words: Record<string, string[]>;
  /** Word → segment value (ESS, EV, LFP …). */
  segments: Record<string, string>;
  sources: SourceEntry[];
  outlets: OutletHint[];
}
