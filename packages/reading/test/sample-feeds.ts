// Feeds of every dialect, invented, for tests and as the seeds of mutated feeds.

/** By name: the document as text. */
export const SAMPLE_FEEDS: Readonly<Record<string, string>> = {
  rss2: `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel>
  <title>Cell &amp; Pack Daily</title>
  <link>https://cellpack.example/</link>
  <description>News of cells and packs</description>
  <language>en-us</language>
  <ttl>45</ttl>
  <atom:link href="https://cellpack.example/feed" rel="self" type="application/rss+xml"/>
  <atom:link href="https://hub.example/" rel="hub"/>
  <item>
    <title>Volta Cells &lt;em&gt;halts&lt;/em&gt; its Kokomo line</title>
    <link>https://cellpack.example/news/1</link>
    <guid isPermaLink="false">cp-1</guid>
    <pubDate>Wed, 11 Feb 2026 09:00:00 +0900</pubDate>
    <dc:creator>Ada Reyes</dc:creator>
    <dc:creator>Ben Ito</dc:creator>
    <description>The line stops &lt;b&gt;in March&lt;/b&gt;.</description>
    <content:encoded><![CDATA[<p>The line stops in March.</p><p>Work resumes in May.</p>]]></content:encoded>
  </item>
  <item>
    <title>Second item</title>
    <link>/news/2</link>
    <author>desk@cellpack.example (News Desk)</author>
    <pubDate>Tue, 10 Feb 2026 18:30 EST</pubDate>
  </item>
</channel>
</rss>`,
  atom10: `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://netz.example/blog/">
  <title type="text">Netz &amp; Speicher</title>
  <link rel="alternate" type="text/html" href="./"/>
  <link rel="self" href="atom.xml"/>
  <author><name>Redaktion</name></author>
  <updated>2026-02-11T10:00:00Z</updated>
  <id>urn:netz:blog</id>
  <entry>
    <title type="html">Werk in &amp;Ouml;sterreich &lt;i&gt;er&ouml;ffnet&lt;/i&gt;</title>
    <link rel="enclosure" href="a.mp3"/>
    <link href="2026/werk.html"/>
    <id>urn:netz:1</id>
    <updated>2026-02-11T10:00:00+01:00</updated>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Es ist <b>da</b>.<br/>Ja.</p></div></content>
  </entry>
  <entry>
    <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Zwei <em>Werke</em></div></title>
    <author><name>Eva Lind</name><email>eva@netz.example</email></author>
    <link href="https://netz.example/2"/>
    <id>urn:netz:2</id>
    <published>2026-02-10T08:00:00Z</published>
    <updated>2026-02-12T08:00:00Z</updated>
    <summary>1 &lt; 2</summary>
  </entry>
</feed>`,
  atom03: `<feed version="0.3" xmlns="http://purl.org/atom/ns#">
  <title mode="escaped" type="text/html">Anode &amp;amp; Co</title>
  <link rel="alternate" type="text/html" href="http://anode.example/"/>
  <entry>
    <title>Old entry</title>
    <link rel="alternate" type="text/html" href="http://anode.example/1"/>
    <id>tag:anode.example,2004:1</id>
    <issued>2004-05-25T11:23:17-05:00</issued>
    <modified>2004-05-26T11:23:17Z</modified>
    <content type="text/html" mode="base64">PHA+SGVsbG88L3A+</content>
  </entry>
</feed>`,
  rdf: `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
  <channel rdf:about="https://mine.example/rss">
    <title>Mine Wire</title><link>https://mine.example/</link>
    <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
    <items><rdf:Seq><rdf:li rdf:resource="https://mine.example/1"/></rdf:Seq></items>
  </channel>
  <item rdf:about="https://mine.example/1">
    <title>Lithium mine opens</title><link>https://mine.example/1</link><dc:date>2026-02-11</dc:date>
  </item>
</rdf:RDF>`,
  rss091: `<?xml version="1.0"?>
<!DOCTYPE rss [ <!ENTITY pub "Plant &#38; Pack"> <!ENTITY euro '&#8364;'> ]>
<rss version="0.91"><channel><title>&pub; News</title><link>http://pub.example/</link>
<item><title>5 &euro; a cell</title><link>http://pub.example/5</link></item></channel></rss>`,
  cdf: `<CHANNEL HREF="http://cdf.example/" BASE="http://cdf.example/news/">
  <TITLE>Channel Definition</TITLE>
  <ITEM HREF="one.html" LASTMOD="2004-04-06T23:05:43-05:00"><TITLE>One</TITLE><ABSTRACT>First</ABSTRACT></ITEM>
</CHANNEL>`,
  json: JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'JSON Cells',
    home_page_url: 'https://json.example/',
    feed_url: 'https://json.example/feed.json',
    language: 'en',
    hubs: [{ type: 'WebSub', url: 'https://hub.example/json' }],
    items: [
      {
        id: 7,
        url: '/seven',
        title: 'Seven &amp; counting',
        content_text: '1 < 2',
        date_published: '2026-02-11T09:00:00+09:00',
        authors: [{ name: 'Cy Moss' }],
      },
      {
        id: 'https://json.example/8',
        content_html: '<p>Eight</p>',
        date_modified: '2026-02-12',
        author: { name: 'Di' },
      },
    ],
  }),
  newsSitemap: `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
  <url>
    <loc>https://wire.example/a</loc><lastmod>2026-02-11T12:00:00Z</lastmod>
    <news:news>
      <news:publication><news:name>Wire</news:name><news:language>en</news:language></news:publication>
      <news:publication_date>2026-02-11T11:00:00Z</news:publication_date>
      <news:title>Stake sold</news:title>
    </news:news>
  </url>
  <url><loc>https://wire.example/b</loc><lastmod>2026-02-10</lastmod></url>
</urlset>`,
  broken: `
<rss><channel><title>Broken & unescaped</title><link>http://broken.example/
<item><title>Open < item<link>http://broken.example/1<pubDate>2026-02-11</pubDate>
<item><title>Caf&eacute; opens</title><description><p>Unclosed <b>markup</description></item>
</channel>`,
};
