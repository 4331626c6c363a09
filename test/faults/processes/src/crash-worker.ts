// A worker process for the crash tests: takes article rows, writes one effect for each, and dies where it is told.
// node crash-worker.js DATABASE_URL REDIS_URL|- POINT NTH [careless]
import { done } from '@cellwire/model';
import { runStage, startSweeping } from '@cellwire/pipeline';
import { openQueue } from '@cellwire/queue';
import { openLogger, openMetrics } from '@cellwire/runtime';
import { openStore } from '@cellwire/store';

const [databaseUrl = '', redisUrl = '-', point = '', nth = '0', mode = ''] = process.argv.slice(2);
const log = openLogger({ logLevel: 'silent', logFormat: 'json' });
const metrics = openMetrics();
const store = await openStore({ databaseUrl, onError: () => {} });
const queue = await openQueue(redisUrl === '-' ? { pool: store.openQueuePool() } : { redisUrl });
let hits = 0;
await runStage({
  store,
  queue,
  log,
  metrics,
  concurrency: 3,
  rules: { leaseMs: 1500, maxCrashes: 50, retryDelaysMs: [50] },
  at: name => {
    if (name === point && ++hits === Number(nth)) process.kill(process.pid, 'SIGKILL');
  },
  handler: {
    stage: 'fetch-articles',
    handle: async job => {
      const sql = 'INSERT INTO effect (article_id) VALUES ($1)';
      // The negative control writes outside the transaction that ends the lease.
      if (mode === 'careless') await store.query(sql, [job.id]);
      return {
        outcome: done,
        record: async tx => {
          if (mode !== 'careless') await tx.query(sql, [job.id]);
        },
      };
    },
  },
});
startSweeping({ store, queue, stages: ['fetch-articles'], metrics, log, intervalMs: 200 });
process.stdout.write('ready\n');
