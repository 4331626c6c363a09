// Verb groups: modal, auxiliaries, adverbs between them, and the verb that counts.
import type { VerbGroup } from './chunk-types.js';
import { PREDICATIVE } from './lexicon.js';
import { isNounAfterStop } from './noun-after-stop.js';
import { isPastForm } from './noun-phrase.js';
import type { Token } from './token.js';

/** Past forms that are no participles. */
const PAST_ONLY = new Set(
  'began broke chose came did drew drove fell gave went grew knew rose ran saw shrank sank spoke took threw withdrew wrote'.split(
    ' ',
  ),
);

const skippable = (t: Token | undefined): boolean => t?.pos === 'adverb' || t?.pos === 'negation';

/** "was released from": an adjective in -ed with a preposition behind it is a participle. */
function isParticiple(tokens: readonly Token[], i: number): boolean {
  const t = tokens[i]!;
  const next = tokens[i + 1];
  return (
    t.pos === 'adjective' &&
    /.{3}ed$/.test(t.lower) &&
    next !== undefined &&
    (next.pos === 'preposition' || next.pos === 'to' || next.pos === 'date' || next.text === '.')
  );
}

/** "has today concluded": a day between auxiliary and verb. */
const isDayInside = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.pos === 'date' &&
  tokens[at - 1]?.pos === 'have' &&
  tokens[at + 1]?.pos === 'verb' &&
  tokens[at + 1]!.form !== 'gerund';

/** Most words of an aside between auxiliary and verb. */
const ASIDE_WORDS = 5;
const VERBAL = new Set(['verb', 'modal', 'have', 'be', 'do', 'to']);

/** "will not, after all, impose", "has, in effect, closed": where the words between two commas end, or `at`. */
function asideEnd(tokens: readonly Token[], at: number, auxiliary: Token): number {
  if (tokens[at]?.text !== ',') return at;
  const close = tokens.findIndex((t, i) => i > at && i <= at + ASIDE_WORDS + 1 && t.text === ',');
  if (close < 0 || tokens.slice(at + 1, close).some(t => VERBAL.has(t.pos))) return at;
  let next = close + 1;
  while (skippable(tokens[next])) next++;
  const t = tokens[next];
  if (auxiliary.pos === 'modal')
    return t?.pos === 'have' || t?.pos === 'be' || (t?.pos === 'verb' && t.form === 'base') ? close + 1 : at;
  if (auxiliary.pos !== 'have' && auxiliary.pos !== 'be') return at;
  return t?.lower === 'been' || t?.lower === 'being' || (t?.pos === 'verb' && t.form !== 'base' && t.form !== 'third')
    ? close + 1
    : at;
}

