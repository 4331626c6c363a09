// Reads 100,000 mutated feeds by a fixed seed and reports crashes, broken promises, hangs and memory:
// npx tsx --conditions=cellwire-source scripts/fuzz-feeds.ts [RUNS] [SEED]
import { Worker } from 'node:worker_threads';
import { readFeed } from '@cellwire/reading';
import fc from 'fast-check';
import { brokenPromise, mutatedFeed } from '../packages/reading/test/mutated-feeds.js';

const MIB = 1_048_576;
const HANG_MS = 1_000;
const runs = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 20_260_211);

/** Ends the process when a run does not end: a hung thread can't report itself. */
function watch(count: Int32Array): Worker {
  const code = `const { workerData } = require('node:worker_threads');
    let last = -1;
    setInterval(() => {
      const now = Atomics.load(workerData, 0);
      if (now === last) { process.stderr.write('run ' + now + ' hangs: repeat with this seed and ' + (now + 1) + ' runs\\n'); process.kill(process.pid, 'SIGKILL'); }
      last = now;
    }, 10000);`;
  return new Worker(code, { eval: true, workerData: count });
}

async function main(): Promise<void> {
  const count = new Int32Array(new SharedArrayBuffer(4));
  const watchdog = watch(count);
  const startedAt = performance.now();
  let slowestMs = 0;
  let readable = 0;
  const baseBytes = process.memoryUsage().rss;
  let peakBytes = baseBytes;
  const property = fc.asyncProperty(mutatedFeed, async bytes => {
    const before = process.cpuUsage();
    const feed = await readFeed(bytes, { url: 'https://a.example/feed' });
    const used = process.cpuUsage(before);
    slowestMs = Math.max(slowestMs, (used.user + used.system) / 1000);
    if (feed.ok) readable += 1;
    if (Atomics.add(count, 0, 1) % 500 === 0) peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
    const broken = brokenPromise(feed);
    if (broken) throw new Error(broken);
  });
  const result = await fc.check(property, { seed, numRuns: runs });
  await watchdog.terminate();
  const seconds = (performance.now() - startedAt) / 1000;
  process.stdout.write(
    `${result.numRuns} mutated feeds in ${seconds.toFixed(0)} s, seed ${seed}: ${readable} still feeds, ` +
      `slowest ${slowestMs.toFixed(0)} ms, memory +${((peakBytes - baseBytes) / MIB).toFixed(0)} MiB\n`,
  );
  if (result.failed) process.stderr.write(`${fc.defaultReportMessage(result)}\n`);
  process.exitCode = result.failed || slowestMs > HANG_MS ? 1 : 0;
}

await main();
