// Cuts a string into tokens in one pass. Hyphens stand alone, so that "LG-Honda" and "battery-maker" can be read as two words.
import type { Capitals, Token } from './types.js';

// In order: dotted capitals (U.S.), figures with separators and letters (2,170 50GWh 4Q25), words with an inner
// apostrophe (O'Brien, L'Oréal), a possessive ending, any other visible character.
const TOKEN =
  /((?:\p{Lu}\.){2,})|(\p{Nd}+(?:[.,]\p{Nd}+)*[\p{L}\p{M}\p{N}]*)|(['’][sS](?![\p{L}\p{N}]))|([\p{L}\p{M}\p{N}]+(?:['’](?![sS](?![\p{L}\p{N}]))[\p{L}\p{M}\p{N}]{2,})*)|([^\s])/gu;
const LONGEST_WORD = 80;

/** Tokens of a string, in order; every visible character belongs to exactly one. Linear time. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const word = match[0];
    const kind = match[1] || match[4] ? 'word' : match[2] ? 'number' : match[3] ? 'possessive' : 'mark';
    tokens.push({
      start,
      end: start + word.length,
      text: word,
      folded: kind === 'mark' ? word : fold(word),
      kind,
      capitals: kind === 'mark' || kind === 'possessive' ? 'none' : readCapitals(word),
      spaced: start === 0 || start > end,
    });
    end = start + word.length;
  }
  return tokens;
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
  let sawLetter = false;
  const length = Math.min(word.length, LONGEST_WORD);
  for (let i = 0; i < length; i++) {
    const char = word[i]!;
    const low = char.toLowerCase();
    if (char !== low) {
      upper++;
      if (!sawLetter) firstIsUpper = true;
      sawLetter = true;
    } else if (char !== char.toUpperCase()) {
      lower++;
      sawLetter = true;
    }
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
