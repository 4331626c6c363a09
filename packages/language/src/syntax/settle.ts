// What the neighbours of a word say of its part of speech: newswire is full of words that are noun and verb ("plans",
// "cuts", "the sale", "to supply").
import { opensPhrase, previousWord, startsPhrase, takesObject, verbAfter, verbEarlier } from './around.js';
import { settleIdiom } from './idioms.js';
import { IRREGULAR_PARTICIPLE, IRREGULAR_PAST } from './irregular.js';
import { NOUN_OR_VERB, PREDICATIVE, REPORTING } from './lexicon.js';
import { describesObject, isActivity, isCompound, isThing, isTitle } from './no-verbs.js';
import { isNounAfterStop } from './noun-after-stop.js';
import { asAdjective, asNoun, asVerb, type Place, type Rule } from './settle-place.js';
import type { Token } from './token.js';
import {
  basePlace,
  behindNames,
  gerundPlace,
  isDoubtful,
  isLetHappen,
  isOnlyVerb,
  MOSTLY_NOUNS,
  pluralVerbPlace,
  secondVerbPlace,
  verbPlace,
} from './verb-places.js';

/** Third persons that are verbs wherever they stand. */
const ALWAYS_VERBS = new Set(
  'believe believes expect reckon reckons expects intends employs operates owns includes produces says wants let lets foresees envisages anticipates predicts seeks oblige obliges'.split(
    ' ',
  ),
);

/** "was shut", "has been cut": no adjective behind an auxiliary. */
const behindAuxiliary: Rule = ({ t, before, next }) => {
  if (t.pos === 'adjective') {
    const irregular = IRREGULAR_PARTICIPLE.has(t.lower) && (before?.pos === 'be' || before?.pos === 'have');
    const past = /.{3}ed$/.test(t.lower) && before?.pos === 'have';
    const gerund = /.{3}ing$/.test(t.lower) && before?.pos === 'be' && startsPhrase(next);
    if (irregular || past || gerund) asVerb(t);
  }
  if (t.pos === 'verb' && (IRREGULAR_PARTICIPLE.has(t.lower) || IRREGULAR_PAST.has(t.lower)) && t.form !== 'base')
    asVerb(t);
  return false;
};

/** "Acme and Beta each hold half" */
const behindEach: Rule = ({ tokens, i, t, before, next, ambiguous }) => {
  if (before?.lower !== 'each' || !tokens[i - 2]?.name || !ambiguous || !next || next.pos === 'verb') return false;
  before.pos = 'adverb';
  asVerb(t);
  return true;
};

/** "wants to get rid of" */
const rid: Rule = ({ t, before }) => {
  if (t.lower !== 'rid' || !(before?.pos === 'be' || /^g[eo]t/.test(before?.lower ?? ''))) return false;
  asAdjective(t);
  return true;
};

/** "lines whose models have been dropped": what belongs to somebody is no verb. */
const behindWhose: Rule = ({ t, direct }) => {
  if (t.pos !== 'verb' || direct?.lower !== 'whose' || t.form === 'past') return false;
  asNoun(t);
  return true;
};

const partOfWords: Rule = ({ t, direct, next }) => {
  if (t.pos !== 'verb' || !(isCompound(t, direct, next) || isTitle(t, next))) return false;
  asAdjective(t);
  return true;
};

/** "the discount for electric cars lapsed on Monday": the only verb there may be. */
const onlyVerb: Rule = ({ tokens, i, t }) => {
  if (t.pos === 'adjective' && isOnlyVerb(tokens, i)) asVerb(t);
  return false;
};

const letHappen: Rule = ({ tokens, i, t }) => {
  if (t.pos !== 'noun' || !isLetHappen(tokens, i)) return false;
  asVerb(t);
  return true;
};

/** "imposed anti-dumping duties", "to tax imported batteries": between a verb and its object they describe. */
const beforeObject: Rule = ({ t, direct, next }) => {
  if (t.pos !== 'verb' || !next || !(next.pos === 'noun' || next.name) || !describesObject(t, direct, next))
    return false;
  asAdjective(t);
  return true;
};

