// Completion of a filter at the caret: which keys and values may stand there.
import { CONTRACT_TYPES, type Pack, STATUSES } from '@cellwire/model';
import {
  DAY_FIELDS,
  FilterError,
  FLAGS,
  NUMBER_FIELDS,
  parseFilter,
  REGIONS,
  SHORTHAND,
  WORD_FIELDS,
} from '@cellwire/query';
import type { NameColumn } from '@cellwire/store';
import type { NameIndex } from './name-index.js';
import type { Suggestions } from './schema/analysis.js';

type Suggestion = Suggestions['suggestions'][number];

const ROLES = [...new Set(CONTRACT_TYPES.flatMap(t => t.roles))];
const { sort: _order, ...SHORT } = SHORTHAND;
const KEYS: Record<string, string> = { ...WORD_FIELDS, ...SHORT, ...DAY_FIELDS, ...NUMBER_FIELDS };
/** Roles that no field covers already. */
const ROLE_KEYS = ROLES.filter(role => !(role in KEYS));

/** The word around the caret: from its beginning (a minus or parenthesis apart) to the caret or its end. */
function wordAt(text: string, at: number): { from: number; to: number; key: string | null; part: string } {
  let from = 0;
  let quoted = false;
  for (let i = 0; i < at; i++) {
    const c = text[i] as string;
    if (c === '\\' && quoted) i++;
    else if (c === '"') quoted = !quoted;
    else if (!quoted && /[\s()]/.test(c)) from = i + 1;
  }
  if (text[from] === '-') from++;
  let to = at;
  while (to < text.length && (quoted ? text[to] !== '"' : !/[\s()"]/.test(text[to] as string))) to++;
  if (quoted && text[to] === '"') to++;
  const word = text.slice(from, at);
  const key = /^([a-z][a-z_-]{0,40}):/i.exec(word)?.[1]?.toLowerCase() ?? null;
  if (key === null) return { from, to, key, part: word.replace(/^"/, '') };
  // Of several values the last one is completed.
  const values = word.slice(key.length + 1);
  const last = lastValue(values);
  return { from: from + key.length + 1 + last, to, key, part: values.slice(last).replace(/^"/, '') };
}

function lastValue(values: string): number {
  let begin = 0;
  let quoted = false;
  for (let i = 0; i < values.length; i++) {
    if (values[i] === '"') quoted = !quoted;
    else if (values[i] === ',' && !quoted) begin = i + 1;
  }
  return begin;
}

/** What may stand at the caret, likeliest first. Never throws for what is typed. */
export async function suggest(
  text: string,
  at: number,
  { names, pack, limit }: { names: NameIndex; pack: Pack | undefined; limit: number },
): Promise<Suggestions> {
  const { from, to, key, part } = wordAt(text, Math.min(at, text.length));
  const all = key === null ? await keysAndNames(part, names) : await valuesOf(key, names, pack);
  const wanted = part.toLowerCase();
  const suggestions = all
    .map(s => ({ s, rank: rankOf(s.label.toLowerCase(), wanted) }))
    .filter(({ rank }) => rank < NOT)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ s }) => s);
  return { from, to, suggestions, fault: faultOf(text) };
}

const NOT = 3;

/** Beginning of the whole, of a word in it, anywhere; sorting is stable, so frequent values stay ahead. */
function rankOf(label: string, wanted: string): number {
  if (!wanted || label.startsWith(wanted)) return 0;
  const at = label.indexOf(wanted);
  if (at < 0) return NOT;
  return /[\s_-]/.test(label[at - 1] as string) ? 1 : 2;
}

function faultOf(text: string): Suggestions['fault'] {
  try {
    parseFilter(text);
    return null;
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return { message: error.message, position: error.position };
  }
}

const value = (text: string, hint: string, count: number | null = null): Suggestion => ({
  text: quoted(text),
  label: text,
  kind: 'value',
  hint,
  count,
});

/** A value as the filter language takes it. */
const quoted = (text: string): string =>
  /^[^\s(),"\\-][^\s(),"\\]*$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;

const keyed = (key: string, hint: string): Suggestion => ({
  text: `${key}:`,
  label: key,
  kind: 'key',
  hint,
  count: null,
});

/** A bare word may become a key, or the value of one: `hon` is offered as company:Honda, too. */
async function keysAndNames(part: string, names: NameIndex): Promise<Suggestion[]> {
  const keys = [
    ...Object.entries(KEYS).map(([key, hint]) => keyed(key, hint)),
    ...ROLE_KEYS.map(role => keyed(role, `a name in the role ${role}`)),
  ];
  const operators = ['OR', 'AND', 'NOT'].map(
    (label): Suggestion => ({ text: label, label, kind: 'operator', hint: 'joins terms', count: null }),
  );
  if (part.length < 2) return keys;
  const companies = await named('companies', names);
  const ventures = await named('ventures', names);
  const full =
    (key: string) =>
    (s: Suggestion): Suggestion => ({ ...s, text: `${key}:${s.text}`, hint: key });
  return [...keys, ...companies.map(full('company')), ...ventures.map(full('venture')), ...operators];
}

async function named(column: NameColumn, names: NameIndex): Promise<Suggestion[]> {
  return (await names.count(column)).map(n => value(n.name, '', n.events));
}

const COLUMNS: Record<string, NameColumn> = {
  company: 'companies',
  venture: 'ventures',
  facility: 'facilities',
  place: 'places',
  country: 'countries',
  segment: 'segments',
  outlet: 'outlets',
};

async function valuesOf(key: string, names: NameIndex, pack: Pack | undefined): Promise<Suggestion[]> {
  const column = COLUMNS[key];
  if (column) return named(column, names);
  switch (key) {
    case 'type':
      return typesOf(pack);
    case 'status':
      return STATUSES.map(s => value(s, 'status'));
    case 'is':
      return Object.entries(FLAGS).map(([flag, hint]) => value(flag, hint));
    case 'region':
      return Object.entries(REGIONS).map(([name, codes]) => value(name, `${codes.length} countries`));
    case 'since':
    case 'until':
    case 'seen':
    case 'date':
      return ['2026', '2026-Q1', '2026-02', '2026-02-11'].map(d => value(d, 'year, quarter, month or day'));
    case 'min-sources':
    case 'sources':
      return ['2', '3', '5'].map(n => value(n, 'independent outlets'));
    case 'min-confidence':
    case 'confidence':
      return ['0.8', '0.9'].map(n => value(n, 'of mentions at 0.8 or more, nine in ten are right'));
    case 'min-usd':
    case 'usd':
      return ['1m', '100m', '1bn', '10bn'].map(n => value(n, 'US dollars'));
    case 'min-gwh':
    case 'gwh':
      return ['1', '10', '50'].map(n => value(n, 'gigawatt-hours'));
    default:
      return ROLES.includes(key) ? named('companies', names) : [];
  }
}

function typesOf(pack: Pack | undefined): Suggestion[] {
  const types =
    pack?.types.map(t => ({ type: t.type, doc: t.doc })) ?? CONTRACT_TYPES.map(t => ({ type: t.type, doc: '' }));
  return [...types.map(t => value(t.type, t.doc)), value('jv_exit', FLAGS.jv_exit)];
}
