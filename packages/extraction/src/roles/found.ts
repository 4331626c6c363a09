// A value found for a role, and where it was read.
import type { Part, SyntaxToken } from '@cellwire/language';
import type { NameSpan, RoleValue } from '@cellwire/model';
import { type AnnotatedArticle, partText } from '../reading/annotate.js';
import type { Reading } from '../reading/reading.js';

/** A role's value and where it was read. */
export interface Found {
  value: RoleValue;
  in: Part;
  start: number;
  end: number;
  /** What the name is, where it is one. */
  name?: NameSpan;
  /** How it was reached: the frame's position (`object.in`), or where it was gathered. */
  via?: string;
  /** It was said by a pronoun or description: "the Korean battery-maker". */
  referred?: boolean;
  /** It stands beside another of its size, and both count: "50:50". */
  beside?: boolean;
}

/** A value read at one token. */
export const foundAt = (r: Reading, t: SyntaxToken, value: RoleValue, name?: NameSpan): Found => ({
  value,
  in: r.in,
  start: t.start,
  end: t.end,
  ...(name ? { name } : {}),
});

/** The name at a token as the value of a role. */
export const foundName = (r: Reading, t: SyntaxToken): Found[] => (t.name ? [foundAt(r, t, t.name.value, t.name)] : []);

/** The words from one token up to another (exclusive, or the end of the sentence) as a value; null for none. */
export function foundWords(a: AnnotatedArticle, r: Reading, from: number, to: number): Found | null {
  const first = r.parsed.tokens[from];
  const last = r.parsed.tokens[Math.min(to, r.parsed.tokens.length) - 1];
  if (!first || !last) return null;
  const value = partText(a, r.in).slice(first.start, last.end).replace(/\s+/g, ' ');
  return { value, in: r.in, start: first.start, end: last.end };
}
