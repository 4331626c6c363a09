// Reads mutated pages and says what broke: crashes, pages over a second of CPU, the highest memory.
//   npx tsx --conditions=cellwire-source --expose-gc bench/mutated-pages.ts [COUNT=20000] [FOLDER] [SEED=1]
// FOLDER holds .html or .html.gz files; without one, the bench articles beside the project are taken.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readPage } from '@cellwire/reading';
import { mutatePage, randomFrom } from '../packages/reading/test/page-mutations.js';

const [count = '20000', folder = join(import.meta.dirname, '../../shared/bench/articles/html'), seed = '1'] =
  process.argv.slice(2);

function run(files: readonly string[]): boolean {
  const random = randomFrom(Number(seed));
  let [crashes, slow, worstMs, peak] = [0, 0, 0, 0];
  for (let i = 0; i < Number(count); i += 1) {
    const stored = readFileSync(files[i % files.length]!);
    const page = mutatePage(files[i % files.length]!.endsWith('.gz') ? gunzipSync(stored) : stored, random);
    const before = process.cpuUsage();
    try {
      readPage(page, { url: 'https://bench.example/2026/01/02/page' });
    } catch (error) {
      crashes += 1;
      console.error(`page ${i}:`, error);
    }
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    if (ms > 1_000) slow += 1;
    worstMs = Math.max(worstMs, ms);
    if (i % 100 === 0) {
      globalThis.gc?.();
      peak = Math.max(peak, process.memoryUsage().heapUsed);
    }
  }
  console.log(
    `${count} mutated pages: ${crashes} crashes, ${slow} over 1 s, worst ${worstMs.toFixed(0)} ms, heap ${(peak / 2 ** 20).toFixed(0)} MiB`,
  );
  return crashes === 0 && slow === 0;
}

if (!existsSync(folder))
  console.error(`bench: ${folder} is absent, so nothing was read; give a folder of .html or .html.gz files`);
else {
  const files = readdirSync(folder)
    .filter(name => /\.html(?:\.gz)?$/.test(name))
    .sort()
    .map(name => join(folder, name));
  process.exitCode = run(files) ? 0 : 1;
}
