// Cuts a run of capitals into names: at posts ("LGES President Kim"), behind demonyms ("Korean Acme"), round listed names.
import { fold } from '../text/tokenize.js';
import type { Match } from './find-listed.js';
import { isGivenName, isOrdinaryWord } from './lexicon.js';
import type { Line } from './lines.js';
import { isWhere } from './place-before-name.js';
import type { Run } from './runs.js';
import type { NameIndex } from './types.js';
import {
  BODY_WORDS,
  FACILITY_NOUNS,
  LEGAL_FORMS,
  MEDIA_WORDS,
  PERSON_NOUNS,
  PERSON_TITLES,
  PLACE_NOUNS,
  PLAIN_ACRONYMS,
  ROMANCE_OF,
  SHORT_FORMS,
  THING_WORDS,
  VENTURE_NOUNS,
} from './word-lists.js';

/** A stretch of a run that may be an unlisted name. */
export interface Piece {
  line: Line;
  from: number;
  to: number;
  /** A post stands right before it in the same run. */
  titled: boolean;
  /** A post follows in the same run: "Novonix President". */
  entitles: boolean;
  /** The listed company whose name begins it: a subsidiary ("Acme Battery America"). */
  parent?: string;
  /** ISO code of a demonym that was cut off its head. */
  country?: string;
}

/** The unlisted candidates in a run; listed names that stand by themselves are left to the second reading. */
export function cutRun(run: Run, matches: readonly Match[], index: NameIndex): Piece[] {
  const sure = matches.filter(match => match.to > run.from && match.from < run.to && !match.doubtful);
  // A sentence's first word belongs to a listed name though it could not begin a run ("South Korea").
  const head = sure.find(match => match.from < run.from && match.to > run.from);
  if (head && head.to >= run.to) return [];
  const rest = head ? { ...run, from: head.to } : run;
  const inside = sure.filter(match => match.from >= rest.from && match.to <= rest.to);
  return splitAtTitles(rest).flatMap(piece => cutPiece(piece, inside, index));
}

function splitAtTitles(run: Run): Piece[] {
  const { line } = run;
  const pieces: Piece[] = [];
  let from = run.from;
  let titled = false;
  for (let at = run.from; at <= run.to; at++) {
    const isTitle = at < run.to && PERSON_TITLES.has(line.tokens[at]!.folded);
    if (at < run.to && !isTitle) continue;
    if (at > from && !isPartOfTitle(line, from, at, titled || isTitle))
      pieces.push({ line, from, to: at, titled, entitles: isTitle });
    titled = isTitle;
    from = at + 1;
  }
  return pieces;
}

/** "Financial" in "Chief Financial Officer", "Economics" in "Economics Minister". */
function isPartOfTitle(line: Line, from: number, to: number, beside: boolean): boolean {
  return beside && to === from + 1 && isOrdinaryWord(line.tokens[from]!.folded);
}

function cutPiece(piece: Piece, matches: readonly Match[], index: NameIndex): Piece[] {
  const trimmed = trimTail(cutDemonym(piece, matches, index));
  if (!trimmed) return [];
  const inside = matches.filter(match => match.from >= trimmed.from && match.to <= trimmed.to);
  if (isDemonym(trimmed, index)) return [];
  if (!inside.length) return [trimmed];
  if (covers(inside, trimmed)) return readSubsidiary(trimmed, inside, index);
  if (opensWhere(trimmed, inside)) return uncovered(trimmed, inside);
  if (endsAsCompany(trimmed, index) && inside.at(-1)!.to < trimmed.to) return [withParent(trimmed, inside)];
  if (endsAsBody(trimmed, inside)) return [trimmed];
  if (endsInBranch(trimmed, inside, index)) return [withParent(trimmed, inside)];
  if (opensWithPlace(trimmed, inside, index) || joinsForeign(trimmed, inside)) return [trimmed];
  return uncovered(trimmed, inside);
}

/** "In Kentucky Acme Motors has closed": the place that opens the run is no part of the name. */
const opensWhere = ({ line, from, to }: Piece, inside: readonly Match[]): boolean =>
  inside[0]!.from === from && inside[0]!.aliases.every(a => a.listed.kind === 'place') && isWhere(line, from, to);

function isDemonym(piece: Piece, index: NameIndex): boolean {
  const words = piece.line.tokens.slice(piece.from, piece.to).map(token => token.folded);
  return words.length <= 3 && index.demonyms.has(words.join(' '));
}

