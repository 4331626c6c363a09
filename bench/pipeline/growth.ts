// What an article costs in a small and in a large table: the same articles through the same stages, in turns.
import { STAGES } from '@cellwire/model';
import { defaultPackDir, loadPack } from '@cellwire/pack';
import { drain } from '@cellwire/pipeline';
import { testStore } from '@cellwire/testing';
import { openParts } from '../../packages/cli/dist/process/open-parts.js';
import { stageHandlers } from '../../packages/cli/dist/process/stage-handlers.js';
import { fillStore } from '../store-data.js';
import { enableFeeds, openSite } from './contenders.js';

const OUTLETS = 20;
const CONCURRENCY = 8;
const ROUNDS = 5;
const ARTICLES = 200;
/** The first round warms plans and caches. */
const WARM = 1;
const BAR = 1.2;
/** Stored articles for one stored event: each is told by ten mentions, four in a row share an article. */
const ARTICLES_AN_EVENT = 2.5;

type Table = Awaited<ReturnType<typeof openTable>>;

/** Measures and prints; false when an article costs more in the large table. */
export async function measureGrowth(options: { postgresUrl: string; small: number; large: number }): Promise<boolean> {
  const tables = [
    await openTable(options.postgresUrl, options.small),
    await openTable(options.postgresUrl, options.large),
  ] as const;
  const [few, many] = tables;
  for (let round = 0; round < ROUNDS; round++) {
    const site = await openSite({ outlets: OUTLETS, articles: ARTICLES, first: round * ARTICLES });
    // Whoever goes first meets a colder machine.
    for (const table of round % 2 ? [many, few] : [few, many]) {
      const took = await table.take(site);
      if (round >= WARM) table.times.push(took / ARTICLES);
    }
    await site.stop();
  }
  const ratio = medianOf(many) / medianOf(few);
  process.stdout.write(
    `an article costs ${medianOf(few).toFixed(1)} ms at ${few.stored} stored articles, ${medianOf(many).toFixed(1)} ms at ${many.stored}: ratio ${ratio.toFixed(2)} (bar ${BAR})\n`,
  );
  for (const table of tables) await table.close();
  return ratio <= BAR;
}

const medianOf = ({ times }: Table): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** A database of its own with so many articles, and the stages that work on it. */
async function openTable(postgresUrl: string, articles: number) {
  const db = await testStore({ is: 'postgres', url: postgresUrl });
  await fillStore(db, await loadPack(defaultPackDir()), { events: Math.ceil(articles / ARTICLES_AN_EVENT), seed: 1 });
  const databaseUrl = 'databaseUrl' in db.options ? db.options.databaseUrl : '';
  return {
    stored: articles,
    times: [] as number[],
    /** Takes the site's articles through every stage; milliseconds. */
    take: async (site: { feeds: string[]; hosts: string[] }): Promise<number> => {
      const parts = await openParts({
        databaseUrl,
        redisUrl: null,
        contact: 'bench@cellwire.invalid',
        allowHosts: site.hosts,
        hostGapMs: 0,
        secretKey: 'key of the bench',
      });
      const { store, log, metrics } = parts;
      const handlers = await stageHandlers(parts, STAGES);
      await enableFeeds(store, site.feeds);
      const began = performance.now();
      await drain({ store, handlers, concurrency: CONCURRENCY, log, metrics });
      const took = performance.now() - began;
      await parts.close();
      return took;
    },
    close: () => db.remove(),
  };
}
