// What a filter that finds nothing was perhaps meant to say: bare words that look like a type or status, names that nothing bears.
import { CONTRACT_TYPES, STATUSES } from '@cellwire/model';
import { closest } from './closest.js';
import type { FieldTest, Filter } from './filter.js';

/** Names that are known, as they are written. */
export interface KnownNames {
  company: readonly string[];
  venture: readonly string[];
}

/** Bare words as they should be written. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['jv_exit', 'jv_exit'],
  ...CONTRACT_TYPES.map(({ type }) => [type, `type:${type}`] as const),
  ...STATUSES.map(status => [status, `status:${status}`] as const),
]);

/** A sentence for each test that looks like a slip; none where all of them make sense. */
export function filterHints(filter: Filter, known: Partial<KnownNames> = {}): string[] {
  return [...new Set(testsOf(filter).flatMap(test => hintOf(test, known) ?? []))];
}

function testsOf(filter: Filter): FieldTest[] {
  switch (filter.is) {
    case 'and':
    case 'or':
      return filter.of.flatMap(testsOf);
    case 'not':
      return testsOf(filter.of);
    default:
      return [filter];
  }
}

function hintOf(test: FieldTest, known: Partial<KnownNames>): string[] | null {
  if (test.is === 'text') {
    const meant = closest(test.text, [...WORDS.keys()]);
    return meant === null ? null : [`"${test.text}" is searched for as text; did you mean ${WORDS.get(meant)}?`];
  }
  if (test.is === 'role')
    return namesakes('company', test.values, [...(known.company ?? []), ...(known.venture ?? [])]);
  if (test.is !== 'words' || (test.field !== 'company' && test.field !== 'venture')) return null;
  return namesakes(test.field, test.values, known[test.field] ?? []);
}

function namesakes(field: string, values: readonly string[], names: readonly string[]): string[] {
  if (!names.length) return [];
  const lower = new Set(names.map(n => n.toLowerCase()));
  return values
    .filter(value => !lower.has(value.toLowerCase()))
    .map(value => {
      // The beginning of a name is meant rather than another name that looks like it.
      const near = names.find(n => n.toLowerCase().startsWith(`${value.toLowerCase()} `)) ?? closest(value, names);
      return near ? `no ${field} is called "${value}"; did you mean "${near}"?` : `no ${field} is called "${value}"`;
    });
}
