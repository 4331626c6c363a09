// Memory of a worker over many articles: resident memory sampled on the way, and the slope of the line through it.
import { enableFeeds, openCrew, openSite, untilDone } from './contenders.js';
import { memoryOf } from './processes.js';

const OUTLETS = 40;
const CONCURRENCY = 16;
/** Growth that counts as flat, in MiB for every 10,000 articles. */
const BAR = 8;
/** Share of the articles during which caches fill and code is compiled; it is not counted. */
const WARM = 0.2;

interface Sample {
  articles: number;
  mib: number;
}

/** Measures and prints; false when memory grows. */
export async function measureMemory(options: {
  postgresUrl: string;
  redisUrl: string;
  articles: number;
}): Promise<boolean> {
  const { articles } = options;
  const site = await openSite({ outlets: OUTLETS, articles, first: 0 });
  const crew = await openCrew({ ...options, site, concurrency: CONCURRENCY }, 1);
  const samples: Sample[] = [];
  try {
    await enableFeeds(crew.db.store, site.feeds);
    await untilDone(crew.db.store, articles, read => {
      const mib = memoryOf(crew.workers[0]?.pid ?? 0);
      if (read > (samples.at(-1)?.articles ?? -1)) samples.push({ articles: read, mib });
    });
  } finally {
    await crew.close();
    await site.stop();
  }
  const counted = samples.filter(s => s.articles >= articles * WARM);
  const slope = slopeOf(counted) * 10_000;
  const [least, most] = [Math.min(...counted.map(s => s.mib)), Math.max(...counted.map(s => s.mib))];
  process.stdout.write(
    `memory of one worker over ${articles} articles: ${least.toFixed(0)} to ${most.toFixed(0)} MiB after the first ${WARM * 100} %, slope ${slope.toFixed(2)} MiB for 10,000 articles (bar ${BAR})\n`,
  );
  if (articles < 50_000) process.stdout.write('fewer than 50,000 articles: what grows slowly may not show\n');
  return slope <= BAR;
}

/** Least squares: MiB for one article. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (of: (s: Sample) => number) => samples.reduce((sum, s) => sum + of(s), 0) / samples.length;
  const [x, y] = [mean(s => s.articles), mean(s => s.mib)];
  const over = samples.reduce((sum, s) => sum + (s.articles - x) * (s.mib - y), 0);
  return over / samples.reduce((sum, s) => sum + (s.articles - x) ** 2, 0);
}
