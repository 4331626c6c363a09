// A live blog: the post that the URL names stands among its neighbours.
import { escapeMarkup, jsonForScript, paragraphsAsHtml, printDate, type Theme } from './theme.js';

export const liveBlog: Theme = parts => {
  const { article, outletName, url, charset } = parts;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    headline: article.title,
    datePublished: article.published,
    url,
    author: article.authors.map(name => ({ '@type': 'Person', name })),
  };
  const neighbours = parts.others
    .slice(0, 3)
    .map(
      o =>
        `<section class="live-post" id="p-${o.article.slug}"><h2>${escapeMarkup(o.article.title)}</h2><time datetime="${o.article.published}">${printDate(o.article.published)}</time><p>${escapeMarkup(o.article.paragraphs[0] ?? '')}</p></section>`,
    )
    .join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="${charset}"><title>${escapeMarkup(article.title)} | Live | ${escapeMarkup(outletName)}</title><link rel="canonical" href="${url}"><meta property="og:title" content="${escapeMarkup(article.title)}"><meta property="og:type" content="article"><script type="application/ld+json">${jsonForScript(data)}</script></head>
<body><div class="ticker">Markets open &middot; Oil 71.20 &middot; Gold 2,912</div><main class="live"><article class="live-post live-post--pinned" id="p-${article.slug}"><h1>${escapeMarkup(article.title)}</h1><time datetime="${article.published}">${printDate(article.published)}</time> <span class="author">${escapeMarkup(article.authors.join(', '))}</span>
<div class="live-post__body">
${paragraphsAsHtml(article)}
</div></article>
<div class="live-feed" aria-label="Earlier posts">${neighbours}</div></main></body></html>`;
};
