import { describe, expect, it } from 'vitest';
import { discoverFeeds } from './discover-feeds.js';

const PAGE = 'https://paper.example/business/';
const urls = (html: string): string[] => discoverFeeds(html, PAGE).map(f => f.url);

describe('discoverFeeds', () => {
  it('lists declared feeds first, with their titles and types', () => {
    const html = `<head>
      <link rel="alternate" type="application/rss+xml" title="Paper: Business" href="/business.rss">
      <link rel="Alternate" type="application/atom+xml; charset=utf-8" href="atom">
      <link rel="alternate" type="application/feed+json" href="https://paper.example/feed.json">
    </head><body><a href="/all/feed/">All  our <b>news</b></a></body>`;
    expect(discoverFeeds(html, PAGE)).toEqual([
      { url: 'https://paper.example/business.rss', title: 'Paper: Business', type: 'rss' },
      { url: 'https://paper.example/business/atom', title: null, type: 'atom' },
      { url: 'https://paper.example/feed.json', title: null, type: 'json' },
      { url: 'https://paper.example/all/feed/', title: 'All our news', type: 'rss' },
    ]);
  });

  const anchors: [href: string, isFeed: boolean][] = [
    ['/rss', true],
    ['/rss.xml', true],
    ['/index.xml', true],
    ['/news/feed', true],
    ['/feeds/', true],
    ['/section.atom', true],
    ['/?feed=rss2', true],
    ['/search?q=cells&format=rss', true],
    ['https://feeds.paper.example/business', true],
    ['feed:https://paper.example/f.rss', true],
    ['/feedback', false],
    ['/press', false],
    ['/pressrss-guide.html', false],
    ['mailto:rss@paper.example', false],
    ['javascript:void(0)', false],
    ['/data.xml', false],
  ];
  for (const [href, isFeed] of anchors) {
    it(`${isFeed ? 'takes' : 'leaves'} an anchor to ${href}`, () =>
      expect(urls(`<a href="${href}">x</a>`)).toHaveLength(isFeed ? 1 : 0));
  }

  it('resolves against the base element', () => {
    expect(urls('<base href="/x/"><link rel="alternate" type="application/rss+xml" href="y.rss">')).toEqual([
      'https://paper.example/x/y.rss',
    ]);
  });

  it('puts comments last and names each address once', () => {
    const html = `<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
      <link rel="alternate" type="application/rss+xml" href="/feed/"><a href="/feed/">RSS</a>`;
    expect(urls(html)).toEqual(['https://paper.example/feed/', 'https://paper.example/comments/feed/']);
  });

  it('leaves alternates that are no feeds', () => {
    const html = `<link rel="alternate" hreflang="de" href="/de/"><link rel="alternate stylesheet" type="text/xml" href="/s.xml">
      <link rel="alternate" type="application/json+oembed" href="/oembed">`;
    expect(urls(html)).toEqual([]);
  });
});
