// Cellwire beside Crawlee and bare BullMQ, in turns, so that what else the machine does hits all of them.
import {
  type Ground,
  type Measured,
  missingCrawlee,
  openSite,
  runBareBullmq,
  runCrawlee,
  runEmbedded,
  runOnServers,
} from './contenders.js';

const OUTLETS = 40;
const CONCURRENCY = 16;
/** Share of Crawlee's and of bare BullMQ's rate that Cellwire must reach. */
const BARS = { crawlee: 1, bare: 0.6 };

interface Contender {
  name: string;
  run(ground: Ground): Promise<Measured>;
}

const CELLWIRE: readonly Contender[] = [
  { name: 'cellwire embedded', run: runEmbedded },
  { name: 'cellwire, postgres + redis, 1 worker', run: ground => runOnServers(ground, 1) },
  { name: 'cellwire, postgres + redis, 2 workers', run: ground => runOnServers(ground, 2) },
];
const BARE: Contender = { name: 'bare bullmq, 2 processes', run: runBareBullmq };
const CRAWLEE: readonly Contender[] = [
  { name: 'crawlee, dataset on disk', run: ground => runCrawlee(ground, { inMemory: false }) },
  { name: 'crawlee, dataset in memory', run: ground => runCrawlee(ground, { inMemory: true }) },
];

/** Measures and prints; false when a bar is missed. */
export async function measureThroughput(options: {
  postgresUrl: string;
  redisUrl: string;
  articles: number;
  rounds: number;
}): Promise<boolean> {
  const { articles, rounds } = options;
  const why = missingCrawlee();
  if (why) process.stdout.write(`${why}\n`);
  const contenders = [...CELLWIRE, BARE, ...(why ? [] : CRAWLEE)];
  const all = new Map<string, Measured[]>(contenders.map(c => [c.name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of contenders) {
      const site = await openSite({ outlets: OUTLETS, articles, first: round * articles });
      try {
        const measured = await run({ ...options, site, concurrency: CONCURRENCY });
        if (measured.articles < articles) throw new Error(`${name} did ${measured.articles} of ${articles} articles`);
        all.get(name)?.push(measured);
        process.stderr.write(`round ${round + 1}: ${name} took ${measured.seconds.toFixed(1)} s\n`);
      } finally {
        await site.stop();
      }
    }
  }
  return judge(all);
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

function judge(all: ReadonlyMap<string, readonly Measured[]>): boolean {
  const rates = new Map([...all].map(([name, list]) => [name, median(list.map(m => m.articles / m.seconds))]));
  for (const [name, list] of all) {
    const cpu = median(list.map(m => (m.cpuSeconds / m.articles) * 1000));
    process.stdout.write(
      `${name}: ${rates.get(name)?.toFixed(1)} articles a second (${list.map(m => (m.articles / m.seconds).toFixed(0)).join(', ')}), ${cpu.toFixed(1)} ms CPU an article\n`,
    );
  }
  const rateOf = (name: string | undefined) => rates.get(name ?? '') ?? Number.NaN;
  let isEnough = true;
  for (const { name } of CELLWIRE) {
    const [crawlee, bare] = [rateOf(name) / rateOf(CRAWLEE[0]?.name), rateOf(name) / rateOf(BARE.name)];
    process.stdout.write(
      `${name}: ${crawlee.toFixed(2)} × crawlee (bar ${BARS.crawlee}), ${bare.toFixed(2)} × bare bullmq (bar ${BARS.bare})\n`,
    );
    if (crawlee < BARS.crawlee || bare < BARS.bare) isEnough = false;
  }
  return isEnough;
}
