// What the name itself looks like: legal forms, last words, words of public bodies and laws, unknown words.
import { wordAt as word } from '../descriptions.js';
import { isGivenName, isOrdinaryWord } from '../lexicon.js';
import { beginsSentence, type Line } from '../lines.js';
import { endsAsCompany, isLegalForm, lastWord, type Piece } from '../pieces.js';
import type { NameIndex } from '../types.js';
import {
  AGENCIES,
  BODY_WORDS,
  CALENDAR_WORDS,
  COMPANY_NOUNS,
  FACILITY_NOUNS,
  LEGAL_FORMS,
  MEDIA_WORDS,
  PLACE_NOUNS,
  PLAIN_ACRONYMS,
  THING_WORDS,
} from '../word-lists.js';
import type { Rule } from './tally.js';

/** Legal forms, last words, words of public bodies, laws and products inside the name. */
export const readShape: Rule = (piece, index, tally) => {
  const { line } = piece;
  const last = lastWord(piece);
  const lastFolded = word(line, last);
  const many = last > piece.from;
  if (many && isLegalForm(line, last)) tally.company += 7;
  else if (many && endsAsCompany(piece, index)) tally.company += 4;
  if (piece.parent || hasHead(piece, index)) tally.company += 4;
  for (let at = piece.from; at <= last; at++) {
    if (BODY_WORDS.has(word(line, at)) && (many || line.tokens[at]!.capitals === 'first'))
      tally.agency += at === last || many ? 5 : 3;
  }
  if (opensAsBody(piece)) tally.agency += 12;
  if (THING_WORDS.has(lastFolded)) tally.thing += many ? 5 : 3;
  if (many && PLACE_NOUNS.has(lastFolded)) tally.place += 5;
  if (FACILITY_NOUNS.has(lastFolded)) tally.facility += many ? 4 : 1;
  // "the Riverside plant": what has a plant's word behind it may be the plant's own name.
  const next = line.tokens[piece.to];
  if (next && piece.to < line.to && next.capitals === 'none' && namesSite(line, piece.from, next.folded))
    tally.facility += 2.5;
  if (many && MEDIA_WORDS.has(lastFolded)) tally.agency += 5;
  if (!many && AGENCIES.has(lastFolded)) tally.agency += 6;
  if (!many && (PLAIN_ACRONYMS.has(lastFolded) || CALENDAR_WORDS.has(lastFolded))) tally.thing += 6;
  if (many && AGENCIES.has(lastFolded)) tally.agency += 5;
};

/** "Department of Energy", "U.S. Department of Energy". */
function opensAsBody({ line, from, to }: Piece): boolean {
  for (let at = from; at < to - 1; at++) if (BODY_WORDS.has(word(line, at)) && word(line, at + 1) === 'of') return true;
  return false;
}

/** One site with this name: "the Riverside plant", but not "two Acme plants" or "third Acme plant". */
function namesSite(line: Line, from: number, noun: string): boolean {
  return FACILITY_NOUNS.has(noun) && !noun.endsWith('s') && /^(?:the|its|their|in|at|of|)$/.test(word(line, from - 1));
}

/** Unknown words and inner capitals are more like names of companies than ordinary words are. */
export const readUnknown: Rule = (piece, _index, tally) => {
  const { line, from } = piece;
  const first = line.tokens[from]!;
  const ordinary = isOrdinaryWord(first.folded);
  const single = piece.to === from + 1;
  if (single && ordinary) {
    const against = line.writing === 'plain' && !beginsSentence(line, from) ? 2 : 5;
    tally.ordinary = Math.min(tally.ordinary ?? against, against);
  }
  if (single && (first.text.length < 2 || LEGAL_FORMS.has(first.folded) || COMPANY_NOUNS.has(first.folded)))
    tally.thing += 6;
  if (single && isBracketedAfterNoun(line, from)) tally.thing += 5;
  const plain = line.writing === 'plain' && (!single || !beginsSentence(line, from));
  const weak = (ordinary ? 0.5 : plain ? 2 : 1.5) + (first.capitals === 'mixed' ? 0.5 : 0);
  const isGiven = !single && isGivenName(first.folded) && !isOrdinaryWord(word(line, lastWord(piece)));
  tally.weak = Math.max(tally.weak, (single && ordinary) || isGiven ? 0 : weak);
};

/** "price return swap (PRS)": capitals that abbreviate the ordinary words before the bracket. */
function isBracketedAfterNoun(line: Line, at: number): boolean {
  if (word(line, at - 1) !== '(' || word(line, at + 1) !== ')') return false;
  const before = at - 2 >= line.from ? line.tokens[at - 2]! : undefined;
  return before?.kind === 'word' && before.capitals === 'none';
}

/** A company's last word inside: "Acme Energy Japan". */
export function hasHead({ line, from, to }: Piece, index: NameIndex): boolean {
  for (let at = from + 1; at < to - 1; at++) if (index.heads.has(word(line, at))) return true;
  return false;
}
