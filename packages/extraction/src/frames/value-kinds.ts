// What a value in the text is to a frame: a share, a sum, a volume, people.
import { sharesOf } from '@cellwire/language';
import type { ValueSpan } from '@cellwire/model';
import type { Reading } from '../reading/reading.js';
import { fractionAt } from '../roles/fractions.js';
import type { ValueKind } from './frame.js';

/** The kind of the value at a token, or null; "50:50" gives shares. */
export const valueKindOf = (r: Reading, i: number): ValueKind | null => {
  const t = r.parsed.tokens[i];
  return kindOfValue(t?.value) ?? (t && (sharesOf(t.lower) || fractionAt(r, i)) ? 'percent' : null);
};

const kindOfValue = (v: ValueSpan | undefined): ValueKind | null => {
  if (!v) return null;
  if (v.kind === 'date') return 'date';
  if (v.kind === 'money') return 'money';
  if (v.unit === '%' || v.unit === 'pp') return 'percent';
  if (v.unit !== 'count') return 'volume';
  return v.noun !== undefined && HEADS_OF_PEOPLE.test(v.noun) ? 'headcount' : 'units';
};
/** Kinds under which a value may be asked for: a bare count may be of people. */
export const valueMarks = (v: ValueSpan): ValueKind[] => {
  const kind = kindOfValue(v);
  return kind === 'units' ? ['units', 'headcount', 'volume'] : kind ? [kind] : [];
};

/** Counted nouns that are people or their posts. */
const HEADS_OF_PEOPLE =
  /^(?:jobs?|workers?|employees?|people|staff|staffers?|positions?|posts?|roles?|redundancies|layoffs?|personnel|members? of staff|hands?|colleagues?|associates?|technicians?|engineers?|contractors?)$/i;

/** "another 58": a count that names no thing. */
export const isBareCount = (r: Reading, i: number): boolean => {
  const v = r.parsed.tokens[i]?.value;
  return v?.kind === 'quantity' && v.unit === 'count' && v.noun === undefined;
};