/** "a string of cancelled projects": between "of" and its noun. */
const behindOf: Rule = ({ t, direct, next }) => {
  if (direct?.lower !== 'of' || !/.{3}[^e]ed$/.test(t.lower) || next?.pos !== 'noun') return false;
  if (t.pos !== 'verb' && t.pos !== 'noun') return false;
  asAdjective(t);
  return true;
};

const alwaysVerb: Rule = ({ t }) => {
  if (!ALWAYS_VERBS.has(t.lower)) return false;
  asVerb(t);
  return true;
};

/** "The research firm predicts", not "a firm order" */
const firm: Rule = ({ t, next }) => {
  if (t.lower !== 'firm' || !next) return false;
  if (next.pos !== 'verb' && !REPORTING.has(next.lower) && next.pos !== 'punctuation') return false;
  asNoun(t);
  return true;
};

const reportsThat: Rule = ({ t, before, direct, next }) => {
  if (!t.lower.endsWith('s') || !REPORTING.has(t.lower)) return false;
  if (next?.lower !== 'that' || before?.pos === 'determiner') return false;
  // "rejected reports that", "denied claims that"
  if (direct?.pos === 'verb') {
    asNoun(t);
    return true;
  }
  asVerb(t);
  return true;
};

const HELD_AS = /^(?:minority|majority|remaining|entire|whole|existing|current|direct|indirect)$/;
/** "its 40 percent holding", "its 19.9% holding" */
const holding: Rule = ({ t, direct }) => {
  if (t.lower !== 'holding') return false;
  if (direct?.value?.kind !== 'quantity' && direct?.pos !== 'possessive' && !HELD_AS.test(direct?.lower ?? ''))
    return false;
  asNoun(t);
  return true;
};

const idiom: Rule = ({ tokens, i, before }) => settleIdiom(tokens, i, before, () => verbEarlier(tokens, i));

/** "is forecast to fall"; "is cutting 15 percent of": what has an object is no adjective. */
const behindBe: Rule = ({ t, before, next }) => {
  if (before?.pos !== 'be') return false;
  if (t.lower === 'forecast') asVerb(t);
  if (t.pos === 'adjective' && /.{2}ing$/.test(t.lower) && next && takesObject(next)) asVerb(t);
  return false;
};

/** "a $2 billion hit on", "a 40 percent cut in", in a headline "to take $2 billion hit" */
const behindFigure: Rule = ({ tokens, i, t, direct }) => {
  if (!/^(?:hit|cut|split|bid)$/.test(t.lower) || !direct?.value) return false;
  const taken = direct.value.kind === 'money' && /^t(?:ake|akes|aking|ook)$/.test(tokens[i - 2]?.lower ?? '');
  if (!taken && !opensPhrase(tokens[i - 2])) return false;
  asNoun(t);
  return true;
};

const thing: Rule = ({ tokens, i, t, before, direct, next }) => {
  if (t.pos === 'verb' && (isThing(tokens, i, before) || isActivity(t, direct, next, !direct && verbAfter(tokens, i))))
    asNoun(t);
  return false;
};

/** "will erect a plant", "to cut jobs"; but "switch to packs": no infinitive ends in -s. */
const behindToOrModal: Rule = ({ tokens, i, t, before, next, ambiguous }) => {
  const third = t.pos === 'verb' && t.form === 'third';
  // "sold it to partner Acme": nobody partners somebody.
  const titles = t.lower === 'partner' && next?.name !== undefined;
  if (before?.pos === 'to' && (third || titles || isNounAfterStop(tokens, i - 1, i))) {
    asNoun(t);
    return true;
  }
  if (before?.pos !== 'to' && before?.pos !== 'modal' && before?.pos !== 'do') return false;
  const verbal = t.pos === 'noun' ? ambiguous || before.pos !== 'to' : t.pos === 'adjective' && ambiguous;
  if (verbal && !t.possessive) {
    t.pos = 'verb';
    t.form = 'base';
  }
  return true;
};

