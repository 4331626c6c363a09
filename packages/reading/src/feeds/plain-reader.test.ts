import { describe, expect, it } from 'vitest';
import { SAMPLE_FEEDS } from '../../test/sample-feeds.js';
import { readProlog } from './document-type.js';
import { settleEntry } from './feed-entry.js';
import { readHead } from './feed-head.js';
import { readLenientFeed } from './lenient-reader.js';
import { readPlainFeed } from './plain-reader.js';
import type { RawFeed } from './raw-feed.js';

const URL_OF_FEED = 'https://a.example/feed';
const plain = (text: string): Promise<RawFeed | null> => readPlainFeed(readProlog(text).body, URL_OF_FEED);
const rss = (inside: string, attributes = ''): string =>
  `<rss version="2.0"${attributes}><channel><title>T</title><link>https://a.example/</link>${inside}</channel></rss>`;
const item = (inside: string): string => `<item><title>One</title>${inside}</item>`;

/** What becomes of a reading, as readFeed finishes it. */
function finished(feed: RawFeed): unknown {
  const head = readHead(feed.heads, feed.language, feed.kind === 'atom');
  return { kind: feed.kind, head, entries: feed.entries.map(entry => settleEntry(entry, head)) };
}

/** Feeds that rss-parser reads whole. */
const PLAIN: [what: string, text: string][] = [
  ['RSS 2.0', SAMPLE_FEEDS.rss2 ?? ''],
  ['RSS 1.0', SAMPLE_FEEDS.rdf ?? ''],
  [
    'RSS 0.92',
    '<rss version="0.92"><channel><title>T</title><item><title>x</title><link>/1</link></item></channel></rss>',
  ],
  [
    'Atom 1.0',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>T</title><author><name>A</name></author>
     <entry><title type="html">&lt;i&gt;x&lt;/i&gt;</title><link href="/1"/><id>a</id><updated>2026-02-11</updated>
     <author><name>B</name><email>b@b.example</email></author><summary type="text">1 &lt; 2</summary></entry></feed>`,
  ],
  [
    'repeated and empty elements',
    rss(item('<pubDate/><pubDate>2026-02-10</pubDate><pubDate>2026-02-11</pubDate><author/>')),
  ],
  [
    'modules that we don’t read',
    rss(item('<media:thumbnail url="t.png"/>'), ' xmlns:media="http://search.yahoo.com/mrss/"'),
  ],
  ['HTML’s entities', rss(item('<description>caf&eacute;</description>'))],
];
for (const [what, text] of PLAIN) {
  it(`rss-parser and the lenient reader give the same of ${what}`, async () => {
    const read = await plain(text);
    const { body, entities } = readProlog(text);
    const lenient = await readLenientFeed(body, { url: URL_OF_FEED, entities });
    expect(read).not.toBeNull();
    expect(lenient.kind).not.toBeNull();
    if (read && lenient.kind !== null) expect(finished(read)).toEqual(finished(lenient));
  });
}

describe('readPlainFeed', () => {
  const left: [what: string, text: string][] = [
    ['ill-formed XML', rss('<item><title>a</item>')],
    [
      'items outside the channel',
      '<rss version="2.0"><channel><title>T</title></channel><item><title>x</title></item></rss>',
    ],
    ['bases', rss(item('<link xml:base="https://b.example/">x</link>'))],
    ['XHTML', SAMPLE_FEEDS.atom10 ?? ''],
    ['modes', SAMPLE_FEEDS.atom03 ?? ''],
    ['unusual prefixes', rss(item('<d:date>2026</d:date>'), ' xmlns:d="http://purl.org/dc/elements/1.1/"')],
    [
      'usual prefixes for something else',
      rss(item('<dc:date>x</dc:date>'), ' xmlns:dc="http://www.w3.org/1999/xhtml"'),
    ],
    ['unusual spelling', rss(item('<pubdate>2026-02-11</pubdate>'))],
    ['markup that is not escaped', rss(item('<description>a <b>b</b> c</description>'))],
    ['titles that stand deeper', rss('<item><group><title>x</title></group></item>')],
    ['Windows numbers', rss(item('<description>it&#146;s</description>'))],
    ['long documents', rss(item(`<description>${'x'.repeat(300_000)}</description>`))],
    ['other documents', '<html><body/></html>'],
  ];
  for (const [what, text] of left) {
    it(`leaves ${what} to the lenient reader`, async () => expect(await plain(text)).toBeNull());
  }
});
