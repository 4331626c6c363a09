// The written shape of a pack's files, apart from event types: which keys there are and what each takes.
import { z } from 'zod';

/** A name as it stands in news: trimmed, on one line, no doubled blanks. */
export const Name = z
  .string()
  .min(1)
  .max(120)
  .regex(/^\S+(?: \S+)*$/, 'a name has no blanks at its ends, no doubled blanks and no line breaks');
const Names = z.array(Name).default([]);
/** ISO 3166-1 alpha-2. */
const Country = z.string().regex(/^[A-Z]{2}$/, 'a country is two capital letters (ISO 3166-1), such as KR');

/** A company: `CompanyEntry` as written. */
export const CompanyShape = z.strictObject({
  name: Name,
  aliases: Names,
  kinds: Names,
  country: Country.nullable().default(null),
  parent: Name.optional(),
});
/** A joint venture with all who are or were its partners. */
export const VentureShape = z.strictObject({
  name: Name,
  aliases: Names,
  partners: z.array(Name).min(1),
  country: Country.nullable().default(null),
  place: Name.optional(),
  kinds: z.array(Name).optional(),
});
/** A plant, mine or site that news calls by a name. */
export const FacilityShape = z.strictObject({
  name: Name,
  aliases: Names,
  operator: Name.nullable().default(null),
  place: Name.nullable().default(null),
  country: Country.nullable().default(null),
});
/** A place written by itself; towns have a shorter form below. */
export const PlaceShape = z.strictObject({
  name: Name,
  aliases: Names,
  kind: z.enum(['country', 'state', 'region', 'city']),
  country: Country.nullable().default(null),
  state: Name.optional(),
  demonyms: z.array(Name).optional(),
  seats: z.array(Name).optional(),
  abbreviations: z.array(Name).optional(),
});
const Town = z.union([Name, z.strictObject({ name: Name, aliases: Names })]);
/** Towns of one country or state, written together: a town costs one word. */
export const TownsShape = z.strictObject({
  country: Country,
  state: Name.optional(),
  /** Canonical names are "Town, State" instead of "Town". */
  named_with_state: z.boolean().default(false),
  /** Read wherever they stand. */
  towns: z.array(Town).default([]),
  /** Common words, persons, or names of several towns: read only with their state or country ("Commerce, Georgia"). */
  only_qualified: z.array(Town).default([]),
});
/** A group of towns as checked. */
export type TownsShape = z.infer<typeof TownsShape>;

/** A kind of company and the nouns that name one. */
export const KindShape = z.strictObject({
  kind: Name,
  nouns: z.array(Name).min(1),
  /** Words in the name of an unlisted company that make it one of this kind: "Motors". */
  names: z.array(Name).min(1).optional(),
  /** They watch the industry and are no part of it: what they expect or wish is no event. */
  outsider: z.boolean().optional(),
});
/** Weights of words for and against an article’s being of the industry, and of the companies it names. */
export const RelevanceShape = z.strictObject({
  words: z.record(z.string(), z.number().positive()),
  against: z.record(z.string(), z.number().positive()).default({}),
  /** What the name of a listed company of a kind weighs, once each. */
  kinds: z.record(z.string(), z.number().positive()).default({}),
  /** Words of other trades: deeds of parties that the text says are of one are no events. */
  trades: z.array(z.string().min(1)).default([]),
  threshold: z.number().positive(),
});
/** Word → segment or chemistry. */
export const SegmentsShape = z.record(z.string(), Name);
/** Word lists that frames refer to as `$name`. */
export const WordsShape = z.record(
  z.string().regex(/^[a-z][a-z0-9-]*$/, 'a word list is named in small letters, digits and hyphens'),
  z.array(z.string().min(1)).min(1),
);
/** A feed or news sitemap. */
export const SourceShape = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a source is named in small letters, digits and hyphens'),
  outlet: Name,
  feed: z.url({ protocol: /^https?$/, error: 'a feed is an http or https URL' }),
  homepage: z.url({ protocol: /^https?$/, error: 'a homepage is an http or https URL' }).optional(),
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a language is a BCP 47 tag such as en or zh-Hant'),
  timeZone: z.string().refine(isTimeZone, 'not an IANA time zone such as Asia/Seoul'),
  country: Country.optional(),
  category: Name.optional(),
  note: z.string().optional(),
});
const Selectors = z.array(z.string().min(1)).optional();
/** Selectors for one outlet, with the day until which they are trusted. */
export const OutletShape = z.strictObject({
  host: z
    .string()
    .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'a host is a domain in small letters, without scheme or path'),
  body: Selectors,
  remove: Selectors,
  title: z.string().min(1).optional(),
  validUntil: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as "2027-06-30"'),
  note: z.string().min(1),
});

/** One data file: any of these sections, in a file of any name outside `types/`. */
export const DataFileShape = z.strictObject({
  name: Name.optional(),
  companies: z.array(CompanyShape).optional(),
  ventures: z.array(VentureShape).optional(),
  facilities: z.array(FacilityShape).optional(),
  places: z.array(PlaceShape).optional(),
  towns: z.array(TownsShape).optional(),
  kinds: z.array(KindShape).optional(),
  relevance: RelevanceShape.optional(),
  segments: SegmentsShape.optional(),
  words: WordsShape.optional(),
  sources: z.array(SourceShape).optional(),
  outlets: z.array(OutletShape).optional(),
});
/** A data file as checked, defaults filled in. */
export type DataFile = z.infer<typeof DataFileShape>;

function isTimeZone(zone: string): boolean {
  if (!/^(?:UTC|[A-Z][A-Za-z_]+(?:\/[A-Za-z_+\-0-9]+)+)$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
