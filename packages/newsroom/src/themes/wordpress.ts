// A theme as blogging software makes it: entry-content, sharing links, tags, a comment form.
import { escapeMarkup, jsonForScript, paragraphsAsHtml, printDate, type Theme, teasers } from './theme.js';

export const wordpress: Theme = parts => {
  const { article, outletName, url, charset } = parts;
  const author = article.authors[0] ?? outletName;
  const graph = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: outletName },
      {
        '@type': 'NewsArticle',
        headline: article.title,
        datePublished: article.published,
        author: { '@type': 'Person', name: author },
      },
    ],
  };
  return `<!DOCTYPE html>
<html lang="en-GB" class="no-js"><head><meta charset="${charset}"/><title>${escapeMarkup(article.title)} &#8211; ${escapeMarkup(outletName)}</title>
<link rel="canonical" href="${url}"/><script type="application/ld+json" class="seo-graph">${jsonForScript(graph)}</script></head>
<body class="post-template-default single single-post"><div id="page" class="site"><header id="masthead"><div class="site-branding"><p class="site-title"><a href="/">${escapeMarkup(outletName)}</a></p></div></header>
<div id="primary" class="content-area"><main id="main" class="site-main"><article class="post type-post status-publish hentry">
<header class="entry-header"><h1 class="entry-title">${escapeMarkup(article.title)}</h1><div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published" datetime="${article.published}">${printDate(article.published)}</time></span> <span class="byline">by <span class="author vcard"><a class="url fn n" href="/author">${escapeMarkup(author)}</a></span></span></div></header>
<div class="entry-content">
${paragraphsAsHtml(article)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="/share/mail">Click to email a link to a friend</a></li><li><a href="/share/print">Click to print</a></li></ul></div>
<div class="jp-relatedposts"><h3>Related</h3><ul>${teasers(parts, 3)}</ul></div>
</div><footer class="entry-footer"><span class="tags-links">Tagged <a href="/tag/storage">storage</a>, <a href="/tag/cells">cells</a></span></footer></article>
<div id="comments" class="comments-area"><h2>Leave a Reply</h2><form><p>Your email address will not be published. Required fields are marked.</p></form></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2><ul>${teasers(parts, 5)}</ul></section></aside></div></body></html>`;
};
