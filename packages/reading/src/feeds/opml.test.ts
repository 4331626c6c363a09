import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpmlSource, type ReadOpmlSource, readOpml, writeOpml } from './opml.js';

const withoutLine = ({ line: _, ...source }: ReadOpmlSource): OpmlSource => source;

describe('readOpml', () => {
  it('reads folders, languages and home pages', () => {
    const list = readOpml(`<?xml version="1.0"?>
      <opml version="2.0"><head><title>Cells &amp; packs</title></head><body>
      <outline text="Trade press"><outline text="Asia">
        <outline type="rss" text="Cell Weekly" xmlUrl="https://cw.example/rss" htmlUrl="https://cw.example/" language="ko"/>
      </outline></outline>
      <outline text="Bare" xmlurl="feed:https://bare.example/f?a=1&b=2"/>
      <outline xmlUrl="feed://noname.example/rss"/>
      </body></opml>`);
    expect(list).toEqual({
      title: 'Cells & packs',
      sources: [
        {
          name: 'Cell Weekly',
          feed: 'https://cw.example/rss',
          homepage: 'https://cw.example/',
          language: 'ko',
          category: 'Trade press / Asia',
          line: 4,
        },
        { name: 'Bare', feed: 'https://bare.example/f?a=1&b=2', line: 6 },
        { name: 'noname.example', feed: 'http://noname.example/rss', line: 7 },
      ],
      skipped: [],
    });
  });

  it('reports what it skips, by line', () => {
    const { sources, skipped } = readOpml(`<opml><body>
<outline text="One" xmlUrl="https://one.example/rss"/>
<outline text="Gone" type="rss"/>
<outline text="FTP" xmlUrl="ftp://old.example/rss"/>
<outline text="Again" xmlUrl="https://one.example/rss"/>`);
    expect(sources.map(s => s.name)).toEqual(['One']);
    expect(skipped).toEqual([
      { line: 3, why: 'outline "Gone" has no xmlUrl' },
      { line: 4, why: 'xmlUrl "ftp://old.example/rss" is no http or https URL' },
      { line: 5, why: 'the same feed as on line 2: https://one.example/rss' },
    ]);
  });

  it('says so when the text is no list', () => {
    expect(readOpml('<html></html>')).toEqual({
      title: null,
      sources: [],
      skipped: [{ line: 1, why: 'no outline with an xmlUrl in the document' }],
    });
  });

  it('gives up on hostile nesting, keeping what came before', () => {
    const hostile = `<opml><body><outline text="A" xmlUrl="https://a.example/"/>${'<outline text="x">'.repeat(1e5)}`;
    const { sources, skipped } = readOpml(hostile);
    expect(sources).toHaveLength(1);
    expect(skipped[0]?.why).toMatch(/nested deeper/);
  });
});

describe('writeOpml', () => {
  it('writes lists that read back the same', () => {
    const word = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map(s => s.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim());
    const source = fc.record(
      {
        name: word.map(w => w || 'unnamed'),
        feed: fc.webUrl({ withQueryParameters: true }).map(u => new URL(u).href),
        homepage: fc.webUrl().map(u => new URL(u).href),
        language: fc.constantFrom('en', 'ko', 'zh-TW'),
        category: word.map(w => w || 'All').map(w => w.replaceAll('/', '-')),
      },
      { requiredKeys: ['name', 'feed'] },
    );
    fc.assert(
      fc.property(fc.uniqueArray(source, { selector: s => s.feed, maxLength: 8 }), sources => {
        const byFeed = (a: OpmlSource, b: OpmlSource): number => (a.feed < b.feed ? -1 : 1);
        expect(readOpml(writeOpml(sources)).sources.map(withoutLine).sort(byFeed)).toEqual([...sources].sort(byFeed));
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it('moves 10,000 feeds in well under ten seconds', () => {
    const sources = Array.from({ length: 10_000 }, (_, i) => ({
      name: `Source ${i}`,
      feed: `https://s${i}.example/rss`,
      category: `Folder ${i % 3}`,
    }));
    const startedAt = performance.now();
    const { sources: back, skipped } = readOpml(writeOpml(sources));
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(back).toHaveLength(10_000);
    expect(skipped).toEqual([]);
  });
});
