// What the API of a process is given: its store and the doors to what the API does not import.
import type { AlertMeans, ApiOptions, CorrectionAnswer, CorrectionPort } from '@cellwire/api';
import { hubCallbacks } from '@cellwire/poll-feeds';
import { type CorrectionRequest, correctEvents } from '@cellwire/resolve-events';
import { isEmbedded } from '@cellwire/store';
import { openExplainer } from '../explain/explain-steps.js';
import { type Parts, VERSION } from './open-parts.js';
import { resolveContext, sendOptions } from './stage-handlers.js';

/** The options of `buildApp`; `localToken` opens every door. */
export async function apiOptions(parts: Parts, localToken: string): Promise<ApiOptions> {
  const { store, log, metrics, settings } = parts;
  return {
    store,
    log,
    metrics,
    pack: await parts.pack(),
    version: VERSION,
    publicUrl: settings.publicUrl,
    access: {
      local: settings.apiLocal,
      localToken,
      corsOrigins: settings.apiCors,
      requestsPerMinute: settings.apiRate,
    },
    lendStore: isEmbedded(store),
    bullQueues: await bullQueues(parts),
    alerts: alertMeans(parts),
    corrections: correctionPort(parts),
    explain: openExplainer(store, () => parts.pack()),
    hubs: hubCallbacks(parts),
  };
}

/** The queues of Redis, for Bull Board. The API answers without Redis too, then without the board. */
async function bullQueues(parts: Parts): Promise<unknown[]> {
  if (!parts.settings.redisUrl) return [];
  try {
    return (await parts.queue()).bullQueues();
  } catch (error) {
    parts.log.warn({ err: error }, 'no Bull Board: Redis does not answer');
    return [];
  }
}

function alertMeans(parts: Parts): AlertMeans {
  const { allowHosts, alertHttp, smtpUrl, mailFrom, alertMaxAgeDays, alertSettleMs, publicUrl } = parts.settings;
  return {
    rules: {
      allowHosts,
      allowHttp: alertHttp,
      hasMail: Boolean(smtpUrl && mailFrom),
      secretKey: () => parts.secretKey(),
    },
    preview: { alertMaxAgeDays, settleMs: alertSettleMs, publicUrl },
    send: () => sendOptions(parts),
  };
}

function correctionPort(parts: Parts): CorrectionPort {
  const run = async (request: CorrectionRequest): Promise<CorrectionAnswer> => {
    const done = await correctEvents(await resolveContext(parts), request);
    return done.is === 'refused' ? done : { is: 'done', correction: done.correction, events: done.events };
  };
  return {
    correct: ({ kind, ...request }, by) => run({ do: kind, ...request, by } as CorrectionRequest),
    undo: (correction, by) => run({ do: 'undo', correction, by }),
  };
}
