// A day (or as many hours as the first argument says) of the simulated web:
//   npx tsx --conditions=cellwire-source packages/fetching/bench/simulated-day.ts [hours] [seed]
import { HOST_SETTINGS } from '../src/host-slot.js';
import { crawl, medianLagShare } from '../test/simulated-crawl.js';
import { figuresOf, hours, startWeb } from '../test/simulated-web.js';

const span = hours(Number(process.argv[2] ?? 24));
const web = await startWeb(Number(process.argv[3] ?? 1), 200, 1000, span);
const started = performance.now();
const pickups = await crawl(web, span);
console.log({
  ...figuresOf(web, HOST_SETTINGS.gapMs),
  items: pickups.length,
  medianLagOverGap: medianLagShare(pickups),
  seconds: Math.round((performance.now() - started) / 1000),
});
for (const gapMs of [...new Set(pickups.map(({ feed }) => feed.gapMs))].sort((a, b) => a - b)) {
  const list = pickups.filter(({ feed }) => feed.gapMs === gapMs);
  console.log(
    `gap ${gapMs / 60_000} min: ${list.length} items, median lag ${medianLagShare(list).toFixed(3)} of the gap`,
  );
}
await web.close();
