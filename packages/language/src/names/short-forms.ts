// Aliases that an article introduces: "(CATL)", "known as Acme", "the Company", and short forms of names met in full.
import type { Candidate } from './candidates.js';
import { keyOf } from './candidates.js';
import type { Match } from './find-listed.js';
import { isGivenName, isOrdinaryWord } from './lexicon.js';
import type { Line } from './lines.js';
import type { ListedName, NameIndex } from './types.js';
import { CALENDAR_WORDS, PLAIN_ACRONYMS } from './word-lists.js';

/** What an alias stands for: a name the index lists, or a candidate by key. */
export type Target = { listed: ListedName } | { key: string };
export interface IntroducedAlias {
  words: string;
  target: Target;
}

const MOST_IN_BRACKETS = 10;

/** Where names end, so that what follows can be tied to them. */
export type NameEnds = ReadonlyMap<number, Target & { from: number }>;

export function mapEnds(candidates: ReadonlyMap<string, Candidate>, matches: readonly Match[]): NameEnds {
  const ends = new Map<number, Target & { from: number }>();
  for (const match of matches)
    ends.set(endKey(match.line, match.to), { listed: match.aliases[0]!.listed, from: match.from });
  for (const candidate of candidates.values())
    for (const piece of candidate.pieces)
      ends.set(endKey(piece.line, piece.to), { key: candidate.key, from: piece.from });
  return ends;
}

const endKey = (line: Line, to: number): number => to * 2 + (line.in === 'title' ? 1 : 0);

/** Aliases in brackets and behind "known as", in the order of the text. */
export function findIntroduced(lines: readonly Line[], ends: NameEnds): IntroducedAlias[] {
  const found: IntroducedAlias[] = [];
  for (const line of lines) {
    for (let at = line.from + 1; at < line.to; at++) {
      const token = line.tokens[at]!;
      if (token.text === '(') readBracket(line, at, ends, found);
      else if (token.folded === 'known' && line.tokens[at + 1]?.folded === 'as') readKnownAs(line, at, ends, found);
    }
  }
  return found;
}

/** The name that ends at `at`; legal forms and their stops may stand between. */
function endingAt(line: Line, at: number, ends: NameEnds): (Target & { from: number }) | undefined {
  for (let end = at; end > line.from && end > at - 5; end--) {
    const name = ends.get(endKey(line, end));
    if (name) return name;
    if (
      !/^(?:\.|,|inc|corp|co|ltd|corporation|company|limited|llc|plc|ag|se|gmbh|motor|holdings?|group)$/.test(
        line.tokens[end - 1]!.folded,
      )
    )
      return undefined;
  }
  return undefined;
}

function readBracket(line: Line, open: number, ends: NameEnds, found: IntroducedAlias[]): void {
  const base = endingAt(line, open, ends);
  if (!base) return;
  let close = open + 1;
  while (close < line.to && close - open <= MOST_IN_BRACKETS && line.tokens[close]!.text !== ')') close++;
  if (
    close >= line.to ||
    line.tokens[close]!.text !== ')' ||
    line.tokens.slice(open, close).some(token => token.text === ':')
  )
    return;
  let from = open + 1;
  for (let at = open + 1; at <= close; at++) {
    const token = line.tokens[at]!;
    const ends = at === close || token.text === ',' || token.text === ';' || token.folded === 'or';
    if (!ends) continue;
    const alias = readAlias(line, from, at);
    if (alias && (alias.quoted || resembles(line, base.from, open, alias.words)))
      found.push({ words: alias.words, target: plainTarget(base) });
    from = at + 1;
  }
}

const plainTarget = (target: Target): Target => ('listed' in target ? { listed: target.listed } : { key: target.key });

