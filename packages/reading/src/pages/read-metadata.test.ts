// Titles, authors, dates and addresses of small invented heads and bylines.
import { describe, expect, it } from 'vitest';
import { readPage } from './read-page.js';

const url = 'https://www.daily-volt.example/energy/some-story';
const read = (html: string) => readPage(html, { url });

describe('title', () => {
  const cases: [title: string, html: string, want: string | null][] = [
    [
      'drops the site by its name',
      '<title>Cells get cheaper | Daily Volt</title><meta property="og:site_name" content="Daily Volt">',
      'Cells get cheaper',
    ],
    ['drops the site by its host', '<title>Cells get cheaper - Daily-Volt</title>', 'Cells get cheaper'],
    [
      'keeps a dash of the headline',
      '<title>Cells get cheaper – and lighter</title><h1>Cells get cheaper – and lighter</h1>',
      'Cells get cheaper – and lighter',
    ],
    [
      'keeps a colon after the outlet’s word',
      '<meta property="og:title" content="The Daily Volt view: a long winter"><meta property="og:site_name" content="Daily Volt">',
      'The Daily Volt view: a long winter',
    ],
    [
      'takes what most places agree on',
      '<title>Short for search | Daily Volt</title><meta property="og:title" content="The headline as it stands"><h1>The headline as it stands</h1>',
      'The headline as it stands',
    ],
    [
      'passes over a site’s name as first heading',
      '<title>Fabrik an der Küste schließt</title><h1>Tagesvolt</h1>',
      'Fabrik an der Küste schließt',
    ],
    ['decodes entities twice written', '<meta property="og:title" content="Volt &amp;amp; Co sell">', 'Volt & Co sell'],
    ['gives null for nothing', '<p>x</p>', null],
  ];
  for (const [title, html, want] of cases) it(title, () => expect(read(html).title).toBe(want));
});

describe('authors', () => {
  const ld = (author: unknown): string =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'x', author, publisher: { name: 'Daily Volt' } })}</script>`;
  const cases: [title: string, html: string, want: string[]][] = [
    ['several persons', ld([{ '@type': 'Person', name: 'Ann Li' }, { name: 'Bo Ek' }]), ['Ann Li', 'Bo Ek']],
    ['one string of two', ld('By Ann Li and Bo Ek'), ['Ann Li', 'Bo Ek']],
    ['commas and a credential', ld({ name: 'Ann Li, PhD, Bo Ek' }), ['Ann Li', 'Bo Ek']],
    ['not the outlet', ld([{ '@type': 'Organization', name: 'Daily Volt' }, { name: 'Ann Li' }]), ['Ann Li']],
    ['an agency stays', ld({ '@type': 'Organization', name: 'Reuters' }), ['Reuters']],
    ['names in a list', ld({ '@type': 'Person', name: ['Ann Li', 'Bo Ek'] }), ['Ann Li', 'Bo Ek']],
    [
      'a German byline',
      '<h1>T</h1><p class="autor">Von Jörg von der Heide und Ute Maß</p>',
      ['Jörg von der Heide', 'Ute Maß'],
    ],
    ['a meta that is an address', '<meta name="author" content="https://social.example/volt">', []],
    [
      'a line by the headline',
      '<title>Cells get cheaper</title><h1>Cells get cheaper</h1><div>By Ann Li on Monday, March 2, 2026</div>',
      ['Ann Li'],
    ],
    ['not a commenter', '<h1>T</h1><div class="comments"><span class="author">Troll King</span></div>', []],
    ['a role after the name', '<meta name="author" content="Ann Li, Staff Writer">', ['Ann Li']],
    [
      'no line that begins with “by” alone',
      '<title>Cells get cheaper</title><h1>Cells get cheaper</h1><p>By viewing this page you accept our terms</p>',
      [],
    ],
  ];
  for (const [title, html, want] of cases) it(title, () => expect(read(html).authors).toEqual(want));
});

describe('dates', () => {
  const cases: [title: string, html: string, published: string | null, modified?: string][] = [
    ['microdata', '<span itemprop="datePublished" content="2026-02-11T09:00:00Z">x</span>', '2026-02-11T09:00:00Z'],
    ['a time element', '<article><time datetime="2026-02-11">Feb 11</time></article>', '2026-02-11'],
    [
      'not the time of a teaser',
      '<div class="related-posts"><time datetime="2020-01-01">x</time></div><article><time datetime="2026-02-11">x</time></article>',
      '2026-02-11',
    ],
    [
      'not the update',
      '<article><time class="updated" datetime="2026-03-01">x</time><time datetime="2026-02-11">x</time></article>',
      '2026-02-11',
    ],
    [
      'a line by the headline',
      '<title>Cells get cheaper</title><h1>Cells get cheaper</h1><div>publiziert am 11. Februar 2026</div>',
      '2026-02-11',
    ],
    [
      'JSON-LD of the page beside none of an article',
      '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2026-02-11T08:00:00+00:00"}]}</script>',
      '2026-02-11T08:00:00+00:00',
    ],
    [
      'broken JSON-LD',
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A "bad" quote","datePublished":"2026-02-11T08:00:00Z","dateModified":"2026-02-12T08:00:00Z"</script>',
      '2026-02-11T08:00:00Z',
      '2026-02-12T08:00:00Z',
    ],
    ['nothing', '<p>x</p>', null],
  ];
  for (const [title, html, published, modified] of cases) {
    it(title, () => {
      const page = read(html);
      expect(page.published).toBe(published);
      if (modified) expect(page.modified).toBe(modified);
    });
  }
});

describe('address and outlet', () => {
  it('takes the source that a syndicated copy names', () => {
    const html =
      '<meta name="syndication-source" content="https://origin.example/a#top"><link rel="canonical" href="/b">';
    expect(read(html).canonicalUrl).toBe('https://origin.example/a');
  });
  it('passes over a home page named as canonical', () => {
    expect(read('<link rel="canonical" href="https://www.daily-volt.example/">').canonicalUrl).toBe(url);
  });
  it('passes over what is no web address', () => {
    expect(read('<link rel="canonical" href="javascript:alert(1)">').canonicalUrl).toBe(url);
  });
  it('takes the outlet from the publisher of the JSON-LD', () => {
    const html =
      '<script type="application/ld+json">{"@type":"Article","publisher":{"@type":"Organization","name":"Volt &amp; Co"}}</script>';
    expect(read(html).outlet).toBe('Volt & Co');
  });
});
