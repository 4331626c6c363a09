// Facets and completion of the search box, charts with their tables, what is new, and the stream of changes.
import { Status } from '@cellwire/model';
import { z } from 'zod';
import { EventItem, ExitItem } from './events.js';
import { FacilityItem } from './names.js';
import { AsOf, Day, FilterText, Instant, limitOf } from './shared.js';

export const FacetsQuery = z.object({ q: FilterText.default(''), as_of: AsOf.optional() });
const Counts = z.array(z.object({ value: z.string(), count: z.number().int() }));
export const Facets = z
  .object({
    total: z.number().int().describe('Events that match'),
    type: Counts,
    status: Counts,
    company: Counts.describe('The 50 most frequent, as all lists here'),
    venture: Counts,
    country: Counts,
    segment: Counts,
    outlet: Counts,
    year: Counts.describe('Year of the first report, ascending'),
    is: Counts.describe('Flags, such as jv_exit'),
  })
  .meta({ id: 'Facets' });
export type Facets = z.output<typeof Facets>;

export const SuggestQuery = z.object({
  q: FilterText.default(''),
  at: z.coerce.number().int().min(0).max(2000).optional().describe('UTF-16 offset of the caret; the end when absent'),
  limit: limitOf(50, 12),
});
/** What may stand at the caret: replace `from`…`to` of the text by `text`. */
export const Suggestions = z
  .object({
    from: z.number().int(),
    to: z.number().int(),
    suggestions: z.array(
      z.object({
        text: z.string().describe('Put in place of from…to, quotes included where needed; a key ends in a colon'),
        label: z.string(),
        kind: z.enum(['key', 'value', 'operator']),
        hint: z.string().describe('What it means, for people'),
        count: z.number().int().nullable().describe('Events that have the value, where counted'),
      }),
    ),
    fault: z
      .object({ message: z.string(), position: z.number().int() })
      .nullable()
      .describe('Why the whole text cannot be understood as it stands; null when it can'),
  })
  .meta({ id: 'Suggestions' });
export type Suggestions = z.output<typeof Suggestions>;

export const ChartQuery = z.object({ q: FilterText.default('').describe('Only events that match') });
export const TargetsChart = z
  .object({
    rows: z.array(
      z.object({
        company: z.string(),
        year: z.number().int(),
        order_target_gwh: z.number().nullable(),
        capacity_target_gwh: z.number().nullable(),
        events: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'TargetsChart' });
export const WritedownsChart = z
  .object({
    rows: z.array(
      z.object({
        quarter: z.string().describe('2026-Q1'),
        company: z.string(),
        usd: z.number().nullable().describe('Sum of those with a known value in dollars'),
        count: z.number().int(),
        without_usd: z.number().int().describe('Writedowns whose value in dollars is not known'),
        events: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'WritedownsChart' });
export const ExitsChart = z
  .object({
    rows: z.array(
      z.object({
        month: z.string().describe('2026-02, month of the first report'),
        status: Status,
        count: z.number().int(),
        exits: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'ExitsChart' });
export const PlantsChart = z.object({ rows: z.array(FacilityItem) }).meta({ id: 'PlantsChart' });

/** One entry of the stream of changes. */
export const ChangeItem = z
  .object({
    cursor: z.string().describe('Goes into `after` to continue behind this entry'),
    kind: z.enum(['event', 'exit']),
    id: z.string(),
    version: z.number().int(),
    state: z.enum(['live', 'merged', 'rejected']),
    status: Status,
    previous_status: Status.nullable().describe('null for the first version'),
    type: z.string().nullable().describe('Event type; null for an exit'),
    headline: z.string(),
    cause: z.string(),
    silent: z.boolean().describe('Import, backfill or re-extraction: alerts nobody'),
    recorded_at: Instant,
  })
  .meta({ id: 'Change' });
export type ChangeItem = z.output<typeof ChangeItem>;
export const ChangesQuery = z.object({
  after: z.string().max(40).default('').describe('Cursor of the last entry that was seen; empty: from the beginning'),
  limit: limitOf(1000, 200),
});
export const ChangePage = z
  .object({
    changes: z.array(ChangeItem),
    next: z.string().describe('Cursor to continue with, whether or not there were changes'),
    more: z.boolean().describe('Whether more are there already'),
  })
  .meta({ id: 'ChangePage' });

export const TodayQuery = z.object({
  since: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('The last visit; 24 hours before the latest change when absent'),
  q: FilterText.default(''),
  limit: limitOf(500, 100),
});
const told = {
  change: z
    .enum(['new', 'status', 'corrected', 'updated'])
    .describe('corrected: merged, split or restored by a person'),
  previous_status: Status.nullable(),
};
export const Today = z
  .object({
    since: Instant,
    until: Instant.describe('Give it as `since` of the next visit'),
    cursor: z.string().describe('Give it as `after` of /api/changes: what comes behind it is not shown here'),
    exits: z.array(ExitItem.extend(told)),
    events: z.array(EventItem.extend(told)).describe('Exits’ events are among them'),
    counts: z.object({ new_events: z.number().int(), status_changes: z.number().int(), new_exits: z.number().int() }),
    more: z.boolean(),
  })
  .meta({ id: 'Today' });
export type Today = z.output<typeof Today>;

export const Summary = z
  .object({
    events: z.number().int(),
    exits: z.number().int(),
    articles: z.number().int(),
    sources: z.number().int(),
    first_seen_on: Day.nullable(),
    last_seen_on: Day.nullable(),
    last_recorded_at: Instant.nullable(),
  })
  .meta({ id: 'Summary' });