/** `“Acme”`, `the “Company”`, `ACME`, `hereinafter Acme`. */
function readAlias(line: Line, from: number, to: number): { words: string; quoted: boolean } | null {
  let start = from;
  while (
    start < to &&
    /^(?:hereinafter|hereafter|also|aka|formerly|now|known|as|called|previously|the|["“”'‘’])$/.test(
      line.tokens[start]!.folded,
    )
  )
    start++;
  let end = to;
  while (end > start && /^["“”'‘’]$/.test(line.tokens[end - 1]!.text)) end--;
  if (start >= end || end - start > 5) return null;
  const first = line.tokens[start]!;
  if (
    !/^\p{Lu}/u.test(first.text) ||
    CALENDAR_WORDS.has(first.folded) ||
    (end === start + 1 && PLAIN_ACRONYMS.has(first.folded))
  )
    return null;
  for (let at = start; at < end; at++) if (line.tokens[at]!.kind === 'number') return null;
  const quoted = start > from && /^["“‘']$/.test(line.tokens[start - 1]!.text);
  const words =
    line.tokens[start]!.text +
    line.tokens
      .slice(start + 1, end)
      .map(token => (token.spaced ? ' ' : '') + token.text)
      .join('');
  // "the Company" is an alias only with its article; alone it is any company.
  if (/^(?:company|group|corporation|firm|partnership|issuer)$/.test(first.folded) && end === start + 1)
    return quoted ? { words: `the ${words}`, quoted } : null;
  return { words, quoted };
}

/** An acronym or cut of the name: its letters stand in the name in the same order, the first one first. */
function resembles(line: Line, from: number, to: number, alias: string): boolean {
  const letters = alias.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const name = line.tokens
    .slice(from, to)
    .map(token => token.folded)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '');
  if (!letters || letters[0] !== name[0] || letters.length > name.length) return false;
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** "GFL International, better known as Ganfeng": the second is the usual name's alias. */
function readKnownAs(line: Line, known: number, ends: NameEnds, found: IntroducedAlias[]): void {
  let before = known;
  while (
    before > line.from &&
    /^(?:better|also|commonly|formerly|now|widely|officially|previously|then|,|which|is|was)$/.test(
      line.tokens[before - 1]!.folded,
    )
  )
    before--;
  const base = endingAt(line, before, ends);
  if (!base || before === known) return;
  let start = known + 2;
  if (/^["“‘']$/.test(line.tokens[start]?.text ?? '')) start++;
  let end = start;
  while (end < line.to && end - start < 5 && /^\p{Lu}/u.test(line.tokens[end]!.text)) end++;
  const alias = end > start ? readAlias(line, start, end) : null;
  if (alias) found.push({ words: alias.words, target: plainTarget(base) });
}

/**
 * Short forms: the first words of a name that the article gives in full ("Zenith" of Zenith Power Systems), where only
 * one name begins so. Returns folded words → target; places and given names are left alone.
 */
export function findShortForms(
  candidates: ReadonlyMap<string, Candidate>,
  matches: readonly Match[],
  index: NameIndex,
): Map<string, Target> {
  const shorts = new Map<string, Target | null>();
  const met = firstPositions(candidates);
  const isVenture = (target: Target): boolean =>
    'listed' in target
      ? target.listed.kind === 'venture'
      : candidates.get(target.key)?.kind === 'venture' || isBlend(target.key, candidates);
  const put = (words: readonly string[], target: Target, same: (other: Target) => boolean) => {
    for (let length = 1; length < words.length; length++) {
      const key = words.slice(0, length).join(' ');
      if (words[length - 1] === '&') continue;
      const known = shorts.get(key);
      if (known && isVenture(target) && !isVenture(known)) continue;
      shorts.set(key, known === undefined || (known && same(known)) ? target : null);
    }
  };
  // "Acme" is Acme Cells, not the venture that is called Acme Beta Energy: companies come first, and keep the word.
  const byKind = [...candidates.values()].sort((x, y) => Number(x.kind === 'venture') - Number(y.kind === 'venture'));
  for (const { kind, key, pieces } of byKind) {
    if (kind !== 'company' && kind !== 'venture') continue;
    put(key.split(' '), { key }, other => 'key' in other && other.key === key);
    const acronym = acronymOf(pieces);
    if (acronym.length >= 2 && acronym !== key) shorts.set(acronym, { key });
  }
  for (const match of matches) {
    const { listed } = match.aliases[0]!;
    if ((listed.kind !== 'company' && listed.kind !== 'venture') || match.doubtful) continue;
    // "Acme" of Acme Motor, whose last word is a legal form: all of its own words, too.
    const words = keyOf(match).split(' ');
    put([...words, ''], { listed }, other => 'listed' in other && other.listed.value === listed.value);
  }
  addBarePlaceNames(candidates, index, shorts);
  const kept = new Map<string, Target>();
  for (const [key, target] of shorts) {
    if (
      !target ||
      (isGivenName(key) && !isShouting(candidates.get(key))) ||
      isPlaceOrDemonym(key, index) ||
      key.length < 2
    )
      continue;
    const acronym = 'key' in target && acronymOf(candidates.get(target.key)!.pieces) === key;
    // "Onyx" of Onyx Materials: an ordinary word only where the text uses it as a company's name.
    const shouting = isShouting(candidates.get(key));
    const plainWord = isOrdinaryWord(key) && !shouting && candidates.get(key)?.kind !== 'company';
    if (!acronym && !key.includes(' ') && (plainWord || (key.length < 3 && !shouting))) continue;
    if (!acronym && comesFirst(candidates.get(key), target, met)) continue;
    kept.set(key, target);
  }
  return kept;
}

/** "Acme Beta Energy" beside Acme Cells and Beta Motors: made of the names of two others. */
function isBlend(key: string, candidates: ReadonlyMap<string, Candidate>): boolean {
  const [first, second] = key.split(' ');
  const opens = (word: string | undefined): boolean =>
    word !== undefined &&
    [...candidates.values()].some(c => c.key !== key && c.kind === 'company' && c.key.split(' ')[0] === word);
  return second !== undefined && opens(first) && opens(second);
}

/** "Lishen" of "Tianjin Lishen": the name without the town in front of it. */
function addBarePlaceNames(
  candidates: ReadonlyMap<string, Candidate>,
  index: NameIndex,
  shorts: Map<string, Target | null>,
): void {
  for (const { kind, key } of candidates.values()) {
    const [first, ...rest] = key.split(' ');
    if (kind !== 'company' || !rest.length || !candidates.has(rest.join(' '))) continue;
    const isPlace =
      index.root.next?.get(first!)?.aliases?.some(alias => alias.listed.kind === 'place') ||
      candidates.get(first!)?.kind === 'place';
    const bare = rest.join(' ');
    if (isPlace) shorts.set(bare, shorts.has(bare) ? null : { key });
  }
}

/** "LG Energy Solution" → "lges", "General Motors" → "gm": capitals whole, other words by their first letter. */
function acronymOf(pieces: readonly Candidate['pieces'][number][]): string {
  const { line, from, to } = pieces[0]!;
  let acronym = '';
  let words = 0;
  for (let at = from; at < to; at++) {
    const token = line.tokens[at]!;
    if (token.kind === 'mark') continue;
    acronym += token.capitals === 'all' && line.writing !== 'shouted' ? token.folded : token.folded[0];
    words++;
  }
  return words > 1 ? acronym : '';
}

/** Token position of the first mention in the text of each candidate; titles are short and do not count. */
function firstPositions(candidates: ReadonlyMap<string, Candidate>): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { key, pieces } of candidates.values()) {
    const inText = pieces.find(piece => piece.line.in === 'text');
    first.set(key, inText ? inText.from : Number.POSITIVE_INFINITY);
  }
  return first;
}

/** A short name that the text used before the long one is a company of its own: Acme, then Acme Battery Recycling. */
function comesFirst(short: Candidate | undefined, target: Target, met: ReadonlyMap<string, number>): boolean {
  if (short?.kind === 'place' || short?.kind === 'facility') return true;
  if (short?.kind !== 'company' || !('key' in target)) return false;
  const at = met.get(short.key)!;
  return at < met.get(target.key)! && at !== Number.POSITIVE_INFINITY;
}

/** "EVE": written in capitals it is nobody's given name. */
function isShouting(candidate: Candidate | undefined): boolean {
  if (!candidate) return false;
  return candidate.pieces.every(
    ({ line, from }) => line.tokens[from]!.capitals === 'all' && line.writing !== 'shouted',
  );
}

function isPlaceOrDemonym(key: string, index: NameIndex): boolean {
  if (index.demonyms.has(key)) return true;
  let node: NameIndex['root'] | undefined = index.root;
  for (const word of key.split(' ')) node = node?.next?.get(word);
  // A listed name of its own needs no short form either.
  return Boolean(node?.aliases);
}
