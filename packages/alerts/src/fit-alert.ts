// Cutting what an alert carries, so that its body stays under 20 kB whatever was read: news is never refused for its length.
import type { Arguments, RoleValue } from '@cellwire/model';

/** No body is longer, in bytes of its JSON. */
export const MAX_BODY_BYTES = 20_000;

/** Bytes for each part of a body; together with the fixed words they stay below MAX_BODY_BYTES. */
export const BUDGET = {
  id: 300,
  headline: 800,
  sentence: 2000,
  outlet: 200,
  url: 1500,
  venture: 300,
  leaving: 1000,
  arguments: 6000,
  history: 1500,
  changes: 2000,
} as const;

/** Bytes of a value's JSON in UTF-8. */
export const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');

/** The text, or as much of it as fits into so many bytes of JSON, with an ellipsis. Characters stay whole. */
export function cutText(text: string, maxBytes: number): string {
  const whole = text.toWellFormed();
  if (jsonBytes(whole) <= maxBytes) return whole;
  const room = maxBytes - jsonBytes('…');
  let bytes = 0;
  let kept = '';
  for (const character of whole) {
    bytes += jsonBytes(character) - 2;
    if (bytes > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** A URL that is too long is of no use cut: null then. */
export const cutUrl = (url: string | null, maxBytes: number = BUDGET.url): string | null =>
  url !== null && jsonBytes(url) <= maxBytes ? url : null;

/** As many items from the beginning as fit. */
export function cutList<T>(items: readonly T[], maxBytes: number): T[] {
  let bytes = 2;
  const kept: T[] = [];
  for (const item of items) {
    bytes += jsonBytes(item) + 1;
    if (bytes > maxBytes) break;
    kept.push(item);
  }
  return kept;
}

const MAX_VALUE_BYTES = 400;
const cutValue = (value: RoleValue): RoleValue => (typeof value === 'string' ? cutText(value, MAX_VALUE_BYTES) : value);

/**
 * Arguments that fit an alert. Figures go before words, since a change of figures is what subscribers are told of; the
 * same arguments are always cut in the same way, so that what was cut never looks like a change.
 */
export function cutArguments(args: Arguments): Arguments {
  const entries = Object.entries(args).flatMap(([role, values]) => values.map(v => ({ role, value: cutValue(v) })));
  const ordered = [
    ...entries.filter(e => typeof e.value === 'object'),
    ...entries.filter(e => typeof e.value === 'string'),
  ];
  const kept = new Set(cutList(ordered, BUDGET.arguments));
  const out: Arguments = {};
  for (const entry of entries) if (kept.has(entry)) out[entry.role] = [...(out[entry.role] ?? []), entry.value];
  return out;
}
