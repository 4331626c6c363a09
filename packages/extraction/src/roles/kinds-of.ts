// What kind of company a role's value is: as listed or described in the text, else as its name tells ("Orvane Motors").
import type { Pack } from '@cellwire/model';
import type { Found } from './found.js';

/** Tells the kinds of the company that a value names; empty where nothing does. */
export type KindsOf = (found: Found) => readonly string[];

export function kindsOfIn(pack: Pick<Pack, 'kinds'>): KindsOf {
  const byWord = new Map<string, string[]>();
  for (const { kind, names = [] } of pack.kinds) for (const w of names) byWord.set(w, [...(byWord.get(w) ?? []), kind]);
  return found => {
    const told = found.name?.kinds ?? [];
    if (told.length > 0 || typeof found.value !== 'string') return told;
    return found.value.split(/[^\p{L}\p{N}]+/u).flatMap(word => byWord.get(word) ?? []);
  };
}
