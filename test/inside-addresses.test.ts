// Every place that takes a URL × every spelling of an address inside: no socket is opened to a canary there.
// Feeds, pages and redirects are counted in packages/fetching, webhooks in packages/alerts.
import { createFetcher, type Fetcher, fetchRobots } from '@cellwire/fetching';
import { articleAddress, readFeed, readPage } from '@cellwire/reading';
import { openLogger } from '@cellwire/runtime';
import type { Source, Store } from '@cellwire/store';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkConfig } from '../packages/cli/src/config/check-file.js';
import { planImport } from '../packages/cli/src/sources/add-sources.js';
import { readSourceList } from '../packages/cli/src/sources/source-list.js';
import { httpServer, type Loopback } from '../packages/fetching/test/loopback.js';
import { spellingsFor } from '../packages/fetching/test/ssrf-spellings.js';
import { askHub } from '../workers/poll-feeds/src/hub-callbacks.js';

const xml = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** A listener on loopback, and a fetcher for which every name leads there. */
async function inside(
  allow: (canary: Loopback) => string[] = () => [],
): Promise<{ canary: Loopback; fetcher: Fetcher }> {
  const canary = await httpServer((_, response) => response.end('inner'));
  const fetcher = createFetcher({
    userAgent: 'Cellwire/0 (+mailto:a@b.example)',
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    allowHosts: allow(canary),
  });
  onTestFinished(() => fetcher.close());
  return { canary, fetcher };
}

/** The addresses that an import of a list would add, in canonical form. */
const imported = (file: string, text: string): string[] =>
  planImport(readSourceList(file, text).sources, [], { origin: 'file', allowHosts: [] }).rows.map(r => r.feedUrl);
/** A public-looking name: where it leads is judged when it is resolved, by the fetcher. */
const isName = (url: string): boolean => /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\.?$/.test(new URL(url).hostname);

const IMPORTS: Readonly<Record<string, (url: string) => string>> = {
  'list.opml': url => `<opml><body><outline text="x" xmlUrl="${xml(url)}"/></body></opml>`,
  'list.yaml': url =>
    `sources:\n  - { name: x, outlet: X, feed: ${JSON.stringify(url)}, language: en, timeZone: UTC }\n`,
  'list.json': url => JSON.stringify([{ name: 'x', outlet: 'X', feed: url, language: 'en', timeZone: 'UTC' }]),
};

describe('an address inside', () => {
  it('is spelt in 150 ways', () => expect(spellingsFor(80).length).toBeGreaterThanOrEqual(150));

  it.each(Object.entries(IMPORTS))('is never imported from %s', (file, list) => {
    const taken = spellingsFor(8080).flatMap(url => imported(file, list(url)));
    expect(taken.filter(url => !isName(url))).toEqual([]);
    expect(imported(file, list('https://public.example/rss'))).toHaveLength(1);
  });

  it('is a fault in a file of sources', () => {
    const good = (url: string): boolean =>
      checkConfig('s.yaml', IMPORTS['list.yaml']!(url), { allowHosts: [] }).faults.length === 0;
    const taken = spellingsFor(8080).filter(good);
    expect(taken.filter(url => !isName(url))).toEqual([]);
    expect(good('https://public.example/rss')).toBe(true);
  });

  const log = openLogger({ logLevel: 'silent', logFormat: 'json' });
  const source = { id: 1, name: 'x', hubSecret: 'secret' } as Source;
  const store = { query: async () => ({ rows: [], rowCount: 1 }) } as unknown as Store;
  const hub = (fetcher: Fetcher, url: string): Promise<unknown> =>
    askHub(
      { store, log },
      source,
      { hub: url, topic: 'https://a.example/' },
      { fetcher, publicUrl: 'https://me.example' },
    );

  const PLACES: readonly [string, (fetcher: Fetcher, url: string) => Promise<unknown>][] = [
    [
      'robots.txt',
      async (fetcher, url) => (URL.canParse(url) ? fetchRobots(fetcher, url, { deadlineMs: 5_000 }) : null),
    ],
    ['a WebSub hub', hub],
    [
      'the link of an entry',
      async (fetcher, url) => {
        const feed = await readFeed(
          Buffer.from(`<rss><channel><item><title>x</title><link>${xml(url)}</link></item></channel></rss>`),
          {
            url: 'https://feed.example/rss',
          },
        );
        const link = feed.entries[0]?.link;
        const address = link ? articleAddress(link) : null;
        // A relative link stays with its feed, whose name leads inside here like every name: the fetcher refuses that too.
        return address ? fetcher.fetch(address, { deadlineMs: 5_000 }) : null;
      },
    ],
    [
      'the canonical address of a page',
      async (fetcher, url) => {
        const { canonicalUrl } = readPage(`<link rel="canonical" href="${xml(url)}"><p>x</p>`, {
          url: 'https://page.example/a',
        });
        return canonicalUrl ? fetcher.fetch(canonicalUrl, { deadlineMs: 5_000 }) : null;
      },
    ],
  ];
  it.each(PLACES)('is not connected to as %s', async (_, ask) => {
    const { canary, fetcher } = await inside();
    for (const url of spellingsFor(canary.port)) await ask(fetcher, url);
    expect(canary.connections()).toBe(0);
  });

  it.each(PLACES)('would be seen by the canary as %s (the control)', async (_, ask) => {
    const { canary, fetcher } = await inside(c => [c.pair]);
    await ask(fetcher, `${canary.origin}/inner`);
    expect(canary.connections()).toBeGreaterThan(0);
  });
});
