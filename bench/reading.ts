// Pages per second of readPage beside Readability on linkedom and beside a bare cheerio.load, on the same pages.
//   npx tsx --conditions=cellwire-source bench/reading.ts [FOLDER] [--rounds N]
// FOLDER holds .html or .html.gz files; without one, the bench articles beside the project are taken. CPU time is counted,
// so that other work on the machine does not tell; the three take turns page by page, so that warmth is shared.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readPage } from '@cellwire/reading';
import { Readability } from '@mozilla/readability';
import { load } from 'cheerio';
import { parseHTML } from 'linkedom';

const BARS: Readonly<Record<string, number>> = { 'readability + linkedom': 1, 'cheerio.load': 0.7 };

const candidates: Readonly<Record<string, (html: string) => void>> = {
  readPage: html => void readPage(html, { url: 'https://bench.example/2026/01/02/page' }),
  'readability + linkedom': html => {
    try {
      new Readability(parseHTML(html).document as unknown as Document).parse();
    } catch {
      // It gives up on some pages; the time it took counts.
    }
  },
  'cheerio.load': html => void load(html),
};

function readPages(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => /\.html(?:\.gz)?$/.test(name))
    .sort()
    .map(name => {
      const bytes = readFileSync(join(folder, name));
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    });
}

function cpuMs(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function measure(pages: readonly string[], rounds: number): Map<string, number> {
  const spent = new Map(Object.keys(candidates).map(name => [name, 0]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const page of pages) {
      for (const [name, run] of Object.entries(candidates)) {
        const ms = cpuMs(() => run(page));
        // The first round warms up.
        if (round > 0) spent.set(name, (spent.get(name) ?? 0) + ms);
      }
    }
  }
  return spent;
}

const args = process.argv.slice(2);
const roundsAt = args.indexOf('--rounds');
const rounds = roundsAt >= 0 ? Number(args.splice(roundsAt, 2)[1]) : 2;
const folder = args[0] ?? join(import.meta.dirname, '../../shared/bench/articles/html');
if (!existsSync(folder)) {
  console.error(`bench: ${folder} is absent, so nothing was measured; give a folder of .html or .html.gz files`);
} else {
  const pages = readPages(folder);
  const spent = measure(pages, rounds);
  const perSecond = (name: string): number => (pages.length * rounds * 1000) / (spent.get(name) ?? 1);
  for (const name of spent.keys()) console.log(`${name.padEnd(24)} ${perSecond(name).toFixed(1)} pages/s`);
  for (const [name, bar] of Object.entries(BARS)) {
    const ratio = perSecond('readPage') / perSecond(name);
    console.log(`readPage / ${name}: ${ratio.toFixed(2)} × (bar ${bar}) ${ratio >= bar ? 'met' : 'MISSED'}`);
  }
}
