import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { SAMPLE_FEEDS } from '../../test/sample-feeds.js';
import { readFeed } from './read-feed.js';

const read = (text: string, url?: string) => readFeed(Buffer.from(text), { url });
const sample = (name: string, url?: string) => read(SAMPLE_FEEDS[name] ?? '', url);
/** One item inside a channel. */
const item = async (inside: string, channel = '', attributes = '') => {
  const feed = await read(`<rss version="2.0"${attributes}><channel>${channel}<item>${inside}</item></channel></rss>`);
  return feed.entries[0];
};
/** One entry inside an Atom feed. */
const entry = async (inside: string) =>
  (await read(`<feed xmlns="http://www.w3.org/2005/Atom"><entry>${inside}</entry></feed>`)).entries[0];

describe('readFeed', () => {
  it('reads RSS 2.0 with its modules', async () => {
    const feed = await sample('rss2');
    expect(feed).toMatchObject({
      ok: true,
      kind: 'rss',
      title: 'Cell & Pack Daily',
      link: 'https://cellpack.example/',
      language: 'en-US',
      ttlMinutes: 45,
      hub: 'https://hub.example/',
      self: 'https://cellpack.example/feed',
    });
    expect(feed.entries).toEqual([
      {
        title: 'Volta Cells halts its Kokomo line',
        link: 'https://cellpack.example/news/1',
        guid: 'cp-1',
        published: '2026-02-11T00:00:00Z',
        updated: null,
        summary: 'The line stops <b>in March</b>.',
        content: '<p>The line stops in March.</p><p>Work resumes in May.</p>',
        authors: ['Ada Reyes', 'Ben Ito'],
      },
      {
        title: 'Second item',
        link: 'https://cellpack.example/news/2',
        guid: 'https://cellpack.example/news/2',
        published: '2026-02-10T23:30:00Z',
        updated: null,
        summary: null,
        content: null,
        authors: ['News Desk'],
      },
    ]);
  });

  it('reads Atom 1.0 with bases, text types and inherited authors', async () => {
    const feed = await sample('atom10', 'https://elsewhere.example/');
    expect(feed).toMatchObject({
      kind: 'atom',
      title: 'Netz & Speicher',
      link: 'https://netz.example/blog/',
      language: 'de',
      self: 'https://netz.example/blog/atom.xml',
    });
    expect(feed.entries).toEqual([
      {
        title: 'Werk in Österreich eröffnet',
        link: 'https://netz.example/blog/2026/werk.html',
        guid: 'urn:netz:1',
        published: '2026-02-11T09:00:00Z',
        updated: '2026-02-11T09:00:00Z',
        summary: null,
        content: '<p>Es ist <b>da</b>.<br>Ja.</p>',
        authors: ['Redaktion'],
      },
      {
        title: 'Zwei Werke',
        link: 'https://netz.example/2',
        guid: 'urn:netz:2',
        published: '2026-02-10T08:00:00Z',
        updated: '2026-02-12T08:00:00Z',
        summary: '1 &lt; 2',
        content: null,
        authors: ['Eva Lind'],
      },
    ]);
  });

  it('reads Atom 0.3 with its modes', async () => {
    const feed = await sample('atom03');
    expect(feed).toMatchObject({ kind: 'atom', title: 'Anode & Co', link: 'http://anode.example/' });
    expect(feed.entries[0]).toMatchObject({
      published: '2004-05-25T16:23:17Z',
      updated: '2004-05-26T11:23:17Z',
      content: '<p>Hello</p>',
    });
  });

  it('reads RSS 1.0 and its update period', async () => {
    const feed = await sample('rdf');
    expect(feed).toMatchObject({ kind: 'rdf', title: 'Mine Wire', link: 'https://mine.example/', ttlMinutes: 360 });
    expect(feed.entries).toMatchObject([{ link: 'https://mine.example/1', published: '2026-02-11T00:00:00Z' }]);
  });

  it('reads RSS 0.91 with the entities of its document type', async () => {
    const feed = await sample('rss091');
    expect(feed.title).toBe('Plant & Pack News');
    expect(feed.entries[0]?.title).toBe('5 € a cell');
  });

  it('reads CDF', async () => {
    const feed = await sample('cdf');
    expect(feed).toMatchObject({ kind: 'cdf', title: 'Channel Definition', link: 'http://cdf.example/' });
    expect(feed.entries[0]).toMatchObject({
      title: 'One',
      link: 'http://cdf.example/news/one.html',
      published: '2004-04-07T04:05:43Z',
      summary: 'First',
    });
  });

  it('reads JSON Feed 1.0 and 1.1', async () => {
    const feed = await sample('json', 'https://json.example/feed.json');
    expect(feed).toMatchObject({ kind: 'json', title: 'JSON Cells', language: 'en', hub: 'https://hub.example/json' });
    expect(feed.entries).toMatchObject([
      {
        guid: '7',
        link: 'https://json.example/seven',
        title: 'Seven & counting',
        content: '1 &lt; 2',
        authors: ['Cy Moss'],
      },
      { link: 'https://json.example/8', published: '2026-02-12T00:00:00Z', content: '<p>Eight</p>', authors: ['Di'] },
    ]);
  });

  it('reads news sitemaps and plain ones', async () => {
    const feed = await sample('newsSitemap');
    expect(feed).toMatchObject({ ok: true, kind: 'sitemap', language: 'en' });
    expect(feed.entries).toMatchObject([
      {
        title: 'Stake sold',
        link: 'https://wire.example/a',
        guid: 'https://wire.example/a',
        published: '2026-02-11T11:00:00Z',
        updated: '2026-02-11T12:00:00Z',
      },
      { title: null, link: 'https://wire.example/b', published: '2026-02-10T00:00:00Z' },
    ]);
  });

  it('reads what is left of an ill-formed feed', async () => {
    const feed = await sample('broken');
    expect(feed).toMatchObject({ ok: true, title: 'Broken & unescaped', link: 'http://broken.example/' });
    expect(feed.entries).toMatchObject([
      { link: 'http://broken.example/1', published: '2026-02-11T00:00:00Z' },
      { title: 'Café opens' },
    ]);
  });

  const refused: [what: string, text: string, error: RegExp][] = [
    ['nothing', '  \n', /empty/],
    ['an HTML page', '<!DOCTYPE html><html><head><title>Sign in</title></head><body></body></html>', /HTML page/],
    ['XHTML', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', /HTML page/],
    [
      'a sitemap index',
      '<sitemapindex><sitemap><loc>https://a.example/s</loc></sitemap></sitemapindex>',
      /sitemap index/,
    ],
    ['another XML', '<svg xmlns="http://www.w3.org/2000/svg"/>', /<svg>/],
    ['JSON of another kind', '{"error": "no such feed"}', /no JSON Feed/],
    ['broken JSON', '{"items": [', /neither/],
    ['plain text', 'Service unavailable', /no XML/],
  ];
  for (const [what, text, error] of refused) {
    it(`says why ${what} is no feed`, async () => {
      const feed = await read(text);
      expect(feed).toMatchObject({ ok: false, kind: null, entries: [] });
      expect(feed.error).toMatch(error);
    });
  }

  it('reads a feed in a legacy charset by its declaration or header', async () => {
    const body = '<rss version="2.0"><channel><title>배터리 뉴스 뷁</title></channel></rss>';
    const declared = iconv.encode(`<?xml version="1.0" encoding="euc-kr"?>${body}`, 'cp949');
    const told = iconv.encode(body, 'cp949');
    expect((await readFeed(declared)).title).toBe('배터리 뉴스 뷁');
    expect((await readFeed(told, { contentType: 'text/xml; charset=EUC-KR' })).title).toBe('배터리 뉴스 뷁');
  });
});

describe('entries', () => {
  const titles: [what: string, xml: string, title: string | null][] = [
    ['double escapes', '<title>AT&amp;amp;T&amp;#8217;s</title>', 'AT&T’s'],
    ['comparisons', '<title>Cells &lt; 80 dollars, packs &gt; 100</title>', 'Cells < 80 dollars, packs > 100'],
    ['CDATA with markup', '<title><![CDATA[<b>Bold</b>  move\n]]></title>', 'Bold move'],
    ['scripts', '<title>Safe&lt;script>alert(1)&lt;/script></title>', 'Safe'],
    ['an image alone', '<title>&lt;img src="a.png" alt="A chart"&gt;</title>', 'A chart'],
    ['Windows numbers', '<title>it&#146;s</title>', 'it’s'],
    ['Dublin Core', '<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">From DC</dc:title>', 'From DC'],
    ['an unusual prefix', '<z:title xmlns:z="http://purl.org/dc/elements/1.1/">From DC</z:title>', 'From DC'],
    ['a blank one', '<title>  </title>', null],
    ['one before its image’s', '<image><title>Logo</title></image><title>Own</title>', 'Own'],
  ];
  for (const [what, xml, title] of titles) {
    it(`makes plain titles: ${what}`, async () => expect((await item(xml))?.title).toBe(title));
  }

  const atomTitles: [type: string, xml: string, title: string][] = [
    ['text', '<title type="text">Use &lt;b&gt; and &amp;amp;</title>', 'Use <b> and &amp;'],
    ['html', '<title type="html">Use &lt;b&gt;bold&lt;/b&gt;</title>', 'Use bold'],
    [
      'xhtml',
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A &lt;b&gt; <i>c</i></div></title>',
      'A <b> c',
    ],
  ];
  for (const [type, xml, title] of atomTitles) {
    it(`honours Atom titles of type ${type}`, async () => expect((await entry(xml))?.title).toBe(title));
  }

  const links: [what: string, xml: string, link: string | null][] = [
    ['the channel’s page as base', '<link>/a</link>', 'https://base.example/a'],
    ['a permanent guid', '<guid>https://g.example/1</guid>', 'https://g.example/1'],
    ['a guid that is none', '<guid isPermaLink="false">https://g.example/1</guid>', null],
    ['a scheme that is no web', '<link>javascript:alert(1)</link>', null],
    [
      'an alternate among others',
      '<link rel="related" href="/no"/><link rel="alternate" href="/yes"/>',
      'https://base.example/yes',
    ],
    [
      'a page before another type',
      '<link href="/a.json" type="application/json"/><link href="/a" type="text/html"/>',
      'https://base.example/a',
    ],
    ['xml:base', '<link xml:base="https://b.example/x/" href="y"/>', 'https://b.example/x/y'],
    ['line breaks', '<link>\n https://c.example/1\n</link>', 'https://c.example/1'],
  ];
  for (const [what, xml, link] of links) {
    it(`finds the link: ${what}`, async () =>
      expect((await item(xml, '<link>https://base.example/</link>'))?.link).toBe(link));
  }

  it('tells entries without guid and link apart by title and date', async () => {
    const one = await item('<title>Same</title><pubDate>2026-02-11</pubDate>');
    const again = await item('<title>Same</title><pubDate>2026-02-11</pubDate>');
    const later = await item('<title>Same</title><pubDate>2026-02-12</pubDate>');
    expect(one?.guid).toMatch(/^sha256:[0-9a-f]{32}$/);
    expect(again?.guid).toBe(one?.guid);
    expect(later?.guid).not.toBe(one?.guid);
  });

  it('writes dates with the offset of the outlet, which may be of another day', async () => {
    const dates = ['Tue, 10 Feb 2026 23:30:00 GMT', 'Fri, 10 Jul 2026 12:00:00 GMT', 'no date at all'];
    const items = dates.map((date, n) => `<item><title>${n}</title><pubDate>${date}</pubDate></item>`).join('');
    const published = async (timeZone?: string) =>
      (
        await readFeed(Buffer.from(`<rss version="2.0"><channel><title>A</title>${items}</channel></rss>`), {
          timeZone,
        })
      ).entries.map(e => e.published);
    expect(await published('Asia/Seoul')).toEqual(['2026-02-11T08:30:00+09:00', '2026-07-10T21:00:00+09:00', null]);
    expect(await published('America/New_York')).toEqual([
      '2026-02-10T18:30:00-05:00',
      '2026-07-10T08:00:00-04:00',
      null,
    ]);
    expect((await published('Atlantis/Nowhere'))[0]).toBe((await published())[0]);
  });

  it('takes the next date where one can’t be read', async () => {
    const read = await item('<pubDate>soon</pubDate><dc:date>2026-02-11</dc:date>');
    expect(read?.published).toBe('2026-02-11T00:00:00Z');
  });

  it('keeps no content that is elsewhere or no text', async () => {
    expect((await entry('<content src="https://a.example/v.mp4" type="video/mp4"/>'))?.content).toBeNull();
    expect((await entry('<content type="image/png">iVBORw0KGgo=</content>'))?.content).toBeNull();
  });
});
