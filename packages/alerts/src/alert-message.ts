// The messages that webhooks receive, as a schema: alerts of the contract (design section 4) with everything they may carry.
import { AlertBody, RoleValue, Status } from '@cellwire/model';
import { z } from 'zod';
import { CORRECTIONS } from './decide-alert.js';

const AlertedEvent = z
  .strictObject({
    event: z.string().describe('Stable id of the event, ev_…'),
    type: z.string().describe('Event type of the pack, such as stake_sale'),
    status: Status,
    date: z.string().nullable().describe('When it happened or takes effect, at the precision known'),
    arguments: z.record(z.string(), z.array(RoleValue)).describe('Canonical values by role; long lists are cut'),
    confidence: z.number().min(0).max(1),
    sources: z.number().int().min(0).describe('Independent outlets'),
    first_seen: z.string().describe('Instant of the earliest publication'),
    last_seen: z.string().describe('Instant of the latest publication'),
    history: z.array(z.strictObject({ status: Status, on: z.string(), article: z.string() })),
  })
  .describe('The event; for an exit, the event that stands for it');

/** An alert as it is sent: the contract's body with its loose parts told. */
export const AlertMessage = AlertBody.extend({
  data: AlertBody.shape.data.extend({
    event: AlertedEvent,
    changes: z
      .array(z.strictObject({ role: z.string(), from: z.array(RoleValue), to: z.array(RoleValue) }))
      .optional()
      .describe('Figures that changed, from what was told to what holds now'),
    corrected: z.enum(CORRECTIONS).optional().describe('event.corrected only: what was done'),
    into: z.string().optional().describe('The id that stands for a merged one from now on'),
  }),
}).meta({ title: 'Alert' });
export type AlertMessage = z.infer<typeof AlertMessage>;
export type AlertedEvent = z.infer<typeof AlertedEvent>;

/** Sent to another destination when one is switched off, so that somebody hears of it. */
export const NoticeMessage = z
  .strictObject({
    type: z.literal('destination.disabled'),
    timestamp: z.string(),
    data: z.strictObject({ name: z.string(), reason: z.string(), mend: z.string() }),
  })
  .meta({ title: 'Notice' });
export type NoticeMessage = z.infer<typeof NoticeMessage>;

/** Everything a webhook may be sent. */
export const WebhookMessage = z.union([AlertMessage, NoticeMessage]);
export type WebhookMessage = z.infer<typeof WebhookMessage>;

/** docs/alert.schema.json: JSON Schema 2020-12 of every message. */
export function alertSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(WebhookMessage, { io: 'input' });
  return {
    $schema,
    title: 'Cellwire webhook messages',
    description: 'Bodies of the requests that Cellwire sends to webhooks; always under 20 kB.',
    ...schema,
  };
}
