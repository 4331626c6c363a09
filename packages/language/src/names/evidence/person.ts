// Signs of a person: given names, posts before or behind.
import { wordAt as word } from '../descriptions.js';
import { isGivenName, isOrdinaryWord } from '../lexicon.js';
import type { Line } from '../lines.js';
import { endsAsCompany, lastWord, type Piece } from '../pieces.js';
import { PERSON_NOUNS, PERSON_TITLES } from '../word-lists.js';
import type { Rule } from './tally.js';

/** Given names, hyphenated Korean ones, a post before or behind. */
export const readPerson: Rule = (piece, index, tally) => {
  const { line, from, to } = piece;
  const many = to - from >= 2;
  if (piece.titled) tally.person += 5;
  if (piece.entitles) tally.company += 4;
  if (PERSON_TITLES.has(word(line, from - 1)) && line.tokens[from - 1]!.spaced) tally.person += 5;
  if (/^(?:mr|mrs|ms|dr)$/.test(word(line, from - 2))) tally.person += 6;
  const isPair = word(line, from + 1) === '&';
  if (isPair) tally.company += 3;
  if (many && to - from <= 4 && !isPair && isGivenName(word(line, from)) && !endsAsCompany(piece, index))
    tally.person += isOrdinaryWord(word(line, lastWord(piece))) ? 1 : 3;
  if (many && hasKoreanGivenName(piece)) tally.person += 6;
  if (many && line.tokens[from + 1]!.text.length === 1 && word(line, from + 2) === '.') tally.person += 3;
  // "X Y, chief executive of Acme," / "X, who"
  if (word(line, to) === ',' && many && to - from <= 4 && isPost(line, to + 1)) tally.person += 5;
  // "its finance chief, X Y,"
  if (word(line, from - 1) === ',' && PERSON_NOUNS.has(word(line, from - 2))) tally.person += 4;
  if (word(line, to) === ',' && word(line, to + 1) === 'who') tally.person += 3;
  if (word(line, to) === 'who') tally.person += 3;
  if (/^(?:told|met|tweeted|resigned|retired|stepped)$/.test(word(line, to)) && many) tally.person += 1;
};

function hasKoreanGivenName({ line, from, to }: Piece): boolean {
  for (let at = from + 1; at + 1 < to; at++) {
    if (line.tokens[at]!.text === '-' && line.tokens[at + 1]!.capitals === 'none') return true;
  }
  return false;
}

/** Whether the noun phrase at `at` is headed by a post: "chief executive of", "a spokesman for". */
function isPost(line: Line, at: number): boolean {
  for (let i = at; i < Math.min(line.to, at + 7); i++) {
    const folded = word(line, i);
    if (PERSON_NOUNS.has(folded)) return true;
    if (line.tokens[i]!.kind === 'mark' && folded !== '-' && folded !== "'") return false;
  }
  return false;
}
