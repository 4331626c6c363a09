// Events and exits as the API writes them.
import { Evidence, RoleValue, Status, Target } from '@cellwire/model';
import { z } from 'zod';
import {
  AsOf,
  Cursor,
  Day,
  FilterText,
  HeadlineSentence,
  HistoryEntry,
  Instant,
  limitOf,
  NextCursor,
  ReportedDate,
  RoleArguments,
} from './shared.js';

/** One real-world happening: a row of every list and export. */
export const EventItem = z
  .object({
    event: z.string().describe('Stable id, ev_…'),
    type: z.string(),
    status: Status,
    date: ReportedDate.nullable(),
    date_from: Day.nullable(),
    date_to: Day.nullable(),
    headline: z.string(),
    arguments: RoleArguments,
    companies: z.array(z.string()),
    ventures: z.array(z.string()),
    facilities: z.array(z.string()),
    places: z.array(z.string()),
    countries: z.array(z.string()),
    segments: z.array(z.string()),
    gwh: z.number().nullable().describe('Largest energy figure, in gigawatt-hours'),
    usd: z.number().nullable().describe('Largest sum, in US dollars, where one is known'),
    is_exit: z.boolean(),
    exits: z.array(z.string()),
    sources: z.number().int().describe('Independent outlets; copies of one agency text count once'),
    outlets: z.array(z.string()),
    confidence: z.number().min(0).max(1),
    novelty_days: z.number().int().nullable().describe('Days since a similar event; null where there is none'),
    first_seen: Instant,
    last_seen: Instant,
    seen_on: Day,
    history: z.array(HistoryEntry),
    related: z.array(z.object({ event: z.string(), why: z.string() })),
    evidence: HeadlineSentence.nullable(),
    version: z.number().int(),
    recorded_at: Instant,
  })
  .meta({ id: 'Event' });
export type EventItem = z.output<typeof EventItem>;

export const EVENT_ORDERS = ['seen', 'updated', 'date', 'usd', 'gwh', 'sources'] as const;

export const EventListQuery = z.object({
  q: FilterText.default(''),
  sort: z.enum(EVENT_ORDERS).default('seen').describe('Greatest first; unknown figures and dates last'),
  limit: limitOf(1000, 100),
  cursor: Cursor.optional(),
  as_of: AsOf.optional(),
});
export const EventPage = z.object({ events: z.array(EventItem), next: NextCursor }).meta({ id: 'EventPage' });

/** A piece of a sentence that was read as the value of a role. Offsets are UTF-16, into the sentence. */
export const Highlight = z
  .object({
    role: z.string().describe('Role of the event type, or `trigger` for the word that set the mention off'),
    value: z.number().int().describe('Index into the list of the role'),
    start: z.number().int(),
    end: z.number().int(),
  })
  .meta({ id: 'Highlight' });
export type Highlight = z.output<typeof Highlight>;

/** Who published an article, and where. */
export const ArticleBrief = z
  .object({
    article: z.string(),
    title: z.string(),
    url: z.string().nullable(),
    outlet: z.string().nullable(),
    published: z.string().describe('As said: a day, or an instant with offset'),
    copy_of: z.string().nullable().describe('The article whose text this one copies; counts as one source with it'),
  })
  .meta({ id: 'ArticleBrief' });

/** What one article says of one event. */
export const MentionItem = z
  .object({
    id: z.string().describe('<article>#<n>'),
    event: z.string().nullable(),
    type: z.string(),
    status: Status,
    date: ReportedDate.nullable(),
    arguments: RoleArguments,
    evidence: z.array(Evidence).describe('Offsets into the title or text of the article'),
    sentence: z.string(),
    highlights: z.array(Highlight).describe('The evidence that stands in the sentence, in order, none overlapping'),
    rule: z.string().describe('Frame that found it'),
    confidence: z.number(),
    target: Target.nullable(),
    background: z.boolean().describe('An old event restated in passing'),
    pack_version: z.string(),
    recorded_at: Instant,
    superseded_at: Instant.nullable(),
    article: ArticleBrief,
  })
  .meta({ id: 'Mention' });
export type MentionItem = z.output<typeof MentionItem>;

