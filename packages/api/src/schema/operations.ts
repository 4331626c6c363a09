// Sources with their health, and what the stages are doing.
import { STAGES } from '@cellwire/model';
import { z } from 'zod';
import { Instant } from './shared.js';

export const HealthItem = z
  .object({
    kind: z.string(),
    subject: z.string(),
    message: z.string(),
    opened_at: Instant,
    closed_at: Instant.nullable(),
  })
  .meta({ id: 'HealthEvent' });

export const SourceItem = z
  .object({
    source: z.string().describe('Name'),
    outlet: z.string(),
    feed: z.string(),
    homepage: z.string().nullable(),
    country: z.string().nullable(),
    category: z.string().nullable(),
    language: z.string(),
    enabled: z.boolean(),
    state: z.string().describe('What the last poll met: ok, new, or what is wrong'),
    state_reason: z.string().nullable(),
    failures: z.number().int().describe('Failed polls in a row'),
    silent: z.boolean().describe('Enabled, polled well, and without a new item for longer than is its habit'),
    moved_to: z.string().nullable(),
    interval_seconds: z.number().int(),
    usual_gap_seconds: z.number().nullable(),
    last_poll: Instant.nullable(),
    last_success: Instant.nullable(),
    last_item: Instant.nullable(),
    next_poll: Instant.nullable(),
    articles_7d: z.number().int().describe('Articles first seen in the last seven days'),
    note: z.string().nullable(),
    health: z.array(HealthItem).describe('What is wrong at present'),
  })
  .meta({ id: 'Source' });
export type SourceItem = z.output<typeof SourceItem>;
export const SourceList = z
  .object({
    sources: z.array(SourceItem),
    counts: z.object({
      all: z.number().int(),
      enabled: z.number().int(),
      failing: z.number().int(),
      silent: z.number().int(),
    }),
  })
  .meta({ id: 'SourceList' });
export const SourceDetail = SourceItem.extend({
  polls: z.array(
    z.object({
      started_at: Instant,
      took_ms: z.number().int(),
      result: z.string(),
      reason: z.string().nullable(),
      http_status: z.number().int().nullable(),
      items: z.number().int(),
      new_items: z.number().int(),
    }),
  ),
}).meta({ id: 'SourceDetail' });

export const Operations = z
  .object({
    now: Instant,
    stages: z.array(
      z.object({
        stage: z.enum(STAGES),
        due: z.number().int(),
        leased: z.number().int(),
        quarantined: z.number().int(),
        oldest_due: Instant.nullable(),
      }),
    ),
    quarantine: z.array(
      z.object({
        stage: z.enum(STAGES),
        id: z.string(),
        why: z.string().nullable(),
        crashes: z.number().int(),
        attempts: z.number().int(),
      }),
    ),
    deliveries: z.object({
      delivered_24h: z.number().int(),
      waiting: z.number().int(),
      failed_24h: z.number().int().describe('Given up in the last 24 hours'),
      disabled: z.array(z.string()).describe('Subscriptions that are switched off'),
    }),
    health: z.array(HealthItem),
    last_recorded_at: Instant.nullable(),
    store: z.enum(['postgres', 'embedded']),
  })
  .meta({ id: 'Operations' });
export type Operations = z.output<typeof Operations>;
