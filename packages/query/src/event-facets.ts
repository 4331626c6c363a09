// The words of an event that exact filters ask for, as stored in the column `facets`.
import type { EventFacts } from './event-facts.js';

const plain = (s: string): string => s.normalize('NFKC').toLowerCase().trim();

/** Facets such as `company:acme motors`, `seller:acme motors`, `country:us`, `segment:lfp`; sorted, each once. */
export function eventFacets(
  facts: Pick<EventFacts, 'companies' | 'ventures' | 'countries' | 'segments' | 'outlets' | 'arguments'>,
): string[] {
  const out = new Set<string>();
  const add = (field: string, values: readonly unknown[]): void => {
    for (const v of values) if (typeof v === 'string' && v) out.add(`${field}:${plain(v)}`);
  };
  for (const [role, values] of Object.entries(facts.arguments)) add(role, values);
  add('company', facts.companies);
  add('venture', facts.ventures);
  add('country', facts.countries);
  add(
    'segment',
    facts.segments.flatMap(s => [s, ...s.split('/')]),
  );
  add('outlet', facts.outlets);
  return [...out].sort();
}
