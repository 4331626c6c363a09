// Invented pages of the kinds that news sites serve, for the tests of page reading.

/** Four paragraphs of an invented story, long enough to be told from furniture. */
export const PARAGRAPHS = [
  'Northlight Cells said on Tuesday that it would sell its half of the Fjordvolt joint venture to its partner, Harbour Motors, for 310 million euros.',
  'The factory near Ålesund makes 12 gigawatt-hours of cells a year, and Harbour Motors, which buys all of them, intends to double that by 2029.',
  '“We have learnt what we came to learn,” Ingrid Aas, the chief executive, told reporters. “It is a good plant, and it will be in good hands.”',
  'The two companies expect the sale to close in the third quarter, once competition authorities in Norway and Germany have agreed to it.',
];
export const TITLE = 'Northlight Cells leaves Fjordvolt venture';
const paragraphs = PARAGRAPHS.map(p => `<p>${p}</p>`).join('\n');

const TEASERS = [
  ['Copper smelter in Tarvos halts for repairs', 'A furnace lining gave way on Sunday night.'],
  ['Ferry line orders nine electric boats', 'Delivery is planned for the spring.'],
  ['Recycling firm Ny Krets raises funds', 'The round was led by a pension fund.'],
]
  .map(([h, t]) => `<div class="c1"><h3><a href="/x">${h}</a></h3><p>${t}</p></div>`)
  .join('\n');

/** Semantic HTML with widgets inside and around the article. */
export const SEMANTIC = `<!doctype html><html lang="en"><head><title>${TITLE} | The Coastal Ledger</title>
<meta property="og:site_name" content="The Coastal Ledger"><meta property="og:title" content="${TITLE}">
<meta property="article:published_time" content="2026-03-03T08:15:00+01:00"><meta property="article:modified_time" content="2026-03-04T10:00:00+01:00">
<link rel="canonical" href="/2026/03/03/northlight-fjordvolt"></head>
<body class="has-sidebar"><header><nav><a href="/">Home</a> <a href="/biz">Business</a></nav></header>
<main><article><h1>${TITLE}</h1><p class="byline">By <a rel="author" href="/a/1">Solveig Brandt</a> and <a rel="author" href="/a/2">Timo Vance</a></p>
<time datetime="2026-03-03T08:15:00+01:00">March 3, 2026</time>
<figure><img src="a.jpg"><figcaption>The Fjordvolt plant, seen from the harbour in a photograph of last year. Photo: K. Lund</figcaption></figure>
<div class="share-bar"><a href="#">Facebook</a><a href="#">Copy link</a></div>
${paragraphs.replace('</p>\n', '</p>\n<aside class="newsletter-signup"><p>Get the morning letter, which tells you all that moves the coast, sent to you each day.</p></aside>\n<p>Advertisement</p>\n')}
<h2>What comes next</h2><ul><li>Filing in Oslo by the end of April</li><li>Hearing in Bonn in May or June</li></ul>
<blockquote><p>The venture was founded in 2021 with state aid of 40 million euros.</p></blockquote>
<h3>Related stories</h3><ul><li><a href="/y">Harbour Motors opens a paint shop</a></li><li><a href="/z">Why cells are cheaper in winter</a></li></ul>
</article><section class="comments"><h2>2 comments</h2><p>First! And I must say that this venture never made any sense to me, as I have said here before.</p></section></main>
<aside><h2>Most read</h2>${TEASERS}</aside><footer><p>© 2026 The Coastal Ledger. All rights reserved, in all lands, for all time.</p></footer></body></html>`;

/** A WordPress-like theme: hentry, entry-content, sharing plugin, related posts plugin, Yoast graph. */
export const BLOG_THEME = `<html lang="en-US"><head><title>${TITLE} - Voltage Diary</title>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","@id":"https://voltage.example/#site","name":"Voltage Diary"},
{"@type":"WebPage","@id":"https://voltage.example/p/1","datePublished":"2026-03-03T09:00:00+00:00"},
{"@type":"Article","headline":"${TITLE}","datePublished":"2026-03-03T09:00:00+00:00","dateModified":"2026-03-05T09:00:00+00:00",
"author":{"@id":"https://voltage.example/#p7"},"publisher":{"@id":"https://voltage.example/#site"}},
{"@type":"Person","@id":"https://voltage.example/#p7","name":"Marit Oduya"}]}</script></head>
<body class="single single-post has-sidebar"><div id="page"><div id="content" class="site-content"><article class="post-1 hentry">
<header class="entry-header"><h1 class="entry-title">${TITLE}</h1><div class="entry-meta">Posted on March 3, 2026 by Marit Oduya</div></header>
<div class="entry-content">${paragraphs}<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li>Twitter</li></ul></div>
<div id="jp-relatedposts"><h3>Related</h3>${TEASERS}</div></div><footer class="entry-footer">Filed under: Industry</footer></article>
<div id="comments"><h2>One thought on “${TITLE}”</h2><p>I worked there for two years, and the canteen alone was worth the whole of the state aid, believe me.</p></div></div>
<div id="secondary" class="widget-area"><h2>Archives</h2><ul><li><a href="/1">March 2026</a></li></ul></div></div></body></html>`;