/** Reads a verb group that starts at `i` (a modal, auxiliary, "to" or verb), or null. */
export function verbGroupAt(tokens: readonly Token[], i: number): VerbGroup | null {
  const vg: VerbGroup = {
    is: 'vg',
    start: i,
    end: i,
    head: -1,
    form: 'finite',
    tense: 'none',
    perfect: false,
    progressive: false,
    passive: false,
    modal: null,
    ahead: null,
    negated: false,
    particle: null,
    ambiguous: false,
    bare: false,
  };
  let at = i;
  const skip = (): void => {
    while (skippable(tokens[at]) || (at > i && isDayInside(tokens, at))) {
      if (tokens[at]!.pos === 'negation' || tokens[at]!.lower === 'never') vg.negated = true;
      at++;
    }
  };
  if (tokens[at]!.pos === 'to') {
    const save = at;
    at++;
    skip();
    const t = tokens[at];
    const verbal =
      t && ((t.pos === 'verb' && t.form !== 'gerund') || t.pos === 'be' || t.pos === 'have' || t.pos === 'do');
    if (!verbal || (t.pos === 'verb' && t.form === 'third')) return null;
    if (isNounAfterStop(tokens, i, at)) return null;
    vg.form = 'infinitive';
    void save;
  }
  // "the plant never opened"
  const next = tokens[i + 1];
  if (tokens[i]!.lower === 'never' && next?.pos === 'verb' && next.form !== 'gerund') skip();
  let previous: Token | null = null;
  for (; at < tokens.length; ) {
    const t = tokens[at]!;
    if (t.pos === 'modal' && !previous) {
      vg.modal = t.lower === 'wo' ? 'will' : t.lower === 'ca' ? 'can' : t.lower;
      vg.tense = 'present';
    } else if (
      t.pos === 'do' &&
      vg.head < 0 &&
      tokens.slice(at + 1, at + 4).some(x => x.pos === 'verb' && x.form === 'base')
    ) {
      vg.tense = t.lower === 'did' ? 'past' : 'present';
    } else if (t.pos === 'have' || t.pos === 'be' || t.pos === 'do') {
      if (previous?.pos === 'have' && (t.lower === 'been' || t.pos === 'have')) vg.perfect = true;
      if (previous?.pos === 'be' && t.lower === 'being') vg.progressive = true;
      if (vg.head < 0 && vg.tense === 'none' && vg.form === 'finite')
        vg.tense = ['was', 'were', 'had', 'did'].includes(t.lower) ? 'past' : 'present';
      if (vg.form === 'finite' && vg.head < 0 && !vg.modal && (t.lower === 'being' || t.lower === 'having'))
        vg.form = 'gerund';
      vg.head = at;
    } else if (t.pos === 'verb' || (previous?.pos === 'be' && isParticiple(tokens, at))) {
      if (previous?.pos === 'be') {
        if (t.form === 'gerund') vg.progressive = true;
        else if (isPastForm(t) || t.form === 'base' || t.pos === 'adjective') vg.passive = true;
        else break;
      } else if (previous?.pos === 'have') {
        if (!isPastForm(t) && t.form !== 'base') break;
        vg.perfect = true;
      } else if (previous?.pos === 'verb') break;
      else if (!previous && vg.form === 'finite') {
        if (t.form === 'gerund') vg.form = 'gerund';
        else if (t.form === 'participle') vg.form = 'participle';
        else vg.tense = t.form === 'past' ? 'past' : 'present';
        vg.ambiguous = isPastForm(t) && (t.lower.endsWith('ed') || t.form === 'participle' || !PAST_ONLY.has(t.lower));
        vg.bare = t.form === 'base';
      }
      vg.head = at;
      at++;
      vg.end = at;
      break;
    } else break;
    previous = t;
    at++;
    vg.end = at;
    skip();
    at = asideEnd(tokens, at, t);
    skip();
  }
  if (vg.head < 0) return vg.modal ? { ...vg, head: i } : null;
  readAhead(tokens, vg);
  return vg;
}

/** "is to open", "is due to open", "was to have opened", "has yet to open": the infinitive is the verb that counts. */
function readAhead(tokens: readonly Token[], vg: VerbGroup): void {
  const last = tokens[vg.head]!;
  let at = vg.end;
  while (skippable(tokens[at])) {
    if (tokens[at]!.pos === 'negation') vg.negated = true;
    at++;
  }
  let word: string | null = null;
  const t = tokens[at];
  if (last.pos === 'be' && t?.pos === 'to') word = 'to';
  // "is going to acquire"
  else if (vg.progressive && last.lower === 'going' && t?.pos === 'to') word = 'going';
  else if (last.pos === 'be' && t && PREDICATIVE.has(t.lower) && tokens[at + 1]?.pos === 'to') {
    word = t.lower;
    at++;
  } else if (
    vg.passive &&
    /^(?:set|due|expected|scheduled|slated|supposed|meant|projected|planned|intended|destined|forecast|seen|designed|asked|required|believed|said|thought|reported|understood|bound|poised|prepared)$/.test(
      last.lower,
    ) &&
    tokens[at]?.pos === 'to'
  )
    word = last.lower;
  if (!word) return;
  const inner = verbGroupAt(tokens, at);
  if (inner?.form !== 'infinitive') return;
  vg.ahead = word;
  vg.head = inner.head;
  vg.end = inner.end;
  vg.passive = inner.passive;
  vg.progressive = inner.progressive;
  vg.perfect = inner.perfect;
  vg.negated ||= inner.negated;
}

/** "a plant, due to open in 2027": the adjective with its infinitive, without "be". */
export function predicateAt(tokens: readonly Token[], i: number): VerbGroup | null {
  const t = tokens[i]!;
  if (t.name || !PREDICATIVE.has(t.lower) || tokens[i + 1]?.pos !== 'to') return null;
  const inner = verbGroupAt(tokens, i + 1);
  if (inner?.form !== 'infinitive') return null;
  return { ...inner, start: i, form: 'participle', ahead: t.lower };
}