/** "Korea Times", "Ohio Department of Energy": a place inside the name of a paper, a school or a public body. */
function endsAsBody(piece: Piece, inside: readonly Match[]): boolean {
  if (inside.some(match => match.aliases[0]!.listed.kind !== 'place') || inside.at(-1)!.to === piece.to) return false;
  const last = piece.line.tokens[lastWord(piece)]!.folded;
  return MEDIA_WORDS.has(last) || BODY_WORDS.has(last) || BODY_WORDS.has(piece.line.tokens[inside[0]!.to]!.folded);
}

/** "Acme Battery America", "Acme Jiangsu": a name and the place of the branch, with no noun behind that the place could belong to. */
function endsInBranch(piece: Piece, inside: readonly Match[], index: NameIndex): boolean {
  const place = inside.at(-1)!;
  if (place.to !== piece.to || place.aliases[0]!.listed.kind !== 'place' || place.from <= piece.from) return false;
  const { line } = piece;
  const first = line.tokens[piece.from]!;
  const before = line.tokens[place.from - 1]!;
  const head = before.folded === 'of' ? line.tokens[place.from - 2]! : before;
  const named = !isOrdinaryWord(first.folded) || (place.from > piece.from + 1 && index.heads.has(head.folded));
  return line.writing === 'plain' && named && !isGivenName(first.folded) && isFree(line, piece.to);
}

/** "Lítio do Vale": a listed name behind a Romance "of" is part of another one. */
const joinsForeign = ({ line, from }: Piece, inside: readonly Match[]): boolean =>
  inside.some(m => m.from > from + 1 && ROMANCE_OF.has(line.tokens[m.from - 1]!.folded));

/** "Toyama Shoji", "Zhejiang Huayou": a name that begins with where it comes from; "Ohio Republicans" and "Shiga Prefecture" are none. */
function opensWithPlace(piece: Piece, inside: readonly Match[], index: NameIndex): boolean {
  const place = inside[0]!;
  const { line } = piece;
  if (inside.length > 1 || place.from !== piece.from || place.aliases.some(a => a.listed.kind !== 'place'))
    return false;
  if (line.writing !== 'plain' || index.demonyms.has(line.tokens[place.from]!.folded)) return false;
  const rest = line.tokens.slice(place.to, piece.to);
  const last = line.tokens[lastWord(piece)]!.folded;
  return (
    rest.every(token => token.kind === 'word' && token.capitals === 'first' && token.spaced) &&
    !isGivenName(rest[0]!.folded) &&
    !NO_COMPANY_END.some(list => list.has(last)) &&
    !(isOrdinaryWord(last) && last.endsWith('s'))
  );
}
const NO_COMPANY_END = [PLACE_NOUNS, BODY_WORDS, MEDIA_WORDS, FACILITY_NOUNS, THING_WORDS, VENTURE_NOUNS, PERSON_NOUNS];

const isCompany = (match: Match): boolean => match.aliases[0]!.listed.kind === 'company';

function withParent(piece: Piece, inside: readonly Match[]): Piece {
  const first = inside[0]!;
  return first.from === piece.from && isCompany(first) ? { ...piece, parent: first.aliases[0]!.listed.value } : piece;
}

function covers(matches: readonly Match[], piece: Piece): boolean {
  let at = piece.from;
  for (const match of matches) {
    if (match.from !== at) return false;
    at = match.to;
  }
  return at === piece.to || isLegalTail(piece.line, at, piece.to);
}

/** "SK On Jiangsu": a company and a place in one run, with no noun behind it that the place could belong to. */
function readSubsidiary(piece: Piece, matches: readonly Match[], index: NameIndex): Piece[] {
  const [company, place, ...more] = matches;
  if (!company || !place || more.length || !isCompany(company) || place.aliases[0]!.listed.kind !== 'place') return [];
  if (piece.line.writing !== 'plain' || index.demonyms.has(fold(piece.line.tokens[place.from]!.text))) return [];
  return isFree(piece.line, piece.to) ? [{ ...piece, parent: company.aliases[0]!.listed.value }] : [];
}

/** No noun follows that the last word could belong to. */
function isFree(line: Line, at: number): boolean {
  const next = at < line.to ? line.tokens[at]! : undefined;
  return (
    next === undefined ||
    (next.kind === 'mark' && next.text !== '-') ||
    next.kind === 'possessive' ||
    VERB_BEGIN.test(next.folded)
  );
}

