// Articles a second from feed item to event row, side by side on one machine; then memory and growth.
//   npm ci --prefix bench/crawlee --ignore-scripts    (once: Crawlee is no dependency of Cellwire)
//   npx tsx bench/pipeline.ts throughput [ARTICLES=1000] [ROUNDS=3]
//   npx tsx bench/pipeline.ts memory [ARTICLES=50000]
//   npx tsx bench/pipeline.ts growth [SMALL=10000] [LARGE=200000]
// The build must be current (npm run build): the workers are real `cellwire worker` processes. Fails when a bar is missed.
import { startPostgres, startRedis } from '@cellwire/testing';
import { measureGrowth } from './pipeline/growth.js';
import { measureMemory } from './pipeline/memory.js';
import { measureThroughput } from './pipeline/throughput.js';

const [what = 'throughput', ...numbers] = process.argv.slice(2);
const [first, second] = numbers.map(Number);
// As durable as Postgres comes: the tests' servers are not.
const DURABLE = ['fsync = on', 'synchronous_commit = on', 'full_page_writes = on', 'shared_buffers = 256MB'];

const postgres = await startPostgres({ config: DURABLE });
const redis = await startRedis();
const servers = { postgresUrl: postgres.url, redisUrl: redis.url };
try {
  process.exitCode = (await measure()) ? 0 : 1;
} finally {
  await redis.close();
  await postgres.close();
}

function measure(): Promise<boolean> {
  switch (what) {
    case 'throughput':
      return measureThroughput({ ...servers, articles: first ?? 1000, rounds: second ?? 3 });
    case 'memory':
      return measureMemory({ ...servers, articles: first ?? 50_000 });
    case 'growth':
      return measureGrowth({ ...servers, small: first ?? 10_000, large: second ?? 200_000 });
    default:
      throw new Error(`bench: there is no "${what}": throughput, memory, growth`);
  }
}
