// A paywall: the first paragraph, then an offer.
import { escapeMarkup, jsonForScript, printDate, type Theme } from './theme.js';

export const paywallStub: Theme = parts => {
  const { article, outletName, url, charset } = parts;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    datePublished: article.published,
    isAccessibleForFree: false,
    hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.locked' },
  };
  return `<!doctype html><html lang="en"><head><meta charset="${charset}"><title>${escapeMarkup(article.title)} - ${escapeMarkup(outletName)}</title><link rel="canonical" href="${url}"><script type="application/ld+json">${jsonForScript(data)}</script></head>
<body><article><h1>${escapeMarkup(article.title)}</h1><p class="dateline">${printDate(article.published)}</p><p>${escapeMarkup(article.paragraphs[0] ?? '')}</p>
<div class="paywall locked"><h2>Subscribe to read the whole story</h2><p>Four weeks for one pound. Cancel at any time. Already a subscriber? Sign in.</p></div></article></body></html>`;
};
