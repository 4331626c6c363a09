import type { Article, Mention, Pack } from '@cellwire/model';
import { defaultPackDir, loadPack } from '@cellwire/pack';
import { TaskFailure } from '@cellwire/pipeline';
import { knowledgeOf } from '@cellwire/resolution';
import { openLogger, openMetrics } from '@cellwire/runtime';
import { listExtractions, listMentionsOfArticles, saveArticle, saveVersion } from '@cellwire/store';
import { describeOnEachStore, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ExtractContext, extractVersions } from './extract-versions.js';

const log = openLogger({ logLevel: 'silent', logFormat: 'json' });
const clock = fixedClock('2026-03-03T09:00:00Z');
const signal = new AbortController().signal;

const haltIn = (article: Article): Mention => ({
  id: `${article.id}#1`,
  type: 'facility_halt',
  status: 'announced',
  date: null,
  arguments: { operator: ['Velden Cell'] },
  evidence: [],
  sentence: article.text,
  rule: 'facility_halt/test',
  confidence: 0.9,
});

describeOnEachStore('versions taken together', setup => {
  let db: TestStore;
  let pack: Pack;
  beforeAll(async () => {
    db = await testStore(setup.engine, clock);
    pack = await loadPack(defaultPackDir());
  });
  afterAll(() => db.remove());
  beforeEach(async () => void (await db.store.query('TRUNCATE article CASCADE')));

  /** Stores an article and answers the number of its version. */
  const store = (id: string, text: string, silent = false): Promise<string> =>
    db.store.inTransaction(async tx => {
      const article = { id, url: null, published: '2026-03-02', outlet: null, origin: 'import' as const, silent };
      await saveArticle(tx, { ...article, seenAt: clock.now() });
      const version = { articleId: id, title: `About ${id}`, text, language: 'en', completeness: 'full' as const };
      return String((await saveVersion(tx, { ...version, recordedAt: clock.now() })).id);
    });

  /** Reads the versions as the stage would, and records what came of it; answers that with the needs noted. */
  async function read(ids: readonly string[], extract: ExtractContext['threads']['extract'], patienceMs?: number) {
    const context: ExtractContext = {
      store: db.store,
      pack,
      threads: { extract },
      knowledge: knowledgeOf(pack),
      log,
      metrics: openMetrics(),
      ...(patienceMs === undefined ? {} : { patienceMs }),
    };
    const verdict = await extractVersions(
      context,
      ids.map(id => ({ id, signal, priority: 1 })),
    );
    const needs: [count: number, priority: number | undefined][] = [];
    await db.store.inTransaction(async tx =>
      verdict.record?.(
        tx,
        async (_stage, rows, { priority } = {}) => void needs.push([[rows].flat().length, priority]),
      ),
    );
    return { ...verdict, needs };
  }
  const found = async (article: Article) => ({ mentions: [haltIn(article)], relevant: true });

  it('are each recorded with their own mentions, and resolved at their own urgency', async () => {
    const ids = [await store('a', 'One plant.'), await store('b', 'Two plants.', true), await store('c', 'No plant.')];
    const { needs } = await read(ids, async article =>
      article.id === 'c' ? { mentions: [], relevant: false } : found(article),
    );
    expect(needs.sort()).toEqual([
      [1, 1],
      [1, 2],
    ]);
    const mentions = await listMentionsOfArticles(db.store, ['a', 'b', 'c']);
    expect(mentions.map(m => [m.articleId, m.n, m.sentence])).toEqual([
      ['a', 1, 'One plant.'],
      ['b', 1, 'Two plants.'],
    ]);
    for (const [id, outcome] of Object.entries({ a: 'read', b: 'read', c: 'irrelevant' }))
      expect(await listExtractions(db.store, id)).toMatchObject([{ outcome }]);
  });

  it('change nothing when they are read again', async () => {
    const ids = [await store('a', 'One plant.'), await store('b', 'Two plants.')];
    await read(ids, found);
    expect((await read(ids, found)).needs).toEqual([]);
    expect(await listMentionsOfArticles(db.store, ['a', 'b'])).toHaveLength(2);
  });

  it('are recorded without the one that breaks its thread', async () => {
    const ids = [await store('a', 'One plant.'), await store('poison', 'Loop.'), await store('c', 'Two plants.')];
    const failure = new TaskFailure('slow', 'ran too long');
    const { failures, outcomes } = await read(ids, async article => {
      if (article.id === 'poison') throw failure;
      return found(article);
    });
    expect([...(failures ?? [])]).toEqual([[ids[1], failure]]);
    expect(outcomes?.size).toBe(0);
    expect((await listMentionsOfArticles(db.store, ['a', 'poison', 'c'])).map(m => m.articleId)).toEqual(['a', 'c']);
  });

  it('leave behind the one that takes long, which is read alone next', async () => {
    const ids = [await store('a', 'One plant.'), await store('slow', 'A long story.')];
    const slowly = async (article: Article, stop?: AbortSignal) => {
      if (article.id === 'slow')
        await new Promise((_, reject) => stop?.addEventListener('abort', () => reject(stop.reason)));
      return found(article);
    };
    const { outcomes } = await read(ids, slowly, 20);
    expect(outcomes?.get(ids[1] as string)).toMatchObject({ is: 'retry', why: expect.stringContaining('alone') });
    expect((await listMentionsOfArticles(db.store, ['a', 'slow'])).map(m => m.articleId)).toEqual(['a']);
  });

  it('are rejected where there is nothing to read', async () => {
    const { outcomes, needs } = await read(['987654321'], found);
    expect(outcomes?.get('987654321')).toMatchObject({ is: 'reject', why: 'there is no article version 987654321' });
    expect(needs).toEqual([]);
  });
});
