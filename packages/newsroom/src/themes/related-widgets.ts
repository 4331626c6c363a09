// Related-links widgets and a newsletter box between the paragraphs of the text.
import { escapeMarkup, printDate, type Theme, teasers } from './theme.js';

export const relatedWidgets: Theme = parts => {
  const { article, outletName, url, charset } = parts;
  const widget = `<div class="related-inline"><h4>Read also</h4><ul>${teasers(parts, 3)}</ul></div>`;
  const newsletter =
    '<div class="newsletter-box"><p>Sign up for the Autowire briefing and never miss a story.</p><form><input type="email"><button>Subscribe</button></form></div>';
  const figure =
    '<figure><img src="/img/line.jpg" alt=""><figcaption>A production line. Photo: archive</figcaption></figure>';
  const body = article.paragraphs
    .map(
      (p, i) => `<p>${escapeMarkup(p)}</p>${i === 0 ? figure : ''}${i === 1 ? widget : ''}${i === 2 ? newsletter : ''}`,
    )
    .join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="${charset}"><title>${escapeMarkup(article.title)} :: ${escapeMarkup(outletName)}</title><link rel="canonical" href="${url}">
<meta property="og:title" content="${escapeMarkup(article.title)}"><meta name="date" content="${article.published}"><meta name="author" content="${escapeMarkup(article.authors.join(', '))}"></head>
<body><div class="page"><div class="nav"><a href="/">Home</a><a href="/cars">Cars</a><a href="/makers">Makers</a></div>
<div class="story"><h1 class="story__title">${escapeMarkup(article.title)}</h1><div class="story__meta">${escapeMarkup(article.authors.join(', '))} &middot; <span itemprop="datePublished" content="${article.published}">${printDate(article.published)}</span></div>
<div class="story__body" itemprop="articleBody">
${body}
</div><div class="share-bar"><a href="/s/1">Share</a> <a href="/s/2">Tweet</a></div></div><div class="most-read"><h3>Most read</h3><ol>${teasers(parts, 5)}</ol></div></div></body></html>`;
};
