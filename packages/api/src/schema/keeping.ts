// What people keep and change: saved filters, subscriptions, corrections, tokens.
import { z } from 'zod';
import { CorrectionItem } from './events.js';
import { FilterText, Instant, limitOf } from './shared.js';

export const SavedFilterItem = z
  .object({
    id: z.number().int(),
    name: z.string(),
    filter: z.string(),
    created_at: Instant,
    created_by: z.string(),
    feeds: z.object({ rss: z.string(), atom: z.string(), json: z.string(), ics: z.string() }).describe('Paths'),
  })
  .meta({ id: 'SavedFilter' });
export type SavedFilterItem = z.output<typeof SavedFilterItem>;
export const SavedFilterList = z.object({ filters: z.array(SavedFilterItem) }).meta({ id: 'SavedFilterList' });
export const SavedFilterBody = z
  .strictObject({ name: z.string().trim().min(1).max(80), filter: FilterText })
  .meta({ id: 'SavedFilterBody' });

const CHANNELS = ['webhook', 'slack', 'teams', 'discord', 'email', 'digest'] as const;
export const SubscriptionItem = z
  .object({
    id: z.string(),
    name: z.string(),
    filter: z.string(),
    channel: z.enum(CHANNELS),
    url: z.string().describe('Masked where the address itself is a secret'),
    options: z.record(z.string(), z.unknown()),
    state: z.enum(['active', 'paused', 'disabled']),
    state_reason: z.string().nullable(),
    failures: z.number().int(),
    failing_since: Instant.nullable(),
    last_success: Instant.nullable(),
    created_at: Instant,
  })
  .meta({ id: 'Subscription' });
export type SubscriptionItem = z.output<typeof SubscriptionItem>;
export const SubscriptionList = z.object({ subscriptions: z.array(SubscriptionItem) }).meta({ id: 'SubscriptionList' });
export const SubscriptionBody = z
  .strictObject({
    name: z.string().max(64),
    filter: FilterText,
    url: z.string().max(2000),
    channel: z.enum(CHANNELS).optional().describe('webhook, or email for a mailto: address'),
    secret: z.string().max(200).optional().describe('A signing secret of your own (whsec_…); one is made when absent'),
    signature: z.enum(['v1', 'v1a']).optional(),
    digest_at: z.string().max(5).optional().describe('Hour of a digest in UTC, 07:00'),
  })
  .meta({ id: 'SubscriptionBody' });
const shown = {
  secret: z.string().optional().describe('The signing secret that was made; shown once'),
  public_key: z.string().optional().describe('What receivers verify ed25519 signatures with'),
};
export const SubscriptionMade = z.object({ subscription: SubscriptionItem, ...shown }).meta({ id: 'SubscriptionMade' });
export const SubscriptionChangeBody = z
  .strictObject({ state: z.enum(['active', 'paused']) })
  .meta({ id: 'SubscriptionChangeBody' });
export const RotateBody = z
  .strictObject({
    secret: z.string().max(200).optional(),
    signature: z.enum(['v1', 'v1a']).optional(),
    url: z.string().max(2000).optional(),
  })
  .meta({ id: 'RotateBody' });
export const Rotated = z
  .object({ subscription: SubscriptionItem, old_secret_until: Instant.nullable(), ...shown })
  .meta({ id: 'Rotated' });
export const TestVerdict = z
  .object({
    delivered: z.boolean(),
    status: z.number().int().nullable(),
    why: z.string().nullable(),
    id: z.string().describe('webhook-id of the test message'),
  })
  .meta({ id: 'TestVerdict' });

export const DeliveryItem = z
  .object({
    id: z.number().int(),
    alert: z.string().describe('webhook-id'),
    subscription: z.string(),
    subject: z.string(),
    type: z.string(),
    headline: z.string(),
    created_at: Instant,
    delivered_at: Instant.nullable(),
    state: z.string(),
    http_status: z.number().int().nullable(),
    tries: z.number().int(),
    next_try: Instant.nullable(),
    reason: z.string().nullable(),
    merged_into: z.number().int().nullable(),
    replays: z.number().int(),
  })
  .meta({ id: 'Delivery' });
export type DeliveryItem = z.output<typeof DeliveryItem>;
export const DeliveryListQuery = z.object({
  subscription: z.string().max(80).optional().describe('Name or id'),
  state: z.enum(['due', 'leased', 'done', 'rejected', 'quarantined']).optional(),
  limit: limitOf(1000, 100),
});
export const DeliveryList = z.object({ deliveries: z.array(DeliveryItem) }).meta({ id: 'DeliveryList' });

export const PreviewQuery = z.object({
  q: FilterText.default(''),
  since: z.iso.datetime({ offset: true }),
  limit: limitOf(500, 100),
});
export const Preview = z
  .object({
    messages: z.array(z.object({ sent_at: Instant, body: z.record(z.string(), z.unknown()) })),
    total: z.number().int(),
  })
  .meta({ id: 'AlertPreview' });
export const ReplayBody = z
  .strictObject({
    ids: z.array(z.string().max(80)).max(10_000).optional(),
    subscription: z.string().max(80).optional(),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    filter: FilterText.optional(),
    dry_run: z.boolean().default(true).describe('Count and list only; false sends'),
  })
  .meta({ id: 'ReplayBody' });
export const Replayed = z
  .object({ chosen: z.number().int(), sent: z.number().int(), deliveries: z.array(z.number().int()) })
  .meta({ id: 'Replayed' });

export const CorrectionList = z.object({ corrections: z.array(CorrectionItem) }).meta({ id: 'CorrectionList' });
const reason = z.string().trim().min(1).max(1000);
export const CorrectionBody = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('merge'), event: z.string(), other: z.string(), reason }),
    z.strictObject({
      kind: z.literal('split'),
      event: z.string(),
      mentions: z.array(z.string()).min(1).max(1000).describe('Mentions to split off, article#n'),
      reason,
    }),
    z.strictObject({ kind: z.literal('reject'), event: z.string(), reason }),
  ])
  .meta({ id: 'CorrectionBody' });
export type CorrectionBody = z.output<typeof CorrectionBody>;
export const Corrected = z
  .object({
    correction: z.number().int().describe('Give it to undo'),
    events: z.array(z.string()).describe('Events that changed, the corrected one first'),
  })
  .meta({ id: 'Corrected' });
export type Corrected = z.output<typeof Corrected>;

const SCOPES = ['read', 'admin'] as const;
export const TokenItem = z
  .object({
    name: z.string(),
    scopes: z.array(z.enum(SCOPES)),
    created_at: Instant,
    expires_at: Instant.nullable(),
    used_at: Instant.nullable(),
    revoked_at: Instant.nullable(),
  })
  .meta({ id: 'Token' });
export const TokenList = z.object({ tokens: z.array(TokenItem) }).meta({ id: 'TokenList' });
export const TokenBody = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    scopes: z.array(z.enum(SCOPES)).min(1).default(['read']),
    expires_at: z.iso.datetime({ offset: true }).optional(),
  })
  .meta({ id: 'TokenBody' });
export const TokenMade = z
  .object({ token: TokenItem, text: z.string().describe('The token; shown once and not kept') })
  .meta({ id: 'TokenMade' });

/** What the caller may do. */
export const Session = z
  .object({
    scopes: z.array(z.enum(SCOPES)),
    name: z.string().nullable().describe('Name of the token; null for local access without one'),
    version: z.string(),
  })
  .meta({ id: 'Session' });
