// Invented pages in the shapes that publishing systems of many countries give to title, day and authors.
import { PARAGRAPHS } from './sample-pages.js';

/** One page and what a reader of it would say. */
export interface PageKind {
  kind: string;
  url?: string;
  html: string;
  title?: string | null;
  /** A day: the page's own, whatever the clock time. */
  on?: string | null;
  modifiedOn?: string | null;
  authors?: string[];
}

const story = PARAGRAPHS.map(p => `<p>${p}</p>`).join('\n');
const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const page = (head: string, body: string, lang = 'en'): string =>
  `<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`;
const T = 'Harbour Motors buys out its partner in Fjordvolt';
const DE = 'Hafenmotoren übernimmt Fjordvolt ganz';
const FR = 'Port Moteurs rachète la part de son associé';
const ES = 'Motores del Puerto compra la mitad de Fjordvolt';
const OTHERS =
  '<div class="related-posts"><h3>More</h3><ul><li><a href="/x">Copper smelter halts</a> <time datetime="2019-01-05">5 January 2019</time> <span class="author">Wrong Person</span></li></ul></div>';

/** The pages, a line of source each where that can be read. */
export const PAGE_KINDS: readonly PageKind[] = [
  {
    kind: 'a graph of nodes that name each other',
    url: 'https://ledger.example/2026/03/03/harbour',
    html: page(
      `<title>${T} - The Ledger</title>${ld({
        '@context': 'https://schema.org',
        '@graph': [
          {
            '@type': 'NewsArticle',
            '@id': 'https://ledger.example/2026/03/03/harbour#article',
            isPartOf: { '@id': 'https://ledger.example/2026/03/03/harbour' },
            author: [{ '@id': '#p1' }, { '@id': '#p2' }],
            headline: T,
            datePublished: '2026-03-03T08:00:00+01:00',
            dateModified: '2026-03-05T08:00:00+01:00',
            publisher: { '@id': '#org' },
          },
          { '@type': 'Organization', '@id': '#org', name: 'The Ledger' },
          { '@type': 'Person', '@id': '#p1', name: 'Solveig Brandt' },
          { '@type': ['Person'], '@id': '#p2', name: 'Timo Vance' },
        ],
      })}`,
      `<h1>${T}</h1>${story}`,
    ),
    title: T,
    on: '2026-03-03',
    modifiedOn: '2026-03-05',
    authors: ['Solveig Brandt', 'Timo Vance'],
  },
  {
    kind: 'a list of graphs, breadcrumbs first, other articles in an item list',
    url: 'https://ledger.example/a/harbour-1',
    html: page(
      `<title>${T} | The Ledger</title><meta property="og:title" content="${T}">${ld([
        { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', name: 'Business' }] },
        {
          '@type': 'ItemList',
          itemListElement: [{ '@type': 'NewsArticle', headline: 'Other', datePublished: '2019-01-05' }],
        },
      ])}${ld({ '@type': 'ReportageNewsArticle', headline: T, datePublished: '2026-03-03', author: 'Timo Vance' })}`,
      `<h1>${T}</h1>${story}${OTHERS}`,
    ),
    title: T,
    on: '2026-03-03',
    authors: ['Timo Vance'],
  },
  {
    kind: 'an article under mainEntity of the page',
    html: page(
      ld({
        '@type': 'WebPage',
        name: 'Ledger',
        mainEntity: {
          '@type': 'Article',
          headline: T,
          datePublished: '2026-03-03T23:30:00-05:00',
          author: { name: 'Timo Vance', '@type': 'Person', url: 'https://ledger.example/timo' },
        },
      }),
      `<h1>${T}</h1>${story}`,
    ),
    title: T,
    on: '2026-03-03',
    authors: ['Timo Vance'],
  },
  {
    kind: 'values in one-element lists and objects with @value',
    html: page(
      ld({
        '@type': ['NewsArticle', 'Article'],
        headline: [T],
        datePublished: { '@type': 'Date', '@value': '2026-03-03' },
        author: [{ '@type': 'Person', name: ['Timo Vance'] }],
      }),
      story,
    ),
    title: T,
    on: '2026-03-03',
    authors: ['Timo Vance'],
  },
  {
    kind: 'two scripts, the first broken beyond mending',
    html: page(
      `<script type="application/ld+json">{{ page.schema }}</script>${ld({ '@type': 'NewsArticle', headline: T, datePublished: '2026-03-03T09:00:00Z' })}`,
      story,
    ),
    title: T,
    on: '2026-03-03',
  },
  {
    kind: 'an address for each author beside the name',
    html: page(
      ld({
        '@type': 'NewsArticle',
        headline: T,
        datePublished: '2026-03-03',
        author: [
          { '@type': 'Person', name: 'https://ledger.example/authors/timo-vance' },
          { '@type': 'Person', name: 'Solveig Brandt', url: 'https://ledger.example/authors/solveig' },
        ],
      }),
      story,
    ),
    authors: ['Solveig Brandt'],
  },
  {
    kind: 'the outlet and a person as authors',
    html: page(
      `<meta property="og:site_name" content="The Ledger">${ld({
        '@type': 'NewsArticle',
        headline: T,
        datePublished: '2026-03-03',
        author: [
          { '@type': 'Organization', name: 'The Ledger' },
          { '@type': 'Person', name: 'Solveig Brandt' },
        ],
      })}`,
      story,
    ),
    authors: ['Solveig Brandt'],
  },
  {
    kind: 'the outlet alone as author, a byline in the page',
    html: page(
      `<title>${T}</title><meta property="og:site_name" content="The Ledger">${ld({ '@type': 'NewsArticle', headline: T, author: { '@type': 'Organization', name: 'The Ledger' } })}`,
      `<h1>${T}</h1><p class="article__byline">By <a href="/by/sb">Solveig Brandt</a>, Oslo</p>${story}`,
    ),
    authors: ['Solveig Brandt'],
  },
  {
    kind: 'names in one string with roles',
    html: page(
      ld({
        '@type': 'NewsArticle',
        headline: T,
        author: { '@type': 'Person', name: 'Solveig Brandt, Energy Editor, and Timo Vance, Correspondent' },
      }),
      story,
    ),
    authors: ['Solveig Brandt', 'Timo Vance'],
  },
  {
    kind: 'a meta for each author',
    html: page(
      '<meta name="author" content="Solveig Brandt"><meta name="author" content="Timo Vance"><meta name="date" content="2026-03-03">',
      `<h1>${T}</h1>${story}`,
    ),
    on: '2026-03-03',
    authors: ['Solveig Brandt', 'Timo Vance'],
  },
  {
    kind: 'metas of scholarly systems',
    html: page(
      `<meta name="citation_title" content="${T}"><meta name="citation_author" content="Brandt, Solveig"><meta name="citation_author" content="Vance, Timo"><meta name="citation_publication_date" content="2026/03/03">`,
      `<h1>${T}</h1>${story}`,
    ),
    title: T,
    on: '2026-03-03',
    authors: ['Solveig Brandt', 'Timo Vance'],
  },
  {
    kind: 'metas of an analytics service as one JSON',
    html: page(
      `<title>${T} — The Ledger</title><meta name="parsely-page" content='${JSON.stringify({ title: T, pub_date: '2026-03-03T07:00:00Z', author: 'Timo Vance', type: 'post' })}'>`,
      `<h1>${T}</h1>${story}`,
    ),
    title: T,
    on: '2026-03-03',
    authors: ['Timo Vance'],
  },
  {
    kind: 'metas of a mail service',
    html: page(
      `<title>${T}</title><meta name="sailthru.title" content="${T}"><meta name="sailthru.date" content="Tue, 03 Mar 2026 07:00:00 +0000"><meta name="sailthru.author" content="Timo Vance">`,
      `<h1>${T}</h1>${story}`,
    ),
    on: '2026-03-03',
    authors: ['Timo Vance'],
  },
  {
    kind: 'Dublin Core with capitals',
    html: page(
      `<meta name="DC.title" content="${T}"><meta name="DC.date.issued" scheme="W3CDTF" content="2026-03-03"><meta name="DC.Creator" content="Timo Vance">`,
      story,
    ),
    title: T,
    on: '2026-03-03',
    authors: ['Timo Vance'],
  },
  {
    kind: 'a meta that only this outlet uses',
    html: page(
      `<title>${T}</title><meta name="ldg-post-date" content="2026/03/03"><meta name="ldg:expires" content="2031-01-01">`,
      `<h1>${T}</h1>${story}`,
    ),
    on: '2026-03-03',
  },
  {
    kind: 'metas of a site search',
    html: page(
      `<title>${T}</title><meta name="search.publishDate" content="03-Mar-2026"><meta name="search.unpublishDate" content="03-Mar-2036">`,
      `<h1>${T}</h1>${story}`,
    ),
    on: '2026-03-03',
  },
  {
    kind: 'a meta with the month first and a clock of twelve hours',
    html: page(
      `<title>${T}</title><meta property="article:published_time" content="3/3/2026 11:04:00 PM">`,
      `<h1>${T}</h1>${story}`,
    ),
    on: '2026-03-03',
  },
  {
    kind: 'a meta with the zone’s name in brackets',
    html: page(
      `<title>${T}</title><meta property="article:published_time" content="Tue Mar 03 2026 09:00:00 GMT+0100 (Central European Standard Time)">`,
      `<h1>${T}</h1>${story}`,
    ),
    on: '2026-03-03',
  },
  {
    kind: 'a blogging theme with hentry names',
    url: 'https://voltage.example/?p=17',
    html: page(
      `<title>${T} – Voltage Diary</title>`,
      `<article class="post hentry"><h1 class="entry-title">${T}</h1><div class="entry-meta"><span class="posted-on">Posted on <a href="/?p=17"><time class="entry-date published" datetime="2026-03-03T10:00:00+01:00">3. March 2026</time><time class="updated" datetime="2026-03-09T10:00:00+01:00">9. March 2026</time></a></span><span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/marit">Marit Oduya</a></span></span></div><div class="entry-content">${story}</div></article>`,
    ),
    title: T,
    on: '2026-03-03',
    authors: ['Marit Oduya'],
  },
  {
    kind: 'an older theme with abbr.published',
    html: page(
      `<title>Voltage Diary &raquo; Blog Archive &raquo; ${T}</title>`,
      `<div class="post"><h2 class="title">${T}</h2><small>by <span class="author vcard"><span class="fn">Marit Oduya</span></span> on <abbr class="published" title="2026-03-03T10:00:00+0100">Tuesday</abbr></small><div class="entry">${story}</div></div>`,
    ),
    title: T,
    on: '2026-03-03',
    authors: ['Marit Oduya'],
  },
  {
    kind: 'a date box of day, month and year',
    html: page(
      `<title>${T} | Voltage Diary</title>`,
      `<div class="post"><div class="date"><span class="day">03</span><span class="month">Mär</span><span class="year">2026</span></div><h1>${T}</h1>${story}</div>`,
      'de',
    ),
    on: '2026-03-03',
  },
  {
    kind: 'a line of publication under the text',
    html: page(
      `<title>${DE}</title>`,
      `<div id="content"><h1>${DE}</h1>${story}<p class="postmetadata">Dieser Eintrag wurde am Dienstag, 3. März 2026 um 10:04 Uhr veröffentlicht und wurde unter Industrie abgelegt.</p></div><div id="footer">© 2009–2027 Voltage</div>`,
      'de',
    ),
    on: '2026-03-03',
  },
  {
    kind: 'posted by and at under the text',
    html: page(
      `<title>Voltage Diary: ${T}</title>`,
      `<h2 class="date-header"><span>Tuesday, March 3, 2026</span></h2><h3 class="post-title entry-title">${T}</h3><div class="post-body">${story}</div><div class="post-footer"><span class="post-author vcard">Posted by <span class="fn">Marit Oduya</span></span> <span class="post-timestamp">at <a class="timestamp-link" href="/x"><abbr class="published" title="2026-03-03T10:00:00+01:00">10:00 AM</abbr></a></span></div>`,
    ),
    title: T,
    on: '2026-03-03',
    authors: ['Marit Oduya'],
  },
  {
    kind: 'a German byline and day in one line',
    html: page(
      `<title>${DE} - Wirtschaft - Küstenblatt</title>`,
      `<h1>${DE}</h1><div class="meta">Von Jörg von der Heide und Ute Maß | Stand: 03.03.2026, 12:04 Uhr</div>${story}`,
      'de',
    ),
    title: DE,
    on: '2026-03-03',
    authors: ['Jörg von der Heide', 'Ute Maß'],
  },
  {
    kind: 'a German byline in capitals and a two-digit year',
    html: page(
      `<title>${DE} | kuestenblatt.de</title>`,
      `<h1>${DE}</h1><p>VON UTE MASS</p><p>03.03.26</p>${story}`,
      'de',
    ),
    title: DE,
    on: '2026-03-03',
    authors: ['UTE MASS'],
  },
  {
    kind: 'a kicker before the German headline',
    html: page(
      `<title>Autobauer: ${DE} | Küstenblatt</title><meta property="og:title" content="Autobauer: ${DE}">`,
      `<header><h1><span class="kicker">Autobauer</span> <span class="headline">${DE}</span></h1></header><time datetime="2026-03-03T12:00">3.3.2026</time>${story}`,
      'de',
    ),
    on: '2026-03-03',
  },
  {
    kind: 'a French byline, published and updated',
    html: page(
      `<title>${FR} - Le Quai</title>`,
      `<h1>${FR}</h1><p class="auteur">Par <strong>Hélène Roux</strong> et <strong>Luc d’Arcy</strong></p><p class="dates">Mis à jour le 05/03/2026 à 10h12, publié le 03/03/2026 à 09h15</p>${story}`,
      'fr',
    ),
    title: FR,
    on: '2026-03-03',
    authors: ['Hélène Roux', 'Luc d’Arcy'],
  },
  {
    kind: 'a French day in words',
    html: page(
      `<title>${FR} : Le Quai</title>`,
      `<h1>${FR}</h1><div>Publié par Hélène Roux le mardi 3 mars 2026</div>${story}`,
      'fr-FR',
    ),
    on: '2026-03-03',
    authors: ['Hélène Roux'],
  },
  {
    kind: 'a Spanish byline and day',
    html: page(
      `<title>${ES} | Diario del Muelle</title>`,
      `<h1>${ES}</h1><div class="firma">Por Lucía Ortega y Marcos del Río</div><div class="fecha">3 de marzo de 2026 - 09:00</div>${story}`,
      'es',
    ),
    title: ES,
    on: '2026-03-03',
    authors: ['Lucía Ortega', 'Marcos del Río'],
  },
  {
    kind: 'a Spanish paper with the day as 04/03/2026',
    html: page(
      `<title>${ES}</title>`,
      `<h1>${ES}</h1><span class="fecha">Actualizado 06/03/2026 | Publicado 04/03/2026</span>${story}`,
      'es-ES',
    ),
    on: '2026-03-04',
  },
  {
    kind: 'a Portuguese byline and day',
    html: page(
      '<title>Motores do Porto compra sócio - Jornal do Cais</title>',
      `<h1>Motores do Porto compra sócio</h1><p class="autor">Por João da Silva e Rita Melo</p><p>03 de Março de 2026 às 09h00</p>${story}`,
      'pt-BR',
    ),
    title: 'Motores do Porto compra sócio',
    on: '2026-03-03',
    authors: ['João da Silva', 'Rita Melo'],
  },
  {
    kind: 'an Italian byline and day',
    html: page(
      '<title>Porto Motori compra il socio | La Banchina</title>',
      `<h1>Porto Motori compra il socio</h1><span class="autore">di Giulia Ferri</span><span class="data">3 marzo 2026</span>${story}`,
      'it',
    ),
    title: 'Porto Motori compra il socio',
    on: '2026-03-03',
    authors: ['Giulia Ferri'],
  },
  {
    kind: 'a Dutch byline and day',
    html: page(
      '<title>Havenmotoren koopt partner uit - De Kade</title>',
      `<h1>Havenmotoren koopt partner uit</h1><div class="meta">Door Sanne de Vries, 3 mrt 2026 om 09:00</div>${story}`,
      'nl',
    ),
    on: '2026-03-03',
    authors: ['Sanne de Vries'],
  },
  {
    kind: 'a Polish byline and day',
    html: page(
      '<title>Port Motors kupuje udziały - Nabrzeże</title>',
      `<h1>Port Motors kupuje udziały</h1><div class="author">Autor: Anna Kowalska</div><div class="date">3 marca 2026, 09:00</div>${story}`,
      'pl',
    ),
    on: '2026-03-03',
    authors: ['Anna Kowalska'],
  },
  {
    kind: 'a Norwegian byline and day',
    html: page(
      '<title>Havnemotor kjøper ut partneren</title>',
      `<h1>Havnemotor kjøper ut partneren</h1><div class="byline">Av Kari Nordmann</div><div>Publisert: 3. mars 2026 kl. 09:00, oppdatert 5. mars 2026</div>${story}`,
      'nb',
    ),
    on: '2026-03-03',
    authors: ['Kari Nordmann'],
  },
  {
    kind: 'a Danish byline',
    html: page(
      '<title>Havnemotor køber partneren ud</title>',
      `<h1>Havnemotor køber partneren ud</h1><p>Skrevet af Mette Holm</p><p>3. marts 2026</p>${story}`,
      'da',
    ),
    on: '2026-03-03',
    authors: ['Mette Holm'],
  },
  {
    kind: 'a Swedish byline',
    html: page(
      '<title>Hamnmotor köper ut partnern</title>',
      `<h1>Hamnmotor köper ut partnern</h1><p>Text: Eva Lind</p><p>Publicerad 2026-03-03 09.00</p>${story}`,
      'sv',
    ),
    on: '2026-03-03',
    authors: ['Eva Lind'],
  },
  {
    kind: 'a Finnish day',
    html: page(
      '<title>Satamamoottori ostaa kumppaninsa</title>',
      `<h1>Satamamoottori ostaa kumppaninsa</h1><p class="date">3.3.2026 klo 9.00</p>${story}`,
      'fi',
    ),
    on: '2026-03-03',
  },
  {
    kind: 'a Hungarian day and byline',
    html: page(
      '<title>Kikötő Motor kivásárolja társát</title>',
      `<h1>Kikötő Motor kivásárolja társát</h1><p>2026. március 3. 09:00</p><p>Szerző: Kovács Anna</p>${story}`,
      'hu',
    ),
    on: '2026-03-03',
    authors: ['Kovács Anna'],
  },
  {
    kind: 'a Czech day and byline',
    html: page(
      '<title>Přístavní motory kupují partnera</title>',
      `<h1>Přístavní motory kupují partnera</h1><p class="author">Autor: Jana Nováková</p><p>3. března 2026</p>${story}`,
      'cs',
    ),
    on: '2026-03-03',
    authors: ['Jana Nováková'],
  },
  {
    kind: 'a Turkish day',
    html: page(
      '<title>Liman Motor ortağını satın alıyor</title>',
      `<h1>Liman Motor ortağını satın alıyor</h1><span class="date">3 Mart 2026 Salı 09:00</span>${story}`,
      'tr',
    ),
    on: '2026-03-03',
  },
  {
    kind: 'a Russian byline and day',
    html: page(
      '<title>Порт-Мотор выкупает долю партнёра | Причал</title>',
      `<h1>Порт-Мотор выкупает долю партнёра</h1><div>Автор: Анна Иванова</div><div>3 марта 2026, 09:00</div>${story}`,
      'ru',
    ),
    title: 'Порт-Мотор выкупает долю партнёра',
    on: '2026-03-03',
    authors: ['Анна Иванова'],
  },
  {
    kind: 'a Ukrainian day',
    html: page(
      '<title>Порт-Мотор викуповує частку</title>',
      `<h1>Порт-Мотор викуповує частку</h1><div>3 березня 2026, 09:00</div>${story}`,
      'uk',
    ),
    on: '2026-03-03',
  },
  {
    kind: 'a Greek day',
    html: page(
      '<title>Η Λιμάνι Μότορς εξαγοράζει</title>',
      `<h1>Η Λιμάνι Μότορς εξαγοράζει</h1><div class="date">3 Μαρτίου 2026</div>${story}`,
      'el',
    ),
    on: '2026-03-03',
  },
  {
    kind: 'a Korean page with entry and change',
    html: page(
      '<title>하버모터스, 합작사 지분 인수 - 해안일보</title><meta property="og:title" content="하버모터스, 합작사 지분 인수">',
      `<h3>하버모터스, 합작사 지분 인수</h3><div class="info">김하늘 기자 sky@haean.example</div><ul class="infomation"><li>입력 2026.03.03 09:12</li><li>수정 2026.03.05 10:00</li></ul>${story}`,
      'ko',
    ),
    title: '하버모터스, 합작사 지분 인수',
    on: '2026-03-03',
    authors: ['김하늘'],
  },
  {
    kind: 'a Japanese day with weekday',
    html: page(
      '<title>ハーバー自動車、合弁相手の持ち分取得 | 岸壁新聞</title>',
      `<h1>ハーバー自動車、合弁相手の持ち分取得</h1><p class="date">2026年3月3日（火） 9時12分</p>${story}`,
      'ja',
    ),
    title: 'ハーバー自動車、合弁相手の持ち分取得',
    on: '2026-03-03',
  },
  {
    kind: 'a Chinese page with source and author',
    html: page(
      '<title>海港汽车收购合资伙伴股份_码头新闻网</title>',
      `<h1>海港汽车收购合资伙伴股份</h1><div class="info">2026-03-03 09:12 来源：码头新闻网 作者：王小明</div>${story}`,
      'zh-CN',
    ),
    title: '海港汽车收购合资伙伴股份',
    on: '2026-03-03',
    authors: ['王小明'],
  },
  {
    kind: 'a Vietnamese day',
    html: page(
      '<title>Cảng Motors mua lại đối tác</title>',
      `<h1>Cảng Motors mua lại đối tác</h1><span class="date">Thứ ba, 3/3/2026, 09:12 (GMT+7)</span>${story}`,
      'vi',
    ),
    on: '2026-03-03',
  },
  {
    kind: 'an Indonesian byline and day',
    html: page(
      '<title>Motor Pelabuhan beli mitra - Dermaga</title>',
      `<h1>Motor Pelabuhan beli mitra</h1><div class="author">Oleh: Budi Santoso</div><div class="date">Selasa, 3 Maret 2026 09:12 WIB</div>${story}`,
      'id',
    ),
    on: '2026-03-03',
    authors: ['Budi Santoso'],
  },
  {
    kind: 'an Arabic day',
    html: page(
      '<title>شركة الميناء تشتري حصة شريكها</title>',
      `<h1>شركة الميناء تشتري حصة شريكها</h1><div class="date">3 مارس 2026</div>${story}`,
      'ar',
    ),
    on: '2026-03-03',
  },
  {
    kind: 'British words of time',
    html: page(
      `<title>${T}</title>`,
      `<h1>${T}</h1><div class="timestamp">Last updated: 5 March 2026</div><div class="timestamp">First published: Tue 3 Mar 2026 09.15 GMT</div>${story}`,
      'en-GB',
    ),
    on: '2026-03-03',
    modifiedOn: '2026-03-05',
  },
  {
    kind: 'a slashed day of a British page',
    html: page(`<title>${T}</title>`, `<h1>${T}</h1><span class="date">03/04/2026</span>${story}`, 'en-GB'),
    on: '2026-04-03',
  },
  {
    kind: 'a slashed day of an American page',
    html: page(`<title>${T}</title>`, `<h1>${T}</h1><span class="date">03/04/2026</span>${story}`, 'en-US'),
    on: '2026-03-04',
  },
  {
    kind: 'a slashed day with a two-digit year',
    html: page(`<title>${T}</title>`, `<h1>${T}</h1><p>By Timo Vance - 03/03/26 06:56 AM EST</p>${story}`, 'en-US'),
    on: '2026-03-03',
    authors: ['Timo Vance'],
  },
  {
    kind: 'an address that holds the only day',
    url: 'https://ledger.example/news/2026/mar/03/harbour-buys',
    html: page(`<title>${T}</title>`, `<h1>${T}</h1>${story}`),
    on: '2026-03-03',
  },
  {
    kind: 'an address with a compact day',
    url: 'https://ledger.example/article/20260303-harbour-buys.html',
    html: page(`<title>${T}</title>`, `<h1>${T}</h1>${story}`),
    on: '2026-03-03',
  },
  {
    kind: 'an address with the day at its end',
    url: 'https://ledger.example/business/harbour-buys-out-2026-03-03/',
    html: page(`<title>${T}</title>`, `<h1>${T}</h1>${story}`),
    on: '2026-03-03',
  },
  {
    kind: 'a number in the address that is no day',
    url: 'https://ledger.example/id/2026123199/harbour',
    html: page(`<title>${T}</title>`, `<h1>${T}</h1>${story}`),
    on: null,
  },
  {
    kind: 'an address older than the day its template prints',
    url: 'https://ledger.example/2024/06/11/harbour-buys',
    html: page(
      `<title>${T}</title><meta property="article:published_time" content="2026-03-03T00:00:00Z"><meta property="article:modified_time" content="2026-03-03T00:00:00Z">`,
      `<h1>${T}</h1>${story}`,
    ),
    on: '2024-06-11',
  },
  {
    kind: 'state that a script draws the page from',
    html: page(
      `<title>${T}</title><script id="__NEXT_DATA__" type="application/json">{"props":{"article":{"headline":"x","publishedAt":"2026-03-03T09:00:00.000Z","updatedAt":"2026-03-05T09:00:00.000Z"}}}</script>`,
      `<h1>${T}</h1>${story}`,
    ),
    on: '2026-03-03',
  },
  {
    kind: 'microdata on a headline, a byline and a time',
    html: page(
      `<title>The Ledger</title>`,
      `<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">${T}</h1><span itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" href="/tv"><span itemprop="name">Timo Vance</span></a></span><meta itemprop="datePublished" content="2026-03-03"><meta itemprop="dateModified" content="2026-03-05">${story}</div>`,
    ),
    title: T,
    on: '2026-03-03',
    modifiedOn: '2026-03-05',
    authors: ['Timo Vance'],
  },
  {
    kind: 'RDFa properties',
    html: page(
      `<title>${T}</title>`,
      `<article typeof="schema:NewsArticle"><h1 property="schema:headline">${T}</h1><span property="schema:author">Timo Vance</span> <span property="schema:datePublished" content="2026-03-03T09:00:00+01:00">yesterday</span>${story}</article>`,
    ),
    on: '2026-03-03',
    authors: ['Timo Vance'],
  },
  {
    kind: 'a content management system that prints submitted by',
    html: page(
      `<title>${T} | Ledger</title><meta name="dcterms.date" content="2026-03-03T09:00+01:00">`,
      `<h1 class="page-title">${T}</h1><div class="submitted">Submitted by <span class="username">Timo Vance</span> on Tue, 03/03/2026 - 09:00</div>${story}`,
    ),
    title: T,
    on: '2026-03-03',
    authors: ['Timo Vance'],
  },
  {
    kind: 'a newsletter service',
    html: page(
      `<title>${T} - by Marit Oduya - Voltage Letters</title><meta property="og:title" content="${T}"><meta name="author" content="Marit Oduya">${ld({ '@type': 'NewsArticle', headline: T, datePublished: '2026-03-03T06:00:00+00:00', author: [{ '@type': 'Person', name: 'Marit Oduya' }], publisher: { name: 'Voltage Letters' } })}`,
      `<h1 class="post-title">${T}</h1><h3 class="subtitle">Why it took so long</h3>${story}`,
    ),
    title: T,
    on: '2026-03-03',
    authors: ['Marit Oduya'],
  },
  {
    kind: 'a publishing platform with name, writer and platform in its title',
    html: page(
      `<title>${T} | by Marit Oduya | Voltage Letters | Mar, 2026 | Platform</title><meta property="og:title" content="${T}"><meta property="og:site_name" content="Platform"><meta name="author" content="Marit Oduya"><meta property="article:published_time" content="2026-03-03T06:00:00.000Z">`,
      `<h1>${T}</h1>${story}`,
    ),
    title: T,
    on: '2026-03-03',
    authors: ['Marit Oduya'],
  },
  {
    kind: 'a site builder that shows a short day',
    html: page(
      `<title>${T} &mdash; Ledger</title><meta itemprop="headline" content="${T}"><meta itemprop="datePublished" content="2026-03-03T09:00:00-0500"><meta itemprop="dateModified" content="2026-03-05T09:00:00-0500"><meta itemprop="author" content="Timo Vance">`,
      `<h1 class="entry-title">${T}</h1><time class="blog-date" datetime="2026-03-03">Mar 3</time>${story}`,
    ),
    title: T,
    on: '2026-03-03',
    modifiedOn: '2026-03-05',
    authors: ['Timo Vance'],
  },
  {
    kind: 'a company newsroom with a dateline only',
    html: page(
      `<title>${T} | Harbour Motors Newsroom</title>`,
      `<h1>${T}</h1><p>OSLO, March 3, 2026 /Wire/ -- ${PARAGRAPHS[0]}</p>${story}`,
    ),
    title: T,
    on: '2026-03-03',
    authors: [],
  },
  {
    kind: 'a regulator’s table of facts',
    html: page(
      `<title>${T} - Authority</title>`,
      `<h1>${T}</h1><dl><dt>Date of publication</dt><dd>3 March 2026</dd><dt>Case</dt><dd>M.1234</dd></dl>${story}`,
    ),
    on: '2026-03-03',
    authors: [],
  },
  {
    kind: 'handles beside the names',
    html: page(
      `<title>${T}</title>`,
      `<h1>${T}</h1><div class="byline">by Timo Vance @timovance and Solveig Brandt @solbrandt · Mar 3, 2026</div>${story}`,
    ),
    on: '2026-03-03',
    authors: ['Timo Vance', 'Solveig Brandt'],
  },
  {
    kind: 'names that repeat in several boxes',
    html: page(
      `<title>${T}</title>`,
      `<h1>${T}</h1><div class="author-card"><a rel="author" href="/tv">Timo Vance</a></div>${story}<div class="author-box"><a rel="author" href="/tv">Timo Vance</a><p>Timo Vance writes about ports.</p></div>`,
    ),
    authors: ['Timo Vance'],
  },
  {
    kind: 'an agency with a person',
    html: page(`<title>${T}</title>`, `<h1>${T}</h1><p class="byline">By TIMO VANCE, Associated Press</p>${story}`),
    authors: ['TIMO VANCE'],
  },
  {
    kind: 'a title with the section between bars',
    html: page(
      `<title>${T} | Business | The Ledger</title><meta property="og:site_name" content="The Ledger">`,
      `<h1>${T}</h1>${story}`,
    ),
    title: T,
  },
  {
    kind: 'the site’s name before the title',
    html: page(`<title>The Ledger » ${T}</title><meta property="og:site_name" content="The Ledger">`, story),
    title: T,
  },
  {
    kind: 'an unnamed site behind the title, the headline in an h2',
    html: page(
      `<title>${T} - Quayside Weekly Review</title>`,
      `<h1><a href="/">Quayside Weekly Review</a></h1><h2>${T}</h2>${story}`,
    ),
    title: T,
  },
  {
    kind: 'an unnamed site behind the title, the logo in an h1, the headline in bold',
    html: page(
      `<title>${T} - Quayside Weekly Review</title>`,
      `<h1 class="logo"><a href="/">Quayside Weekly Review</a></h1><p><b>${T}</b></p>${story}`,
    ),
    title: T,
  },
  {
    kind: 'a share title that differs from the headline',
    html: page(
      `<title>Fjordvolt deal: what to know - The Ledger</title><meta property="og:title" content="What the Fjordvolt deal means for you"><meta property="og:site_name" content="The Ledger">${ld({ '@type': 'NewsArticle', headline: T })}`,
      `<h1>${T}</h1>${story}`,
    ),
    title: T,
  },
  {
    kind: 'a title in capitals by style only',
    html: page(`<title>${T}</title>`, `<h1 style="text-transform:uppercase">${T}</h1>${story}`),
    title: T,
  },
  {
    kind: 'markup in the title',
    html: page(
      `<meta property="og:title" content="&lt;em&gt;Fjordvolt&lt;/em&gt; &amp;#8211; sold">`,
      `<h1><em>Fjordvolt</em> – sold</h1>${story}`,
    ),
    title: 'Fjordvolt – sold',
  },
  {
    kind: 'a forum’s thread',
    html: page(
      `<title>${T} | Quay Forum</title>${ld({ '@type': 'DiscussionForumPosting', headline: T, datePublished: '2026-03-03T09:00:00+00:00', author: { '@type': 'Person', name: 'voltfan' }, comment: [{ '@type': 'Comment', datePublished: '2026-03-04' }] })}`,
      `<h1>${T}</h1>${story}`,
    ),
    title: T,
    on: '2026-03-03',
    authors: ['voltfan'],
  },
  {
    kind: 'a question and its answers',
    html: page(
      ld({
        '@type': 'QAPage',
        mainEntity: {
          '@type': 'Question',
          name: 'Who buys Fjordvolt?',
          dateCreated: '2026-03-03T09:00:00Z',
          author: { name: 'voltfan', '@type': 'Person' },
          acceptedAnswer: { '@type': 'Answer', dateCreated: '2026-03-04T09:00:00Z' },
        },
      }),
      `<h1>Who buys Fjordvolt?</h1>${story}`,
    ),
    title: 'Who buys Fjordvolt?',
    on: '2026-03-03',
  },
  {
    kind: 'a page of documentation with its last change only',
    html: page(
      `<title>Fjordvolt cells — Manual 4.2</title>`,
      `<h1>Fjordvolt cells</h1>${story}<footer><div>Last updated on Mar 3, 2026 by <b>Timo</b></div></footer>`,
    ),
    title: 'Fjordvolt cells',
    on: '2026-03-03',
  },
  {
    kind: 'dates in the text only, none of publication',
    html: page(
      `<title>${T}</title>`,
      `<h1>${T}</h1>${story}<p>The company was founded on 4 May 1998 and was listed on 6 June 2003, when its shares were sold at four kroner to its own workers and their families.</p>`,
    ),
    on: null,
  },
  {
    kind: 'days that are impossible',
    html: page(
      `<title>${T}</title><meta property="article:published_time" content="0000-00-00 00:00:00"><meta name="date" content="1970-01-01T00:00:00Z">`,
      `<h1>${T}</h1><time datetime="2026-03-03">today</time>${story}`,
    ),
    on: '2026-03-03',
  },
  {
    kind: 'a sidebar with days and writers before the article',
    html: page(
      `<title>${T}</title>`,
      `<div class="left"><ul><li><span class="date">7 January 2019</span> <span class="author">Wrong Person</span> Copper smelter halts</li><li><span class="date">8 January 2019</span></li></ul></div><div class="right"><h1>${T}</h1><div class="date">3 March 2026</div><div class="author">Timo Vance</div>${story}</div>`,
    ),
    on: '2026-03-03',
    authors: ['Timo Vance'],
  },
  {
    kind: 'a day above the headline and days of other posts below',
    html: page(
      `<title>${T}</title>`,
      `<div class="post"><span class="date">3 March 2026</span><h2>${T}</h2>${story}</div><div class="older"><span class="date">2 February 2026</span><h2>Copper smelter halts</h2><p>Not for the first time.</p></div>`,
    ),
    title: T,
    on: '2026-03-03',
  },
  {
    kind: 'times of other stories before the article’s own',
    html: page(
      `<title>${T}</title>`,
      `<div class="strip"><time datetime="2019-01-05">5 Jan</time><time datetime="2019-01-06">6 Jan</time></div><main><h1>${T}</h1><p><time datetime="2026-03-03">3 March</time></p>${story}</main>`,
    ),
    on: '2026-03-03',
  },
  {
    kind: 'an event whose day is not the page’s',
    html: page(
      `<title>${T}</title><meta property="article:published_time" content="2026-03-03T09:00:00+01:00">`,
      `<h1>${T}</h1><p class="event-date">15 June 2026, 19:00</p>${story}`,
    ),
    on: '2026-03-03',
  },
  {
    kind: 'a seconds count in an attribute',
    html: page(
      `<title>${T}</title>`,
      `<h1>${T}</h1><abbr class="timestamp" data-utime="1772528400">yesterday</abbr>${story}`,
    ),
    on: '2026-03-03',
  },
  {
    kind: 'a writer who is a page of the site with a job beneath',
    html: page(
      `<title>${T}</title>`,
      `<h1>${T}</h1><div class="writer"><a href="/staff/timo-vance">Timo Vance</a><span class="job">Ports correspondent</span></div>${story}`,
    ),
    authors: ['Timo Vance'],
  },
  {
    kind: 'three writers, commas and a word before the last',
    html: page(
      ld({
        '@type': 'Article',
        headline: T,
        author: { '@type': 'Person', name: 'Timo Vance, Solveig Brandt and Marit Oduya' },
      }),
      story,
    ),
    authors: ['Timo Vance', 'Solveig Brandt', 'Marit Oduya'],
  },
  {
    kind: 'names with initials, hyphens and suffixes',
    html: page(
      ld({
        '@type': 'Article',
        headline: T,
        author: ['J. R. Vance', 'Anne-Sophie Le Goff', 'Timo Vance, Jr.', 'Seán Ó Briain'],
      }),
      story,
    ),
    authors: ['J. R. Vance', 'Anne-Sophie Le Goff', 'Timo Vance Jr.', 'Seán Ó Briain'],
  },
  {
    kind: 'a name in capitals and an agency',
    html: page(ld({ '@type': 'NewsArticle', headline: T, author: [{ name: 'TIMO VANCE' }, { name: 'dpa' }] }), story),
    authors: ['TIMO VANCE', 'dpa'],
  },
];
