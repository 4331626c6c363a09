// Prometheus metrics of one process, by prom-client.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Opens a registry with every metric that the stages and the API count into. */
export function openMetrics(options: { processMetrics?: boolean } = {}) {
  const registry = new Registry();
  const registers = [registry];
  if (options.processMetrics) collectDefaultMetrics({ register: registry, prefix: 'cellwire_' });
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name: `cellwire_${name}`, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Gauge({ name: `cellwire_${name}`, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Histogram({ name: `cellwire_${name}`, help, labelNames, buckets: SECONDS, registers });
  return {
    registry,
    jobOutcomes: counter('job_outcomes_total', 'Jobs ended, by stage and outcome', ['stage', 'outcome']),
    jobSeconds: histogram('job_seconds', 'Time one job took, by stage', ['stage']),
    jobsRunning: gauge('jobs_running', 'Jobs running now, by stage', ['stage']),
    jobsHeldBack: counter('jobs_held_back_total', 'Jobs put off because a later stage lags, by stage', ['stage']),
    leasesRefused: counter('leases_refused_total', 'Results refused because their lease had been taken over', [
      'stage',
    ]),
    sweepEnqueued: counter('sweep_enqueued_total', 'Rows that the sweep found due and enqueued', ['stage']),
    dueRows: gauge('due_rows', 'Rows due now, by stage', ['stage']),
    leasedRows: gauge('leased_rows', 'Rows being worked on now, by stage', ['stage']),
    oldestDueSeconds: gauge('oldest_due_seconds', 'Age of the oldest due row, by stage', ['stage']),
    quarantined: gauge('quarantined_rows', 'Rows in quarantine, by stage', ['stage']),
    taskFailures: counter('task_failures_total', 'Tasks that threw or ended their thread, by task and kind', [
      'task',
      'kind',
    ]),
    polls: counter('polls_total', 'Polls of feeds, by result', ['result']),
    feedItems: counter('feed_items_total', 'New feed items found', []),
    fetches: counter('fetches_total', 'HTTP fetches, by kind of target and result', ['target', 'result']),
    fetchSeconds: histogram('fetch_seconds', 'Time one fetch took', ['target']),
    fetchedBytes: counter('fetched_bytes_total', 'Bytes fetched, after decompression', ['target']),
    robotsRefused: counter('robots_refused_total', 'Fetches that robots.txt forbade', []),
    guardRefused: counter('guard_refused_total', 'Addresses that the guard refused', ['target']),
    articlesStored: counter('articles_stored_total', 'Article versions stored, by completeness', ['completeness']),
    articlesSkipped: counter('articles_skipped_total', 'Articles not extracted, by reason', ['reason']),
    mentions: counter('mentions_total', 'Mentions extracted, by type', ['type']),
    extractSeconds: histogram('extract_seconds', 'Time the extraction of one article took', []),
    eventsCreated: counter('events_created_total', 'Events first seen, by type', ['type']),
    eventsChanged: counter('events_changed_total', 'Events changed, by type', ['type']),
    exitsOpen: gauge('exits', 'Joint-venture exits, by status', ['status']),
    alertsCreated: counter('alerts_created_total', 'Alerts written, by type', ['type']),
    alertsPending: gauge('alerts_pending', 'Deliveries not yet ended', []),
    oldestAlertSeconds: gauge('oldest_alert_seconds', 'Age of the oldest delivery not yet ended', []),
    subscriptionsDisabled: gauge('subscriptions_disabled', 'Subscriptions switched off for failures', []),
    deliveries: counter('deliveries_total', 'Delivery attempts, by result', ['result']),
    deliverySeconds: histogram('delivery_seconds', 'Time one delivery attempt took', []),
    sourceLastSuccess: gauge('source_last_success_timestamp_seconds', 'Last successful poll, by source', ['source']),
    sourcesSilent: gauge('sources_silent', 'Sources quiet for longer than their own habit', []),
    sourcesShort: gauge('sources_short', 'Sources whose articles suddenly read short', []),
    sources: gauge('sources', 'Enabled sources, by state of the last poll', ['state']),
    healthEvents: gauge('health_events_open', 'Open health events, by kind', ['kind']),
    queuedJobs: gauge('queued_jobs', 'Jobs waiting in the queue, by stage', ['stage']),
    threadTasks: gauge('thread_tasks', 'Tasks of threads, running and waiting', ['state']),
    ready: gauge('ready', 'Whether the process can work: database and queue take writes', []),
    httpRequests: counter('http_requests_total', 'API requests, by route and status', ['route', 'status']),
    httpSeconds: histogram('http_request_seconds', 'Time an API request took, by route', ['route']),
  };
}
export type Metrics = ReturnType<typeof openMetrics>;
