// What a date in a sentence is about: the deed, the saying of it, or something else (a figure compared with, a period
// that only names a thing: "the third-quarter briefing").
import type { NounPhrase } from '@cellwire/language';
import type { Reading } from '../reading/reading.js';
import { isDay } from './when.js';

/** `deed`: an adverbial of its clause; `said`: the day of a statement; `none`: no time of any deed. */
export type Bearing = 'deed' | 'said' | 'none';

/** Nouns of what companies and governments say, in writing or aloud. */
const STATEMENTS = new Set(
  'statement filing announcement disclosure release notice letter memo report presentation briefing interview call conference speech post result earnings document email e-mail decision bulletin submission prospectus spokesperson spokesman spokeswoman'.split(
    ' ',
  ),
);
export const isStatement = (np: NounPhrase): boolean => STATEMENTS.has(np.noun);

const LINKS = new Set(['in', 'of', 'at', 'the', 'a', 'an', 'for', 'on', 'by']);

/** Tokens before `i` that only link a date to what it belongs to. */
function beforeLinks(r: Reading, i: number): number {
  let at = i - 1;
  while (at >= 0 && LINKS.has(r.parsed.tokens[at]!.lower)) at--;
  return at;
}

/** "than in 2024", "compared with 2024", "from 500 GWh today", "up from 30 in 2024", "from last year's level". */
function isComparison(r: Reading, i: number): boolean {
  const { tokens } = r.parsed;
  const at = beforeLinks(r, i);
  const before = tokens[at];
  if (!before) return false;
  if (['than', 'versus', 'vs', 'against', 'instead'].includes(before.lower)) return true;
  if (before.lower === 'with' && /^compar/.test(tokens[at - 1]?.lower ?? '')) return true;
  if (before.lower === 'from' && (/^(?:up|down)$/.test(tokens[at - 1]?.lower ?? '') || tokens[i]!.possessive))
    return true;
  const figure = before.pos === 'number' ? at : tokens[at - 1]?.pos === 'number' && before.pos === 'noun' ? at - 1 : -1;
  if (figure < 0) return false;
  for (let k = figure - 1; k >= Math.max(0, figure - 4); k--) {
    const t = tokens[k]!;
    // "more than 20 GWh in 2026"
    if (t.lower === 'than' && /^(?:more|less|fewer|greater|rather|higher|lower)$/.test(tokens[k - 1]?.lower ?? ''))
      return false;
    if (t.lower === 'from' || t.lower === 'than' || t.lower === 'against' || t.lower === 'versus') return true;
    if (t.lower === 'with') return /^compar/.test(tokens[k - 1]?.lower ?? '');
    if (
      !['about', 'around', 'some', 'a', 'the', 'just', 'only', 'nearly', 'almost', 'roughly', 'mere'].includes(t.lower)
    )
      return false;
  }
  return false;
}

/** "the year ended 31 March", "as at 30 September": the end of a reporting period. */
function endsPeriod(r: Reading, i: number): boolean {
  const { tokens } = r.parsed;
  const at = beforeLinks(r, i);
  const before = tokens[at]?.lower ?? '';
  if (/^(?:ended|ending)$/.test(before)) return true;
  return tokens[i - 1]?.lower === 'at' && tokens[i - 2]?.lower === 'as';
}

const ORDINALS = new Set('first second third fourth fifth sixth latest'.split(' '));

/** "its second round of cuts this year": the date counts the things, it does not date the deed. */
function countsAlong(r: Reading, i: number): boolean {
  const { tokens } = r.parsed;
  const np = r.parsed.phrases.find(
    p =>
      p.start < i &&
      p.head < i &&
      i - p.head <= 3 &&
      ORDINALS.has(tokens[p.determiner === null ? p.start : p.start + 1]?.lower ?? ''),
  );
  return (
    np !== undefined &&
    /^this\b/i.test(tokens[i]!.text) &&
    !r.parsed.clauses.some(c => c.vg.start >= np.end && c.vg.start < i)
  );
}

/** The phrase that a date stands inside before its head, or as its possessor: "a Tuesday filing", "last year's level". */
function modifiedBy(r: Reading, i: number): NounPhrase | null {
  return r.parsed.phrases.findLast(p => p.start <= i && p.head > i && i < p.end) ?? null;
}

/** The phrase that ends right before a date: "a statement on Tuesday", "a filing dated March 10". */
function phraseBefore(r: Reading, i: number): NounPhrase | null {
  const { tokens } = r.parsed;
  let at = i - 1;
  while (
    at > 0 &&
    /^(?:on|late|early|dated|issued|published|released|made|earlier|in|of|from|,)$/.test(tokens[at]!.lower)
  )
    at--;
  return r.parsed.phrases.findLast(p => p.head === at) ?? null;
}

const INCLUDES = /^(?:includ|contain|reflect|compris|incorporat)/;
/** "in its 2025 accounts", "Its fourth-quarter results included a charge": the period into which something is put. */
function isInAccounts(r: Reading, np: NounPhrase): boolean {
  if (/^(?:account|book)$/.test(np.noun)) return np.preposition === 'in';
  return (
    /^(?:result|earnings|account|profit|loss)$/.test(np.noun) &&
    r.parsed.clauses.some(c => c.subject === np && INCLUDES.test(r.parsed.tokens[c.vg.head]?.lower ?? ''))
  );
}

/** What the date at token `i` is about; `trigger` is the phrase that names the deed, if one does. */
export function bearingOf(r: Reading, i: number, trigger: NounPhrase | null): Bearing {
  const value = r.parsed.tokens[i]?.value;
  if (value?.kind !== 'date' || isComparison(r, i) || endsPeriod(r, i) || countsAlong(r, i)) return 'none';
  const whole = modifiedBy(r, i);
  if (whole) {
    if (isInAccounts(r, whole) && !isDay(value.value)) return 'deed';
    if (isStatement(whole)) return isDay(value.value) ? 'said' : 'none';
    return trigger && whole.head === trigger.head ? 'deed' : 'none';
  }
  const before = phraseBefore(r, i);
  return before && isStatement(before) && isDay(value.value) ? 'said' : 'deed';
}
