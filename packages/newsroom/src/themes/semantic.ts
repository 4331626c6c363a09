// Clean semantic HTML: article, header, time, address.
import { escapeMarkup, paragraphsAsHtml, printDate, type Theme, teasers } from './theme.js';

export const semantic: Theme = parts => {
  const { article, outletName, url, charset } = parts;
  const by = article.authors.length
    ? `<address>By ${article.authors.map(a => `<a rel="author" href="/staff">${escapeMarkup(a)}</a>`).join(' and ')}</address>`
    : '';
  return `<!doctype html>
<html lang="${article.language}"><head><meta charset="${charset}"><title>${escapeMarkup(article.title)} | ${escapeMarkup(outletName)}</title>
<link rel="canonical" href="${url}"><meta property="og:site_name" content="${escapeMarkup(outletName)}"><meta property="article:published_time" content="${article.published}"></head>
<body><header><a href="/">${escapeMarkup(outletName)}</a><nav><ul><li><a href="/cells">Cells</a></li><li><a href="/grid">Grid</a></li><li><a href="/mines">Mines</a></li></ul></nav></header>
<main><article><header><h1>${escapeMarkup(article.title)}</h1>${by}<p><time datetime="${article.published}">${printDate(article.published)}</time></p></header>
${paragraphsAsHtml(article)}
</article><aside><h2>More from ${escapeMarkup(outletName)}</h2><ul>${teasers(parts, 4)}</ul></aside></main>
<footer><p>Write to the editors. All rights reserved.</p></footer></body></html>`;
};
