// Counts of people without a noun: "of its 85 people around 60 have been let go", "the other 128 were dismissed".
import type { Numeral } from '../numbers.js';
import { low, type Token } from '../tokens.js';
import { PEOPLE } from './counted-nouns.js';

/** Words between the count and what becomes of it. */
const REACH = 7;
const AUXILIARY = /^(?:is|are|was|were|will|would|have|has|had|must|may|could|should)$/;
const DISMISSED = /^(?:redundant|dismissed|furloughed|sacked|retrenched|fired)$/;
/** "let go", "laid off", "lose their jobs", "handed their notice" */
const DISMISSED_IN_TWO: Readonly<Record<string, RegExp>> = {
  let: /^go$/,
  laid: /^off$/,
  lose: /^(?:their|his|her)$/,
  lost: /^(?:their|his|her)$/,
  sent: /^home$/,
};

/** Behind "or so", the auxiliary of which the count is the subject. */
function auxiliaryAfter(tokens: readonly Token[], end: number): number {
  const at = low(tokens, end) === 'or' && low(tokens, end + 1) === 'so' ? end + 2 : end;
  return AUXILIARY.test(low(tokens, at)) || /^(?:lose|lost)$/.test(low(tokens, at)) ? at : -1;
}

/** "60 have already been let go", "the remaining 150 or so are to be laid off": what is said of the count befalls people only. */
function isDismissed(tokens: readonly Token[], end: number): boolean {
  const from = auxiliaryAfter(tokens, end);
  if (from < 0) return false;
  for (let i = from; i <= from + REACH; i++) {
    const word = low(tokens, i);
    if (tokens[i]?.kind !== 'word') return false;
    if (DISMISSED.test(word) || DISMISSED_IN_TWO[word]?.test(low(tokens, i + 1))) return true;
  }
  return false;
}

/** "let 230 go" */
const isLetGo = (tokens: readonly Token[], { first, end }: Numeral): boolean =>
  low(tokens, end) === 'go' && [1, 2, 3].some(back => /^(?:let|lets|letting)$/.test(low(tokens, first - back)));

/** Most words between "of" and the whole: "45 of Acme Cell Works' 130 employees". */
const OWNER_WORDS = 6;
/** "110 of 190 positions", "455 of its 480 workers", "45 of Acme's 130 employees": a part of people that are counted themselves. */
export function isPartOfPeople(tokens: readonly Token[], of: number, noun: (end: number) => string): boolean {
  if (low(tokens, of) !== 'of') return false;
  for (let at = of + 1; at <= of + OWNER_WORDS; at++) {
    const t = tokens[at];
    if (t?.kind === 'number') return PEOPLE.has(noun(at + 1));
    if (!t || (t.kind !== 'word' && !/^['’]s?$/.test(t.text))) return false;
  }
  return false;
}

/** Whether the figure counts people though no noun says so. */
export const isBareHeads = (tokens: readonly Token[], figure: Numeral): boolean =>
  figure.value >= 10 && (isLetGo(tokens, figure) || isDismissed(tokens, figure.end));
