// Gathers the pieces of an article by name, weighs them together, and decides what each is.
import type { NameKind } from '@cellwire/model';
import type { Part } from '../text/types.js';
import { emptyTally, type Tally } from './evidence/tally.js';
import { weigh } from './evidence/weigh.js';
import type { Match } from './find-listed.js';
import { isGivenName, isOrdinaryWord } from './lexicon.js';
import { isLegalForm, lastWord, type Piece } from './pieces.js';
import type { ListedName, NameIndex } from './types.js';
import { WEAK_FORMS } from './word-lists.js';
import { townCountry } from './world-towns.js';

/** One unlisted name of an article with all of its occurrences. */
export interface Candidate {
  /** Folded words without legal forms, joined by spaces. */
  key: string;
  /** The usual name: as written, without legal forms. */
  value: string;
  pieces: Piece[];
  tally: Tally;
  kind: NameKind | null;
  via: string;
  parent?: string;
  /** The country of the town of this name; null where several have one. Absent for what is no town's name. */
  townIn?: string | null;
  /** The listed name that the text says this is another name of. */
  adopted?: ListedName;
  /** Made once, so that all spans share it. */
  described?: ListedName;
}

/** Groups pieces by their words and sums what is said of them; kinds are not yet decided. */
export function gatherCandidates(pieces: readonly Piece[], index: NameIndex): Map<string, Candidate> {
  const byKey = new Map<string, Candidate>();
  for (const piece of pieces) {
    const key = keyOf(piece);
    if (!key) continue;
    const candidate = byKey.get(key) ?? newCandidate(key, writtenValue(piece));
    byKey.set(key, candidate);
    candidate.pieces.push(piece);
    if (piece.parent) candidate.parent = piece.parent;
    weigh(piece, index, candidate.tally);
  }
  return byKey;
}

/** Points for bearing the name of a town that the pack does not list: a company may be called like one. */
const TOWN = 3;

function newCandidate(key: string, value: string): Candidate {
  const candidate: Candidate = { key, value, pieces: [], tally: emptyTally(), kind: null, via: 'capitals' };
  const country = isOrdinaryWord(key) || isGivenName(key) ? undefined : townCountry(value);
  if (country === undefined) return candidate;
  candidate.tally.place += TOWN;
  candidate.townIn = country;
  return candidate;
}

/** The end of the usual name: behind the last word that is no legal form. */
export function usualEnd(piece: { line: Piece['line']; from: number; to: number }): number {
  let end = lastWord(piece) + 1;
  while (end - 1 > piece.from && (isDroppable(piece, end - 1) || piece.line.tokens[end - 1]!.kind === 'mark')) end--;
  return end;
}

/** "Company" and "Corporation" stay behind an ordinary word ("Acme Battery Company"), the short forms never. */
function isDroppable(piece: { line: Piece['line']; from: number }, at: number): boolean {
  const token = piece.line.tokens[at]!;
  if (!isLegalForm(piece.line, at) || WEAK_FORMS.has(token.folded)) return false;
  if (token.folded !== 'company' && token.folded !== 'corporation') return true;
  return !isOrdinaryWord(piece.line.tokens[at - 1]!.folded);
}

export function keyOf(piece: { line: Piece['line']; from: number; to: number }): string {
  const words: string[] = [];
  for (let at = piece.from; at < usualEnd(piece); at++) {
    const token = piece.line.tokens[at]!;
    if (token.kind !== 'mark' || token.text === '&') words.push(token.folded);
  }
  return words.join(' ');
}

/** The usual name as the text has it; from a shouted line, capitalised word by word. */
export function writtenValue(piece: { line: Piece['line']; from: number; to: number }): string {
  const { tokens, writing } = piece.line;
  let value = '';
  for (let at = piece.from; at < usualEnd(piece); at++) {
    const token = tokens[at]!;
    if (at > piece.from && token.spaced) value += ' ';
    value +=
      writing === 'shouted' && token.text.length > 3 ? token.text[0] + token.text.slice(1).toLowerCase() : token.text;
  }
  return value;
}

/** A neighbour in a list ("Acme, Beta and Gamma") that is known for a company makes this one more likely one. */
export function weighNeighbours(candidates: ReadonlyMap<string, Candidate>, matches: readonly Match[]): void {
  const companies = new Set<number>();
  for (const match of matches)
    if (match.aliases[0]!.listed.kind === 'company')
      companies.add(spot(match.line.in, match.from, 'from')).add(spot(match.line.in, match.to, 'to'));
  for (const candidate of candidates.values()) {
    if (leaning(candidate) !== 'company') continue;
    for (const { line, from, to } of candidate.pieces)
      companies.add(spot(line.in, from, 'from')).add(spot(line.in, to, 'to'));
  }
  for (const candidate of candidates.values()) {
    for (const { line, from, to } of candidate.pieces) {
      const left = isJoint(line, from - 1) ? joinEnd(line, from - 1) : -1;
      const right = isJoint(line, to)
        ? line.tokens[to]!.text === ',' && line.tokens[to + 1]?.folded === 'and'
          ? to + 2
          : to + 1
        : -1;
      if (left >= 0 && companies.has(spot(line.in, left, 'to'))) candidate.tally.company += 2;
      if (right >= 0 && companies.has(spot(line.in, right, 'from'))) candidate.tally.company += 2;
    }
  }
}

// Where a company begins or ends, as one number: token position, edge, part.
const spot = (part: Part, at: number, edge: 'from' | 'to'): number =>
  at * 4 + (edge === 'from' ? 0 : 1) + (part === 'title' ? 2 : 0);
const isJoint = (line: Piece['line'], at: number): boolean =>
  at >= line.from && at < line.to && /^(?:and|or|,|&|\/|-)$/.test(line.tokens[at]!.folded);

function joinEnd(line: Piece['line'], at: number): number {
  return line.tokens[at]!.folded === 'and' && at > line.from && line.tokens[at - 1]!.text === ',' ? at - 1 : at;
}

const THRESHOLD = { company: 2, venture: 4, facility: 2.5, place: 3, person: 3, agency: 3, thing: 2 } as const;
const ORDER = ['person', 'agency', 'venture', 'thing', 'company', 'place', 'facility'] as const;
/** Below it nothing but its capital speaks for a company. */
const SPOKEN_FOR = 2;

/** The kind with most points above its threshold; null for things and for what nothing is known of. */
export function leaning(candidate: Candidate): NameKind | null {
  const { tally } = candidate;
  // A venture is a company too, so that both gather points; being called a venture settles it.
  if (tally.venture >= 5 && tally.person < 4) return 'venture';
  const points = { ...tally, company: tally.company + tally.weak, thing: tally.thing + (tally.ordinary ?? 0) };
  // A capital alone yields to any word that says what the name is.
  if (tally.company < SPOKEN_FOR && (tally.place >= THRESHOLD.place || tally.facility >= THRESHOLD.facility))
    points.company = 0;
  let best: (typeof ORDER)[number] | null = null;
  for (const kind of ORDER) {
    if (points[kind] < THRESHOLD[kind]) continue;
    if (!best || points[kind] > points[best]) best = kind;
  }
  return best === 'thing' ? null : best;
}
