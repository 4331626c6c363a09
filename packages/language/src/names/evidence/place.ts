// Signs of a place: "in X", "X-based", "north of X", "X, Ontario".
import { wordAt as word } from '../descriptions.js';
import type { Line } from '../lines.js';
import { endsAsCompany } from '../pieces.js';
import type { NameIndex } from '../types.js';
import { FACILITY_NOUNS } from '../word-lists.js';
import { isHeldIn, PARTY_BEFORE } from './deeds.js';
import { hasHead } from './shape.js';
import type { Rule } from './tally.js';

export const DIRECTIONS = new Set(
  'north south east west northeast northwest southeast southwest downtown outside kilometers kilometres miles km outskirts suburbs'.split(
    ' ',
  ),
);
export const PLACE_PREPOSITIONS = new Set(['in', 'near', 'outside', 'across', 'throughout', 'within']);

/** "its plant at X", but not "the line at X's plant", which belongs to X. */
const isSiteAt = (line: Line, from: number, to: number): boolean =>
  to === from + 1 &&
  word(line, from - 1) === 'at' &&
  STANDS_AT.has(word(line, from - 2)) &&
  line.tokens[to]?.kind !== 'possessive';

/** What stands at a place: "its plant at X", "operations at X". */
const STANDS_AT = new Set([...FACILITY_NOUNS, 'operations', 'production', 'headquarters', 'deposit']);

/** "in X", "X-based", "X, Ontario": places. "in" before a company's word ("interest in Acme") is taken back by readParty. */
export const readPlace: Rule = (piece, index, tally) => {
  const { line, from, to } = piece;
  const before = word(line, from - 1);
  const isCompanyLike = endsAsCompany(piece, index) || piece.parent !== undefined || hasHead(piece, index);
  if (isHeldIn(line, from)) return;
  const inside = !isCompanyLike && PLACE_PREPOSITIONS.has(before) && !PARTY_BEFORE.in!.has(word(line, from - 2));
  // One word behind "in" is a town, whatever a headline lets it do: "Navoi starts making cells".
  if (inside) tally.place += to === from + 1 ? 4.5 : 3;
  else if (!isCompanyLike && isSiteAt(line, from, to)) tally.place += 4.5;
  else if (before === 'at' || before === 'to' || before === 'from') tally.place += 0.5;
  if (word(line, to) === '-' && /^(?:based|headquartered|area|born|listed)$/.test(word(line, to + 1)))
    tally.place += 3.5;
  // "X, Oregon-based"
  if (word(line, to) === ',' && isKnownPlace(line, to + 1, index) && isTied(line, to + 2)) tally.place += 4;
  // "X, where the second line …"
  if (!isCompanyLike && word(line, to) === ',' && word(line, to + 1) === 'where') tally.place += 3;
  if (
    word(line, to) === ',' &&
    (isKnownPlace(line, to + 1, index) || isAbbreviation(line, to + 1, index)) &&
    before !== '' &&
    /^(?:in|at|near|from|of|to|outside)$/.test(before)
  )
    tally.place += 4;
};

/** "-based" behind the one word of a state. */
const isTied = (line: Line, at: number): boolean =>
  word(line, at) === '-' && /^(?:based|headquartered|area)$/.test(word(line, at + 1));

/** "Ind." or "IN" behind a town. */
function isAbbreviation(line: Line, at: number, index: NameIndex): boolean {
  if (at >= line.to) return false;
  const token = line.tokens[at]!;
  return (
    token.capitals !== 'none' &&
    (index.abbreviations.has(token.text) ||
      index.abbreviations.has(token.folded) ||
      index.abbreviations.has(`${token.folded}.`))
  );
}

/** A listed place ends right before `at`. */
export function isPlaceEnding(line: Line, at: number, index: NameIndex): boolean {
  for (let from = at - 1; from >= Math.max(line.from, at - 3); from--)
    if (isKnownPlace(line, from, index) && line.tokens[from]!.end <= line.tokens[at]!.start) return true;
  return false;
}

export function isKnownPlace(line: Line, at: number, index: NameIndex): boolean {
  if (at >= line.to) return false;
  let node = index.root.next?.get(line.tokens[at]!.folded);
  for (let to = at + 1; node; to++) {
    if (node.aliases?.some(alias => alias.listed.kind === 'place')) return line.tokens[at]!.capitals !== 'none';
    if (to >= line.to) return false;
    node = node.next?.get(line.tokens[to]!.folded);
  }
  return false;
}
