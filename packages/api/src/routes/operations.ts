// Sources with their health, and what the stages are doing.
import { STAGES } from '@cellwire/model';
import {
  countArticlesBySource,
  findSource,
  type HealthEvent,
  lastRecordedAt,
  listHealthEvents,
  listPolls,
  listQuarantined,
  listSources,
  listSubscriptions,
  readDeliveryFigures,
  readWorkFigures,
  type Source,
  type Store,
} from '@cellwire/store';
import type { FastifyInstance } from 'fastify';
import { defineRoute } from '../define-route.js';
import type { ApiOptions } from '../options.js';
import { Problem } from '../problem.js';
import type { Operations, SourceItem } from '../schema/operations.js';

const DAY_MS = 86_400_000;
const QUARANTINE_SHOWN = 100;

/** Adds /api/sources… and /api/operations. */
export function operationRoutes(app: FastifyInstance, options: ApiOptions): void {
  const { store } = options;

  defineRoute(app, 'listSources', options, async () => {
    const sources = await sourceItems(store, await listSources(store));
    const enabled = sources.filter(s => s.enabled);
    return {
      sources,
      counts: {
        all: sources.length,
        enabled: enabled.length,
        failing: enabled.filter(s => s.failures > 0).length,
        silent: enabled.filter(s => s.silent).length,
      },
    };
  });

  defineRoute(app, 'getSource', options, async ({ params }) => {
    const source = await findSource(store, params.name);
    const [item] = source ? await sourceItems(store, [source]) : [];
    if (!source || !item) throw new Problem(404, 'No such source', `there is no source "${params.name}"`);
    const polls = await listPolls(store, source.id);
    return {
      ...item,
      polls: polls.map(p => ({
        started_at: p.startedAt.toISOString(),
        took_ms: p.tookMs,
        result: p.result,
        reason: p.reason,
        http_status: p.httpStatus,
        items: p.items,
        new_items: p.newItems,
      })),
    };
  });

  defineRoute(app, 'operations', options, () => operations(store));
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

const healthItem = (h: HealthEvent) => ({
  kind: h.kind,
  subject: h.subject,
  message: h.message,
  opened_at: h.openedAt.toISOString(),
  closed_at: instant(h.closedAt),
});

async function sourceItems(store: Store, sources: readonly Source[]): Promise<SourceItem[]> {
  const articles = await countArticlesBySource(store, new Date(store.clock.now().getTime() - 7 * DAY_MS));
  const troubles = (await listHealthEvents(store, { open: true, limit: 5000 })).filter(h => h.sourceId !== null);
  return sources.map(s => {
    const health = troubles.filter(h => h.sourceId === s.id);
    return {
      source: s.name,
      outlet: s.outlet,
      feed: s.feedUrl,
      homepage: s.homepage,
      country: s.country,
      category: s.category,
      language: s.language,
      enabled: s.enabled,
      state: s.state,
      state_reason: s.stateReason,
      failures: s.failures,
      silent: health.some(h => h.kind === 'source_silent'),
      moved_to: s.movedTo,
      interval_seconds: s.intervalSeconds,
      usual_gap_seconds: s.usualGapSeconds,
      last_poll: instant(s.polledAt),
      last_success: instant(s.succeededAt),
      last_item: instant(s.itemAt),
      next_poll: s.enabled ? instant(s.workDueAt) : null,
      articles_7d: articles.get(s.id) ?? 0,
      note: s.note,
      health: health.map(healthItem),
    };
  });
}

async function operations(store: Store): Promise<Operations> {
  const now = store.clock.now();
  const dayAgo = new Date(now.getTime() - DAY_MS);
  const figures = await Promise.all(STAGES.map(stage => readWorkFigures(store, stage, now)));
  const quarantine = await Promise.all(STAGES.map(stage => listQuarantined(store, stage, QUARANTINE_SHOWN)));
  const deliveries = await readDeliveryFigures(store, dayAgo);
  const disabled = await listSubscriptions(store, { state: 'disabled' });
  return {
    now: now.toISOString(),
    stages: STAGES.map((stage, i) => ({
      stage,
      due: figures[i]?.due ?? 0,
      leased: figures[i]?.leased ?? 0,
      quarantined: figures[i]?.quarantined ?? 0,
      oldest_due: instant(figures[i]?.oldestDueAt ?? null),
    })),
    quarantine: quarantine.flat(),
    deliveries: {
      delivered_24h: deliveries.delivered,
      waiting: deliveries.waiting,
      failed_24h: deliveries.failed,
      disabled: disabled.map(s => s.name),
    },
    health: (await listHealthEvents(store, { open: true, limit: 500 })).map(healthItem),
    last_recorded_at: instant(await lastRecordedAt(store)),
    store: store.engine,
  };
}
