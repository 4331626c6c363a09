// Gauges whose truth is in Postgres: what is due, what waits, what is wrong.
import type { Stage } from '@cellwire/model';
import type { Queue } from '@cellwire/queue';
import type { Metrics } from '@cellwire/runtime';
import {
  countExitsByStatus,
  countHealthEvents,
  countSources,
  listLastSuccesses,
  readDeliveryTotals,
  readWorkFigures,
  type Store,
} from '@cellwire/store';

/** Brings the gauges of due, leased, oldest and quarantined rows up to date. */
export async function measureStages(store: Store, stages: readonly Stage[], metrics: Metrics): Promise<void> {
  const now = store.clock.now();
  for (const stage of stages) {
    const { due, leased, quarantined, oldestDueAt } = await readWorkFigures(store, stage, now);
    metrics.dueRows.set({ stage }, due);
    metrics.leasedRows.set({ stage }, leased);
    metrics.quarantined.set({ stage }, quarantined);
    metrics.oldestDueSeconds.set({ stage }, oldestDueAt ? ageOf(oldestDueAt, now) : 0);
  }
}

/** Brings the other gauges up to date: alerts, exits, health events, sources, jobs in the queue. */
export async function measureStore(
  store: Store,
  queue: Queue | null,
  stages: readonly Stage[],
  metrics: Metrics,
): Promise<void> {
  const now = store.clock.now();
  const { pending, oldestPendingAt, disabledSubscriptions } = await readDeliveryTotals(store);
  metrics.alertsPending.set(pending);
  metrics.oldestAlertSeconds.set(oldestPendingAt ? ageOf(oldestPendingAt, now) : 0);
  metrics.subscriptionsDisabled.set(disabledSubscriptions);
  metrics.exitsOpen.reset();
  for (const { status, exits } of await countExitsByStatus(store)) metrics.exitsOpen.set({ status }, exits);
  metrics.healthEvents.reset();
  for (const { kind, events } of await countHealthEvents(store)) metrics.healthEvents.set({ kind }, events);
  metrics.sources.reset();
  for (const { state, sources } of await countSources(store)) metrics.sources.set({ state }, sources);
  metrics.sourceLastSuccess.reset();
  for (const { name, succeededAt } of await listLastSuccesses(store))
    metrics.sourceLastSuccess.set({ source: name }, succeededAt.getTime() / 1000);
  if (!queue) return;
  for (const stage of stages) metrics.queuedJobs.set({ stage }, (await queue.counts(stage)).waiting);
}

const ageOf = (at: Date, now: Date): number => Math.max(0, (now.getTime() - at.getTime()) / 1000);
