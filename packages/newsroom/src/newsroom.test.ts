import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Newsroom, OUTLETS, openNewsroom, readArticles } from './index.js';

describe('the articles', () => {
  const articles = readArticles();
  it('are at least forty, of one month, by at least eight outlets, twelve of them quiet', () => {
    expect(articles.length).toBeGreaterThanOrEqual(40);
    expect(new Set(articles.map(a => a.published.slice(0, 7)))).toEqual(new Set(['2026-02']));
    expect(new Set(articles.map(a => a.outlet)).size).toBeGreaterThanOrEqual(8);
    expect(articles.filter(a => a.quiet).length).toBeGreaterThanOrEqual(12);
  });
  it.each(articles.map(a => [`${a.outlet}/${a.slug}`, a] as const))(
    '%s has 120 to 400 words and a known outlet',
    (_, a) => {
      const words = a.paragraphs.join(' ').split(/\s+/).length;
      expect(words).toBeGreaterThanOrEqual(120);
      expect(words).toBeLessThanOrEqual(400);
      expect(OUTLETS.map(o => o.id)).toContain(a.outlet);
    },
  );
});

describe('the server', () => {
  let room: Newsroom;
  let now = new Date('2026-02-12T00:00:00Z');
  beforeAll(async () => {
    room = await openNewsroom({ now: () => now });
  });
  afterAll(() => room.close());
  const source = (id: string) => room.sources.find(s => s.name === id) as Newsroom['sources'][number];

  it('shows what is out by now and nothing later', async () => {
    const before = await (await fetch(source('cell-ledger').feed)).text();
    expect(before).not.toContain('agrees to buy Orvane out');
    now = new Date('2026-02-28T00:00:00Z');
    expect(await (await fetch(source('cell-ledger').feed)).text()).toContain('agrees to buy Orvane out');
  });

  it('answers 304 to a matching ETag', async () => {
    const first = await fetch(source('voltaic-review').feed);
    const again = await fetch(source('voltaic-review').feed, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    expect(room.requests.at(-1)).toMatchObject({ outlet: 'voltaic-review', status: 304, conditional: true });
  });

  it('sends real EUC-KR bytes without saying so in the header', async () => {
    const page = await fetch(new URL('/news/2026-02-12-starplus', source('hanbit-journal').homepage));
    expect(page.headers.get('content-type')).toBe('text/html');
    const bytes = Buffer.from(await page.arrayBuffer());
    expect(bytes.includes(iconv.encode('삼성', 'euc-kr'))).toBe(true);
    expect(bytes.toString('utf8')).not.toContain('삼성');
  });

  it.each(OUTLETS.map(o => [o.id]))('serves feed, robots and a page of %s', async id => {
    for (const url of [source(id).feed, new URL('/robots.txt', source(id).homepage).href])
      expect((await fetch(url)).status).toBe(200);
    const slug = readArticles().find(a => a.outlet === id)?.slug;
    expect((await fetch(new URL(`/news/${slug}`, source(id).homepage))).status).toBe(200);
  });
});
