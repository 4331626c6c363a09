// The five stages' handlers, put together from the parts of a process.

import type { SendOptions } from '@cellwire/alerts';
import { openDeliverer } from '@cellwire/deliver-alerts';
import { extractVersions } from '@cellwire/extract-events';
import { fetchArticle } from '@cellwire/fetch-articles';
import type { Pack, Stage } from '@cellwire/model';
import type { StageHandler } from '@cellwire/pipeline';
import { pollSource } from '@cellwire/poll-feeds';
import { knowledgeOf } from '@cellwire/resolution';
import { type ResolveContext, resolveExtractions } from '@cellwire/resolve-events';
import type { Parts } from './open-parts.js';

/** Handlers of the given stages. */
export async function stageHandlers(parts: Parts, stages: readonly Stage[]): Promise<StageHandler[]> {
  return Promise.all(stages.map(stage => stageHandler(parts, stage)));
}

async function stageHandler(parts: Parts, stage: Stage): Promise<StageHandler> {
  const { store, log, metrics, tracing } = parts;
  const common = { store, log: log.child({ stage }), metrics, tracing };
  switch (stage) {
    case 'poll-feeds': {
      const threads = await parts.threads();
      const { publicUrl, hostGapMs } = parts.settings;
      const hubs = publicUrl ? { fetcher: parts.fetcher(), publicUrl } : null;
      return { stage, handle: job => pollSource({ ...common, web: parts.web(), threads, hubs, hostGapMs }, job) };
    }
    case 'fetch-articles': {
      const { outlets } = await parts.pack();
      const threads = await parts.threads();
      return { stage, handle: job => fetchArticle({ ...common, web: parts.web(), threads, hints: outlets }, job) };
    }
    case 'extract-events': {
      const pack = await parts.pack();
      const threads = await parts.threads();
      const knowledge = knowledgeOf(pack);
      return { stage, handleMany: jobs => extractVersions({ ...common, pack, threads, knowledge }, jobs) };
    }
    case 'resolve-events': {
      const context = await resolveContext(parts);
      return { stage, handleMany: jobs => resolveExtractions(context, jobs) };
    }
    case 'deliver-alerts': {
      return {
        stage,
        handle: openDeliverer({ ...common, send: sendOptions(parts), operator: parts.settings.contact }),
      };
    }
  }
}

/** What sending to subscribers needs of a process. */
export const sendOptions = (parts: Parts): Omit<SendOptions, 'now' | 'signal'> => ({
  fetcher: parts.sender(),
  mailer: parts.mailer(),
  secretKey: parts.secretKey(),
  allowHttp: parts.settings.alertHttp,
});

/** What resolution needs of a process. */
export async function resolveContext(parts: Parts): Promise<ResolveContext> {
  const pack = await parts.pack();
  const { settings, metrics } = parts;
  return {
    store: parts.store,
    tracing: parts.tracing,
    types: typesOf(pack),
    knowledge: knowledgeOf(pack),
    alertMaxAgeDays: settings.alertMaxAgeDays,
    alertSettleMs: settings.alertSettleMs,
    publicUrl: settings.publicUrl ?? `http://${settings.apiHost}:${settings.apiPort}`,
    onRecorded: change =>
      (change.is === 'created' ? metrics.eventsCreated : metrics.eventsChanged).inc({ type: change.type }),
    onAlert: type => metrics.alertsCreated.inc({ type }),
  };
}

const typesOf = (pack: Pack): ResolveContext['types'] => new Map(pack.types.map(t => [t.type, t]));
