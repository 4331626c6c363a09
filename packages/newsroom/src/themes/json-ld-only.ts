// A page whose text is built by a script: only the JSON-LD in the head holds it.
import { escapeMarkup, jsonForScript, type Theme } from './theme.js';

export const jsonLdOnly: Theme = parts => {
  const { article, outletName, url, charset } = parts;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: url,
    headline: article.title,
    datePublished: article.published,
    author: article.authors.map(name => ({ '@type': 'Person', name })),
    publisher: { '@type': 'Organization', name: outletName },
    articleBody: article.paragraphs.join('\n\n'),
  };
  return `<!doctype html><html lang="en"><head><meta charset="${charset}"><title>${escapeMarkup(outletName)}</title><script type="application/ld+json">${jsonForScript(data)}</script></head>
<body><div id="root"></div><noscript>Please switch on JavaScript to read ${escapeMarkup(outletName)}.</noscript></body></html>`;
};
