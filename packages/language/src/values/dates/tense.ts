// Whether the words around a date speak of the past or of what is to come: a cheap look at the verbs near it.
import { isApostrophe, isDash, low, opensSentence, type Token } from '../tokens.js';

export type Direction = 'past' | 'future';
/** `modal` may look back ("could have"), `set` and `due` ask for company, `to` and `be` look at their neighbours. */
type Cue = Direction | 'modal' | 'set' | 'due' | 'to' | 'be';

const words = (list: string): string[] => list.trim().split(/\s+/);

const FUTURE = words(`will shall ll can scheduled expected expects expect expecting plans plan planning planned
  aims aim aiming targets targeting targeted slated intends intend intending hopes hope hoping anticipates anticipated
  anticipate forecast forecasts projected projects likely upcoming ahead pending opens begins starts closes expires ends
  launches takes kicks runs meets votes arrives goes comes wants seeks considering mulling weighing starting beginning
  effective begin expire commence track deadline ready poised vows vowed pledged pledges promised promises proposed proposes eyes eyeing please let schedule
  book arrange pencilled penciled provides foresees envisages exits leaves quits lapses withdraws departs dissolves`);
const MODALS = words('would may might could should must');
const PAST = words(`was were had did said told began ran took came went fell rose grew sold bought built made won lost
  cut put paid held met led left kept got gave found brought broke became chose drew drove felt flew forgot froze hit hurt
  knew laid meant read rode sank saw sent shook shot shrank shut spoke spent split spread stood struck swung taught
  thought threw understood withdrew wrote been according ago edged shed slid beat since earlier completed`);
/** -ed words that tell no tense. */
const NOT_PAST = new Set(
  words(
    'united need needed seed speed feed indeed exceed proceed succeed limited listed advanced combined related based unprecedented hundred',
  ),
);

