// Values on their way into and out of the database.
import { createHash } from 'node:crypto';

/** Postgres takes no U+0000 in text, and jsonb no lone surrogate: both become U+FFFD, so that offsets still hold. */
export const storableText = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

/** A parameter for a jsonb column; the same text on both engines, whatever the value's own type. */
export function json(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, v) => (typeof v === 'string' ? storableText(v) : v));
}

/** Parameters with their texts made storable. */
export const storableParams = (params: readonly unknown[]): unknown[] => params.map(storableParam);

function storableParam(value: unknown): unknown {
  if (typeof value === 'string') return /[\0\uD800-\uDFFF]/.test(value) ? storableText(value) : value;
  if (Array.isArray(value)) return value.map(storableParam);
  return value === undefined ? null : value;
}

/** SHA-256 in hex. */
export const hashOf = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** Longest key in UTF-8 bytes that is stored as it is: a btree entry takes 2,704. */
const KEY_BYTES = 1000;

/** A text as a unique key: itself, or its hash when it is long (feeds give ids of a megabyte). */
export function keyOf(text: string): string {
  const clean = storableText(text);
  return Buffer.byteLength(clean) <= KEY_BYTES ? clean : `sha256:${hashOf(clean)}`;
}

/** A value as JSON with sorted keys: equal values give equal text, whatever order they were built in. */
export function canonicalJson(value: unknown): string {
  return json(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

/** Text as filters compare it: NFKC, lower case, trimmed. */
export const plain = (text: string): string => storableText(text).normalize('NFKC').toLowerCase().trim();

const camelNames = new Map<string, string>();
const camelName = (name: string): string => {
  let camel = camelNames.get(name);
  if (camel === undefined) {
    camel = name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase());
    camelNames.set(name, camel);
  }
  return camel;
};

/** Rows with their column names in camelCase; jsonb contents are left alone. */
export function camelRows<T>(rows: Record<string, unknown>[]): T[] {
  return rows.map(row => {
    const out: Record<string, unknown> = {};
    for (const key in row) out[camelName(key)] = row[key];
    return out as T;
  });
}

/** The one row of a result that must have one. */
export function only<T>(rows: T[], what: string): T {
  const [row] = rows;
  if (row === undefined) throw new Error(`${what} was not found`);
  return row;
}
