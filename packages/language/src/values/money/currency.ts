// Reads the currency before or after a figure.
import type { MoneySpan } from '@cellwire/model';
import type { Numeral } from '../numbers.js';
import { isDash, low, type Token } from '../tokens.js';
import {
  CODES,
  CURRENCY_NOUNS,
  type CurrencyNoun,
  DOLLAR_PREFIXES,
  LEADING_NOUNS,
  LOWER_CODES,
  NATIONS,
  SIGNS,
} from './currencies.js';
import type { Sum } from './sum.js';

export interface Lead {
  code: string;
  end: number;
  sign: string;
  needsScale: boolean;
}

const isNumber = (tokens: readonly Token[], i: number): boolean => tokens[i]?.kind === 'number';

/** An ISO code in capitals, or a common one in small letters. */
function codeAt(tokens: readonly Token[], i: number): string | undefined {
  const t = tokens[i];
  if (t?.kind !== 'word' || t.text.length !== 3) return undefined;
  return CODES.get(LOWER_CODES.has(t.lower) ? t.text.toUpperCase() : t.text);
}

/** `US $`, `C$`, `u.s $`: the sign's code and its end, where a prefix begins at `i`. */
function prefixedSign(tokens: readonly Token[], i: number): Lead | null {
  if (low(tokens, i) === 'u' && low(tokens, i + 1) === '.' && low(tokens, i + 2) === 's') {
    const at = low(tokens, i + 3) === '.' ? i + 4 : i + 3;
    return low(tokens, at) === '$' ? { code: 'USD', end: at + 1, sign: 'US$', needsScale: false } : null;
  }
  const prefix = DOLLAR_PREFIXES.get(low(tokens, i));
  if (prefix && low(tokens, i + 1) === '$' && (tokens[i + 1]!.glued || !prefix.glued))
    return { code: prefix.code, end: i + 2, sign: 'prefixed', needsScale: false };
  const code = codeAt(tokens, i);
  if (code && SIGNS.has(low(tokens, i + 1))) return { code, end: i + 2, sign: 'prefixed', needsScale: false };
  if (low(tokens, i) === 'cn' && SIGNS.get(low(tokens, i + 1)) === 'JPY' && tokens[i + 1]!.glued)
    return { code: 'CNY', end: i + 2, sign: 'prefixed', needsScale: false };
  return null;
}

/** Whether a currency before a figure can begin with this token; a cheap test for the many that can't. */
export function beginsCurrency(t: Token): boolean {
  if (t.kind === 'mark') return SIGNS.has(t.text);
  return (
    t.kind === 'word' &&
    (t.text.length <= 4 ||
      LEADING_NOUNS.has(t.lower) ||
      t.lower === 'dollar' ||
      NATIONS.has(t.lower) ||
      DOUBLE_NATIONS.has(t.lower))
  );
}

/** The currency that begins at token `i` and stands before a figure. */
export function currencyBefore(tokens: readonly Token[], i: number): Lead | null {
  const t = tokens[i];
  if (!t || t.kind === 'number') return null;
  if (t.kind === 'mark') {
    const code = SIGNS.get(t.text);
    if (!code) return null;
    // "$US188 million", as Australian papers write
    const prefix = t.text === '$' && tokens[i + 1]?.glued ? DOLLAR_PREFIXES.get(low(tokens, i + 1)) : undefined;
    if (prefix && isNumber(tokens, i + 2))
      return { code: prefix.code, end: i + 2, sign: 'prefixed', needsScale: false };
    return { code, end: i + 1, sign: t.text, needsScale: false };
  }
  const prefixed = prefixedSign(tokens, i);
  if (prefixed) return prefixed;
  const code = codeAt(tokens, i);
  if (code && !afterFigure(tokens, i)) return { code, end: i + 1, sign: t.text, needsScale: false };
  if (t.lower === 'rs' && low(tokens, i + 1) === '.' && isNumber(tokens, i + 2))
    return { code: 'INR', end: i + 2, sign: 'Rs', needsScale: false };
  if (LEADING_NOUNS.has(t.lower) && isNumber(tokens, i + 1))
    return { code: CURRENCY_NOUNS.get(t.lower)!.alone, end: i + 1, sign: t.text, needsScale: false };
  if (t.lower === 'dollar' && isNumber(tokens, i + 1))
    return { code: 'USD', end: i + 1, sign: t.text, needsScale: true };
  // "W22tr": a W that touches the figure
  if (t.text === 'W' && isNumber(tokens, i + 1) && tokens[i + 1]!.glued)
    return { code: 'KRW', end: i + 1, sign: t.text, needsScale: true };
  // "P7.4 billion": Philippine pesos touch their figure and have a scale behind it.
  if (t.text === 'P' && isNumber(tokens, i + 1) && tokens[i + 1]!.glued)
    return { code: 'PHP', end: i + 1, sign: t.text, needsScale: true };
  if (t.lower === 'kr' && isNumber(tokens, i + 1)) return { code: 'SEK', end: i + 1, sign: t.text, needsScale: true };
  const nation = nationAt(tokens, i);
  const named = nation && CURRENCY_NOUNS.get(low(tokens, nation.end));
  if (named && isNumber(tokens, nation.end + 1) && named.of[nation.nation])
    return { code: named.of[nation.nation]!, end: nation.end + 1, sign: t.text, needsScale: false };
  return null;
}

