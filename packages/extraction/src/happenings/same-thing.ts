// Whether what two drafts put into one role names one thing: values, names, descriptions of units and facilities.
import type { RoleValue } from '@cellwire/model';
import type { Found } from '../roles/found.js';
import type { Draft } from './draft.js';

/** The words of a description that tell it from others. */
export const words = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(w => w.length > 1 && !STOP.has(w)),
  );
const STOP = new Set(
  'the an of in at its and for new plant plants factory facility facilities site project line lines works unit business operations us entire whole remaining'.split(
    ' ',
  ),
);
const ORDINAL = /\b(?:first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|new|existing)\b/gi;

/** Whether two values of a role can name the same thing. */
export function sameThing(a: RoleValue, b: RoleValue): boolean {
  if (typeof a === 'string' && typeof b === 'string') {
    if (a.toLowerCase() === b.toLowerCase()) return true;
    const [x, y] = [words(a), words(b)];
    if (x.size === 0 || y.size === 0) return false;
    const shared = [...x].filter(w => y.has(w)).length;
    return shared / Math.min(x.size, y.size) >= 0.5;
  }
  if (typeof a === 'object' && typeof b === 'object') {
    const key = (v: object): string => Object.keys(v).find(k => k !== 'bound' && k !== 'currency') ?? '';
    const [ka, kb] = [key(a), key(b)];
    const [va, vb] = [(a as Record<string, unknown>)[ka], (b as Record<string, unknown>)[kb]];
    if (ka !== kb || typeof va !== 'number' || typeof vb !== 'number') return false;
    if ((a as { currency?: string }).currency !== (b as { currency?: string }).currency) return false;
    return Math.abs(va - vb) <= 0.01 * Math.max(Math.abs(va), Math.abs(vb));
  }
  return false;
}

/** Names are one when their canonical values are; descriptions when their words agree. */
const same = (x: Found, y: Found): boolean =>
  x.name && y.name
    ? x.value === y.value || (x.in !== y.in && firstWord(x) === firstWord(y))
    : sameThing(x.value, y.value);
/** Headlines cut names short: "Samsung" for Samsung SDI. */
const firstWord = (f: Found): string => String(f.value).toLowerCase().split(' ')[0] ?? '';
/** Whether two lists of a role name one thing. */
export const overlap = (a: readonly Found[], b: readonly Found[]): boolean => a.some(x => b.some(y => same(x, y)));
/** The numbers, and "new" or "existing", by which descriptions mark what they describe. */
export const ordinals = (found: readonly Found[]): string =>
  [
    ...new Set(
      found.flatMap(f => (typeof f.value === 'string' ? (f.value.match(ORDINAL) ?? []) : [])).map(x => x.toLowerCase()),
    ),
  ]
    .sort()
    .join();

/** "its lithium-ion subsidiary" beside a name: one may describe the other. */
export const describesUnit = (x: readonly Found[], y: readonly Found[]): boolean =>
  x.every(
    f => !f.name && /\b(?:subsidiary|unit|arm|affiliate|company|maker|producer|developer)$/.test(String(f.value)),
  ) && y.some(f => f.name);

/** Two sets of parties that share some and differ in others: Acme and Beta, Beta and Gamma. */
export const crossing = (x: readonly Found[], y: readonly Found[]): boolean =>
  x.length >= 2 && y.length >= 2 && x.some(a => !y.some(b => same(a, b))) && y.some(b => !x.some(a => same(a, b)));

/** Of two sets of parties the one that names the venture of the others, where one does. */
export function ventureAmong(x: readonly Found[], y: readonly Found[]): readonly Found[] | null {
  const covers = (a: readonly Found[], b: readonly Found[]): boolean =>
    a.some(
      v =>
        v.name?.partners !== undefined &&
        b.every(p => v.value === p.value || v.name!.partners!.includes(String(p.value))),
    );
  return covers(x, y) ? x : covers(y, x) ? y : null;
}

/** Whether two drafts name facilities that differ by name or number. */
export function distinctFacilities(a: Draft, b: Draft): boolean {
  const [x, y] = [a.roles.get('facility'), b.roles.get('facility')];
  return x !== undefined && y !== undefined && distinct(x, y);
}

/** Two descriptions that mark their facility by different names or numbers. */
export function distinct(x: readonly Found[], y: readonly Found[]): boolean {
  const [a, b] = [ordinals(x), ordinals(y)];
  if (a && b && a !== b) return true;
  const proper = (f: readonly Found[]): string[] =>
    f
      .flatMap(v => String(v.value).match(/(?<![.!?]\s)\b\p{Lu}[\p{L}\d-]+/gu) ?? [])
      .filter(w => !/^(?:\p{Lu}{2,3}|North|American|Energy)$/u.test(w));
  const [p, q] = [proper(x), proper(y)];
  return p.length > 0 && q.length > 0 && !p.some(w => q.includes(w));
}
/** "its Nevada joint venture": what has no name may have one elsewhere in the text. */
export const isUnnamedVenture = (f: Found): boolean =>
  !f.name && /\b(?:venture|jv)(?: with .+)?$/i.test(String(f.value));

/** "the plant", "project": a description that names no facility by itself. */
export const vague = (f: readonly Found[]): boolean =>
  f.every(x => typeof x.value === 'string' && words(x.value).size === 0 && !x.value.match(ORDINAL));
