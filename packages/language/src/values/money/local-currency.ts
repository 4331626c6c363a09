// Currencies that a sum leaves to its text: whose crowns, whose dirhams, whose dollars where US dollars stand beside them.
import { low, type Token } from '../tokens.js';
import { CURRENCY_NOUNS, NATIONS, SIGNS } from './currencies.js';
import { restates } from './same-sum.js';
import type { Sum } from './sum.js';

/** Code of a sum whose noun says nothing without a nation: "900 million crowns". */
export const UNKNOWN = '?';

/** Countries and exchanges beside the adjectives of `NATIONS`. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    norway: 'norway',
    oslo: 'norway',
    norwegians: 'norway',
    sweden: 'sweden',
    stockholm: 'sweden',
    denmark: 'denmark',
    copenhagen: 'denmark',
    czechia: 'czechia',
    prague: 'czechia',
    morocco: 'morocco',
    moroccans: 'morocco',
    casablanca: 'morocco',
    dubai: 'uae',
    dhabi: 'uae',
    emirates: 'uae',
    philippines: 'philippines',
    manila: 'philippines',
    mexico: 'mexico',
    chile: 'chile',
    santiago: 'chile',
    argentina: 'argentina',
    colombia: 'colombia',
    pakistan: 'pakistan',
    lanka: 'srilanka',
    india: 'india',
    mumbai: 'india',
    serbia: 'serbia',
    algeria: 'algeria',
    tunisia: 'tunisia',
    australia: 'australia',
    asx: 'australia',
    canada: 'canada',
    tsx: 'canada',
    toronto: 'canada',
    singapore: 'singapore',
    sgx: 'singapore',
    nzx: 'newzealand',
    zealand: 'newzealand',
  }),
);

/** How often a text names each nation. */
function nationsOf(tokens: readonly Token[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const t of tokens) {
    const nation = t.kind === 'word' ? (NATIONS.get(t.lower) ?? WORDS.get(t.lower)) : undefined;
    if (nation) counts.set(nation, (counts.get(nation) ?? 0) + 1);
  }
  return counts;
}

/** Of the nations that share a currency's name the one that the text names most; null where it names none. */
function namedMost(of: Record<string, string>, counts: ReadonlyMap<string, number>): string | null {
  const named = Object.keys(of).filter(n => counts.has(n));
  return named.sort((a, b) => counts.get(b)! - counts.get(a)!)[0] ?? null;
}

/** The noun that names a sum's currency, where it is one that several nations share and none stands before it. */
function sharedNoun(tokens: readonly Token[], sum: Sum): Record<string, string> | null {
  if (!sum.noun || sum.lead) return null;
  const noun = CURRENCY_NOUNS.get(low(tokens, sum.end - 1));
  const qualified = NATIONS.has(low(tokens, sum.end - 2));
  if (!noun || qualified || noun.alone === 'USD' || Object.keys(noun.of).length < 2) return null;
  return noun.of;
}

/** "crowns" are those of the nation that the text speaks of; where it names the usual one, or none, nothing changes. */
function settleNouns(tokens: readonly Token[], sums: readonly Sum[], counts: ReadonlyMap<string, number>): void {
  for (const [n, sum] of sums.entries()) {
    const of = sharedNoun(tokens, sum);
    const nation = of && namedMost(of, counts);
    const usual = of && Object.keys(of).some(x => of[x] === sum.code && counts.has(x));
    if (!of || !nation || usual) continue;
    // "2.6 to 2.9 billion dirhams": the lower end has its currency from the upper.
    const lower = sums[n - 1];
    if (lower && lower.code === sum.code && lower.end === sum.first - 1) lower.code = of[nation]!;
    sum.code = of[nation]!;
  }
}

const DOLLARS = CURRENCY_NOUNS.get('dollar')!.of;
const isBareDollar = (tokens: readonly Token[], sum: Sum): boolean =>
  sum.lead && sum.code === 'USD' && SIGNS.get(low(tokens, sum.first)) === 'USD' && low(tokens, sum.first) === '$';
const isUsDollar = (tokens: readonly Token[], sum: Sum): boolean =>
  sum.lead && sum.code === 'USD' && low(tokens, sum.first) !== '$';

/** "$41 million (US$27.8 million)": the bare dollars of such a text are those of the nation it names. */
function settleDollars(tokens: readonly Token[], sums: readonly Sum[], counts: ReadonlyMap<string, number>): void {
  const paired = sums.some((sum, n) => {
    const next = sums[n + 1];
    if (!next || !isBareDollar(tokens, sum) || !isUsDollar(tokens, next) || sum.amount === next.amount) return false;
    return restates(tokens, sum.end, next.first);
  });
  const { us: _, ...others } = DOLLARS;
  const nation = paired ? namedMost(others, counts) : null;
  if (nation) for (const sum of sums) if (isBareDollar(tokens, sum)) sum.code = DOLLARS[nation]!;
}

/** Settles the currencies of a text's sums in place; those that stay unknown are left out of what it returns. */
export function settleLocal(tokens: readonly Token[], sums: readonly Sum[]): Sum[] {
  if (sums.some(s => s.noun || s.code === 'USD')) {
    const counts = nationsOf(tokens);
    settleNouns(tokens, sums, counts);
    settleDollars(tokens, sums, counts);
  }
  return sums.filter(s => s.code !== UNKNOWN);
}
