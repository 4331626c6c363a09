// Whether the words around a date speak of the past or of what is to come: a cheap look at the verbs near it.
import { isApostrophe, low, opensSentence, type Token } from '../tokens.js';

export type Direction = 'past' | 'future';

const words = (list: string): string[] => list.trim().split(/\s+/);

const FUTURE = new Set(
  words(`will shall ll would may might could can should must due scheduled expected expects expect expecting plans plan
  planning planned aims aim aiming targets targeting targeted slated set intends intend intending hopes hope hoping
  anticipates anticipated anticipate forecast forecasts projected projects likely upcoming ahead pending
  opens begins starts closes expires ends launches takes kicks runs meets votes arrives goes comes wants seeks
  considering mulling weighing starting beginning effective ready poised vows vowed pledged pledges promised promises
  proposed proposes eyes eyeing please let schedule book arrange`),
);
const PAST = new Set(
  words(`was were had did said told began ran took came went fell rose grew sold bought built made won lost cut put paid
  held met led left kept got gave found brought broke became chose drew drove felt flew forgot froze hit hurt knew laid
  lay let meant read rode sank saw sent shook shot shrank shut spoke spent split spread stood struck swung taught thought
  threw understood withdrew wrote been according ago edged shed slid beat since earlier completed`),
);
/** -ed words that tell no tense. */
const NOT_PAST = new Set(
  words(
    'united need needed seed speed feed indeed limited listed advanced combined related based unprecedented hundred',
  ),
);
const FAR_BACK = 30;
const FAR_AHEAD = 20;

const SHALL_FOLLOW = new Set([
  'due',
  'set',
  'expected',
  'scheduled',
  'planned',
  'slated',
  'projected',
  'likely',
  'targeted',
]);

function directionOf(tokens: readonly Token[], i: number): Direction | null {
  const t = tokens[i]!;
  if (t.kind !== 'word') return null;
  // "is to begin", "are to be converted"
  if (t.lower === 'to' && /^(?:is|are)$/.test(low(tokens, i - 1))) return 'future';
  if (t.lower === 'be') return /^(?:to|not)$/.test(low(tokens, i - 1)) ? 'future' : null;
  // "to be transferred", "will be sold": the participle waits for what stands before "be"
  if (low(tokens, i - 1) === 'be') return null;
  // "had been promised for May"
  if (low(tokens, i - 1) === 'been') return null;
  if (FUTURE.has(t.lower)) {
    if (t.lower === 'set' || t.lower === 'due')
      return low(tokens, i + 1) === 'to' ||
        /^(?:is|are|be|for|in|on)$/.test(low(tokens, i + (t.lower === 'due' ? 1 : -1)))
        ? 'future'
        : null;
    // "could have", "would have been": about the past.
    if (/^(?:could|would|may|might|should|must)$/.test(t.lower) && low(tokens, i + 1) === 'have') return 'past';
    return 'future';
  }
  if (t.lower === 'll' && isApostrophe(tokens, i - 1)) return 'future';
  if (PAST.has(t.lower)) return SHALL_FOLLOW.has(low(tokens, i + 1)) ? null : 'past';
  if (t.lower.length > 4 && t.lower.endsWith('ed') && !NOT_PAST.has(t.lower)) return 'past';
  return null;
}

/** Prepositions before a date that lean it by themselves. */
function leanOf(tokens: readonly Token[], first: number): Direction | null {
  const before = low(tokens, first - 1);
  if (before === 'since') return 'past';
  if (before === 'starting' || before === 'beginning' || before === 'effective') return 'future';
  return null;
}

/**
 * The direction in which an open date lies, told by the nearest verb before it in its sentence, else after it.
 * Null where no verb tells: a report is then about the past.
 */
export function tenseAround(tokens: readonly Token[], first: number, end: number): Direction | null {
  const lean = leanOf(tokens, first);
  if (lean) return lean;
  for (let i = first - 1, n = 0; i >= 0 && n < FAR_BACK; i--, n++) {
    if (opensSentence(tokens, i + 1) || low(tokens, i) === ';') break;
    const found = directionOf(tokens, i);
    if (found) return found;
  }
  for (let i = end, n = 0; i < tokens.length && n < FAR_AHEAD; i++, n++) {
    if (opensSentence(tokens, i)) break;
    // "according to a report on Monday, the order would be worth …": reported speech tells nothing backwards
    if (/^(?:would|could|might)$/.test(low(tokens, i))) continue;
    const found = directionOf(tokens, i);
    if (found) return found;
  }
  return null;
}
