// Filter text → checked tree. Terms stand side by side for "and"; OR, - and parentheses as in search engines.
import { CONTRACT_TYPES, daysOf, STATUSES } from '@cellwire/model';
import { closest } from './closest.js';
import {
  type Comparison,
  DAY_FIELDS,
  type DayField,
  type Filter,
  FilterError,
  FLAGS,
  NUMBER_FIELDS,
  type NumberField,
  SHORTHAND,
  WORD_FIELDS,
  type WordField,
} from './filter.js';
import { REGIONS } from './regions.js';
import { type Token, tokenize } from './tokens.js';

export interface ParseOptions {
  /** Event types of the pack; the contract's sixteen by default. */
  types?: readonly string[];
  /** Roles that may be named as fields (`seller:Ford`). */
  roles?: readonly string[];
}

const ROLES = [...new Set(CONTRACT_TYPES.flatMap(t => t.roles))];
const MAX_DEPTH = 40;

/** Parses a filter text. An empty text is `{is: 'and', of: []}`, which everything matches. Throws FilterError. */
export function parseFilter(text: string, options: ParseOptions = {}): Filter {
  const parser = new Parser(tokenize(text), {
    types: options.types ?? CONTRACT_TYPES.map(t => t.type),
    roles: options.roles ?? ROLES,
  });
  return parser.all();
}

class Parser {
  private next = 0;
  private depth = 0;
  constructor(
    private readonly tokens: Token[],
    private readonly known: { types: readonly string[]; roles: readonly string[] },
  ) {}

  all(): Filter {
    const filter = this.or();
    const left = this.tokens[this.next];
    if (left) throw new FilterError('a parenthesis is closed that was never opened', left.at);
    return filter;
  }

  private or(): Filter {
    const of = [this.and()];
    while (this.tokens[this.next]?.is === 'or') {
      const at = this.tokens[this.next++]?.at ?? 0;
      const right = this.and();
      if (isEmpty(of.at(-1)) || isEmpty(right)) throw new FilterError('OR wants a term on each side', at);
      of.push(right);
    }
    return of.length === 1 ? (of[0] as Filter) : { is: 'or', of };
  }

  private and(): Filter {
    const of: Filter[] = [];
    for (let t = this.tokens[this.next]; t && t.is !== 'close' && t.is !== 'or'; t = this.tokens[this.next])
      of.push(this.one());
    return of.length === 1 ? (of[0] as Filter) : { is: 'and', of };
  }

  private one(): Filter {
    const token = this.tokens[this.next++] as Token;
    if (token.is === 'term') return readTest(token, this.known);
    if (++this.depth > MAX_DEPTH) throw new FilterError(`a filter nests at most ${MAX_DEPTH} deep`, token.at);
    const filter = token.is === 'not' ? this.negated(token) : this.group(token);
    this.depth--;
    return filter;
  }

  private negated(token: Token): Filter {
    const following = this.tokens[this.next]?.is;
    if (!following || following === 'close' || following === 'or')
      throw new FilterError('- wants a term after it', token.at);
    return { is: 'not', of: this.one() };
  }

  private group(token: Token): Filter {
    const inside = this.or();
    if (this.tokens[this.next]?.is !== 'close')
      throw new FilterError('a parenthesis is opened and not closed', token.at);
    this.next++;
    return inside;
  }
}

const isEmpty = (f: Filter | undefined): boolean => f?.is === 'and' && f.of.length === 0;

/** One term as a test of its field. */
function readTest(token: Token, known: { types: readonly string[]; roles: readonly string[] }): Filter {
  const { field, values, at } = token;
  const value = values[0] ?? '';
  if (field === null) return value === 'jv_exit' ? { is: 'flag', flag: 'jv_exit' } : { is: 'text', text: value };
  if (field === 'type') return typeTest(values, known.types, at);
  if (field === 'status') return wordTest('status', values, STATUSES, at);
  if (field === 'country') return { is: 'words', field, values: values.map(v => countryCode(v, at)) };
  if (field in WORD_FIELDS) return { is: 'words', field: field as WordField, values };
  if (field in NUMBER_FIELDS) return numberTest(field as NumberField, value, at);
  if (field in DAY_FIELDS) return dayTest(field as DayField, value, at);
  if (field in SHORTHAND) return shorthand(field as keyof typeof SHORTHAND, values, at);
  if (known.roles.includes(field)) return { is: 'role', role: field, values };
  const fields = [
    ...Object.keys(WORD_FIELDS),
    ...Object.keys(NUMBER_FIELDS),
    ...Object.keys(DAY_FIELDS),
    ...Object.keys(SHORTHAND),
    ...known.roles,
  ];
  throw new FilterError(
    `there is no field "${field}"${suggestion(field, fields)}; quote the text to search for a colon`,
    at,
  );
}

