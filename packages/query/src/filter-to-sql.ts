// Filter → condition on the rows of the view `events` or of `events_as_of`. Same meaning as matchesFilter; a test holds the two together.
import type { Filter, WordField } from './filter.js';

/** A condition with its parameters; the text begins to count at the given number. */
export interface SqlCondition {
  sql: string;
  params: unknown[];
}

/**
 * Turns a filter into SQL over the columns event, type, status, facets, date_from, date_to, seen_on, gwh, usd, sources,
 * confidence, is_exit, facilities, places and search_text. `first` is the number of the first parameter ($1 by default).
 */
export function filterToSql(filter: Filter, first = 1): SqlCondition {
  const params: unknown[] = [];
  const bind = (value: unknown): string => `$${first - 1 + params.push(value)}`;
  return { sql: condition(filter, bind), params };
}

type Bind = (value: unknown) => string;
const plain = (s: string): string => s.normalize('NFKC').toLowerCase().trim();
const likePattern = (s: string): string => `%${plain(s).replace(/[\\%_]/g, '\\$&')}%`;

function condition(filter: Filter, bind: Bind): string {
  switch (filter.is) {
    case 'and':
      return filter.of.length ? `(${filter.of.map(f => condition(f, bind)).join(' AND ')})` : 'true';
    case 'or':
      return `(${filter.of.map(f => condition(f, bind)).join(' OR ')})`;
    case 'not':
      // Null is "no": the negation of an unknown figure matches.
      return `(${condition(filter.of, bind)}) IS NOT TRUE`;
    case 'words':
      return words(filter.field, filter.values, bind);
    case 'role':
      return `facets && ${bind(filter.values.map(v => `role.${filter.role}:${plain(v)}`))}::text[]`;
    case 'number':
      return `${filter.field} ${filter.op} ${bind(filter.value)}`;
    case 'days':
      return days(filter, bind);
    case 'flag':
      return 'is_exit';
    case 'text':
      return `search_text LIKE ${bind(likePattern(filter.text))}`;
  }
}

function days(filter: Extract<Filter, { is: 'days' }>, bind: Bind): string {
  const [from, to] = filter.field === 'seen' ? ['seen_on', 'seen_on'] : ['date_from', 'date_to'];
  const tests = [`${from} IS NOT NULL`];
  if (filter.to) tests.push(`${from} <= ${bind(filter.to)}::date`);
  if (filter.from) tests.push(`${to} >= ${bind(filter.from)}::date`);
  return `(${tests.join(' AND ')})`;
}

function words(field: WordField, values: string[], bind: Bind): string {
  switch (field) {
    case 'id':
      return `event = ANY(${bind(values)}::text[])`;
    case 'type':
    case 'status':
      return `${field} = ANY(${bind(values)}::text[])`;
    case 'facility':
    case 'place':
      return `(${values.map(v => contains(field === 'facility' ? 'facilities' : 'places', v, bind)).join(' OR ')})`;
    default:
      return `facets && ${bind(values.map(v => `${field}:${plain(v)}`))}::text[]`;
  }
}

/** The search text holds facilities and places too, and its trigram index narrows the rows. */
function contains(column: string, value: string, bind: Bind): string {
  const pattern = bind(likePattern(value));
  return `(search_text LIKE ${pattern} AND EXISTS (SELECT 1 FROM unnest(${column}) AS x WHERE lower(x) LIKE ${pattern}))`;
}
