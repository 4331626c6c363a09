// Finds counts: a number and the noun it counts, with up to four words between ("1,600 hourly and salaried workers").
import type { Numeral } from '../numbers.js';
import { isCapital, isDash, low, opensSentence, type Token } from '../tokens.js';
import { isBareHeads, isPartOfPeople } from './bare-heads.js';
import { COUNTED, PEOPLE, STOPS } from './counted-nouns.js';

const LONGEST_GAP = 4;
const DISMISSALS = new Set(
  'off furlough furloughed furloughing dismiss dismissed dismissing headcount workforce'.split(' '),
);
const OF = new Set(['its', 'the', 'their', 'our', 'his', 'her', 'those', 'these']);

/** The noun counted by the figure that ends at token `end`, or '' where none stands near. */
function nounAfter(tokens: readonly Token[], end: number): string {
  let at = end;
  // "1,600 of its 3,000 workers"
  if (low(tokens, at) === 'of' && OF.has(low(tokens, at + 1))) {
    at += 2;
    if (tokens[at]?.kind === 'number') at++;
  }
  // "46-series cells" is a compound; "a 1,600-worker plant" counts
  const compound = isDash(tokens, at) && tokens[at]!.glued && tokens[at + 1]?.glued;
  if (compound) return COUNTED.has(low(tokens, at + 1)) ? low(tokens, at + 1) : '';
  let found = '';
  for (let i = at; i <= at + LONGEST_GAP; i++) {
    const t = tokens[i];
    if (!t) break;
    if (t.lower === 'and' && i > at && tokens[i + 1]?.kind === 'word') continue;
    if (isDash(tokens, i) && t.glued) continue;
    if (t.kind !== 'word' || STOPS.has(t.lower)) break;
    // "sent 75 workers home"
    if (t.lower === 'home' && PEOPLE.has(found)) break;
    if (COUNTED.has(t.lower)) found = t.lower;
    // "10 battery suppliers": the head is another noun
    else if (found) return /s$/.test(found) || found === 'people' || !/[^s]s$/.test(t.lower) ? found : '';
  }
  return found;
}

/** "4680 cells", "a 46120 battery": the number is a cell format, not a count. Counts of four digits are round or have commas. */
const isFormat = (t: Token, noun: string): boolean =>
  /^(?:cells?|batter(?:y|ies)|series|packs?|modules?)$/.test(noun) && /^\d{4,5}$/.test(t.text) && t.value % 100 !== 0;

const DESIGNATORS = new Set(
  'model line phase class type gen generation level tier group stage version series no number unit plant building'.split(
    ' ',
  ),
);

/** "Model 3 cars", "Ioniq 5 vehicles", "Line 2 workers": a small number after a name belongs to the name. */
function isDesignation(tokens: readonly Token[], i: number, value: number): boolean {
  const before = tokens[i - 1];
  if (!before) return false;
  if (before.kind === 'word' && (tokens[i]!.glued || DESIGNATORS.has(before.lower))) return true;
  // "COVID-19 workers"
  if (isDash(tokens, i - 1) && tokens[i]!.glued && before.glued && tokens[i - 2]?.kind === 'word') return true;
  // "a 51-49 battery venture"
  const share = tokens[i - 2];
  if (/^[-–:/]$/.test(before.text) && tokens[i]!.glued && share?.kind === 'number' && share.value + value === 100)
    return true;
  return value < 10 && isCapital(tokens, i - 1) && !opensSentence(tokens, i - 1);
}

/** "2026 vehicles" speaks of a year; a count of thousands has its comma unless it is round. */
const isYear = (figure: Numeral, t: Token): boolean =>
  figure.scale === 1 && /^(?:19|20)\d\d$/.test(t.text) && t.value % 50 !== 0;

/** "three people familiar with the matter" are sources. */
const CROWD = new Set(['people', 'persons', 'person', 'members']);

/** Whether the figure counts something, and what; null when it does not. `noun` is '' after "lay off 1,600". */
export function readCount(tokens: readonly Token[], figure: Numeral): { noun: string } | null {
  const t = tokens[figure.first]!;
  if (!Number.isInteger(figure.value) || isDesignation(tokens, figure.first, figure.value)) return null;
  // "210 of them would be let go"
  if (low(tokens, figure.end) === 'of' && low(tokens, figure.end + 1) === 'them' && figure.value >= 10)
    return { noun: '' };
  if (figure.value >= 10 && isPartOfPeople(tokens, figure.end, end => nounAfter(tokens, end))) return { noun: '' };
  if (isBareHeads(tokens, figure) && !isYear(figure, t)) return { noun: '' };
  const noun = nounAfter(tokens, figure.end);
  if (noun) {
    if (isFormat(t, noun) || isYear(figure, t)) return null;
    // "one person", "three people": too small to be news, "two jobs" of a sentence; words from ten up and all digits count.
    if (figure.words && figure.value < 10 && (!PEOPLE.has(noun) || CROWD.has(noun))) return null;
    return figure.words && figure.value < 2 ? null : { noun };
  }
  const bare = figure.scale === 1 && t.kind === 'number' && figure.value >= 10 && !/^(?:19|20)\d\d$/.test(t.text);
  return bare && dismissed(tokens, figure) ? { noun: '' } : null;
}

/** "job cuts of up to 300", "layoffs total 300"; of other cuts and losses nobody is meant. */
function namesDismissal(tokens: readonly Token[], i: number): boolean {
  const word = low(tokens, i);
  if (DISMISSALS.has(word) || /^(?:layoffs|redundancies|dismissals)$/.test(word)) return true;
  return /^(?:cuts|losses|reductions)$/.test(word) && /^(?:job|jobs|staff|workforce)$/.test(low(tokens, i - 1));
}

/** "the number of employees will fall by 1,600": the noun stands before the verb. */
function countedBefore(tokens: readonly Token[], first: number): boolean {
  let by = first - 1;
  while (
    by > first - 4 &&
    /^(?:about|around|some|roughly|nearly|almost|over|than|more|least|at|up|to)$/.test(low(tokens, by))
  )
    by--;
  if (low(tokens, by) !== 'by') return false;
  for (let i = by - 1; i > by - 10; i--) {
    if (/^(?:workforce|headcount|payroll)$/.test(low(tokens, i))) return true;
    if (low(tokens, i) === 'number' && low(tokens, i + 1) === 'of' && PEOPLE.has(low(tokens, i + 2))) return true;
  }
  return false;
}

/** "lay off about 1,600 at the plant", "cut its headcount by 300". */
function dismissed(tokens: readonly Token[], figure: Numeral): boolean {
  const next = tokens[figure.end];
  if (next && (next.kind !== 'word' ? !/^[.,;)]$/.test(next.text) : !STOPS.has(next.lower))) return false;
  for (let back = 1; back <= 4; back++) if (namesDismissal(tokens, figure.first - back)) return !isDay(next);
  return countedBefore(tokens, figure.first) && !isDay(next);
}

const isDay = (next: Token | undefined): boolean =>
  /^(?:days?|weeks?|months?|years?|hours?|million|percent)$/.test(next?.lower ?? '');
