// One contender of the bench: Cellwire in one process on its embedded Postgres, as `cellwire crawl` runs it.
//   npx tsx bench/pipeline/embedded-run.ts; settings come in the environment, feeds as JSON
import { STAGES } from '@cellwire/model';
import { drain } from '@cellwire/pipeline';
import { addSource, enableSource } from '@cellwire/store';
import { openParts } from '../../packages/cli/dist/process/open-parts.js';
import { stageHandlers } from '../../packages/cli/dist/process/stage-handlers.js';

const feeds = JSON.parse(process.argv[2] ?? '[]') as string[];
const parts = await openParts();
const { store, log, metrics, settings } = parts;
const handlers = await stageHandlers(parts, STAGES);
for (const [i, feedUrl] of feeds.entries()) {
  const source = await addSource(store, { name: `outlet-${i}`, outlet: `Outlet ${i}`, feedUrl });
  if (source) await enableSource(store, source.id, { enabled: true, at: parts.clock.now() });
}
const began = performance.now();
const cpuBefore = process.cpuUsage();
await drain({ store, handlers, concurrency: settings.concurrency, log, metrics });
const seconds = (performance.now() - began) / 1000;
const cpu = process.cpuUsage(cpuBefore);
const { rows } = await store.query<{ articles: number; events: number }>(
  "SELECT (SELECT count(*)::int FROM extraction) AS articles, (SELECT count(*)::int FROM event WHERE state = 'live') AS events",
);
process.stdout.write(`${JSON.stringify({ ...rows[0], seconds, cpuSeconds: (cpu.user + cpu.system) / 1e6 })}\n`);
await parts.close();
