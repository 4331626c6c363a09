// Set phrases of newswire whose words are otherwise something else: "let go 120 people", "ground to a halt", "the plan
// calls for", "to more than double".
import type { Token } from './token.js';

const MULTIPLIES = /^(?:doubl|tripl|trebl|quadrupl|halv)(?:e|es|ed|ing)$/;
const FRACTIONS = /^(?:half|third|quarter|fifth|sixth|tenth|dozen)$/;
const SENDS = /^(?:send|sends|sent|sending)$/;
/** How far before "home" its "sent" may stand. */
const SENT_REACH = 8;

/** "more than", "at least" before a verb of multiplying; "about", "around" before "a third". */
function isDegree(tokens: readonly Token[], i: number): boolean {
  const word = tokens[i]!.lower;
  const [before, next, after] = [tokens[i - 1]?.lower, tokens[i + 1]?.lower ?? '', tokens[i + 2]?.lower ?? ''];
  if ((word === 'about' || word === 'around') && next === 'a') return FRACTIONS.test(after);
  if ((word === 'more' && next === 'than') || (word === 'at' && next === 'least')) return MULTIPLIES.test(after);
  return ((word === 'than' && before === 'more') || (word === 'least' && before === 'at')) && MULTIPLIES.test(next);
}

/** "are each selling", "have both agreed", "will all leave": said of the subject, between auxiliary and verb. */
function isFloating(tokens: readonly Token[], i: number): boolean {
  if (!/^(?:each|both|all)$/.test(tokens[i]!.lower)) return false;
  const [before, next] = [tokens[i - 1], tokens[i + 1]];
  return (before?.pos === 'be' || before?.pos === 'have' || before?.pos === 'modal') && next?.pos === 'verb';
}

/** "has for its part been looking" */
const isForItsPart = (tokens: readonly Token[], i: number): boolean =>
  [0, 1, 2].some(
    k =>
      tokens[i - k]?.lower === 'for' &&
      /^(?:its|their|his|her)$/.test(tokens[i - k + 1]?.lower ?? '') &&
      tokens[i - k + 2]?.lower === 'part',
  );

/** "no longer wants", "will no longer be": not "no longer contract". */
function isNoLonger(tokens: readonly Token[], i: number): boolean {
  const at = tokens[i]!.lower === 'longer' ? i - 1 : i;
  if (tokens[at]?.lower !== 'no' || tokens[at + 1]?.lower !== 'longer') return false;
  const next = tokens[at + 2];
  return next !== undefined && /^(?:verb|be|have|modal|do|determiner|possessive|adverb)$/.test(next.pos);
}

/** "a memorandum of understanding" */
const isMemorandum = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]!.lower === 'understanding' &&
  tokens[i - 1]?.lower === 'of' &&
  /^(?:memorandums?|memoranda|letters?|memo)$/.test(tokens[i - 2]?.lower ?? '');

/** How far before "to rest" what is put there may begin. */
const REST_REACH = 12;
/** "laid the venture to rest" */
const isPutToRest = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]!.lower === 'rest' &&
  tokens[i - 1]?.lower === 'to' &&
  tokens.slice(Math.max(0, i - REST_REACH), i).some(t => /^(?:put|puts|putting|lay|lays|laid|laying)$/.test(t.lower));

/** "Acme and Beta part ways" */
const isParting = (tokens: readonly Token[], i: number, before: Token | undefined): boolean =>
  tokens[i]!.lower === 'part' &&
  /^(?:ways|company)$/.test(tokens[i + 1]?.lower ?? '') &&
  before !== undefined &&
  before.pos !== 'determiner';

/** "sent 75 workers home", "let go 120 people". */
function isAdverbOfLeave(tokens: readonly Token[], i: number): boolean {
  const direct = tokens[i - 1];
  if (tokens[i]!.lower === 'go') return /^let(?:s|ting)?$/.test(direct?.lower ?? '');
  const people = tokens[i]!.lower === 'home' && direct?.pos === 'noun' && /s$|people/.test(direct.lower);
  return people && tokens.slice(Math.max(0, i - SENT_REACH), i).some(t => SENDS.test(t.lower));
}

/** "was to have cost 400 million", "the closure cost 180 people their jobs"; not "has cost advantages", "the cost Acme bears". */
function isCosting(
  tokens: readonly Token[],
  i: number,
  before: Token | undefined,
  verbEarlier: () => boolean,
): boolean {
  const next = tokens[i + 1];
  if (tokens[i]!.lower !== 'cost' || !next) return false;
  if (before?.pos === 'have')
    return next.value !== undefined || next.name !== undefined || /^(?:number|determiner|possessive)$/.test(next.pos);
  return before?.pos === 'noun' && next.value !== undefined && !tokens[i - 1]!.possessive && !verbEarlier();
}

/**
 * Settles a word of a set phrase; false where it is none. `before` is the word before it, adverbs passed over;
 * `verbEarlier` says whether its stretch of the sentence has a verb already.
 */
export function settleIdiom(
  tokens: readonly Token[],
  i: number,
  before: Token | undefined,
  verbEarlier: () => boolean,
): boolean {
  const t = tokens[i]!;
  const next = tokens[i + 1]?.lower;
  if (isMemorandum(tokens, i) || isPutToRest(tokens, i)) t.pos = 'noun';
  else if (
    isDegree(tokens, i) ||
    isForItsPart(tokens, i) ||
    isNoLonger(tokens, i) ||
    isAdverbOfLeave(tokens, i) ||
    isFloating(tokens, i)
  )
    t.pos = 'adverb';
  else if (isParting(tokens, i, before)) {
    t.pos = 'verb';
    t.form = 'base';
  } else if (t.lower === 'ground' && next === 'to' && tokens[i + 2]?.lower === 'a' && before?.pos !== 'determiner') {
    t.pos = 'verb';
    t.form = 'past';
  } else if (/^calls?$/.test(t.lower) && next === 'for' && before?.pos === 'noun' && !verbEarlier()) {
    t.pos = 'verb';
    t.form = t.lower === 'call' ? 'base' : 'third';
  } else if (isCosting(tokens, i, before, verbEarlier)) {
    t.pos = 'verb';
    t.form = before?.pos === 'have' ? 'participle' : 'past';
  } else if (
    t.lower === 'say' &&
    before !== undefined &&
    !['determiner', 'possessive', 'adjective'].includes(before.pos)
  ) {
    t.pos = 'verb';
    t.form = 'base';
  } else return false;
  return true;
}