function typeTest(values: string[], types: readonly string[], at: number): Filter {
  const exits = values.includes('jv_exit');
  const rest = values.filter(v => v !== 'jv_exit');
  const of: Filter[] = exits ? [{ is: 'flag', flag: 'jv_exit' }] : [];
  if (rest.length) of.push(wordTest('type', rest, types, at));
  return of.length === 1 ? (of[0] as Filter) : { is: 'or', of };
}

function wordTest(field: WordField, values: string[], allowed: readonly string[], at: number): Filter {
  for (const v of values)
    if (!allowed.includes(v)) throw new FilterError(`"${v}" is no ${field}${suggestion(v, allowed)}`, at);
  return { is: 'words', field, values };
}

const suggestion = (word: string, among: readonly string[]): string => {
  const near = closest(word, among);
  return near ? `; did you mean "${near}"?` : '';
};

function countryCode(value: string, at: number): string {
  if (!/^[a-z]{2}$/i.test(value))
    throw new FilterError(`country wants a two-letter ISO code such as US, got "${value}"`, at);
  return value.toUpperCase();
}

const SCALE: Record<string, number> = { '': 1, k: 1e3, m: 1e6, mn: 1e6, bn: 1e9, b: 1e9, tn: 1e12, t: 1e12 };

/** `10`, `>=10`, `1.5bn`. */
function numberTest(field: NumberField, text: string, at: number, defaultOp: Comparison = '='): Filter {
  const m = /^(>=|<=|>|<|=)?(\d{1,18}(?:\.\d{1,9})?)(k|mn?|bn?|tn?)?$/i.exec(text);
  if (!m) throw new FilterError(`${field} wants a number such as 10, >=10 or 1.5bn, got "${text}"`, at);
  const value = Number(m[2]) * (SCALE[(m[3] ?? '').toLowerCase()] ?? 1);
  return { is: 'number', field, op: (m[1] as Comparison | undefined) ?? defaultOp, value };
}

/** `2026`, `2026-Q1`, `>=2026-02`, `2025-12..2026-02`. */
function dayTest(field: DayField, text: string, at: number): Filter {
  const m = /^(>=|<=|>|<)?([^.]{1,12})(?:\.\.([^.]{1,12}))?$/.exec(text);
  const first = m && daysOf(m[2] as string);
  const last = m?.[3] ? daysOf(m[3]) : first;
  if (!m || !first || !last || (m[1] && m[3]))
    throw new FilterError(
      `${field} wants a date such as 2026-02, 2026-Q1, >=2026-02-11 or 2025-12..2026-02, got "${text}"`,
      at,
    );
  switch (m[1]) {
    case '>=':
      return { is: 'days', field, from: first.start, to: '' };
    case '>':
      return { is: 'days', field, from: nextDay(first.end), to: '' };
    case '<=':
      return { is: 'days', field, from: '', to: last.end };
    case '<':
      return { is: 'days', field, from: '', to: nextDay(first.start, -1) };
    default:
      return { is: 'days', field, from: first.start, to: last.end };
  }
}

const nextDay = (day: string, by = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

function shorthand(field: keyof typeof SHORTHAND, values: string[], at: number): Filter {
  const value = values[0] ?? '';
  switch (field) {
    case 'since':
      return dayTest('seen', `>=${value}`, at);
    case 'until':
      return dayTest('seen', `<=${value}`, at);
    case 'min-sources':
      return numberTest('sources', value, at, '>=');
    case 'min-confidence':
      return numberTest('confidence', value, at, '>=');
    case 'min-usd':
      return numberTest('usd', value, at, '>=');
    case 'min-gwh':
      return numberTest('gwh', value, at, '>=');
    case 'region':
      return {
        is: 'words',
        field: 'country',
        values: values.flatMap(v => REGIONS[v.toLowerCase()] ?? [countryCode(v, at)]),
      };
    case 'is':
      if (value in FLAGS) return { is: 'flag', flag: value as keyof typeof FLAGS };
      throw new FilterError(`is: knows ${Object.keys(FLAGS).join(', ')}, not "${value}"`, at);
    case 'sort':
      throw new FilterError('sort is no filter: give it as an option of its own', at);
  }
}
