// What every theme is given and gives.
import type { NewsroomArticle } from '../articles.js';

export interface PageParts {
  article: NewsroomArticle;
  outletName: string;
  /** Absolute URL of the page. */
  url: string;
  charset: string;
  /** Other articles of the outlet that are out by now, for teasers and live posts. */
  others: { article: NewsroomArticle; url: string }[];
}

/** A theme turns an article into the HTML of its outlet. */
export type Theme = (parts: PageParts) => string;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, c => ENTITIES[c] as string);

/** `February 11, 2026` as the outlet's own clock has it. */
export const printDate = (published: string): string =>
  new Date(`${published.slice(0, 10)}T00:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });

export const paragraphsAsHtml = (article: NewsroomArticle): string =>
  article.paragraphs.map(p => `<p>${escapeMarkup(p)}</p>`).join('\n');

/** Link list of other articles. */
export const teasers = (parts: PageParts, count: number): string =>
  parts.others
    .slice(0, count)
    .map(o => `<li><a href="${o.url}">${escapeMarkup(o.article.title)}</a></li>`)
    .join('');

/** JSON for a script element: no `</script>` can end it early. */
export const jsonForScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