/** A value that is reported for a role. */
export const ClaimItem = z
  .object({
    role: z.string(),
    value: RoleValue,
    also: z.array(RoleValue).describe('The same sum in other currencies, as articles give it beside the value'),
    articles: z.array(z.string()),
    outlets: z.number().int().describe('Independent outlets that report it'),
    canonical: z.boolean().describe('Whether it is the value that the event shows'),
  })
  .meta({ id: 'Claim' });

/** One recorded state of an event or exit. */
export const VersionItem = z
  .object({
    version: z.number().int(),
    recorded_at: Instant,
    cause: z.string().describe('mention, reextraction, import, merge, split, reject or restore'),
    silent: z.boolean(),
    state: z.string(),
    status: Status,
    date: ReportedDate.nullable(),
    headline: z.string(),
    sources: z.number().int(),
    confidence: z.number(),
  })
  .meta({ id: 'Version' });

/** An event in one line. */
export const EventBrief = z
  .object({
    event: z.string(),
    type: z.string(),
    status: Status,
    date: ReportedDate.nullable(),
    date_from: Day.nullable(),
    seen_on: Day,
    headline: z.string(),
    is_exit: z.boolean(),
  })
  .meta({ id: 'EventBrief' });
export type EventBrief = z.output<typeof EventBrief>;

/** What a person said about the grouping. */
export const CorrectionItem = z
  .object({
    id: z.number().int(),
    kind: z.enum(['merge', 'split', 'reject']),
    event: z.string(),
    other: z.string().nullable(),
    reason: z.string(),
    made_by: z.string(),
    made_at: Instant,
    undone_at: Instant.nullable(),
    undone_by: z.string().nullable(),
  })
  .meta({ id: 'Correction' });

export const EventDetail = EventItem.extend({
  former_ids: z.array(z.string()).describe('Ids that were merged into this one'),
  claims: z.array(ClaimItem),
  mentions: z.array(MentionItem),
  related_events: z.array(EventBrief.extend({ why: z.string() })),
  versions: z.array(VersionItem),
  corrections: z.array(CorrectionItem),
}).meta({ id: 'EventDetail' });
export type EventDetail = z.output<typeof EventDetail>;

/** How an event was read: for each mention the frame, the words and the date. */
export const EventExplanation = z
  .object({
    event: z.string(),
    mentions: z.array(
      z.object({
        mention: z.string(),
        article: z.string(),
        rule: z.string(),
        sentence: z.string(),
        joined: z.string().describe('Why resolution put the mention into this event'),
        steps: z
          .array(z.string())
          .describe('The words that fired, how roles were filled, how the date was reached; in order'),
      }),
    ),
    why_not: z.array(z.string()).describe('What nearly matched and why it did not, where the text is still kept'),
  })
  .meta({ id: 'Explanation' });

/** A partner's leaving of a joint venture. */
export const ExitItem = z
  .object({
    exit: z.string().describe('Stable id, ex_…'),
    venture: z.string(),
    leaving: z.array(z.string()),
    staying: z.array(z.string()),
    episode: z.number().int(),
    status: Status,
    date: ReportedDate.nullable(),
    date_from: Day.nullable(),
    date_to: Day.nullable(),
    headline: z.string(),
    sentence: z.string().nullable(),
    article: z.string().nullable(),
    outlet: z.string().nullable(),
    url: z.string().nullable(),
    sources: z.number().int(),
    confidence: z.number(),
    first_seen: Instant,
    last_seen: Instant,
    history: z.array(HistoryEntry),
    events: z.array(z.string()),
    version: z.number().int(),
    recorded_at: Instant,
  })
  .meta({ id: 'Exit' });
export type ExitItem = z.output<typeof ExitItem>;

export const ExitListQuery = z.object({
  status: Status.optional(),
  venture: z.string().max(300).optional(),
  company: z.string().max(300).optional().describe('A leaving partner'),
  limit: limitOf(1000, 100),
  cursor: Cursor.optional(),
});
export const ExitPage = z.object({ exits: z.array(ExitItem), next: NextCursor }).meta({ id: 'ExitPage' });
export const ExitDetail = ExitItem.extend({
  former_ids: z.array(z.string()),
  event_details: z.array(EventItem),
}).meta({ id: 'ExitDetail' });
export type ExitDetail = z.output<typeof ExitDetail>;
