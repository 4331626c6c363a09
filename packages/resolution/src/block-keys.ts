// Keys by which the store finds candidates: two mentions that can be linked share at least one.
import type { Features } from './features.js';

/** Keys of a mention, at most 24: type with each name, and with each pair of names of an event of several. */
export function blockKeys(f: Features): string[] {
  const names = [...f.wide].sort();
  const keys = names.map(n => `${f.type}|${n}`);
  if (!names.length) keys.push(`${f.type}|`);
  return keys.slice(0, 24);
}
