// Filter × facts → does it match. The same meaning as the SQL of `filterToSql`; a test holds the two together.
import type { EventFacts } from './event-facts.js';
import type { Filter, WordField } from './filter.js';

const plain = (s: string): string => s.normalize('NFKC').toLowerCase().trim();

/** Whether an event matches. An empty filter matches everything. */
export function matchesFilter(filter: Filter, facts: EventFacts): boolean {
  switch (filter.is) {
    case 'and':
      return filter.of.every(f => matchesFilter(f, facts));
    case 'or':
      return filter.of.some(f => matchesFilter(f, facts));
    case 'not':
      return !matchesFilter(filter.of, facts);
    case 'words':
      return matchesWords(filter.field, filter.values, facts);
    case 'role':
      return among(stringsOf(facts.arguments[filter.role] ?? []), filter.values);
    case 'number': {
      const n = facts[filter.field];
      return n !== null && compare(n, filter.op, filter.value);
    }
    case 'days': {
      const [from, to] = filter.field === 'seen' ? [facts.seenOn, facts.seenOn] : [facts.dateFrom, facts.dateTo];
      return from !== null && to !== null && (!filter.to || from <= filter.to) && (!filter.from || to >= filter.from);
    }
    case 'flag':
      return facts.isExit;
    case 'text':
      return plain(facts.text).includes(plain(filter.text));
  }
}

const stringsOf = (values: readonly unknown[]): string[] => values.filter((v): v is string => typeof v === 'string');

const among = (have: readonly string[], want: readonly string[]): boolean => {
  const set = new Set(have.map(plain));
  return want.some(w => set.has(plain(w)));
};
const contains = (have: readonly string[], want: readonly string[]): boolean =>
  want.some(w => have.some(h => plain(h).includes(plain(w))));

function matchesWords(field: WordField, values: string[], facts: EventFacts): boolean {
  switch (field) {
    case 'id':
      return values.includes(facts.id);
    case 'type':
      return values.includes(facts.type);
    case 'status':
      return values.includes(facts.status);
    case 'company':
      return among(facts.companies, values);
    case 'venture':
      return among(facts.ventures, values);
    case 'country':
      return among(facts.countries, values);
    case 'outlet':
      return among(facts.outlets, values);
    case 'segment':
      return among(
        facts.segments.flatMap(s => [s, ...s.split('/')]),
        values,
      );
    case 'facility':
      return contains(facts.facilities, values);
    case 'place':
      return contains(facts.places, values);
  }
}

function compare(n: number, op: string, to: number): boolean {
  switch (op) {
    case '>':
      return n > to;
    case '>=':
      return n >= to;
    case '<':
      return n < to;
    case '<=':
      return n <= to;
    default:
      return n === to;
  }
}