/** Whether what stands right before opens a phrase that a noun must end: "a second building", "its planned". */
const isAfterDeterminer = ({ tokens, i, direct }: Place): boolean =>
  direct?.pos === 'determiner' ||
  direct?.pos === 'possessive' ||
  direct?.possessive === true ||
  (direct?.pos === 'number' && !direct.value && tokens[i - 2]?.pos === 'determiner') ||
  (direct?.pos === 'adjective' && !PREDICATIVE.has(direct.lower));

const behindDeterminer: Rule = place => {
  const { t, direct, next } = place;
  if (t.pos !== 'verb' || !isAfterDeterminer(place)) return false;
  if (t.form !== 'past' && t.form !== 'participle' && t.form !== 'gerund') {
    asNoun(t);
    return true;
  }
  if (!next || ['noun', 'adjective', 'number'].includes(next.pos) || direct?.pos === 'adjective') return false;
  // "its planned" goes on; "the following" ends here.
  if (t.form === 'gerund') asNoun(t);
  return true;
};

/** A word taken for a verb, by its place. */
const verbByPlace: Rule = ({ tokens, i, t }) => {
  if (t.pos !== 'verb') return false;
  if (t.form === 'third') {
    if (!isDoubtful(tokens, i) || verbPlace(tokens, i)) return false;
    asNoun(t);
    return true;
  }
  if (t.form !== 'base') return false;
  // "Acme set a target": a past that looks like the base form.
  if (IRREGULAR_PAST.has(t.lower) && verbPlace(tokens, i)) {
    asVerb(t);
    return true;
  }
  if (basePlace(tokens, i) || pluralVerbPlace(tokens, i)) return false;
  if (!MOSTLY_NOUNS.has(t.lower) && behindNames(tokens, i)) return false;
  asNoun(t);
  return true;
};

/** Whether a word taken for a noun is a verb, by its place. */
function isVerbByPlace(place: Place): boolean {
  const { tokens, i, t, before, direct, next, ambiguous, verbs } = place;
  if (ambiguous && t.lower.endsWith('s') && verbPlace(tokens, i)) return true;
  if (ambiguous && secondVerbPlace(tokens, i)) return true;
  // "The layoffs at Acme affect 250 workers"
  if (verbs.has(t.lower) && pluralVerbPlace(tokens, i)) return true;
  if (ambiguous && !MOSTLY_NOUNS.has(t.lower) && behindNames(tokens, i)) return true;
  if (/.{2}ing$/.test(t.lower) && gerundPlace(t, direct, next)) return true;
  if (/ed$/.test(t.lower) && t.lower.length > 4 && before?.pos !== 'determiner') return true;
  return (IRREGULAR_PAST.has(t.lower) || IRREGULAR_PARTICIPLE.has(t.lower)) && !isAfterDeterminer(place);
}

const byPlace: Rule = place => {
  const { t } = place;
  if (t.lower === 'own' && t.pos !== 'verb' && !isAfterDeterminer(place)) asVerb(t);
  else if (t.pos === 'noun' && isVerbByPlace(place)) asVerb(t);
  return true;
};

/** Rules of context for one token, in this order: each looks at what the ones before have settled. */
const RULES: readonly Rule[] = [
  behindAuxiliary,
  behindEach,
  rid,
  behindWhose,
  partOfWords,
  onlyVerb,
  letHappen,
  beforeObject,
  behindOf,
  alwaysVerb,
  firm,
  reportsThat,
  holding,
  idiom,
  behindBe,
  behindFigure,
  thing,
  behindToOrModal,
  behindDeterminer,
  verbByPlace,
  byPlace,
];

/** Settles one token by what stands around it. `verbs` are words the caller knows as verbs. */
export function settle(tokens: Token[], i: number, verbs: ReadonlySet<string>): void {
  const t = tokens[i]!;
  if (t.name || t.value || t.pos === 'punctuation') return;
  const place: Place = {
    tokens,
    i,
    t,
    before: previousWord(tokens, i),
    direct: tokens[i - 1],
    next: tokens[i + 1],
    ambiguous: NOUN_OR_VERB.has(t.lower) || verbs.has(t.lower),
    verbs,
  };
  RULES.some(rule => rule(place));
}
