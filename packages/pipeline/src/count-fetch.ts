// What metrics tell of one answer of the open web.
import type { Fetched } from '@cellwire/fetching';
import type { Metrics } from '@cellwire/runtime';

/** Counts an answer: result, time, bytes, and refusals by robots.txt or by the guard of addresses. */
export function countFetch(metrics: Metrics, target: 'feed' | 'page', answer: Fetched): void {
  metrics.fetches.inc({ target, result: answer.is });
  if (answer.is === 'refused' && answer.reason === 'address') metrics.guardRefused.inc({ target });
  if (answer.is === 'refused' && answer.reason === 'robots') {
    // Nothing was asked: there is no time to tell.
    metrics.robotsRefused.inc();
    return;
  }
  metrics.fetchSeconds.observe({ target }, answer.tookMs / 1000);
  if (answer.is === 'page') metrics.fetchedBytes.inc({ target }, answer.bytes.length);
}