const CUES: ReadonlyMap<string, Cue> = new Map<string, Cue>([
  ...FUTURE.map((w): [string, Cue] => [w, 'future']),
  ...MODALS.map((w): [string, Cue] => [w, 'modal']),
  ...PAST.map((w): [string, Cue] => [w, 'past']),
  ['set', 'set'],
  ['due', 'due'],
  ['to', 'to'],
  ['be', 'be'],
]);
/** After "was" these look ahead: "was expected to open", "was due". */
const AHEAD_AFTER_WAS = new Set([
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
/** Nouns whose first word is a verb elsewhere. */
const COMPOUNDS = new Set(['book value', 'track record']);
const BARE_AFTER = new Set('to will would may might can could should shall must not ll'.split(' '));
const COPULAS = new Set(['is', 'are', 'be']);
/** "is closing its plant in May": the present of what is arranged; what goes on arranges nothing. */
const IS = new Set(['is', 'are']);
const GOES_ON =
  /^(?:being|having|running|operating|working|doing|growing|falling|rising|making|losing|suffering|facing|struggling|leading|lagging|trading|reporting|saying|blaming|during|according|including|pending|something|nothing|everything)$/;
const MADE = new Set(words('made built produced imported assembled manufactured bought sold'));
const SUBJECTS = new Set(words('was were been it they he she we and had has have'));
const AFTER_DUE = new Set(['to', 'for', 'in', 'on', 'by']);

const SCALES = new Set(words('million billion trillion bn tn m hundred thousand'));

const isHyphenated = (tokens: readonly Token[], i: number): boolean =>
  isDash(tokens, i - 1) && tokens[i - 1]!.glued && tokens[i]!.glued;

function directionOf(tokens: readonly Token[], i: number): Direction | null {
  const t = tokens[i]!;
  if (t.kind !== 'word') return null;
  const cue = CUES.get(t.lower);
  const before = low(tokens, i - 1);
  const next = low(tokens, i + 1);
  if (t.lower === 'take' && next === 'effect') return 'future';
  // "let go 120 people in January"
  if (t.lower === 'let' && next === 'go') return BARE_AFTER.has(before) || before === 'be' ? null : 'past';
  if (cue === 'to') return before === 'is' || before === 'are' ? 'future' : null;
  if (cue === 'be') return before === 'to' || before === 'not' ? 'future' : null;
  // "to be transferred", "had been promised": the participle waits for what stands before "be" and "been"
  if (before === 'be' || before === 'been') return null;
  if (cue === 'set') return next === 'to' || COPULAS.has(before) ? 'future' : null;
  if (cue === 'due') return AFTER_DUE.has(next) ? 'future' : null;
  // "could have", "would have been": about the past.
  if (cue === 'modal') return next === 'have' ? 'past' : 'future';
  if (t.lower === 'll' && !isApostrophe(tokens, i - 1)) return null;
  // "customer-ready racks", "opens-source", "the book value": no verbs.
  if (cue === 'future' && (isHyphenated(tokens, i) || COMPOUNDS.has(`${t.lower} ${next}`))) return null;
  // "270 billion won"
  if (t.lower === 'won' && (tokens[i - 1]?.kind === 'number' || SCALES.has(before))) return null;
  // "to cut", "will put": the bare verb, which only looks like a past
  if (cue === 'past' && BARE_AFTER.has(before)) return null;
  // "batteries made in China": how they came about tells nothing.
  if (cue === 'past' && MADE.has(t.lower) && /^(?:in|by|from|at)$/.test(next) && !SUBJECTS.has(before)) return null;
  if (cue === 'past') return AHEAD_AFTER_WAS.has(next) ? null : 'past';
  if (cue) return cue;
  if (IS.has(before) && t.lower.endsWith('ing') && !GOES_ON.test(t.lower)) return 'future';
  return t.lower.length > 4 && t.lower.endsWith('ed') && !NOT_PAST.has(t.lower) ? 'past' : null;
}

/** Words right before a date that lean it by themselves. */
const LEANS: ReadonlyMap<string, Direction> = new Map([
  ['since', 'past'],
  ['than', 'past'],
  ['starting', 'future'],
  ['beginning', 'future'],
  ['effective', 'future'],
]);
/** "up 15 percent from the first quarter", "third-quarter results": what is compared or reported has been. */
const COMPARED = new Set(words('up down percent % increase decrease decline rise fall drop gain improvement'));
const REPORTS = new Set(
  words('results earnings profit profits loss losses revenue report figures briefing call net operating'),
);

function leanOf(tokens: readonly Token[], first: number, end: number): Direction | undefined {
  const at = low(tokens, first - 1) === 'the' ? first - 2 : first - 1;
  // "to 25 percent from July": what it is raised to, not by.
  const isLevel = low(tokens, at - 3) === 'to' && tokens[at - 2]?.kind === 'number';
  if (low(tokens, at) === 'from' && COMPARED.has(low(tokens, at - 1)) && !isLevel) return 'past';
  if (REPORTS.has(low(tokens, end))) return 'past';
  return LEANS.get(low(tokens, first - 1));
}

/** "The company has until March 2": a deadline without a verb lies ahead. */
const DEADLINES = new Set(['by', 'until', 'before']);
/** Where "the end of June" begins, told its month. */
function startOf(tokens: readonly Token[], first: number): number {
  let at = first;
  while (at > 0 && /^(?:the|end|close|start|beginning|middle|of)$/.test(low(tokens, at - 1))) at--;
  return at;
}
/** "agreed to close the plant by June": what somebody is bound to do by a day lies ahead. */
const BINDS = new Set(
  words(
    'agreed decided resolved voted undertook undertaken committed contracted ordered told instructed obliged required',
  ),
);
/** What stands before them speaks of another thing: "it knows where the powder will go: in February it won an order". */
const CUTS = new Set([';', ':']);
const FAR_BACK = 30;
const FAR_AHEAD = 20;
/** Reported speech tells nothing backwards: "according to a report on Monday, the order would be worth …". */
const REPORTED = new Set(['would', 'could', 'might']);

/**
 * The direction in which an open date lies, told by the nearest verb before it in its sentence, else after it.
 * Null where no verb tells: a report is then about the past.
 */
export function tenseAround(tokens: readonly Token[], first: number, end: number): Direction | null {
  const lean = leanOf(tokens, first, end);
  if (lean) return lean;
  const deadline = DEADLINES.has(low(tokens, startOf(tokens, first) - 1));
  for (let i = first - 1; i >= 0 && i >= first - FAR_BACK; i--) {
    if (opensSentence(tokens, i + 1) || CUTS.has(low(tokens, i))) break;
    if (deadline && low(tokens, i) === 'to' && BINDS.has(low(tokens, i - 1))) return 'future';
    const found = directionOf(tokens, i);
    if (found) return found;
  }
  for (let i = end; i < tokens.length && i < end + FAR_AHEAD; i++) {
    if (opensSentence(tokens, i)) break;
    const found = REPORTED.has(low(tokens, i)) ? null : directionOf(tokens, i);
    if (found) return found;
  }
  return deadline ? 'future' : null;
}
