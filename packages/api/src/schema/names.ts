// Companies, ventures and facilities, gathered from the events that name them and from the pack.
import { Status } from '@cellwire/model';
import { z } from 'zod';
import { EventBrief, ExitItem } from './events.js';
import { Day, Instant, limitOf, ReportedDate } from './shared.js';

export const NameListQuery = z.object({
  q: z.string().max(200).default('').describe('Part of the name'),
  limit: limitOf(1000, 100),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});

const counted = {
  events: z.number().int(),
  exits: z.number().int().describe('Events that are exits from a joint venture'),
  first_seen: Instant.nullable(),
  last_seen: Instant.nullable(),
  listed: z.boolean().describe('Whether the pack knows the name'),
};

export const CompanyItem = z
  .object({ company: z.string(), ...counted, country: z.string().nullable(), kinds: z.array(z.string()) })
  .meta({ id: 'Company' });
export type CompanyItem = z.output<typeof CompanyItem>;
export const CompanyPage = z
  .object({ companies: z.array(CompanyItem), total: z.number().int() })
  .meta({ id: 'CompanyPage' });

const NameCount = z.object({ name: z.string(), events: z.number().int() });
/** A plant with the latest that is known of it. */
export const FacilityItem = z
  .object({
    facility: z.string(),
    ...counted,
    operators: z.array(z.string()),
    place: z.string().nullable(),
    country: z.string().nullable(),
    state: z
      .enum(['planned', 'operating', 'converting', 'halted', 'cancelled', 'sold', 'unknown'])
      .describe('From the latest event about the plant'),
    capacity_gwh: z.number().nullable(),
    segments: z.array(z.string()),
    since: ReportedDate.nullable().describe('Date of the event that gives the state'),
    event: z.string().nullable().describe('The event that gives the state'),
  })
  .meta({ id: 'Facility' });
export type FacilityItem = z.output<typeof FacilityItem>;

const Timeline = z.array(EventBrief).describe('Its latest events, newest first, at most 500');

export const CompanyDetail = CompanyItem.extend({
  aliases: z.array(z.string()),
  parent: z.string().nullable(),
  by_type: z.record(z.string(), z.number().int()),
  partners: z.array(NameCount.extend({ ventures: z.array(z.string()) })).describe('Who shares a joint venture with it'),
  ventures: z.array(NameCount),
  plants: z.array(FacilityItem),
  timeline: Timeline,
}).meta({ id: 'CompanyDetail' });
export type CompanyDetail = z.output<typeof CompanyDetail>;

export const VentureItem = z
  .object({
    venture: z.string(),
    ...counted,
    partners: z.array(z.string()),
    place: z.string().nullable(),
    country: z.string().nullable(),
  })
  .meta({ id: 'Venture' });
export type VentureItem = z.output<typeof VentureItem>;
export const VenturePage = z
  .object({ ventures: z.array(VentureItem), total: z.number().int() })
  .meta({ id: 'VenturePage' });

/** Who holds how much of a venture after an event. A percent is null where no text says it. */
export const OwnershipStep = z
  .object({
    on: Day.describe('First day of the event’s date, else of its first report'),
    date: ReportedDate.nullable(),
    event: z.string(),
    type: z.string(),
    status: Status,
    headline: z.string(),
    holds: z.boolean().describe('Whether the step has happened (completed); others are planned'),
    shares: z.array(
      z.object({
        holder: z.string(),
        percent: z.number().nullable(),
        derived: z.boolean().describe('Worked out from other figures, not said by a text'),
      }),
    ),
    ended: z.boolean().describe('It is no joint venture after this: dissolved, or one holder has all of it'),
  })
  .meta({ id: 'OwnershipStep' });
export type OwnershipStep = z.output<typeof OwnershipStep>;

export const VentureDetail = VentureItem.extend({
  aliases: z.array(z.string()),
  ownership: z.array(OwnershipStep).describe('In order of time; planned steps carry what would hold then'),
  exit_details: z.array(ExitItem),
  plants: z.array(FacilityItem),
  timeline: Timeline,
}).meta({ id: 'VentureDetail' });
export type VentureDetail = z.output<typeof VentureDetail>;

export const FacilityPage = z
  .object({ facilities: z.array(FacilityItem), total: z.number().int() })
  .meta({ id: 'FacilityPage' });
export const FacilityDetail = FacilityItem.extend({ aliases: z.array(z.string()), timeline: Timeline }).meta({
  id: 'FacilityDetail',
});
export type FacilityDetail = z.output<typeof FacilityDetail>;
