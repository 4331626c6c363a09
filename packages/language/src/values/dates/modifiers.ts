// Words that stay with a date without changing its value: early, late, mid-, the end of, earlier, later; and by, since, until as bounds.
import type { Bound } from '@cellwire/model';
import { isDash, low, opensSentence, type Token } from '../tokens.js';
import type { Draft } from './draft.js';

const ADVERBS = new Set([
  'early',
  'late',
  'mid',
  'earlier',
  'later',
  'middle',
  'end',
  'start',
  'beginning',
  'close',
  'turn',
  'rest',
  'remainder',
  'spring',
  'summer',
  'autumn',
  'fall',
  'winter',
]);

/** Where the words that qualify a date begin: "late last year", "mid-2027", "the end of June", "end-2026", "later this week". */
export function modifierStart(tokens: readonly Token[], first: number): number {
  let at = first - 1;
  if (low(tokens, at) === 'the') at--;
  if (isDash(tokens, at) && tokens[at]!.glued && ADVERBS.has(low(tokens, at - 1))) at--;
  const word = low(tokens, at);
  if (ADVERBS.has(word)) {
    // "end 2026" after "by", not the verb: "will end two months after …"
    const verb = /^(?:end|start|close|turn|fall|rest|spring)$/.test(word) && !isDash(tokens, at + 1);
    return !verb || /^(?:by|at|in|from|until|before|the|since|of)$/.test(low(tokens, at - 1)) ? at : first;
  }
  if (low(tokens, at) === 'of' || low(tokens, at) === 'in') {
    const of = low(tokens, at) === 'of';
    const part = low(tokens, at - 1);
    if (of ? ADVERBS.has(part) : /^(?:early|late|later|earlier)$/.test(part)) return at - 1;
  }
  return first;
}

const BOUNDS: ReadonlyMap<string, Bound> = new Map([
  ['by', 'max'],
  ['until', 'max'],
  ['till', 'max'],
  ['before', 'max'],
  ['through', 'max'],
  ['since', 'min'],
  ['after', 'min'],
  ['from', 'min'],
  ['around', 'about'],
  ['about', 'about'],
  ['circa', 'about'],
]);

const COMPARED = new Set(
  'up down percent % increase decrease decline rise fall drop gain unchanged different more less increased decreased declined rose fell dropped gained higher lower improvement'.split(
    ' ',
  ),
);

function isNegated(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= 0 && i > at - 9 && !opensSentence(tokens, i + 1); i--)
    if (/^(?:not|never|no|t|cannot)$/.test(low(tokens, i))) return true;
  return false;
}

/** by, until → max; since, after, from → min; around → about; "as early as" → min, "no later than" → max. */
export function readDateBound(tokens: readonly Token[], draft: Draft): Bound | undefined {
  if (draft.to) return undefined;
  const at = low(tokens, draft.first - 1) === 'the' ? draft.first - 2 : draft.first - 1;
  const word = low(tokens, at);
  if (word === 'as' && low(tokens, at - 1) === 'early') return 'min';
  if (word === 'as' && low(tokens, at - 1) === 'late') return 'max';
  if (word === 'than')
    return low(tokens, at - 1) === 'later' ? 'max' : low(tokens, at - 1) === 'earlier' ? 'min' : undefined;
  // "up 5 percent from last year" compares; "not until 2027" is the earliest
  if (word === 'from' && COMPARED.has(low(tokens, at - 1))) return undefined;
  if (word === 'until' && isNegated(tokens, at)) return 'min';
  return BOUNDS.get(word);
}
