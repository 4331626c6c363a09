// What an article is about: the companies that it names most.
import type { NameSpan } from '@cellwire/model';
import type { AnnotatedArticle } from './annotate.js';

/** Characters of the text that say what it is about: a company named only behind them, and once, is nobody's topic. */
const LEAD = 600;

/** Companies and ventures of the headline, then those the text names most. */
export function topicsOf(a: AnnotatedArticle): NameSpan[] {
  const company = (n: NameSpan): boolean => n.kind === 'company' || n.kind === 'venture';
  const counts = new Map<string, { name: NameSpan; n: number }>();
  for (const name of a.names.text.filter(company)) {
    const entry = counts.get(name.value) ?? { name, n: 0 };
    entry.n++;
    counts.set(name.value, entry);
  }
  const inText = [...counts.values()]
    .filter(e => e.n > 1 || e.name.start < LEAD)
    .sort((x, y) => y.n - x.n)
    .map(e => e.name);
  return [...a.names.title.filter(company), ...inText];
}
