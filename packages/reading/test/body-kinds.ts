// Invented pages of kinds beyond the newspaper article: what belongs to the text, and what does not.

/** A page with sentences that its text must hold (`own`) and others that it must not (`others`). */
export interface BodyKind {
  kind: string;
  html: string;
  own: string[];
  others: string[];
}

const EN = [
  'The ferry yard at Tarvos has built wooden boats for a hundred years, and it has never built one in a hurry.',
  'Last autumn its owner, a widow of seventy, bought two containers of used lithium cells, and nobody in the village knew why.',
  'She had them carried into the drying shed, where the planks lie for three winters, and she had the shed locked.',
  'When the first electric boat slid into the water in March, it carried eleven children across the bay without a sound.',
];
const DE = [
  'Die Werft von Tarvos baut seit hundert Jahren Boote aus Holz, und sie hat noch nie eines in Eile gebaut.',
  'Im letzten Herbst kaufte die Besitzerin, eine Witwe von siebzig Jahren, zwei Container gebrauchter Zellen, und niemand wusste, wozu.',
  'Sie ließ sie in den Trockenschuppen tragen, in dem die Planken drei Winter lang liegen, und sie ließ ihn abschließen.',
  'Als das erste elektrische Boot im März ins Wasser glitt, trug es elf Kinder über die Bucht, ohne dass etwas zu hören war.',
];
const ps = (texts: readonly string[]): string => texts.map(t => `<p>${t}</p>`).join('\n');
const page = (title: string, body: string, lang = 'en'): string =>
  `<!doctype html><html lang="${lang}"><head><title>${title}</title></head><body>${body}</body></html>`;
const MENU =
  '<ul id="menu"><li><a href="/">Home</a></li><li><a href="/about">About us</a></li><li><a href="/contact">Contact</a></li></ul>';
const REMARK =
  'I sailed past that yard every summer as a boy, and I can still smell the tar when I read this, thank you for it.';
const BEMERKUNG =
  'Als Kind bin ich jeden Sommer an dieser Werft vorbeigesegelt, und ich rieche noch heute den Teer, wenn ich das lese.';
const COOKIE =
  'We and our 214 partners store and read information on your device, such as cookies, and process personal data to show you advertisements that fit you, and to measure them.';
const LABEL = 'Tarvos by water';

