// The shapes of this folder: what an index knows, and what is found in a text.
import type {
  CompanyEntry,
  FacilityEntry,
  KindEntry,
  NameKind,
  NameSpan,
  PlaceEntry,
  VentureEntry,
} from '@cellwire/model';
import type { Part } from '../text/types.js';

/** The parts of a pack that names are read from. All lists may be empty. */
export interface NamePack {
  companies: readonly CompanyEntry[];
  ventures: readonly VentureEntry[];
  facilities: readonly FacilityEntry[];
  places: readonly PlaceEntry[];
  kinds: readonly KindEntry[];
}

/** A name the index knows. */
export interface ListedName {
  kind: NameKind;
  /** The canonical name, as in events. */
  value: string;
  /** ISO 3166-1 alpha-2; null where unknown or for a region of several countries. */
  country: string | null;
  kinds: readonly string[];
  partners?: readonly string[];
  parent?: string;
  /** Gathered from this text, not from a list. */
  unlisted?: boolean;
  /** For places: how large; for the rest absent. */
  placeKind?: PlaceEntry['kind'];
  /** For towns, the state or province they lie in; for facilities and ventures, their place. */
  place?: string;
}

/** One way of writing a listed name: its words as written, to hold the case rules against. */
export interface Alias {
  listed: ListedName;
  words: readonly string[];
  /** Two or three capitals ("GM"): only exactly as written. */
  strict: boolean;
  /** One ordinary English word ("Target", "Plug"): needs more than a capital at the head of a sentence. */
  common: boolean;
}

export interface TrieNode {
  next: Map<string, TrieNode> | null;
  aliases: Alias[] | null;
}

/** Everything names are found with; built once per pack, then shared. */
export interface NameIndex {
  root: TrieNode;
  /** "battery maker" → kinds; hyphens are written as spaces. */
  kindsByNoun: ReadonlyMap<string, readonly string[]>;
  /** Last words of the descriptions above and of the general ones ("maker", "miner"). */
  companyNouns: ReadonlySet<string>;
  /** "korean" → "KR"; '' for regions of several countries ("european"). Two-word demonyms with a space. */
  demonyms: ReadonlyMap<string, string>;
  /** Last words that make a run of capitals a company ("Energy", and what the pack's own names end in). */
  heads: ReadonlySet<string>;
  /** What may stand behind a town for its state ("ind." → "Indiana", "IN" → "Indiana"); never read alone. */
  abbreviations: ReadonlyMap<string, string>;
  /** Canonical name → entry, for kinds, countries and partners of values found elsewhere. */
  byValue: ReadonlyMap<string, ListedName>;
}

/**
 * A name in an article. Names with the same `value` and kind are one entity; a venture without a name of its own has
 * value '' and is one entity per span. Spans may nest: the place inside "the Tennessee plant".
 */
export interface DocumentName extends NameSpan {
  in: Part;
  /** Its position in the list that `findNames` returned. */
  id: number;
  /** Index into `TextDocument.sentences`; -1 outside any. */
  sentence: number;
  /** Followed by 's (or a bare apostrophe). */
  possessive?: boolean;
  /** The facility or unnamed venture whose span holds this one, by id. */
  inside?: number;
  /** Facilities: canonical place and operator where the words next to it say so. */
  place?: string;
  operator?: string;
  /** Ventures: the partners that this article states beside the name (`partners` may come from the pack). */
  statedPartners?: string[];
}
