// What an article is about: the companies and the countries that it names most.
import type { NameSpan } from '@cellwire/model';
import type { Found } from '../roles/resolve-roles.js';
import type { AnnotatedArticle } from './annotate.js';

/** Countries of an article, the most named first. */
export function countriesOf(a: AnnotatedArticle, countries: ReadonlySet<string>): Found[] {
  const counts = new Map<string, { found: Found; n: number }>();
  for (const part of ['title', 'text'] as const)
    for (const n of a.names[part]) {
      if (n.kind !== 'place' || !countries.has(n.value)) continue;
      const entry = counts.get(n.value) ?? {
        found: { value: n.value, in: part, start: n.start, end: n.end, name: n },
        n: 0,
      };
      entry.n++;
      counts.set(n.value, entry);
    }
  return [...counts.values()].sort((x, y) => y.n - x.n).map(c => c.found);
}

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
