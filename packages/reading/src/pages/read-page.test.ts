import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import * as sample from '../../test/sample-pages.js';
import { readPage } from './read-page.js';

const BODY = sample.PARAGRAPHS.join('\n\n');
const PAGE_URL = 'https://ledger.example/2026/03/03/northlight-fjordvolt';

describe('readPage', () => {
  it('reads a semantic page with all that stands around its article', () => {
    const page = readPage(sample.SEMANTIC, { url: 'https://ledger.example/x?utm=1' });
    expect(page).toMatchObject({
      title: sample.TITLE,
      published: '2026-03-03T08:15:00+01:00',
      modified: '2026-03-04T10:00:00+01:00',
      authors: ['Solveig Brandt', 'Timo Vance'],
      outlet: 'The Coastal Ledger',
      canonicalUrl: 'https://ledger.example/2026/03/03/northlight-fjordvolt',
      language: 'en',
      paywalled: false,
    });
    expect(page.text).toBe(
      `${BODY}\n\nWhat comes next\n\nFiling in Oslo by the end of April\n\nHearing in Bonn in May or June\n\n` +
        'The venture was founded in 2021 with state aid of 40 million euros.',
    );
  });

  it('reads a blog theme: author by reference in the graph, plugins left out', () => {
    const page = readPage(sample.BLOG_THEME, { url: 'https://voltage.example/p/1' });
    expect(page.text).toBe(BODY);
    expect(page).toMatchObject({
      title: sample.TITLE,
      authors: ['Marit Oduya'],
      published: '2026-03-03T09:00:00+00:00',
      modified: '2026-03-05T09:00:00+00:00',
      outlet: 'Voltage Diary',
    });
  });

  it('reads unnamed divs whose paragraphs are line breaks; the day from the address', () => {
    const page = readPage(sample.DIV_SOUP, { url: 'https://ledger.example/2026/03/03/northlight' });
    expect(page.text).toBe(BODY);
    expect(page).toMatchObject({ published: '2026-03-03', authors: [] });
  });

  it('leaves live-blog neighbours out', () => {
    const page = readPage(sample.WITH_LIVE_NEIGHBOURS, { url: PAGE_URL });
    expect(page.text).toBe(BODY);
  });

  it('takes the text of the JSON-LD where the page has none, trailing comma and all', () => {
    const page = readPage(sample.JSON_LD_ONLY, { url: PAGE_URL });
    expect(page.text).toBe(BODY);
    expect(page).toMatchObject({
      title: sample.TITLE,
      authors: ['Solveig Brandt', 'Timo Vance'],
      outlet: 'Coastal Ledger',
      paywalled: true,
    });
  });

  it('reads what stands before a wall and says that there is one', () => {
    const page = readPage(sample.PAYWALL_STUB, { url: PAGE_URL });
    expect(page.text).toBe(sample.PARAGRAPHS.slice(0, 2).join('\n\n'));
    expect(page.paywalled).toBe(true);
  });

  it('gives an AMP page the address of its main page', () => {
    const page = readPage(sample.AMP, { url: 'https://amp.ledger.example/2026/03/northlight' });
    expect(page.canonicalUrl).toBe('https://ledger.example/2026/03/northlight');
    expect(page.text).toBe(BODY);
  });

  it('reads Korean in EUC-KR as Korean', () => {
    const page = readPage(iconv.encode(sample.KOREAN, 'cp949'), { url: 'https://haean.example/v?id=7' });
    expect(page).toMatchObject({
      title: sample.KOREAN_TITLE,
      language: 'ko',
      published: '2026-03-03',
      outlet: '해안일보',
    });
    for (const paragraph of sample.KOREAN_PARAGRAPHS) expect(page.text).toContain(paragraph);
    expect(page.text).not.toContain('제련소');
  });

  it('recognises the language of the text against a wrong label', () => {
    const german =
      'Der Zellhersteller gab am Dienstag bekannt, dass er seine Hälfte des Gemeinschaftsunternehmens an den Partner verkauft. ' +
      'Das Werk an der Küste soll bis 2029 doppelt so viele Zellen bauen wie heute, sagte die Vorstandsvorsitzende.';
    const page = readPage(`<html lang="en"><body><article><p>${german}</p><p>${german}</p></article></body></html>`);
    expect(page.language).toBe('de');
  });

  it('follows an outlet’s hint until the day it is valid for', () => {
    const html = `<html><head><meta property="article:published_time" content="2026-03-03"></head><body>
      <div class="a">${sample.PARAGRAPHS.map(p => `<p>${p}</p>`).join('')}</div>
      <div class="odd"><p>${'The true text of this odd outlet stands in a box that no reader would choose by itself. '.repeat(2)}</p><p class="x">Away with this line, whatever it may say to you.</p></div></body></html>`;
    const hint = { host: 'odd.example', body: ['.odd'], remove: ['.x'], validUntil: '2026-12-31', note: 'test' };
    const read = (validUntil: string): string =>
      readPage(html, { url: 'https://www.odd.example/1', hints: [{ ...hint, validUntil }] }).text;
    expect(read('2026-12-31')).toMatch(/^The true text[^\n]+$/);
    expect(read('2026-01-31')).toContain(BODY);
  });

  const hostile: [title: string, html: string][] = [
    ['nothing', ''],
    ['bare text', 'no markup at all'],
    ['100,000 nested divs', `${'<div>'.repeat(100_000)}<p>deep</p>`],
    ['100,000 nested spans', `<p>${'<span>'.repeat(100_000)}deep`],
    ['300,000 open paragraphs', '<p>'.repeat(300_000)],
    ['100,000 nested brackets in JSON-LD', `<script type="application/ld+json">${'['.repeat(100_000)}</script>`],
    [
      'a backslash storm in JSON-LD',
      `<script type="application/ld+json">{"headline":"${'\\'.repeat(200_000)}</script>`,
    ],
    ['a selector-like class storm', `<div class="${'related-a '.repeat(100_000)}">x</div>`],
    ['a page of line breaks', `<p>${'x<br>'.repeat(100_000)}`],
    ['NUL bytes', '\0'.repeat(100_000)],
    ['a title of separators', `<title>${'a | '.repeat(100_000)}</title><h1>${'a - '.repeat(100_000)}</h1>`],
  ];
  for (const [title, html] of hostile) {
    it(`survives ${title}`, () => {
      const startedAt = process.cpuUsage();
      expect(typeof readPage(html, { url: PAGE_URL }).text).toBe('string');
      expect(process.cpuUsage(startedAt).user).toBeLessThan(2_000_000);
    });
  }
});
