// What the feeds themselves say of an article.
import { looksLikeMarkup, markupText } from '@cellwire/reading';
import type { Item } from '@cellwire/store';

export interface Summary {
  title: string;
  text: string;
  authors: string[];
}

/** Title and longest text of the items that name the article; null when they say nothing. */
export function summaryOf(items: readonly Item[]): Summary | null {
  const title = items.find(i => i.title)?.title ?? '';
  const texts = items.flatMap(i => [i.content, i.summary]).filter((t): t is string => Boolean(t));
  const text =
    texts.map(t => (looksLikeMarkup(t) ? markupText(t) : t.trim())).sort((a, b) => b.length - a.length)[0] ?? '';
  if (!title && !text) return null;
  return { title, text: text || title, authors: items.find(i => i.authors.length)?.authors ?? [] };
}