/** The pages. */
export const BODY_KINDS: readonly BodyKind[] = [
  {
    kind: 'a hosted blog with a date header, comments and an archive',
    html: page(
      LABEL,
      `<div id="header"><h1>Harbour notes</h1><p class="description">Things seen from the quay, written down in the evening by somebody who has time.</p></div>
<div id="main"><h2 class="date-header">Dienstag, 3. März 2026</h2><div class="post hentry"><h3 class="post-title entry-title">${LABEL}</h3><div class="post-body entry-content">${DE.join('<br /><br />')}</div>
<div class="post-footer">Eingestellt von Marit um 10:04 <a href="#">Diesen Post per E-Mail versenden</a></div></div>
<div class="comments" id="comments"><h4>1 Kommentar:</h4><dl id="comments-block"><dt>Knut hat gesagt…</dt><dd class="comment-body"><p>${BEMERKUNG}</p></dd></dl><p><a href="#">Kommentar veröffentlichen</a></p></div>
<div class="blog-pager"><a href="/n">Neuerer Post</a> <a href="/a">Älterer Post</a></div></div>
<div id="sidebar"><h2>Über mich</h2><p>Ich wohne seit zwanzig Jahren am Hafen und schreibe auf, was ich sehe, wenn ich nicht gerade rudere.</p><h2>Blog-Archiv</h2><ul><li><a href="/1">März</a></li></ul></div>`,
      'de',
    ),
    own: DE,
    others: [BEMERKUNG, 'Ich wohne seit zwanzig Jahren', 'Things seen from the quay'],
  },
  {
    kind: 'a German blogging theme with its usual foot',
    html: page(
      LABEL,
      `<div id="wrapper"><div id="access">${MENU}</div><div id="container"><div id="content"><div class="post type-post hentry"><h1 class="entry-title">${LABEL}</h1><div class="entry-meta">Veröffentlicht am 3. März 2026 von Marit</div><div class="entry-content">${ps(DE)}<div class="wp_rp_wrap"><h3>Ähnliche Beiträge</h3><ul><li><a href="/x">Die Kupferhütte steht still</a></li></ul></div></div>
<div class="entry-utility">Dieser Beitrag wurde unter Boote abgelegt und mit Werft verschlagwortet. Setze ein Lesezeichen auf den Permalink.</div></div>
<div id="comments"><h3 id="comments-title">Eine Antwort auf ${LABEL}</h3><ol class="commentlist"><li class="comment"><p>${BEMERKUNG}</p></li></ol><div id="respond"><h3>Schreibe einen Kommentar</h3><p>Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert.</p></div></div></div></div>
<div id="primary" class="widget-area"><ul><li class="widget"><h3>Neueste Kommentare</h3><p>Knut bei ${LABEL}</p></li></ul></div></div>`,
      'de',
    ),
    own: DE,
    others: [BEMERKUNG, 'Deine E-Mail-Adresse', 'Setze ein Lesezeichen', 'Die Kupferhütte', 'Neueste Kommentare'],
  },
  {
    kind: 'a blog whose entry has a body and an extended part',
    html: page(
      LABEL,
      `<div id="mainpane"><div class="serendipity_Entry_Date"><h3 class="serendipity_date">Tuesday, March 3. 2026</h3><h4 class="serendipity_title">${LABEL}</h4><div class="serendipity_entry"><div class="serendipity_entry_body">${ps(EN.slice(0, 2))}</div><div class="serendipity_entry_extended"><a id="extended"></a>${ps(EN.slice(2))}</div><div class="serendipity_entryFooter">Posted by Marit in Boats at 10:04 | Comment (1) | Trackbacks (0)</div></div><div class="serendipity_comments"><a id="comments"></a><div class="serendipity_commentsTitle">Comments</div><div class="serendipity_comment"><div class="serendipity_commentBody">${REMARK}</div></div></div></div></div><div id="sidebar">${MENU}</div>`,
    ),
    own: EN,
    others: [REMARK, 'Trackbacks'],
  },
  {
    kind: 'a page laid out with tables',
    html: page(
      LABEL,
      `<table width="100%"><tr><td colspan="3"><font size="5">The Quay</font></td></tr><tr><td width="120"><a href="/1">News</a><br><a href="/2">Boats</a><br><a href="/3">Weather</a></td><td><table><tr><td><b>${LABEL}</b><p>${EN[0]}<p>${EN[1]}<p>${EN[2]}<p>${EN[3]}</td></tr></table></td><td width="160"><b>Also</b><br><a href="/x">Copper smelter halts for repairs after a fire</a></td></tr></table>`,
    ),
    own: EN,
    others: ['Copper smelter halts', 'Weather'],
  },
  {
    kind: 'a page builder with a box around each paragraph',
    html: page(
      LABEL,
      `<header class="elementor-location-header">${MENU}</header><div class="elementor"><section class="elementor-section"><div class="elementor-container"><div class="elementor-column"><div class="elementor-widget-wrap"><h1>${LABEL}</h1></div></div></div></section>${EN.map(
        t =>
          `<section class="elementor-section"><div class="elementor-container"><div class="elementor-column"><div class="elementor-widget-wrap"><div class="elementor-element elementor-widget-text-editor"><div class="elementor-widget-container"><p>${t}</p></div></div></div></div></div></section>`,
      ).join(
        '',
      )}</div><footer class="elementor-location-footer"><p>Harbour Motors AS, Quay 4, Tarvos. Registered in the commercial register of Tarvos under number 4711.</p></footer>`,
    ),
    own: EN,
    others: ['Registered in the commercial register'],
  },
  {
    kind: 'a consent box before the article',
    html: page(
      LABEL,
      `<div id="cookie-law-info-bar"><p>${COOKIE}</p><p>You may change your mind at any time by the link at the foot of each page, where all the partners are named as well.</p></div><div class="wrap"><h1>${LABEL}</h1><div class="text">${ps(EN)}</div></div>`,
    ),
    own: EN,
    others: [COOKIE],
  },
  {
    kind: 'documentation with a long table of contents, code and notes',
    html: page(
      'Charging — Boat manual',
      `<nav class="sidebar"><ul>${Array.from({ length: 30 }, (_, i) => `<li><a href="/${i}">Chapter ${i}: of the parts and their care</a></li>`).join('')}</ul></nav><main><article class="markdown"><h1>Charging</h1><p>Connect the cable to the socket at the stern before you switch the charger on, and never the other way round.</p><pre><code>charger --volts 48 --limit 80</code></pre><div class="admonition note"><p>The cells must be warmer than five degrees, or the charger refuses to begin.</p></div><h2>Storage</h2><ul><li>Leave the cells half full over winter.</li><li>Look at them once a month.</li></ul></article><div class="pagination-nav"><a href="/p">Previous: Launching</a><a href="/n">Next: Mooring</a></div></main>`,
    ),
    own: [
      'Connect the cable to the socket at the stern',
      'charger --volts 48',
      'The cells must be warmer than five degrees',
      'Leave the cells half full over winter.',
    ],
    others: ['Chapter 12', 'Next: Mooring'],
  },
  {
    kind: 'a product with a description, a table of figures and reviews',
    html: page(
      'Marine battery 48 V',
      `<div class="shop-header">${MENU}</div><div class="product"><h1 class="product_title">Marine battery 48 V</h1><p class="price">4,200 kr</p><div class="product-description"><p>A battery for boats of up to nine metres, built from cells that have served in buses and were tested one by one.</p><p>It is sealed against salt water and may lie on its side, so that it fits under a thwart or behind the mast.</p></div><table class="specs"><tr><th>Weight</th><td>84 kg</td></tr><tr><th>Energy</th><td>7.2 kWh</td></tr></table></div><div id="reviews"><h2>2 reviews</h2><p>${REMARK}</p></div><div class="related products"><h2>Related products</h2><ul><li><a href="/x">Marine charger with cable</a></li></ul></div>`,
    ),
    own: ['A battery for boats of up to nine metres', 'It is sealed against salt water'],
    others: ['Marine charger with cable', 'About us'],
  },
  {
    kind: 'questions and answers in a definition list',
    html: page(
      'Questions about boats',
      `<div id="nav">${MENU}</div><div id="content"><h1>Questions about boats</h1><dl><dt>How far does it go?</dt><dd>With a full battery it goes forty nautical miles at five knots, and half as far at eight.</dd><dt>What if it is empty?</dt><dd>Then there are two oars under the thwarts, which is more than other boats of its kind can say.</dd></dl></div>`,
    ),
    own: ['How far does it go?', 'With a full battery it goes forty nautical miles', 'Then there are two oars'],
    others: ['About us'],
  },
  {
    kind: 'an interview with questions in bold',
    html: page(
      LABEL,
      `<article><h1>${LABEL}</h1><p><strong>Why did you buy the cells?</strong></p><p>${EN[1]}</p><p><b>And what came of it?</b></p><p>${EN[3]}</p><div class="author-box"><p>Marit Oduya writes about harbours and the people in them, and she has published two books on the trade in tar.</p></div></article>`,
    ),
    own: ['Why did you buy the cells?', EN[1]!, 'And what came of it?', EN[3]!],
    others: ['has published two books'],
  },
  {
    kind: 'a numbered list of short pieces',
    html: page(
      'Five boats to see',
      `<div class="post"><h1>Five boats to see</h1><p>There are more, but these five can be seen from the quay without asking anybody for leave.</p>${['Anna', 'Berta', 'Clara', 'Dora', 'Ella'].map((n, i) => `<h2>${i + 1}. ${n}</h2><figure><img src="${n}.jpg"><figcaption>${n} at her berth</figcaption></figure><p>${n} was built in 19${i}4 and has been in the water every summer since, whatever the weather.</p>`).join('')}</div><div class="newsletter-box"><p>Sign up for our letter, and we shall tell you of a boat each week, free of charge.</p></div>`,
    ),
    own: ['There are more, but these five', 'Anna was built in 1904', '5. Ella', 'Ella was built in 1944'],
    others: ['Sign up for our letter', 'Dora at her berth'],
  },
  {
    kind: 'comments longer than the article',
    html: page(
      LABEL,
      `<main><article><h1>${LABEL}</h1>${ps(EN.slice(0, 2))}</article><section id="comments" class="comments-area">${Array.from({ length: 12 }, (_, i) => `<div class="comment"><p class="comment-author">Knut ${i}</p><p>${REMARK} (${i})</p></div>`).join('')}</section></main>`,
    ),
    own: EN.slice(0, 2),
    others: [REMARK],
  },
  {
    kind: 'a page with little text of its own',
    html: page(
      'Closed on Monday',
      `<div id="nav">${MENU}</div><div id="content"><h1>Closed on Monday</h1><p>The yard is closed on Monday because of the launch. We are back on Tuesday at seven.</p></div><div id="footer"><p>© Tarvos yard</p></div>`,
    ),
    own: ['The yard is closed on Monday because of the launch.'],
    others: ['About us'],
  },
  {
    kind: 'a press release with contacts and a paragraph about the company',
    html: page(
      LABEL,
      `<div class="press"><h1>${LABEL}</h1><p>Tarvos, March 3, 2026 – ${EN[0]}</p>${ps(EN.slice(1))}<h3>About Tarvos Yard</h3><p>Tarvos Yard builds boats of wood and employs thirty people, most of whom were born within sight of it.</p></div><div class="downloads"><h3>Downloads</h3><ul><li><a href="/p.pdf">Press release as PDF, 2 MB</a></li></ul></div>`,
    ),
    own: [...EN, 'Tarvos Yard builds boats of wood'],
    others: ['Press release as PDF'],
  },
  {
    kind: 'teasers within the text',
    html: page(
      LABEL,
      `<article><h1>${LABEL}</h1><p>${EN[0]}</p><div class="teaser-inline"><a href="/x"><span>Read also</span><strong>Copper smelter in Tarvos halts for repairs</strong></a></div><p>${EN[1]}</p><p><strong>Read also: <a href="/y">Ferry line orders nine electric boats</a></strong></p><p>${EN[2]}</p><p>${EN[3]}</p></article>`,
    ),
    own: EN,
    others: ['Copper smelter in Tarvos', 'Ferry line orders nine'],
  },
  {
    kind: 'lines of text between breaks beside a list of links',
    html: page(
      LABEL,
      `<div class="box"><div class="left"><a href="/1">Boats</a><br><a href="/2">Sails</a><br><a href="/3">Ropes</a></div><div class="right"><span class="head">${LABEL}</span><br>${EN.join('<br>\n')}<br><a href="/back">back</a></div></div>`,
    ),
    own: EN,
    others: ['Sails'],
  },
  {
    kind: 'a German magazine with boxes and a wall of teasers',
    html: page(
      LABEL,
      `<div class="topbar">${MENU}</div><div class="artikel"><span class="dachzeile">Schiffbau</span><h1>${LABEL}</h1><p class="vorspann">Ein Boot, das niemand hört: Auf einer Werft am Ende der Straße ist es zu sehen.</p><div class="artikel-meta">Von Marit Oduya | 03.03.2026, 10:04 Uhr</div>${ps(DE.slice(0, 2))}<div class="infobox"><h4>Mehr zum Thema</h4><ul><li><a href="/x">Kupferhütte steht nach Brand still</a></li></ul></div>${ps(DE.slice(2))}<p class="quelle">Quelle: Hafenamt</p></div><div class="teaserliste">${['Fährlinie bestellt neun Boote', 'Recyclingfirma sammelt Geld ein', 'Teer wird teurer'].map(t => `<div class="teaser"><h3><a href="/t">${t}</a></h3><p>Das teilte das Unternehmen am Montag mit. <a href="/t">mehr</a></p></div>`).join('')}</div><div class="newsletter">Jeden Morgen das Wichtigste vom Hafen in Ihrem Postfach: Melden Sie sich jetzt kostenlos an.</div>`,
      'de',
    ),
    own: ['Ein Boot, das niemand hört', ...DE],
    others: ['Kupferhütte steht', 'Teer wird teurer', 'Melden Sie sich', '10:04 Uhr'],
  },
];