const VERB_BEGIN = /^(?:is|was|has|had|will|would|to|and|said|for|in|on|by|from|at|with|that|which)$/;

function isLegalTail(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = line.tokens[at]!;
    if (token.kind !== 'mark' && !LEGAL_FORMS.has(token.folded)) return false;
  }
  return to > from;
}

/** Whether the last word, legal forms and stops apart, is one that company names end in; or a legal form is there. */
export function endsAsCompany(piece: { line: Line; from: number; to: number }, index: NameIndex): boolean {
  const last = lastWord(piece);
  if (last <= piece.from) return false;
  const token = piece.line.tokens[last]!;
  return isLegalForm(piece.line, last) || index.heads.has(token.folded);
}

/** Whether the token is a legal form; those that are ordinary words or letters count in capitals only. */
export function isLegalForm(line: Line, at: number): boolean {
  const token = line.tokens[at]!;
  if (!LEGAL_FORMS.has(token.folded)) return false;
  return (
    !SHORT_FORMS.has(token.folded) ||
    (token.capitals === 'all' && line.writing !== 'shouted') ||
    /^(?:Sa|Se|As|Ag)$/.test(token.text) === false
  );
}

/** The last token of the piece that is a word. */
export function lastWord(piece: { line: Line; from: number; to: number }): number {
  let at = piece.to - 1;
  while (at > piece.from && piece.line.tokens[at]!.kind === 'mark') at--;
  return at;
}

/** "Chinese Acme" is Acme; "Korean Air" and "American Battery Technology" keep their first word. */
function cutDemonym(piece: Piece, matches: readonly Match[], index: NameIndex): Piece {
  const { tokens } = piece.line;
  const one = tokens[piece.from]!.folded;
  const two = piece.from + 1 < piece.to ? `${one} ${tokens[piece.from + 1]!.folded}` : '';
  const length = index.demonyms.has(two) ? 2 : index.demonyms.has(one) ? 1 : 0;
  const rest = piece.from + length;
  if (!length || rest >= piece.to || tokens[rest]!.kind === 'mark') return piece;
  const listed = matches.some(match => match.from === rest);
  if (matches.some(match => match.from === piece.from && match.to > rest)) return piece;
  if (!listed && (isOrdinaryWord(tokens[rest]!.folded) || index.heads.has(tokens[rest]!.folded))) return piece;
  const country = index.demonyms.get(length === 2 ? two : one);
  return { ...piece, from: rest, ...(country ? { country } : {}) };
}

/** Drops measures and trade acronyms at the end ("Acme EV"), and nothing-names altogether. */
function trimTail(piece: Piece): Piece | null {
  let to = piece.to;
  while (to > piece.from && isTail(piece.line, to - 1)) to--;
  if (to === piece.from) return null;
  return { ...piece, to };
}

function isTail(line: Line, at: number): boolean {
  const token = line.tokens[at]!;
  return token.kind === 'mark'
    ? token.text !== '.' && token.text !== '+'
    : PLAIN_ACRONYMS.has(token.folded) && token.capitals !== 'first' && !isLegalForm(line, at);
}

function uncovered(piece: Piece, matches: readonly Match[]): Piece[] {
  const first = piece.line.tokens[piece.from]!;
  const people = isGivenName(first.folded) && matches[0]!.from > piece.from;
  if (people && matches.length === 1) return [piece];
  const gaps: Piece[] = [];
  let at = piece.from;
  for (const match of [...matches, { from: piece.to, to: piece.to }]) {
    if (match.from > at) gaps.push({ ...piece, from: at, to: match.from });
    at = match.to;
  }
  return gaps
    .map(gap => trimMarks(gap))
    .map(gap => (gap && isPlaceWord(gap) ? null : gap))
    .filter(gap => gap !== null);
}

/** "Prefecture" behind a listed "Shiga". */
function isPlaceWord({ line, from, to }: Piece): boolean {
  return to === from + 1 && (PLACE_NOUNS.has(line.tokens[from]!.folded) || LEGAL_FORMS.has(line.tokens[from]!.folded));
}

function trimMarks(piece: Piece): Piece | null {
  let { from, to } = piece;
  while (from < to && piece.line.tokens[from]!.kind === 'mark') from++;
  while (to > from && piece.line.tokens[to - 1]!.kind === 'mark' && piece.line.tokens[to - 1]!.text !== '.') to--;
  return from < to ? { ...piece, from, to } : null;
}
