import type { Mention } from '@cellwire/model';
import { describeOnEachStore, type FixedClock, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { listVersions, type NewVersion, readPresentVersion, saveVersion } from './article-versions.js';
import { articleIdOf, findArticle, readArticle, renameArticle, saveArticle } from './articles.js';
import { recordExtraction } from './extractions.js';
import { closeHealthEvent, listHealthEvents, openHealthEvent } from './health-events.js';
import { giveHostTurn, renewHostTurn, takeHostTurn } from './hosts.js';
import { listItemsOfArticle, type NewItem, recordItems } from './items.js';
import { listMentionsOfArticles, mentionOf } from './mentions.js';
import { findLatestPage, packPage, readPage, savePage } from './pages.js';
import { dateColumns, readPublication } from './published.js';
import type { Store } from './queryable.js';
import { dropTexts, pruneOld } from './retention.js';
import { addSource, enableSource, findSource, readSource } from './sources.js';
import { listDue } from './work.js';

describeOnEachStore('the tables of news', setup => {
  let db: TestStore;
  let store: Store;
  let clock: FixedClock;
  beforeAll(async () => {
    clock = fixedClock();
    db = await testStore(setup.engine, clock);
    store = db.store;
  });
  afterAll(() => db.remove());
  beforeEach(() => store.query('TRUNCATE source, article, host, health_event CASCADE'));

  const newSource = async (name = 'wire') => {
    const source = await addSource(store, { name, outlet: 'Wire', feedUrl: `https://${name}.example/feed` });
    if (!source) throw new Error('the source was not added');
    return source;
  };
  const item = (n: number, more: Partial<NewItem> = {}): NewItem => ({
    guid: `g${n}`,
    link: `https://wire.example/${n}?utm=1`,
    url: `https://wire.example/${n}`,
    title: `Title ${n}`,
    summary: 'Summary',
    content: null,
    authors: ['A. Writer'],
    published: '2026-02-10T08:00:00+09:00',
    ...more,
  });
  const record = (source: { id: number; outlet: string }, items: NewItem[]) =>
    store.inTransaction(tx => recordItems(tx, source, items, { now: clock.now() }));

  it('know a source by its feed and its name', async () => {
    const source = await newSource();
    expect(await addSource(store, { name: 'other', outlet: 'X', feedUrl: 'https://wire.example/feed' })).toBeNull();
    expect(await addSource(store, { name: 'wire', outlet: 'X', feedUrl: 'https://x.example/' })).toBeNull();
    expect((await findSource(store, 'https://wire.example/feed'))?.id).toBe(source.id);
    expect((await findSource(store, 'wire'))?.id).toBe(source.id);
  });

  it('poll a source only while it is enabled', async () => {
    const { id } = await newSource();
    const due = () => listDue(store, 'poll-feeds', { now: clock.now(), limit: 10 });
    expect(await due()).toEqual([]);
    await enableSource(store, id, { enabled: true, at: clock.now() });
    expect(await due()).toEqual([{ id: String(id), priority: 1 }]);
    await enableSource(store, id, { enabled: false, at: clock.now() });
    expect(await due()).toEqual([]);
    expect((await readSource(store, id))?.workState).toBe('done');
  });

  it('make one article of an address that several feeds name', async () => {
    const [a, b] = [await newSource('a'), await newSource('b')];
    expect(await record(a, [item(1), item(2)])).toMatchObject({ newItems: 2, changedArticles: [] });
    const again = await record(b, [item(1, { guid: 'other' }), item(3)]);
    expect([again.newItems, again.newArticles]).toEqual([2, [articleIdOf('https://wire.example/3')]]);
    expect((await findArticle(store, 'https://wire.example/1'))?.sourceId).toBe(a.id);
    expect(await listItemsOfArticle(store, articleIdOf('https://wire.example/1'))).toHaveLength(2);
  });

  it('take the same feed again without a change, and notice other words under a known guid', async () => {
    const source = await newSource();
    await record(source, [item(1), item(2)]);
    expect(await record(source, [item(1), item(2)])).toEqual({ newArticles: [], newItems: 0, changedArticles: [] });
    expect(await record(source, [item(1, { title: 'Corrected' })])).toEqual({
      newArticles: [],
      newItems: 0,
      changedArticles: [articleIdOf('https://wire.example/1')],
    });
  });

  it.each<[string, Partial<NewItem>]>([
    ['an id of a megabyte', { guid: 'x'.repeat(1_000_000) }],
    ['an address of 100 kB', { url: `https://wire.example/${'x'.repeat(100_000)}` }],
    ['a null character', { title: 'a\0b', guid: 'g\0' }],
    ['31 February', { published: '2026-02-31T10:00:00Z' }],
    ['the year 0', { published: '0000-01-01' }],
    ['no address', { url: null, link: null, skipped: 'no link' }],
  ])('take an entry with %s', async (_title, odd) => {
    const source = await newSource();
    expect((await record(source, [item(1, odd), item(1, odd), item(2)])).newItems).toBe(2);
    expect((await record(source, [item(1, odd)])).newItems).toBe(0);
  });

  it('take a feed of 5,000 entries in one transaction', async () => {
    const source = await newSource();
    const recorded = await record(
      source,
      Array.from({ length: 5000 }, (_, i) => item(i)),
    );
    expect([recorded.newItems, recorded.newArticles.length]).toEqual([5000, 5000]);
  });

  const importArticle = (id: string, url: string | null = null) =>
    store.inTransaction(tx =>
      saveArticle(tx, { id, url, published: '2026-02-11', outlet: null, origin: 'import', seenAt: clock.now() }),
    );

  it('keep the ids that an import brings, even where two name one address', async () => {
    expect(await importArticle('one', 'https://a.example/x')).toEqual({ id: 'one', isNew: true });
    expect(await importArticle('one', 'https://a.example/x')).toEqual({ id: 'one', isNew: false });
    expect(await importArticle('two', 'https://a.example/x')).toEqual({ id: 'two', isNew: true });
    expect((await findArticle(store, 'https://a.example/x'))?.id).toBe('one');
    expect((await readArticle(store, 'two'))?.url).toBe('https://a.example/x');
  });

  it('refuse an article with a day that does not exist, naming it', async () => {
    const saving = store.inTransaction(tx =>
      saveArticle(tx, {
        id: 'x',
        url: null,
        published: '2026-02-30',
        outlet: null,
        origin: 'import',
        seenAt: clock.now(),
      }),
    );
    await expect(saving).rejects.toThrow('article x: published "2026-02-30" is no calendar day');
  });

  it('give an article the address its page names, unless another has it', async () => {
    await importArticle('amp', 'https://a.example/amp');
    await importArticle('plain', 'https://a.example/plain');
    const rename = (url: string) => store.inTransaction(tx => renameArticle(tx, 'amp', url));
    expect(await rename('https://a.example/plain')).toEqual({ sameAs: 'plain' });
    expect(await rename('https://a.example/story')).toBeNull();
    expect((await findArticle(store, 'https://a.example/story'))?.id).toBe('amp');
  });

  const version = (more: Partial<NewVersion> = {}) =>
    store.inTransaction(tx =>
      saveVersion(tx, {
        articleId: 'a',
        title: 'T',
        text: 'First.',
        completeness: 'full',
        recordedAt: clock.now(),
        ...more,
      }),
    );

  it('make a version only of a real change, and take a former text back', async () => {
    await importArticle('a');
    const [first, same] = [await version(), await version()];
    const second = await version({ text: 'Second.' });
    const back = await version();
    expect([first.is, same.is, second.is, back.is]).toEqual(['new', 'unchanged', 'new', 'back']);
    expect([first.n, second.n, back.n, back.id]).toEqual([1, 2, 1, first.id]);
    expect((await readPresentVersion(store, 'a'))?.text).toBe('First.');
    expect((await listVersions(store, 'a')).map(v => v.n)).toEqual([2, 1]);
  });

  it('do not let a summary replace the page’s own text', async () => {
    await importArticle('a');
    expect((await version({ text: 'Teaser', completeness: 'summary' })).is).toBe('new');
    expect((await version()).is).toBe('new');
    expect((await version({ text: 'Teaser', completeness: 'summary' })).is).toBe('unchanged');
    expect((await readPresentVersion(store, 'a'))?.completeness).toBe('full');
  });

  it('keep the bytes of a page once, and give them back', async () => {
    await importArticle('a');
    const bytes = Buffer.from('<html>배터리\0</html>');
    const save = async () => {
      const packed = await packPage(bytes);
      const page = {
        articleId: 'a',
        url: 'https://a.example/',
        status: 200,
        contentType: 'text/html',
        at: clock.now(),
      };
      return store.inTransaction(tx => savePage(tx, page, packed));
    };
    const id = await save();
    expect(await save()).toBe(id);
    expect(Buffer.from((await readPage(store, id))?.bytes ?? []).equals(bytes)).toBe(true);
    expect((await findLatestPage(store, 'a'))?.length).toBe(bytes.length);
  });

  const mention = (n: number, more: Partial<Mention> = {}): Mention => ({
    id: `a#${n}`,
    type: 'stake_sale',
    status: 'completed',
    date: '2026-02',
    arguments: { seller: ['Acme'], target: [`Volta ${n}`], stake: [{ percent: 49 }] },
    evidence: [{ in: 'text', role: 'seller', value: 0, start: 0, end: 4 }],
    sentence: `Acme sold ${n}.`,
    rule: 'stake_sale/sells-stake',
    confidence: 0.9,
    ...more,
  });
  const extract = (versionId: number, found: Mention[], packVersion = 'p1') =>
    store.inTransaction(tx =>
      recordExtraction(
        tx,
        {
          articleId: 'a',
          versionId,
          pack: 'battery',
          packVersion,
          outcome: 'read',
          silent: false,
          tookMs: 1,
          extractedAt: clock.now(),
        },
        found,
      ),
    );

  it('keep equal mentions, supersede others, and double none', async () => {
    await importArticle('a');
    const { id } = await version();
    expect(await extract(id, [mention(1), mention(2)])).toMatchObject({ added: 2, removed: 0 });
    const before = await listMentionsOfArticles(store, ['a']);
    expect(await extract(id, [mention(1), mention(2)])).toMatchObject({ added: 0, removed: 0 });
    expect(await extract(id, [mention(2), mention(1), mention(1)], 'p2')).toMatchObject({ added: 0, removed: 0 });
    const after = await listMentionsOfArticles(store, ['a']);
    expect(after.map(m => [m.id, m.mention])).toEqual(before.map(m => [m.id, m.mention]));
    expect(after.map(m => m.packVersion)).toEqual(['p2', 'p2']);
    expect(await extract(id, [mention(2), mention(3)], 'p3')).toMatchObject({ added: 1, removed: 1 });
    const last = await listMentionsOfArticles(store, ['a']);
    expect(last.map(m => m.mention)).toEqual(['a#2', 'a#3']);
    expect(mentionOf(last[1]!)).toEqual({ ...mention(3), article: 'a' });
  });

  it('let the reading of an outdated text change nothing', async () => {
    await importArticle('a');
    const first = await version();
    const second = await version({ text: 'Second.' });
    await extract(second.id, [mention(2)]);
    expect(await extract(first.id, [mention(1)])).toMatchObject({ is: 'outdated' });
    expect((await listMentionsOfArticles(store, ['a'])).map(m => m.sentence)).toEqual(['Acme sold 2.']);
  });

  it('drop old texts and pages by retention, but keep what events were read from', async () => {
    await importArticle('a');
    const { id } = await version({ text: 'Long text. '.repeat(100) });
    await extract(id, [mention(1)]);
    const packed = await packPage(Buffer.from('x'));
    const page = { articleId: 'a', url: 'https://a.example/', status: 200, contentType: null, at: clock.now() };
    const pageId = await store.inTransaction(tx => savePage(tx, page, packed));
    const before = new Date(clock.now().getTime() + 1);
    expect(await dropTexts(store, { retention: 'full', before })).toEqual({ pages: 0, texts: 0 });
    expect(await dropTexts(store, { retention: 'excerpt', before })).toEqual({ pages: 1, texts: 1 });
    expect((await readPage(store, pageId))?.bytes).toBeNull();
    const kept = await readPresentVersion(store, 'a');
    expect([kept?.text, kept?.excerpt.length]).toEqual([null, 280]);
    expect((await listMentionsOfArticles(store, ['a']))[0]?.sentence).toBe('Acme sold 1.');
  });

  it('give one turn at a time to a host, with a pause between', async () => {
    const now = clock.now();
    const at = (ms: number) => new Date(now.getTime() + ms);
    const first = await takeHostTurn(store, 'a.example', { now, holdMs: 20_000 });
    if (first.is !== 'yours') throw new Error('the host was not free');
    expect(await takeHostTurn(store, 'a.example', { now, holdMs: 20_000 })).toEqual({ is: 'wait', until: at(20_000) });
    expect((await takeHostTurn(store, 'b.example', { now, holdMs: 20_000 })).is).toBe('yours');
    // A long request puts off its end; whoever has lost the turn can't.
    await renewHostTurn(store, 'a.example', { token: first.token, until: at(30_000) });
    await renewHostTurn(store, 'a.example', { token: crypto.randomUUID(), until: at(90_000) });
    expect(await takeHostTurn(store, 'a.example', { now, holdMs: 1 })).toEqual({ is: 'wait', until: at(30_000) });
    await giveHostTurn(store, 'a.example', { token: first.token, now: at(500), gapMs: 2000 });
    expect(await takeHostTurn(store, 'a.example', { now: at(1000), holdMs: 1 })).toEqual({
      is: 'wait',
      until: at(2500),
    });
    expect((await takeHostTurn(store, 'a.example', { now: at(2500), holdMs: 1000 })).is).toBe('yours');
    // A worker that died gives nothing back: its turn runs out.
    expect((await takeHostTurn(store, 'a.example', { now: at(3500), holdMs: 1000 })).is).toBe('yours');
    await giveHostTurn(store, 'a.example', { token: first.token, now: at(3500), gapMs: 0 });
    expect((await takeHostTurn(store, 'a.example', { now: at(3600), holdMs: 1000 })).is).toBe('wait');
  });

  it('open a health event once until it is closed, and forget it when it is old', async () => {
    const open = () =>
      openHealthEvent(store, { kind: 'source_silent', subject: 'wire', message: 'quiet', at: clock.now() });
    expect([await open(), await open()]).toEqual([true, false]);
    expect(await closeHealthEvent(store, 'source_silent', 'wire', clock.now())).toBe(true);
    expect(await open()).toBe(true);
    expect(await listHealthEvents(store, { open: true })).toHaveLength(1);
    const later = new Date(clock.now().getTime() + 86_400_000 * 40);
    const days = { polls: 30, attempts: 30, healthEvents: 30 };
    expect(await store.inTransaction(tx => pruneOld(tx, later, days))).toBe(1);
  });
});

it.each([
  ['2026-02-11', '2026-02-11', '2026-02-11T00:00:00.000Z'],
  ['2026-02-11T23:30:00-08:00', '2026-02-11', '2026-02-12T07:30:00.000Z'],
])('the publication %s is the day %s and the instant %s', (published, day, instant) => {
  const read = readPublication(published);
  expect([read?.publishedOn, read?.publishedAt.toISOString()]).toEqual([day, instant]);
});

it.each([
  ['2026-Q3', '2026-07-01', '2026-09-30'],
  ['2028/2030', '2028-01-01', '2030-12-31'],
  ['2028/..', '2028-01-01', null],
  ['2026-02-30', null, null],
  ['0000', null, null],
  ['2030/2028', null, null],
  [null, null, null],
])('the date %s covers %s to %s', (date, dateFrom, dateTo) => {
  expect(dateColumns(date)).toEqual({ dateFrom, dateTo });
});
