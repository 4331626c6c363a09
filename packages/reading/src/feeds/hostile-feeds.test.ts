import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenPromise, mutatedFeed } from '../../test/mutated-feeds.js';
import { readFeed } from './read-feed.js';

const MIB = 1_048_576;
const channel = (inside: string): string => `<rss version="2.0"><channel><title>T</title>${inside}</channel></rss>`;
const item = (inside: string): string => channel(`<item><title>One</title>${inside}</item>`);

/** Processor time of this process, so that a busy machine fails nothing. */
async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const laughs = Array.from({ length: 10 }, (_, i) =>
  i === 0 ? '<!ENTITY l0 "ha">' : `<!ENTITY l${i} "${`&l${i - 1};`.repeat(10)}">`,
).join('');

describe('readFeed on hostile documents', () => {
  const bombs: [what: string, document: string][] = [
    ['a billion laughs', `<!DOCTYPE rss [${laughs}]>${channel('<item><title>&l9;</title></item>')}`],
    [
      'a quadratic blow-up',
      `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(200)}">]>${item(`<description>${'&a;'.repeat(300_000)}</description>`)}`,
    ],
    ['an external entity', `<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]>${item('<author>&f;</author>')}`],
    ['a document type without end', `<!DOCTYPE rss [${'<!ENTITY a "'.repeat(100_000)}`],
    ['comments without end', `${'<!--'.repeat(500_000)}`],
    ['comments in a description', item(`<description>${'&lt;!--'.repeat(300_000)}</description>`)],
    ['comments in a title', channel(`<item><title>${'&lt;!-- '.repeat(200_000)}</title></item>`)],
    ['open scripts in a title', channel(`<item><title>${'&lt;script '.repeat(200_000)}</title></item>`)],
    ['elements 200,000 deep', channel(`<item>${'<a>'.repeat(200_000)}`)],
    ['markup 80,000 deep in a content', item(`<content>${'<p>'.repeat(80_000)}${'</p>'.repeat(80_000)}</content>`)],
    ['end tags of nothing', channel(`${'</item>'.repeat(300_000)}`)],
    ['items that are never closed', channel('<item><title>x</title>'.repeat(50_000))],
    ['100,000 attributes', `<rss ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(' ')}></rss>`],
    ['100,000 namespaces', `<rss ${Array.from({ length: 100_000 }, (_, i) => `xmlns:a${i}="u"`).join(' ')}></rss>`],
    ['one item of 200,000 links', item('<link/>'.repeat(200_000))],
    ['one item of 100,000 authors', item('<author>a@b.example (A)</author>'.repeat(100_000))],
    ['200,000 unknown parts', channel(`<item>${'<x><y/></x>'.repeat(100_000)}</item>`)],
    ['a link of a mebibyte', item(`<link>http://a.example/${'a'.repeat(MIB)}</link>`)],
    ['a date of a mebibyte', item(`<pubDate>${'1 '.repeat(MIB / 2)}</pubDate>`)],
    ['a title of spaces', channel(`<item><title>${' '.repeat(MIB)}x</title></item>`)],
    ['an author line of a mebibyte', item(`<author>${'a@'.repeat(MIB / 2)}</author>`)],
    ['white space after the root’s name', `<rss${' '.repeat(MIB)}`],
    ['JSON nested 200,000 deep', `${'['.repeat(200_000)}`],
    ['JSON items nested deep', `{"items":${'[{"items":'.repeat(50_000)}`],
  ];
  for (const [what, document] of bombs) {
    it(`gets past ${what}`, async () => {
      const bytes = Buffer.from(document);
      const memory = process.memoryUsage().rss;
      let broken: string | null = 'not read';
      const ms = await cpuMs(async () => {
        broken = brokenPromise(await readFeed(bytes));
      });
      expect(broken).toBeNull();
      expect(ms).toBeLessThan(2_000);
      expect(process.memoryUsage().rss - memory).toBeLessThan(150 * MIB);
    });
  }

  it('expands no entity beyond its bound, and opens no file', async () => {
    const bomb = bombs[1]?.[1] ?? '';
    const feed = await readFeed(Buffer.from(bomb));
    expect(feed.entries[0]?.summary?.match(/x/g)?.length).toBeLessThanOrEqual(65_536);
    const external = await readFeed(Buffer.from(bombs[2]?.[1] ?? ''));
    expect(external.entries[0]?.authors).toEqual(['&f']);
  });

  it('says that it did not read on where elements nest too deep, keeping the entries before', async () => {
    const feed = await readFeed(Buffer.from(channel(`<item><title>One</title></item><item>${'<a>'.repeat(1000)}`)));
    expect(feed.entries[0]?.title).toBe('One');
    expect(feed.error).toMatch(/nested deeper than 256/);
  });

  it('reads 40,000 items in linear time, letting others work in between', async () => {
    const feedOf = (count: number): Buffer => {
      const items = Array.from(
        { length: count },
        (_, i) =>
          `<item><title>Plant ${i}</title><link>/n/${i}</link><pubDate>Wed, 11 Feb 2026 09:00:00 GMT</pubDate></item>`,
      );
      return Buffer.from(channel(items.join('\n')));
    };
    const small = feedOf(10_000);
    const large = feedOf(40_000);
    await readFeed(small);
    const smallMs = await cpuMs(() => readFeed(small));
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const largeMs = await cpuMs(async () => {
      const feed = await readFeed(large, { url: 'https://big.example/feed' });
      expect(feed.entries).toHaveLength(40_000);
      expect(feed.entries.at(-1)?.link).toBe('https://big.example/n/39999');
    });
    clearInterval(timer);
    expect(largeMs).toBeLessThan(smallMs * 4 * 3);
    expect(turns).toBeGreaterThan(10);
  });

  it('keeps its promises on 2,000 mutated feeds (scripts/fuzz-feeds.ts runs 100,000)', async () => {
    let slowestMs = 0;
    await fc.assert(
      fc.asyncProperty(mutatedFeed, async bytes => {
        const ms = await cpuMs(async () => {
          expect(brokenPromise(await readFeed(bytes, { url: 'https://a.example/feed' }))).toBeNull();
        });
        slowestMs = Math.max(slowestMs, ms);
      }),
      { seed: 20260211, numRuns: 2_000 },
    );
    expect(slowestMs).toBeLessThan(1_000);
  });
});