const afterFigure = (tokens: readonly Token[], i: number): boolean =>
  isNumber(tokens, i - 1) && !isNumber(tokens, i + 1);

/** First words of the nations of two words. */
const DOUBLE_NATIONS = new Set([...NATIONS.keys()].filter(n => n.includes(' ')).map(n => n.split(' ')[0]!));

/** "Canadian", "Hong Kong", "U.S.": the nation that begins at `i`. */
function nationAt(tokens: readonly Token[], i: number): { nation: string; end: number } | null {
  if (low(tokens, i) === 'u' && low(tokens, i + 1) === '.' && low(tokens, i + 2) === 's')
    return { nation: 'us', end: low(tokens, i + 3) === '.' ? i + 4 : i + 3 };
  const first = low(tokens, i);
  const two = DOUBLE_NATIONS.has(first) ? NATIONS.get(`${first} ${low(tokens, i + 1)}`) : undefined;
  if (two) return { nation: two, end: i + 2 };
  const one = NATIONS.get(first);
  return one ? { nation: one, end: i + 1 } : null;
}

export interface Tail {
  code: string;
  end: number;
  noun: boolean;
  /** The scale where it stands behind the currency: "75 USD million". */
  scale: number;
}

const BIG = new Map([
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);
/** After "won" or "pounds": the word was a verb, or a weight. */
const DETERMINERS = new Set(
  'the a an its his her their our three two four five all first several more no every'.split(' '),
);
const WEIGHED = new Set(['of', 'per', 'heavier', 'lighter', 'lb', 'lbs']);

/** A noun that is also a common word counts as money only where nothing speaks against it. */
function isMoney(tokens: readonly Token[], figure: Numeral, at: number, noun: CurrencyNoun): boolean {
  if (!noun.homonym) return true;
  const word = low(tokens, at);
  const next = low(tokens, at + 1);
  if (word.startsWith('pound')) return !WEIGHED.has(next);
  if (word === 'won') return (figure.scale > 1 || figure.value >= 100) && !DETERMINERS.has(next) && !isYear(figure);
  return figure.scale > 1 || figure.value >= 1000 || word === 'reais' || word === 'bucks';
}

const isYear = (f: Numeral): boolean => f.scale === 1 && f.end === f.first + 1 && f.value >= 1900 && f.value <= 2100;

/** The currency after a figure: `20€`, `20 USD`, `9.6 trillion-won`, `100 million U.S. dollars`. */
export function currencyAfter(tokens: readonly Token[], figure: Numeral): Tail | null {
  let at = figure.end;
  const t = tokens[at];
  if (!t) return null;
  const sign = SIGNS.get(t.text);
  // In "5 $10 notes" the sign opens the next figure.
  if (sign && !(isNumber(tokens, at + 1) && tokens[at + 1]!.glued && !t.glued))
    return { code: sign, end: at + 1, noun: false, scale: 1 };
  const prefix = DOLLAR_PREFIXES.get(t.lower);
  if (prefix && t.glued && low(tokens, at + 1) === '$' && tokens[at + 1]!.glued && !isNumber(tokens, at + 2))
    return { code: prefix.code, end: at + 2, noun: false, scale: 1 };
  if (isDash(tokens, at) && t.glued) at++;
  const code = codeAt(tokens, at);
  if (code) {
    const scale = figure.scale === 1 ? (BIG.get(low(tokens, at + 1)) ?? 1) : 1;
    return { code, end: scale > 1 ? at + 2 : at + 1, noun: scale === 1, scale };
  }
  const nation = nationAt(tokens, at);
  const where = nation ? nation.end : at;
  const noun = CURRENCY_NOUNS.get(low(tokens, where));
  if (!noun || (low(tokens, where) === 'rs' && nation)) return null;
  const named = nation ? noun.of[nation.nation] : noun.alone;
  if (!named || (!nation && !isMoney(tokens, figure, where, noun))) return null;
  const end = low(tokens, where + 1) === 'sterling' ? where + 2 : where + 1;
  return { code: named, end, noun: true, scale: 1 };
}

const MILLIONS = /^[mM]([A-Z]{3})$/;
/** `MUSD`, `MEUR`: millions of a currency, as Nordic companies report. */
export function millionsCode(tokens: readonly Token[], i: number): string | null {
  const t = tokens[i];
  if (t?.kind !== 'word' || t.text.length !== 4) return null;
  const code = MILLIONS.exec(t.text)?.[1];
  return (code && CODES.get(code)) ?? null;
}

const CHINESE = new Set(['yuan', 'renminbi', 'rmb', 'cny']);
const JAPANESE = new Set(['yen', 'jpy']);
/** A bare ¥ is yuan in a text that names yuan and never yen. */
export function yenOrYuan(tokens: readonly Token[], sums: readonly Sum[], spans: MoneySpan[]): void {
  const bare = sums.flatMap((s, n) => (SIGNS.get(low(tokens, s.first)) === 'JPY' ? [n] : []));
  if (bare.length === 0) return;
  if (!tokens.some(t => CHINESE.has(t.lower)) || tokens.some(t => JAPANESE.has(t.lower))) return;
  for (const n of bare) spans[n] = { ...spans[n]!, currency: 'CNY' };
}
