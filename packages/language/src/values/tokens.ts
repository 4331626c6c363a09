// Cuts a text into the tokens that the value finders read: words, numbers and single marks, in one pass.

/** A word (letters only), a number (with its thousands groups and decimals), or a mark: one other character, or three and more alike. */
export interface Token {
  kind: 'word' | 'number' | 'mark';
  /** As in the text; an absurdly long word or number is cut to its first characters. */
  text: string;
  /** `text` in lower case. */
  lower: string;
  start: number;
  end: number;
  /** No white space stands between the token before and this one: `bn` in `22bn`. */
  glued: boolean;
  /** A blank line, or the beginning of the text, stands before this token. */
  opens: boolean;
  /** The value of a number; NaN for everything else, and for numbers too long to mean anything. */
  value: number;
}

/** Longer than any word or number a rule asks for; what is longer is one token that no rule knows. */
const LONGEST = 24;
/** Letters and marks of the alphabets below the CJK blocks, one byte per character code. */
const ALPHABETS = 0x2000;
const LETTERS = Uint8Array.from({ length: ALPHABETS }, (_, c) =>
  /[\p{L}\p{M}]/u.test(String.fromCharCode(c)) ? 1 : 0,
);

const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/** Scripts without spaces (CJK, kana, Hangul, emoji) stay single marks: `100元` is a number and a currency sign. */
function isLetter(c: number): boolean {
  return c < ALPHABETS && LETTERS[c] === 1;
}

function isSpace(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13) || c === 0xa0 || (c >= 0x2000 && c <= 0x200b) || c === 0x202f || c === 0x3000;
}

/** End of the digits that begin at `i`. */
function digitsEnd(text: string, i: number): number {
  let j = i;
  while (isDigit(text.charCodeAt(j))) j++;
  return j;
}

/** Groups in the longest number that news writes; without a limit "1,22,22,…" would be scanned again from each group. */
const MOST_GROUPS = 7;

/** End of a number: `1,600`, `10,00,000` (Indian groups), `13.6`; but `10.31.1974` is five tokens, `1,60` three. */
function numberEnd(text: string, start: number): number {
  let end = digitsEnd(text, start);
  if (end - start <= 3) {
    let last = end;
    for (let groups = 0; text[last] === ',' && groups < MOST_GROUPS; groups++) {
      const group = digitsEnd(text, last + 1);
      const size = group - last - 1;
      if (size === 3) end = group;
      else if (size !== 2 || text[group] !== ',') break;
      last = group;
    }
  }
  if (text[end] === '.' && text[start - 1] !== '.') {
    const decimals = digitsEnd(text, end + 1);
    const dotted = text[decimals] === '.' && isDigit(text.charCodeAt(decimals + 1));
    if (decimals > end + 1 && !dotted) end = decimals;
  }
  return end;
}

const numberValue = (digits: string): number => Number(digits.includes(',') ? digits.replaceAll(',', '') : digits);

const FRACTIONS: Record<string, number> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3 };

/** The tokens of a text in order; linear in its length. Offsets are UTF-16. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let glued = false;
  let newlines = 2;
  for (let i = 0; i < text.length; ) {
    const c = text.charCodeAt(i);
    if (isSpace(c)) {
      glued = false;
      if (c === 10) newlines++;
      i++;
      continue;
    }
    let end = i + 1;
    let kind: Token['kind'] = 'mark';
    let value = Number.NaN;
    if (isDigit(c)) {
      kind = 'number';
      end = numberEnd(text, i);
      if (end - i <= LONGEST) value = numberValue(text.slice(i, end));
    } else if (isLetter(c)) {
      kind = 'word';
      while (end < text.length && isLetter(text.charCodeAt(end))) end++;
    } else if (c > 128 && FRACTIONS[text[i]!] !== undefined) {
      kind = 'number';
      value = FRACTIONS[text[i]!]!;
    } else {
      // A long row of one mark is one token: rules, dots, dashes under a headline
      while (text.charCodeAt(end) === c) end++;
      if (end - i < 3) end = i + 1;
    }
    const shown = text.slice(i, Math.min(end, i + LONGEST));
    const lower = kind === 'word' ? shown.toLowerCase() : shown;
    tokens.push({ kind, text: shown, lower, start: i, end, glued, opens: newlines > 1, value });
    glued = true;
    newlines = 0;
    i = end;
  }
  return tokens;
}

/** The lower-case text of token `i`, or '' outside the text. */
export const low = (tokens: readonly Token[], i: number): string => tokens[i]?.lower ?? '';

const DASHES = new Set(['-', '–', '—', '‐', '‑', '−']);
/** Whether token `i` is a hyphen, dash or minus of any width. */
export const isDash = (tokens: readonly Token[], i: number): boolean => DASHES.has(low(tokens, i));

const APOSTROPHES = new Set(["'", '’', '‘', '`']);
/** Whether token `i` is an apostrophe, straight or curled. */
export const isApostrophe = (tokens: readonly Token[], i: number): boolean => APOSTROPHES.has(low(tokens, i));

/** Whether token `i` is a word that begins with a capital letter. */
export function isCapital(tokens: readonly Token[], i: number): boolean {
  const t = tokens[i];
  return t?.kind === 'word' && t.text[0] !== t.lower[0];
}

/** Whether a sentence ends before token `i`: paragraph, full stop (not one inside an abbreviation), ! or ?. */
export function opensSentence(tokens: readonly Token[], i: number): boolean {
  const t = tokens[i];
  if (!t || t.opens) return true;
  const before = low(tokens, i - 1);
  if (before === '!' || before === '?') return true;
  if (before !== '.' || t.glued) return false;
  // "Feb. 5", "Inc. said", "U.S. plant": a short word before the stop or a small letter after it ends no sentence.
  const owner = tokens[i - 2];
  return isCapital(tokens, i) && !(owner?.kind === 'word' && owner.text.length <= 4 && isCapital(tokens, i - 2));
}
