// The stage's handler: extractions taken together, resolved in one transaction that is theirs alone.
import type { BatchVerdict, Job } from '@cellwire/pipeline';
import { PRIORITIES, readExtractions } from '@cellwire/store';
import { type ResolveContext, resolveBatch, startOf } from './resolve-batch.js';

/** Resolves the leased extractions; the batch's events, exits, alerts and the end of the leases commit together. */
export async function resolveExtractions(context: ResolveContext, jobs: readonly Job[]): Promise<BatchVerdict> {
  const extractions = await readExtractions(
    context.store,
    jobs.map(job => job.id),
  );
  context.tracing?.about(extractions.map(x => x.articleId));
  // What alerts nobody is resolved apart from news, so that silence never spreads.
  const parts = [extractions.filter(x => !x.silent), extractions.filter(x => x.silent)].filter(p => p.length > 0);
  return {
    record: async (tx, need) => {
      for (const part of parts) {
        const { deliveries } = await resolveBatch(tx, startOf(part), context);
        if (deliveries.length) await need('deliver-alerts', deliveries, { priority: PRIORITIES.urgent });
      }
    },
  };
}
