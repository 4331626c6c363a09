// Div soup: no article element, no headings but one, paragraphs as divs and line breaks.
import { escapeMarkup, printDate, type Theme } from './theme.js';

export const divSoup: Theme = parts => {
  const { article, outletName, charset } = parts;
  const body = article.paragraphs
    .map((p, i) =>
      i % 3 === 2
        ? `<div class="t1">${escapeMarkup(p)}<br><br></div>`
        : `<div class="t1"><span>${escapeMarkup(p)}</span></div>`,
    )
    .join('\n');
  const more = parts.others
    .slice(0, 6)
    .map(o => `<div class="lnk"><a href="${o.url}">${escapeMarkup(o.article.title)}</a></div>`)
    .join('');
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>${escapeMarkup(article.title)} - ${escapeMarkup(outletName)}</title><meta name="author" content="${escapeMarkup(article.authors.join(', '))}"></head>
<body><div id="w"><div class="top"><div class="logo">${escapeMarkup(outletName)}</div><div class="m"><a href="/a">Money</a> <a href="/b">Ports</a> <a href="/c">Weather</a></div></div>
<div class="c1"><div class="c2"><div class="hd">${escapeMarkup(article.title)}</div><div class="by">${article.authors.length ? `By ${escapeMarkup(article.authors.join(' and '))}, ` : ''}${printDate(article.published)}</div>
<div class="bd">
${body}
</div><div class="nl">Get the morning paper in your inbox. Sign up for our newsletter.</div></div><div class="c3">${more}</div></div>
<div class="ft">${escapeMarkup(outletName)} is printed on the harbor. Contact, Advertise, Terms.</div></div></body></html>`;
};