/** Unnamed divs, text broken by `<br>` only. */
export const DIV_SOUP = `<html><head><title>The Ledger: ${TITLE}</title></head><body><div><div><a href="/">Home</a><a href="/n">News</a><a href="/s">Sport</a></div>
<div><div><b>${TITLE}</b></div><div>03.03.2026</div><div>${PARAGRAPHS.join('<br><br>')}</div></div><div>${TEASERS}</div>
<div><a href="/i">Imprint</a> <a href="/p">Privacy</a></div></div></body></html>`;

/** A live blog beside the article: neighbours that are not its own. */
export const WITH_LIVE_NEIGHBOURS = `<html lang="en"><head><meta property="og:title" content="${TITLE}"></head><body><main>
<section class="live-ticker related"><h2>Latest</h2><div><time datetime="2026-03-03T10:01:00Z">10:01</time><p>Shares in Harbour Motors rose by two per cent.</p></div>
<div><time datetime="2026-03-03T09:48:00Z">09:48</time><p>The minister of trade declined to comment on the sale.</p></div></section>
<article><h1>${TITLE}</h1><div class="article-body">${paragraphs}</div></article></main></body></html>`;

/** Text in the JSON-LD only; the page is drawn by script. */
export const JSON_LD_ONLY = `<html><head><title>Loading…</title><script type="application/ld+json">
[{"@type":"BreadcrumbList","itemListElement":[]},{"@type":["NewsArticle"],"headline":"${TITLE}","datePublished":"2026-03-03T08:15:00Z","isAccessibleForFree":"False",
"author":[{"@type":"Person","name":"Solveig Brandt"},{"@type":"Person","name":"Timo Vance"}],"publisher":{"@type":"Organization","name":"Coastal Ledger"},
"articleBody":${JSON.stringify(PARAGRAPHS.join('\n\n'))},}]</script></head><body><div id="app"></div></body></html>`;

/** A wall: two paragraphs, then an offer. */
export const PAYWALL_STUB = `<html lang="en"><head><meta property="og:title" content="${TITLE}"><meta name="article:content_tier" content="locked"></head>
<body><article><h1>${TITLE}</h1><div class="story-body"><p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p></div>
<div class="paywall-offer"><p>To read on, take out a subscription: the first month costs one euro, and you may leave at any time.</p></div></article></body></html>`;

/** An AMP page, which names its main page. */
export const AMP = `<!doctype html><html ⚡ lang="en"><head><title>${TITLE}</title><link rel="canonical" href="https://ledger.example/2026/03/northlight"></head>
<body><amp-sidebar id="s"><ul><li>Home</li></ul></amp-sidebar><article><h1>${TITLE}</h1><amp-img src="a.jpg"></amp-img>
${paragraphs.replace('</p>\n', '</p>\n<amp-ad><div>Buy a boat, a fine boat, at a price that will not come again.</div></amp-ad>\n')}</article></body></html>`;

export const KOREAN_TITLE = '노스셀, 합작법인 지분 전량 매각';
export const KOREAN_PARAGRAPHS = [
  '배터리 제조사 노스셀은 합작법인 피오르볼트의 지분 50%를 협력사인 하버모터스에 넘기기로 했다고 3일 밝혔다.',
  '하버모터스는 연간 12기가와트시 규모인 공장의 생산 능력을 2029년까지 두 배로 늘릴 계획이라고 설명했다.',
  '두 회사는 노르웨이와 독일 경쟁 당국의 승인을 받아 올해 3분기에 거래를 마무리할 것으로 내다보고 있다.',
];
/** Korean, to be written in EUC-KR. */
export const KOREAN = `<html lang="ko"><head><meta http-equiv="Content-Type" content="text/html; charset=euc-kr"><title>${KOREAN_TITLE} - 해안일보</title>
<meta property="og:site_name" content="해안일보"></head><body><div id="wrap"><div class="view_head"><h3>${KOREAN_TITLE}</h3><span class="date">2026.03.03 09:12</span></div>
<div id="articleBody">${KOREAN_PARAGRAPHS.join('<br><br>')}<br><br>김하늘 기자 sky@haean.example</div>
<div class="related_news"><h4>관련기사</h4><ul><li><a href="/1">제련소 가동 중단</a></li><li><a href="/2">전기 여객선 아홉 척 발주</a></li></ul></div></div></body></html>`;
