// Resolving one new mention into a small and a large table on a real Postgres, in turns, so that what else the machine
// does hits both: npx tsx --conditions=cellwire-source bench/resolution.ts [events | URL of a filled database]
// 1,000 events against 100,000 with 1,000,000 mentions by default. Fails when the large table takes more than 1.5 times as
// long, or when a table that grows with the news was scanned.
import { defaultPackDir, loadPack } from '@cellwire/pack';
import { knowledgeOf } from '@cellwire/resolution';
import { type ResolveContext, resolveBatch, startOf } from '@cellwire/resolve-events';
import {
  type Extraction,
  openStore,
  readExtraction,
  recordExtraction,
  type Store,
  saveArticle,
  saveVersion,
} from '@cellwire/store';
import { startPostgres, type TestStore, testStore } from '@cellwire/testing';
import { eventMaker, fillStore, type MadeEvent, mentionOf, seeded } from './store-data.js';

/** How much longer the large table may take. */
const BAR = 1.5;
const ROUNDS = 200;
/** The first rounds warm plans and caches. */
const WARM = 40;
/** Tables that grow with the news: none of them may be read from end to end. */
const GROWING = ['event', 'event_version', 'event_mention', 'mention', 'article', 'article_version', 'extraction'];

const pack = await loadPack(defaultPackDir());
const knowledge = knowledgeOf(pack);
const types = new Map(pack.types.map(type => [type.type, type]));
const asked = process.argv[2] ?? '100000';
if (/^postgres/.test(asked)) {
  const large = await openStore({ databaseUrl: asked });
  const small = await testStore({ is: 'postgres', url: asked });
  await measureAgainst(small, large);
  await large.close();
} else {
  const server = await startPostgres({
    config: ['shared_buffers = 512MB', 'work_mem = 16MB', 'random_page_cost = 1.1'],
  });
  try {
    const large = await testStore({ is: 'postgres', url: server.url });
    await fillStore(large, pack, { events: Number(asked), seed: 1 });
    await measureAgainst(await testStore({ is: 'postgres', url: server.url }), large.store);
    await large.remove();
  } finally {
    await server.close();
  }
}

/** Fills a small table beside the large one and measures in both; the small one is removed. */
async function measureAgainst(small: TestStore, large: Store): Promise<void> {
  await fillStore(small, pack, { events: 1000, seed: 1 });
  if (!(await measureResolving({ small: small.store, large }))) process.exitCode = 1;
  await small.remove();
}

/** Measures and prints; false when the bar is missed or a growing table was scanned. */
async function measureResolving({ small, large }: { small: Store; large: Store }): Promise<boolean> {
  const make = eventMaker(pack, seeded(99), 30);
  const run = `new-${Date.now()}`;
  const times: Record<'small' | 'large', number[]> = { small: [], large: [] };
  const before = await scansOf(large);
  for (let i = 0; i < ROUNDS; i++) {
    const made = make();
    for (const [size, store] of [['small', small] as const, ['large', large] as const]) {
      const took = await resolveOne(store, made, `${run}-${i}`);
      if (i >= WARM) times[size].push(took);
    }
  }
  const scanned = [...(await scansOf(large))]
    .filter(([table, n]) => n > (before.get(table) ?? 0))
    .map(([table]) => table);
  const [few, many] = [times.small, times.large].map(at) as [Quantiles, Quantiles];
  const ratio = many.p50 / few.p50;
  const events = await countEvents(large);
  process.stdout.write(
    `resolving one new mention: p50 ${few.p50.toFixed(1)} ms, p95 ${few.p95.toFixed(1)} ms at ${await countEvents(small)} events; p50 ${many.p50.toFixed(1)} ms, p95 ${many.p95.toFixed(1)} ms at ${events}: ratio ${ratio.toFixed(2)} (bar ${BAR}); scanned: ${scanned.join(', ') || 'none'}\n`,
  );
  return ratio <= BAR && scanned.length === 0;
}

interface Quantiles {
  p50: number;
  p95: number;
}
function at(list: readonly number[]): Quantiles {
  const sorted = [...list].sort((a, b) => a - b);
  const of = (q: number): number => sorted[Math.floor(sorted.length * q)] ?? 0;
  return { p50: of(0.5), p95: of(0.95) };
}

async function countEvents(store: Store): Promise<number> {
  const { rows } = await store.query<{ n: number }>('SELECT count(*)::int AS n FROM event');
  return rows[0]?.n ?? 0;
}

/** Sequential scans so far of the growing tables. */
async function scansOf(store: Store): Promise<Map<string, number>> {
  // Another session's counts are a second late.
  await new Promise(resolve => setTimeout(resolve, 2000));
  const { rows } = await store.query<{ relname: string; seq_scan: string | number }>(
    'SELECT relname, seq_scan FROM pg_stat_user_tables WHERE relname = ANY($1::text[])',
    [GROWING],
  );
  return new Map(rows.map(row => [row.relname, Number(row.seq_scan)]));
}

async function resolveOne(store: Store, made: MadeEvent, articleId: string): Promise<number> {
  const extraction = await read(store, made, articleId);
  const context: ResolveContext = {
    store,
    types,
    knowledge,
    alertMaxAgeDays: 30,
    alertSettleMs: 60_000,
    publicUrl: null,
  };
  const began = performance.now();
  await store.inTransaction(tx => resolveBatch(tx, startOf([extraction]), context));
  return performance.now() - began;
}

async function read(store: Store, made: MadeEvent, articleId: string): Promise<Extraction> {
  const now = new Date();
  const extracted = await store.inTransaction(async tx => {
    await saveArticle(tx, {
      id: articleId,
      url: null,
      published: made.day,
      outlet: 'New',
      origin: 'import',
      seenAt: now,
    });
    const version = await saveVersion(tx, {
      articleId,
      title: '',
      text: made.sentence,
      completeness: 'full',
      recordedAt: now,
    });
    const reading = { articleId, versionId: version.id, pack: 'battery', packVersion: '1', silent: true, tookMs: 0 };
    return recordExtraction(tx, { ...reading, outcome: 'read', extractedAt: now }, [mentionOf(made)]);
  });
  const extraction = await readExtraction(store, extracted.id);
  if (!extraction) throw new Error('the extraction was not stored');
  return extraction;
}
