// Cuts a string into tokens in one pass. Hyphens stand alone, so that "LG-Honda" and "battery-maker" can be read as two words.
import type { Capitals, Token } from './types.js';

const LONGEST_WORD = 80;
const LONGEST_REPEAT = 3;

// What a character is. Looked up once per character and kept, since the Unicode tests are slow.
const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const MARK = 4;
const UPPER = 5;
const LOWER = 6;
const classes = new Uint8Array(0x10000);

/** Tokens of a string, in order; every visible character belongs to exactly one. Linear time. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let spaced = true;
  for (let at = 0; at < text.length; ) {
    const kind = classOf(text, at);
    if (kind === SPACE) {
      spaced = true;
      at++;
      continue;
    }
    const end =
      kind === MARK ? endOfMark(text, at) : kind === DIGIT ? endOfNumber(text, at) : endOfWord(text, at, kind);
    tokens.push(makeToken(text, at, end, kind, spaced));
    spaced = false;
    at = end;
  }
  return tokens;
}

function classOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = classes[code]!;
  if (known) return known;
  const made = classify(text, at);
  classes[code] = made;
  return made;
}

/** Halves of surrogate pairs (emoji, rare scripts) are marks. */
function classify(text: string, at: number): number {
  const char = text[at]!;
  if (/\s/.test(char)) return SPACE;
  if (/\p{Nd}/u.test(char)) return DIGIT;
  if (/\p{Lu}/u.test(char)) return UPPER;
  if (/\p{Ll}/u.test(char)) return LOWER;
  if (/[\p{L}\p{M}\p{N}]/u.test(char)) return LETTER;
  return MARK;
}

const isWordClass = (kind: number): boolean => kind === LETTER || kind === UPPER || kind === LOWER || kind === DIGIT;
const isApostrophe = (text: string, at: number): boolean => text[at] === "'" || text[at] === '’';
const wordAt = (text: string, at: number): boolean => at < text.length && isWordClass(classOf(text, at));

/** One character, the possessive ending "'s", or a rule drawn with one character. */
function endOfMark(text: string, at: number): number {
  if (isPossessive(text, at)) return at + 2;
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code < 0xdc00 && at + 1 < text.length) return at + 2;
  let end = at + 1;
  while (end < text.length && text.charCodeAt(end) === code) end++;
  // "--" is a dash and "((" two brackets, but a rule of a hundred dashes is one token.
  return end - at > LONGEST_REPEAT ? end : at + 1;
}

function isPossessive(text: string, at: number): boolean {
  return isApostrophe(text, at) && /[sS]/.test(text[at + 1] ?? '') && !wordAt(text, at + 2);
}

/** Figures with separators and the letters behind them: 2,170 50GWh 4Q25. */
function endOfNumber(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    if (classOf(text, end) === DIGIT) end++;
    else if ((text[end] === '.' || text[end] === ',') && end + 1 < text.length && classOf(text, end + 1) === DIGIT)
      end += 2;
    else break;
  }
  while (wordAt(text, end)) end++;
  return end;
}

/** Letters and digits with inner apostrophes (O'Brien, L'Oréal), or dotted capitals (U.S.). */
function endOfWord(text: string, at: number, kind: number): number {
  if (kind === UPPER && text[at + 1] === '.') {
    let dotted = at;
    while (dotted + 1 < text.length && classOf(text, dotted) === UPPER && text[dotted + 1] === '.') dotted += 2;
    if (dotted > at + 2) return dotted;
  }
  let end = at;
  for (;;) {
    while (wordAt(text, end)) end++;
    if (end >= text.length || !isApostrophe(text, end) || isPossessive(text, end)) return end;
    if (!wordAt(text, end + 1) || !wordAt(text, end + 2)) return end;
    end++;
  }
}

function makeToken(text: string, start: number, end: number, kind: number, spaced: boolean): Token {
  const word = text.slice(start, end);
  if (kind === MARK) {
    const possessive = end === start + 2 && /[sS]$/.test(word);
    return {
      start,
      end,
      text: word,
      folded: possessive ? "'s" : word,
      kind: possessive ? 'possessive' : 'mark',
      capitals: 'none',
      spaced,
    };
  }
  const capitals = readCapitals(word);
  return { start, end, text: word, folded: fold(word), kind: kind === DIGIT ? 'number' : 'word', capitals, spaced };
}

/** Lower case without diacritics and with plain apostrophes: "Türkiye’s" → "turkiye's". Very long strings stay as they are. */
export function fold(word: string): string {
  if (word.length > LONGEST_WORD) return word;
  if (isAscii(word)) return word.toLowerCase();
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/’/g, "'")
    .replace(/ı/g, 'i')
    .toLowerCase();
}

/** How a word is written; see `Capitals`. Dotted capitals ("U.S.") are `all`. */
export function readCapitals(word: string): Capitals {
  let upper = 0;
  let lower = 0;
  let firstIsUpper = false;
  const length = Math.min(word.length, LONGEST_WORD);
  for (let i = 0; i < length; i++) {
    const kind = classOf(word, i);
    if (kind === UPPER) {
      upper++;
      if (!lower && upper === 1) firstIsUpper = true;
    } else if (kind === LOWER) lower++;
  }
  if (!upper) return 'none';
  if (!lower) return upper > 1 ? 'all' : 'first';
  return upper === 1 && firstIsUpper ? 'first' : 'mixed';
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 127) return false;
  return true;
}

/** Index of the first token that starts at `offset` or later (tokens are in order); `tokens.length` if there is none. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
