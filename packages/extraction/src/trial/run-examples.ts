// Runs the examples of a pack, which are its tests: each text must give exactly its events.
import type { EventTypeDefinition, Example, Mention, RoleValue } from '@cellwire/model';
import type { Extractor } from '../extract.js';
import { type Definitions, definitionsOf, pairEvents, type ToldEvent } from './told-event.js';

/** `known-miss`: fails, and is written down as such. `works-now`: is written down as a miss and passes. */
export type Verdict = 'passes' | 'fails' | 'known-miss' | 'works-now';

export interface ExampleResult {
  type: string;
  example: Example;
  verdict: Verdict;
  /** What the example wants and did not get, and the other way round, one line each. */
  differences: string[];
  got: Mention[];
}

/** Runs every example of every type, in the order of the pack. */
export function runExamples(extractor: Extractor): ExampleResult[] {
  const definitions = definitionsOf(extractor.pack.types);
  return extractor.pack.types.flatMap(t => t.examples.map(e => runExample(extractor, definitions, t, e)));
}

/** Runs one example of a type, whatever industry its text is of. */
export function runExample(
  extractor: Extractor,
  definitions: Definitions,
  { type }: Pick<EventTypeDefinition, 'type'>,
  example: Example,
): ExampleResult {
  const { published, title = '', text } = example;
  const { mentions } = extractor.extract({ id: 'example', published, title, text }, { anyIndustry: true });
  const differences = compareEvents(definitions, type, example, mentions);
  return { type, example, verdict: verdictOf(example, differences), differences, got: mentions };
}

function verdictOf(example: Example, differences: readonly string[]): Verdict {
  if (example.knownMiss !== undefined) return differences.length ? 'known-miss' : 'works-now';
  return differences.length ? 'fails' : 'passes';
}

interface Wanted extends ToldEvent {
  /** An example without a date says nothing of it. */
  dated: boolean;
}

/** The events of an example in the shape of mentions. */
export function wantedEvents(type: string, example: Example): Wanted[] {
  return example.events.map(({ type: own, status, date, ...roles }) => ({
    type: own ?? type,
    status,
    date: date ?? null,
    dated: date !== undefined,
    arguments: roles as Record<string, RoleValue[]>,
  }));
}

function compareEvents(
  definitions: Definitions,
  type: string,
  example: Example,
  mentions: readonly Mention[],
): string[] {
  const wanted = wantedEvents(type, example);
  const pairs = exactFirst(definitions, wanted, mentions);
  const missing = wanted.filter((_, i) => !pairs.some(p => p[0] === i)).map(w => `missing    ${eventText(w)}`);
  const extra = mentions.filter((_, j) => !pairs.some(p => p[1] === j)).map(m => `unexpected ${eventText(m)}`);
  return [...missing, ...extra, ...pairs.flatMap(([i, j]) => fieldDifferences(wanted[i]!, mentions[j]!))];
}

/** Pairs that agree in all count before those that are merely alike. */
function exactFirst(definitions: Definitions, wanted: readonly Wanted[], got: readonly Mention[]): [number, number][] {
  const pairs: [number, number][] = [];
  wanted.forEach((w, i) => {
    const j = got.findIndex((m, k) => !pairs.some(p => p[1] === k) && fieldDifferences(w, m).length === 0);
    if (j >= 0) pairs.push([i, j]);
  });
  const [left, right] = [wanted.map((_, i) => i), got.map((_, j) => j)].map((list, side) =>
    list.filter(n => !pairs.some(p => p[side] === n)),
  ) as [number[], number[]];
  const rest = pairEvents(
    definitions,
    left.map(i => wanted[i]!),
    right.map(j => got[j]!),
  );
  return [...pairs, ...rest.map(([i, j]): [number, number] => [left[i]!, right[j]!])];
}

function fieldDifferences(wanted: Wanted, got: Mention): string[] {
  const out: string[] = [];
  const differs = (field: string, a: unknown, b: unknown): void => {
    out.push(`${wanted.type} ${field}: wanted ${valueText(a)}, got ${valueText(b)} (${got.rule})`);
  };
  if (wanted.type !== got.type) differs('type', wanted.type, got.type);
  if (wanted.status !== got.status) differs('status', wanted.status, got.status);
  if (wanted.dated && wanted.date !== got.date) differs('date', wanted.date, got.date);
  for (const role of new Set([...Object.keys(wanted.arguments), ...Object.keys(got.arguments)])) {
    const [a, b] = [wanted.arguments[role] ?? [], got.arguments[role] ?? []];
    if (sorted(a) !== sorted(b)) differs(role, a, b);
  }
  return out;
}

const sorted = (values: readonly RoleValue[]): string => JSON.stringify(values.map(canonical).sort());
const canonical = (v: RoleValue): string =>
  typeof v === 'string' ? v : JSON.stringify(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)));

/** One event on one line. */
export function eventText(e: ToldEvent): string {
  const roles = Object.entries(e.arguments).map(([role, values]) => `${role} ${values.map(valueText).join(', ')}`);
  return [`${e.type} ${e.status}${e.date === null ? '' : ` ${e.date}`}`, ...roles, e.rule ?? '']
    .filter(Boolean)
    .join(' · ');
}

/** A value as people read it: `Acme`, `49 %`, `min 90 gwh`, `100 USD`. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.length ? value.map(valueText).join(', ') : 'nothing';
  if (value === null || value === undefined) return 'none';
  if (typeof value !== 'object') return String(value);
  const { bound, currency, ...measure } = value as Record<string, unknown>;
  const [[unit = '', amount] = []] = Object.entries(measure);
  const named = unit === 'amount' ? currency : unit === 'percent' ? '%' : unit;
  return [bound, amount, named].filter(x => x !== undefined).join(' ');
}
