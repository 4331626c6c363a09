// Hostile texts through extraction: seconds per megabyte and how time grows with size.
//   npx tsx --conditions=cellwire-source bench/hostile.ts [--only NAME]
// Bars: 1 s for a megabyte, and four times the text in no more than about five times the time. An article is read up to
// `LONGEST_TEXT` characters; sizes within it show how the reading grows, a megabyte what a hostile article costs.
import { parseArgs } from 'node:util';
import { createExtractor } from '@cellwire/extraction';
import { defaultPackDir, loadPack } from '@cellwire/pack';
import { SHAPES } from './hostile-shapes.js';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const extractor = createExtractor(await loadPack(defaultPackDir()));
const SMALL = 15_000;
const LARGE = 60_000;
const MEGABYTE = 1_000_000;

const time = (text: string, rounds: number): number => {
  let best = Number.POSITIVE_INFINITY;
  for (let n = 0; n < rounds; n++) {
    const before = process.cpuUsage();
    extractor.extract(
      { id: 'hostile', title: 'Acme sells stake', published: '2026-02-11', language: 'en', text },
      { anyIndustry: true },
    );
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
};

let worst = { name: '', seconds: 0 };
let steepest = { name: '', growth: 0 };
for (const { name, text } of SHAPES) {
  if (values.only && !name.includes(values.only)) continue;
  const small = time(text(SMALL), 3);
  const large = time(text(LARGE), 2);
  const seconds = time(text(MEGABYTE), 1);
  const growth = large / small;
  if (seconds > worst.seconds) worst = { name, seconds };
  if (growth > steepest.growth && large > 0.02) steepest = { name, growth };
  const flag = seconds > 1 || (growth > 5 && large > 0.02) ? ' !' : '';
  console.log(
    `${name.padEnd(38)} 15 k ${small.toFixed(3)} s, 60 k ${large.toFixed(3)} s (× ${growth.toFixed(1)}), 1 M ${seconds.toFixed(3)} s${flag}`,
  );
}
console.log(
  `worst: ${worst.name}, ${worst.seconds.toFixed(2)} s/MB; steepest: ${steepest.name}, 4 × the text in ${steepest.growth.toFixed(1)} × the time`,
);
