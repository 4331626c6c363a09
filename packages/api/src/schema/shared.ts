// Shapes that several answers share. Names are snake_case as in the contract; instants are ISO 8601 in UTC.
import { RoleValue, Status } from '@cellwire/model';
import { z } from 'zod';

/** An instant such as 2026-02-11T09:00:00.000Z. */
export const Instant = z.string().meta({ format: 'date-time' });
/** A calendar day such as 2026-02-11. */
export const Day = z.string().meta({ format: 'date' });
/** A date at the precision known: 2026, 2026-Q3, 2026-H1, 2026-02, 2026-02-06, 2026-W06 or a range of two with a slash. */
export const ReportedDate = z.string().describe('2026, 2026-Q3, 2026-H1, 2026-02, 2026-02-06, 2026-W06, or A/B');
export const RoleArguments = z.record(z.string(), z.array(RoleValue)).meta({ id: 'Arguments' });

/** One step in the life of an event. */
export const HistoryEntry = z
  .object({
    status: Status,
    on: Day.describe('Day on which the status was asserted'),
    article: z.string(),
    sentence: z.string(),
    at: z.string().describe('When Cellwire recorded it'),
  })
  .meta({ id: 'HistoryStep' });

/** The sentence that heads an event or exit. */
export const HeadlineSentence = z
  .object({ sentence: z.string(), article: z.string(), outlet: z.string().nullable(), url: z.string().nullable() })
  .meta({ id: 'HeadlineEvidence' });

/** The one error shape: RFC 9457 problem details. */
export const ProblemDetails = z
  .looseObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('What is wrong and the mend'),
    instance: z.string(),
    position: z.number().int().optional().describe('For a filter: the UTF-16 offset of the offending word'),
    faults: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe('Every field that is wrong'),
  })
  .meta({ id: 'Problem' });
export type ProblemDetails = z.output<typeof ProblemDetails>;

/** Something that was done, and nothing to add. */
export const Done = z.object({ done: z.literal(true) }).meta({ id: 'Done' });

const MAX_FILTER = 2000;
export const FilterText = z
  .string()
  .max(MAX_FILTER)
  .describe('Filter language, such as type:stake_sale company:"LG Energy Solution" status:completed since:2025-12');
export const Cursor = z.string().max(400).describe('`next` of the page before; absent for the first page');
export const AsOf = z.iso.datetime({ offset: true }).describe('The table as it was known at that instant');
export const limitOf = (max: number, usual: number) =>
  z.coerce.number().int().min(1).max(max).default(usual).describe(`Rows, at most ${max}`);
/** `next` of a page: null on the last one. */
export const NextCursor = z.string().nullable().describe('Cursor of the next page; null on the last one');
/** A name in an address. */
export const NameParams = z.object({ name: z.string().min(1).max(300) });
export const IdParams = z.object({ id: z.string().min(1).max(400) });
