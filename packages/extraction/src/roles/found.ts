// A value found for a role, and where it was read.
import type { Part, SyntaxToken } from '@cellwire/language';
import type { NameSpan, RoleValue } from '@cellwire/model';
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
