// Months: "February 2026", "December last year", "last December", "in March"; and "May" and "March" told from the verbs.
import { isCapital, isDash, low, opensSentence, type Token } from '../tokens.js';
import { readMonthName } from './days.js';
import type { DateRule, Scene } from './draft.js';
import { fourDigitYear, fullYear, MONTHS, RELATIONS, SURE_MONTHS } from './words.js';
import { readOwnYear } from './year.js';

const LEADS = new Set(
  'in since by until till through before after during from to between of early late mid last next this coming past end and or around about than for starting beginning the on - – — / ('.split(
    ' ',
  ),
);
/** Leads that leave "March" and "May" in doubt: "from March Networks", "in May". */
const SURE_LEADS = new Set(
  'in since by until till during before after between last next this early late mid'.split(' '),
);

/** Whether a month's name without day or year is a month here. */
function isBareMonth(tokens: readonly Token[], i: number, end: number): boolean {
  const t = tokens[i]!;
  const before = low(tokens, i - 1);
  const next = tokens[end];
  if (next?.glued && next.kind === 'word') return false;
  if (next?.glued && isDash(tokens, end) && !MONTHS.has(low(tokens, end + 1)) && tokens[end + 1]?.glued)
    if (tokens[end + 1]?.kind === 'word' && !/^(?:end|quarter|to|only|through)$/.test(low(tokens, end + 1)))
      return false;
  if (SURE_MONTHS.has(t.lower)) return isCapital(tokens, i) || LEADS.has(before) || !tokens[i - 1];
  if (!tokens[i - 1] && (!next || next.kind === 'mark')) return true;
  if (/^(?:to|through|and)$/.test(low(tokens, end)) || isDash(tokens, end))
    if (MONTHS.has(low(tokens, end + 1))) return true;
  if (!LEADS.has(before)) return false;
  // "to march", "the march of progress", "the august body"
  if (!isCapital(tokens, i)) return SURE_LEADS.has(before) || MONTHS.has(low(tokens, i - 2));
  if (SURE_LEADS.has(before)) return true;
  const followedByName = isCapital(tokens, end) && !opensSentence(tokens, end) && !MONTHS.has(low(tokens, end));
  return !followedByName && !(before === 'the' || before === '(');
}

/** The month and its own year at token `i`, without the test for verbs. */
export function readMonth(scene: Scene, i: number): { month: number; year?: number; end: number } | null {
  const name = readMonthName(scene.tokens, i);
  if (!name) return null;
  const own = readOwnYear(scene, name.end);
  if (own) return { month: name.month, year: own.year, end: own.end };
  const { tokens } = scene;
  // "Aug 96", "April of 87": two digits that can be no day
  const at = low(tokens, name.end) === 'of' || isDash(tokens, name.end) ? name.end + 1 : name.end;
  const t = tokens[at];
  if (
    t?.kind === 'number' &&
    /^\d\d$/.test(t.text) &&
    t.value > 31 &&
    t.value < 100 &&
    tokens[at + 1]?.kind !== 'word' &&
    low(tokens, at + 1) !== '%'
  )
    return { month: name.month, year: fullYear(t.value), end: at + 1 };
  return { month: name.month, end: name.end };
}

export const namedMonth: DateRule = {
  id: 'month/named',
  starts: ['month'],
  read(scene, i) {
    const { tokens, reference } = scene;
    const read = readMonth(scene, i);
    if (!read) return null;
    const months: [number, number] = [read.month, read.month];
    // "the June quarter", as Australian miners report
    const quarter = isDash(tokens, read.end) ? read.end + 1 : read.end;
    const ends =
      MONTHS.has(low(tokens, i - 2)) && (isDash(tokens, i - 1) || /^(?:to|through)$/.test(low(tokens, i - 1)));
    if (low(tokens, quarter) === 'quarter' && read.month % 3 === 0 && !ends) {
      const moment = { quarter: read.month / 3, ...(read.year === undefined ? {} : { year: read.year }) };
      return { first: i, end: quarter + 1, moment };
    }
    if (read.year !== undefined) {
      // "they may in 2026 …": the verb, though a year follows
      const verb = low(tokens, i) === 'may' && !isCapital(tokens, i) && low(tokens, i + 1) === 'in';
      return verb ? null : { first: i, end: read.end, moment: { year: read.year, months } };
    }
    if (low(tokens, read.end) === 'after' && low(tokens, read.end + 1) === 'next')
      return {
        first: i,
        end: read.end + 2,
        moment: { year: reference.year + (read.month > reference.month ? 1 : 2), months },
      };
    const inYears = readInYears(tokens, read.end);
    if (inYears) return { first: i, end: inYears.end, moment: { year: reference.year + inYears.n, months } };
    return isBareMonth(tokens, i, read.end) ? { first: i, end: read.end, moment: { months } } : null;
  },
};

/** "in 1 year", "in a year" after a month. */
function readInYears(tokens: readonly Token[], i: number): { n: number; end: number } | null {
  if (low(tokens, i) !== 'in' || !/^years?$/.test(low(tokens, i + 2))) return null;
  const n = /^(?:a|one)$/.test(low(tokens, i + 1)) ? 1 : (tokens[i + 1]?.value ?? Number.NaN);
  return n >= 1 && n < 100 && Number.isInteger(n) ? { n, end: i + 3 } : null;
}

/** "last December", "next March", "this September". */
export const relatedMonth: DateRule = {
  id: 'month/related',
  starts: ['relation'],
  read({ tokens, reference }, i) {
    const n = RELATIONS.get(low(tokens, i));
    if (n === undefined) return null;
    let at = i + 1;
    if (n === 0 && /^(?:past|coming|upcoming)$/.test(low(tokens, at))) at++;
    const relation = at > i + 1 ? RELATIONS.get(low(tokens, at - 1))! : n;
    const name = readMonthName(tokens, at);
    if (!name || (low(tokens, at) === 'may' && !isCapital(tokens, at))) return null;
    const past = name.month < reference.month ? 0 : -1;
    const year = reference.year + (relation < 0 ? past : relation > 0 && name.month <= reference.month ? 1 : 0);
    return { first: i, end: name.end, moment: { year, months: [name.month, name.month] } };
  },
};

/** The year before its month: "2026 February", "2024/August", "2018 March 18", "2012/Aug/10", "2024 AD August". */
export const yearMonth: DateRule = {
  id: 'month/year-first',
  starts: ['number'],
  read({ tokens }, i) {
    const year = fourDigitYear(tokens, i);
    if (Number.isNaN(year)) return null;
    let at = i + 1;
    if (low(tokens, at) === 'ad') at++;
    const joint = low(tokens, at) === '/' || isDash(tokens, at);
    if (joint) at++;
    const name = readMonthName(tokens, at);
    if (!name || (low(tokens, at) === 'may' && !joint && !isCapital(tokens, at))) return null;
    const months: [number, number] = [name.month, name.month];
    let day = low(tokens, name.end) === '/' || isDash(tokens, name.end) ? name.end + 1 : name.end;
    const t = tokens[day];
    if (t?.kind === 'number' && /^\d\d?$/.test(t.text) && t.value >= 1 && t.value <= 31)
      return { first: i, end: ++day, moment: { year, months, day: t.value } };
    return { first: i, end: name.end, moment: { year, months } };
  },
};
