// What the neighbours of a word say of its part of speech: newswire is full of words that are noun and verb ("plans",
// "cuts", "the sale", "to supply").
import { settleIdiom } from './idioms.js';
import { IRREGULAR_PARTICIPLE, IRREGULAR_PAST } from './irregular.js';
import { BASE_IN_ING, NOUN_OR_VERB, PREDICATIVE, REPORTING } from './lexicon.js';
import { isNounAfterStop } from './noun-after-stop.js';
import type { Token } from './token.js';

/** Third persons that are verbs wherever they stand. */
const ALWAYS_VERBS = new Set(
  'reckon reckons expects intends employs operates owns includes produces says wants let lets foresees envisages anticipates predicts seeks oblige obliges'.split(
    ' ',
  ),
);
/** Third persons that no plural noun looks like: "the rule takes effect". */
const NEVER_NOUNS = new Set('takes comes gives gets goes brings keeps becomes stands says wants'.split(' '));

/** Whether a third person may as well be a plural noun: "plans", not "improves", but "a tariff on battery imports". */
const isDoubtful = (tokens: readonly Token[], i: number): boolean =>
  !NEVER_NOUNS.has(tokens[i]!.lower) && (tokens[i]!.either === 'plural-or-third' || verbEarlier(tokens, i));
/** Third persons without an object: "when the contract ends," "production starts in May". */
const INTRANSITIVE = new Set(
  'starts ends stays falls fails lies rests runs works stands results stems rises slips exits withdraws quits departs'.split(
    ' ',
  ),
);

const asVerb = (t: Token): void => {
  t.pos = 'verb';
  const w = t.lower;
  t.form =
    w.endsWith('ing') && w.length > 4 && !BASE_IN_ING.has(w)
      ? 'gerund'
      : w.endsWith('ed') || IRREGULAR_PAST.has(w)
        ? 'past'
        : IRREGULAR_PARTICIPLE.has(w)
          ? 'participle'
          : w.endsWith('s') && !w.endsWith('ss')
            ? 'third'
            : 'base';
};

const previousWord = (tokens: readonly Token[], i: number): Token | undefined => {
  let k = i - 1;
  while (k >= 0 && (tokens[k]!.pos === 'adverb' || tokens[k]!.pos === 'negation')) k--;
  return tokens[k];
};
/** The word behind, over adverbs: "covers roughly a third". */
const nextWord = (tokens: readonly Token[], i: number): Token | undefined => {
  let k = i + 1;
  while (tokens[k]?.pos === 'adverb') k++;
  return tokens[k] ?? tokens[i + 1];
};
const startsPhrase = (t: Token | undefined): boolean =>
  t !== undefined &&
  (t.pos === 'determiner' || t.pos === 'possessive' || t.possessive || t.name !== undefined || t.pos === 'number');

const opensPhrase = (t: Token | undefined): boolean =>
  t !== undefined && (t.pos === 'determiner' || t.pos === 'possessive' || t.possessive);

/** Words that newswire hardly ever uses as verbs. */
const THINGS = new Set(
  'plant plants site sites line lines unit units cell cells module modules facility tax taxes'.split(' '),
);
function isThing(tokens: readonly Token[], i: number, before: Token | undefined): boolean {
  const word = tokens[i]!.lower;
  if (word === 'ground') return /^(?:break|breaks|broke|broken|breaking)$/.test(tokens[i - 1]?.lower ?? '');
  // "a block of new Acme shares": not "the company that Acme shares with Beta"
  if (word === 'shares')
    return tokens[i - 1]?.name !== undefined && /^(?:adjective|preposition|possessive)$/.test(tokens[i - 2]?.pos ?? '');
  // "the sale of Acme's Lublin works to Beta"
  if (word === 'works') return tokens[i - 1]?.name !== undefined && tokens[i - 2]?.possessive === true;
  return THINGS.has(word) && before?.pos !== 'to' && before?.pos !== 'modal' && before?.pos !== 'pronoun';
}

/** Gerunds that name a business: "a law on battery recycling", "planning permission". */
const ACTIVITIES = new Set(
  'recycling manufacturing mining processing refining planning building operating charging trading marketing financing engineering testing bearing packaging lighting shipping coating casting forging tooling wiring piping'.split(
    ' ',
  ),
);
const OF_ACTIVITIES = new Set(
  'permission permit permits licence license approval plant plants facility facilities capacity line lines site sites equipment business unit division company arm operation operations base hub venture ventures joint jv project partnership contract agreement deal firm group giant major house conglomerate concern company startup start-up subsidiary affiliate technology maker makers manufacturer manufacturers producer producers supplier suppliers specialist'.split(
    ' ',
  ),
);
/** "order intake", "a building site", "restructuring charges": nouns before some nouns only, verbs elsewhere. */
const OF_WORKS = new Map([
  ['order', new Set('intake book books backlog backlogs volume volumes'.split(' '))],
  ['building', new Set('site sites work works permit permits permission materials'.split(' '))],
  [
    'restructuring',
    new Set('charge charges cost costs plan plans program programme measures provision provisions'.split(' ')),
  ],
]);
const STOPS =
  /^(?:suspend|halt|stop|paus|resum|restart|ceas|curtail|end|delay|start|beg[aiu]n|idl)(?:e|es|ed|s|ped|ning|ing|ping)?$/;
function isActivity(t: Token, direct: Token | undefined, next: Token | undefined): boolean {
  if (next && OF_WORKS.get(t.lower)?.has(next.lower)) return direct?.pos !== 'be';
  if (!ACTIVITIES.has(t.lower)) return false;
  if (next && OF_ACTIVITIES.has(next.lower)) return direct?.pos !== 'be' && t.lower !== 'building';
  // "suspended mining at its project"
  if (direct?.pos === 'verb' && STOPS.test(direct.lower) && next?.pos === 'preposition') return true;
  const ends = !next || ['preposition', 'punctuation', 'date', 'conjunction'].includes(next.pos);
  return ends && direct?.pos === 'noun' && !direct.name && !direct.possessive && !/s$/.test(direct.lower);
}

const takesObject = (next: Token): boolean =>
  startsPhrase(next) || next.pos === 'noun' || (next.pos === 'adjective' && !next.lower.endsWith('ing'));

/** First parts of words with a hyphen that are verbs all the same: "re-opening plants", "mass-producing cells". */
const VERBAL_PREFIX = /^(?:re|pre|co|de|un|mis|over|out|fast|green|short|double|cross|mass|hand|self)-/;
/** "cell-making machinery", "a value-added tax": what somebody makes or does to it describes the noun behind. */
const isCompound = (t: Token, direct: Token | undefined, next: Token | undefined): boolean =>
  /^[a-z]+-[a-z]+(?:ing|ed)$/.test(t.lower) &&
  !VERBAL_PREFIX.test(t.lower) &&
  (next?.pos === 'noun' || next?.pos === 'adjective') &&
  direct !== undefined &&
  ['determiner', 'possessive', 'adjective', 'preposition'].includes(direct.pos);

/** Most words between "let" and what it lets happen. */
const LET_REACH = 12;
/** "let the discount lapse", "let its option run out" */
function isLetHappen(tokens: readonly Token[], i: number): boolean {
  if (!/^(?:lapse|run|slide|slip)$/.test(tokens[i]!.lower)) return false;
  for (let k = i - 2; k >= 0 && i - k <= LET_REACH; k--) {
    if (/^(?:let|lets|letting)$/.test(tokens[k]!.lower)) return true;
    if (tokens[k]!.pos === 'verb' || tokens[k]!.pos === 'punctuation') return false;
  }
  return false;
}

/** "Managing director Ida Moe", "acting chief": part of a title. */
const isTitle = (t: Token, next: Token | undefined): boolean =>
  /^(?:managing|acting|founding|presiding|outgoing|incoming)$/.test(t.lower) &&
  /^(?:directors?|partners?|editor|officer|chief|president|chairman|chairwoman|head|boss|ceo)$/.test(next?.lower ?? '');

/** An adjective in -ed behind a noun, with nothing behind it to describe and no verb before or behind. */
function isOnlyVerb(tokens: readonly Token[], i: number): boolean {
  if (!/^[a-z]{3,}ed$/.test(tokens[i]!.lower) || tokens[i - 1]?.pos !== 'noun' || tokens[i - 1]!.possessive)
    return false;
  const next = tokens[i + 1];
  const ends = !next || next.text === '.' || next.pos === 'preposition' || next.pos === 'date' || next.pos === 'adverb';
  return ends && !verbEarlier(tokens, i) && !verbAfter(tokens, i);
}

/** "imposed anti-dumping duties", "to tax imported batteries", "to buy shuttered Acme plant": what a past form says of an object. */
function describesObject(t: Token, direct: Token | undefined, next: Token): boolean {
  if (/^anti-.+ing$/.test(t.lower) && t.form === 'gerund') return !next.name;
  if (direct?.pos !== 'verb' || direct.name || direct.form === undefined) return false;
  if (t.form !== 'past' || !/.{3}ed$/.test(t.lower)) return false;
  // Before a name only behind a bare verb: "said planned Acme" is no such thing.
  return next.name ? direct.form === 'base' : !SAYING.has(direct.lower);
}

/** Rules of context for one token, in this order: each looks at what the ones before have settled. `verbs` are words the caller knows as verbs. */
export function settle(tokens: Token[], i: number, verbs: ReadonlySet<string>): void {
  const t = tokens[i]!;
  if (t.name || t.value || t.pos === 'punctuation') return;
  const before = previousWord(tokens, i);
  const next = tokens[i + 1];
  const ambiguous = NOUN_OR_VERB.has(t.lower) || verbs.has(t.lower);
  // "was shut", "has been cut": no adjective behind an auxiliary.
  if (t.pos === 'adjective' && IRREGULAR_PARTICIPLE.has(t.lower) && (before?.pos === 'be' || before?.pos === 'have'))
    asVerb(t);
  if (t.pos === 'adjective' && /.{3}ed$/.test(t.lower) && before?.pos === 'have') asVerb(t);
  if (t.pos === 'adjective' && /.{3}ing$/.test(t.lower) && before?.pos === 'be' && startsPhrase(next)) asVerb(t);
  if (t.pos === 'verb' && (IRREGULAR_PARTICIPLE.has(t.lower) || IRREGULAR_PAST.has(t.lower)) && t.form !== 'base')
    asVerb(t);
  // "Acme and Beta each hold half"
  if (before?.lower === 'each' && tokens[i - 2]?.name && ambiguous && next && next.pos !== 'verb') {
    before.pos = 'adverb';
    asVerb(t);
    return;
  }
  // "wants to get rid of"
  if (t.lower === 'rid' && (before?.pos === 'be' || /^g[eo]t/.test(before?.lower ?? ''))) {
    t.pos = 'adjective';
    delete t.form;
    return;
  }
  // "lines whose models have been dropped": what belongs to somebody is no verb.
  if (t.pos === 'verb' && tokens[i - 1]?.lower === 'whose' && t.form !== 'past') {
    t.pos = 'noun';
    return;
  }
  if (t.pos === 'verb' && (isCompound(t, tokens[i - 1], next) || isTitle(t, next))) {
    t.pos = 'adjective';
    delete t.form;
    return;
  }
  // "the discount for electric cars lapsed on Monday": the only verb there may be.
  if (t.pos === 'adjective' && isOnlyVerb(tokens, i)) asVerb(t);
  if (t.pos === 'noun' && isLetHappen(tokens, i)) {
    asVerb(t);
    return;
  }
  // "imposed anti-dumping duties", "to tax imported batteries": between a verb and its object they describe.
  if (t.pos === 'verb' && next && (next.pos === 'noun' || next.name) && describesObject(t, tokens[i - 1], next)) {
    t.pos = 'adjective';
    delete t.form;
    return;
  }
  if (ALWAYS_VERBS.has(t.lower)) {
    asVerb(t);
    return;
  }
  // "The research firm predicts", not "a firm order"
  if (t.lower === 'firm' && next && (next.pos === 'verb' || REPORTING.has(next.lower) || next.pos === 'punctuation')) {
    t.pos = 'noun';
    return;
  }
  if (t.lower.endsWith('s') && REPORTING.has(t.lower) && next?.lower === 'that' && before?.pos !== 'determiner') {
    asVerb(t);
    return;
  }
  // "its 40 percent holding", "its 19.9% holding"
  if (
    t.lower === 'holding' &&
    (tokens[i - 1]?.value?.kind === 'quantity' ||
      tokens[i - 1]?.pos === 'possessive' ||
      /^(?:minority|majority|remaining|entire|whole|existing|current|direct|indirect)$/.test(
        tokens[i - 1]?.lower ?? '',
      ))
  ) {
    t.pos = 'noun';
    return;
  }
  if (settleIdiom(tokens, i, before, () => verbEarlier(tokens, i))) return;
  // "is forecast to fall"
  if (t.lower === 'forecast' && before?.pos === 'be') asVerb(t);
  // "is cutting 15 percent of": what has an object is no adjective.
  if (t.pos === 'adjective' && /.{2}ing$/.test(t.lower) && before?.pos === 'be' && next && takesObject(next)) asVerb(t);
  // "a $2 billion hit on", "a 40 percent cut in"
  if (/^(?:hit|cut|split|bid)$/.test(t.lower) && tokens[i - 1]?.value && opensPhrase(tokens[i - 2])) {
    t.pos = 'noun';
    return;
  }
  if (t.pos === 'verb' && (isThing(tokens, i, before) || isActivity(t, tokens[i - 1], next))) t.pos = 'noun';
  // "switch to packs": no infinitive ends in -s.
  const third = t.pos === 'verb' && t.form === 'third';
  if (before?.pos === 'to' && (third || isNounAfterStop(tokens, i - 1, i))) {
    t.pos = 'noun';
    return;
  }
  if (before?.pos === 'to' || before?.pos === 'modal' || before?.pos === 'do') {
    // "will erect a plant"
    const verbal = t.pos === 'noun' ? ambiguous || before.pos !== 'to' : t.pos === 'adjective' && ambiguous;
    if (verbal && !t.possessive) {
      t.pos = 'verb';
      t.form = 'base';
    }
    return;
  }
  const direct = tokens[i - 1];
  const afterDeterminer =
    direct?.pos === 'determiner' ||
    direct?.pos === 'possessive' ||
    direct?.possessive === true ||
    // "a second building"
    (direct?.pos === 'number' && !direct.value && tokens[i - 2]?.pos === 'determiner') ||
    (direct?.pos === 'adjective' && !PREDICATIVE.has(direct.lower));
  if (t.pos === 'verb' && afterDeterminer && t.form !== 'past' && t.form !== 'participle' && t.form !== 'gerund')
    t.pos = 'noun';
  else if (
    t.pos === 'verb' &&
    afterDeterminer &&
    next &&
    !['noun', 'adjective', 'number'].includes(next.pos) &&
    direct?.pos !== 'adjective'
  )
    // "its planned" goes on; "the following" ends here.
    t.pos = t.form === 'gerund' ? 'noun' : t.pos;
  else if (t.lower === 'own' && t.pos !== 'verb' && !afterDeterminer) asVerb(t);
  else if (t.pos === 'verb' && t.form === 'third' && isDoubtful(tokens, i) && !verbPlace(tokens, i)) t.pos = 'noun';
  // "Acme set a target": a past that looks like the base form.
  else if (t.pos === 'verb' && t.form === 'base' && IRREGULAR_PAST.has(t.lower) && verbPlace(tokens, i)) asVerb(t);
  else if (t.pos === 'verb' && t.form === 'base' && !basePlace(tokens, i) && !pluralVerbPlace(tokens, i))
    t.pos = 'noun';
  else if (t.pos === 'noun' && ambiguous && t.lower.endsWith('s') && verbPlace(tokens, i)) asVerb(t);
  else if (t.pos === 'noun' && ambiguous && secondVerbPlace(tokens, i)) asVerb(t);
  // "The layoffs at Acme affect 250 workers"
  else if (t.pos === 'noun' && verbs.has(t.lower) && pluralVerbPlace(tokens, i)) asVerb(t);
  else if (t.pos === 'noun' && ambiguous && !MOSTLY_NOUNS.has(t.lower) && behindNames(tokens, i)) asVerb(t);
  else if (t.pos === 'noun' && /.{2}ing$/.test(t.lower) && gerundPlace(t, direct, next)) asVerb(t);
  else if (t.pos === 'noun' && /ed$/.test(t.lower) && t.lower.length > 4 && before?.pos !== 'determiner') asVerb(t);
  else if (t.pos === 'noun' && (IRREGULAR_PAST.has(t.lower) || IRREGULAR_PARTICIPLE.has(t.lower)) && !afterDeterminer)
    asVerb(t);
}

/** Words that head compounds behind names more often than they are verbs there: "Acme, Beta deal". */
const MOSTLY_NOUNS = new Set(
  'deal stake sale order supply report project offer bid trade fund target record stock share exit work review loss split venture plant'.split(
    ' ',
  ),
);

/** "Acme and Beta form a venture", "Acme, Beta sign pact": several names at the head of the sentence want a verb in the plural. */
function behindNames(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  if (!next || !(startsPhrase(next) || next.pos === 'noun' || next.pos === 'adjective')) return false;
  let k = i - 1;
  let names = 0;
  for (; k >= 0; k -= 2, names++) {
    if (!tokens[k]!.name || tokens[k]!.possessive) return false;
    if (k > 0 && !/^(?:,|and|&)$/.test(tokens[k - 1]!.lower)) return false;
  }
  return names >= 2;
}

/** "considering selling off its stake", "by splitting ownership": a gerund governs what follows. */
function gerundPlace(t: Token, direct: Token | undefined, next: Token | undefined): boolean {
  const after =
    direct?.pos === 'preposition' || direct?.pos === 'verb' || direct?.pos === 'subordinator' || direct?.text === ',';
  // "an agreement covering 8 GWh"
  if (direct?.pos === 'noun' && !direct.name && next?.value && next.value.kind !== 'date') return true;
  if (direct?.pos === 'noun' && !direct.name && t.lower === 'covering' && next?.pos === 'noun') return true;
  return (
    after &&
    next !== undefined &&
    (startsPhrase(next) || next.lower === 'off' || next.lower === 'out' || next.lower === 'down')
  );
}

/** Whether a finite verb, modal or auxiliary stands before `i` in the same stretch of the sentence. */
function verbEarlier(tokens: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= 0; k--) {
    const t = tokens[k]!;
    if (t.pos === 'conjunction' || t.pos === 'relative' || t.pos === 'subordinator' || t.pos === 'punctuation')
      return false;
    if (t.pos === 'modal' || t.pos === 'be' || t.pos === 'have' || t.pos === 'do') return true;
    if (t.pos === 'verb' && !SAYING.has(t.lower)) return true;
  }
  return false;
}

/** Whether a modal or auxiliary that still wants a subject follows: "the EU rules on passports will apply". */
function verbLater(tokens: readonly Token[], from: number): boolean {
  for (let k = from; k < tokens.length; k++) {
    const t = tokens[k]!;
    if (
      t.pos === 'conjunction' ||
      t.pos === 'relative' ||
      t.pos === 'subordinator' ||
      t.pos === 'punctuation' ||
      t.pos === 'pronoun'
    )
      return false;
    if (t.pos === 'modal' || t.pos === 'be' || t.pos === 'have') return true;
  }
  return false;
}

/** Whether any verb stands behind `i` in the same stretch of the sentence. */
function verbAfter(tokens: readonly Token[], i: number): boolean {
  for (let k = i + 1; k < tokens.length; k++) {
    const t = tokens[k]!;
    if (['conjunction', 'relative', 'subordinator', 'punctuation'].includes(t.pos)) return false;
    if (['modal', 'be', 'have', 'do'].includes(t.pos) || (t.pos === 'verb' && t.form !== 'gerund')) return true;
  }
  return false;
}

const SAYING = new Set('said says say reported reports announced confirmed'.split(' '));

const OPENS_CLAUSE = /^(?:as|after|once|when|if|before|since|until|while|because)$/;
/** Whether a word that may be a verb stands where one would: after a name or pronoun, before a phrase, "to" or "that". */
function verbPlace(tokens: readonly Token[], i: number): boolean {
  const before = previousWord(tokens, i);
  const next = nextWord(tokens, i);
  if (!before || before.possessive) return false;
  // "when the stake changes hands"
  if (/^changed?s?$/.test(tokens[i]!.lower) && next?.lower === 'hands') return true;
  if (before.pos === 'pronoun' || before.pos === 'relative') return true;
  // "as Acme exits"
  if (INTRANSITIVE.has(tokens[i]!.lower) && before.name && OPENS_CLAUSE.test(tokens[i - 2]?.lower ?? '')) return true;
  // "It opened a plant, and plans a second": the subject stands before the first verb.
  if (before.pos === 'conjunction' && next?.pos === 'determiner' && saidBefore(tokens, i)) return true;
  // "The unit, which makes cells, expects sales of"
  if (before.text === ',' && next && (next.pos === 'noun' || next.pos === 'adjective') && relativeOpen(tokens, i))
    return true;
  const subject = before.name !== undefined || before.pos === 'noun' || before.text === ')' || before.text === ',';
  if (!subject || !next || verbEarlier(tokens, i)) return false;
  if (next.pos === 'preposition' && verbLater(tokens, i + 1)) return false;
  if (startsPhrase(next) || next.pos === 'to' || next.lower === 'that') return true;
  // "the contract runs from 2027 to 2030"
  if (next.pos === 'date' && definite(tokens, i)) return true;
  if (
    INTRANSITIVE.has(tokens[i]!.lower) &&
    (before.name !== undefined || !before.lower.endsWith('s')) &&
    !verbAfter(tokens, i)
  )
    return true;
  if (before.name === undefined && before.text !== ')')
    return tokens[i + 1]!.pos === 'adjective' && !NOUN_OR_VERB.has(before.lower);
  return (
    next.pos !== 'be' &&
    next.pos !== 'have' &&
    next.pos !== 'modal' &&
    !(next.pos === 'verb' && !next.either && next.form !== 'gerund' && next.form !== 'participle')
  );
}

/** "the contract", "its order": the subject before `i` is a definite phrase of one noun. */
function definite(tokens: readonly Token[], i: number): boolean {
  const opener = tokens[i - 2];
  return opener?.pos === 'determiner' || opener?.pos === 'possessive' || opener?.possessive === true;
}

/** Whether a base form has a plural noun for its subject and an object behind it, and is the only verb of its stretch. */
function pluralVerbPlace(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  if (!next || !(next.pos === 'determiner' || next.value) || verbEarlier(tokens, i) || verbLater(tokens, i + 1))
    return false;
  return tokens.slice(0, i).some(t => t.pos === 'noun' && !t.name && !t.possessive && /[^s]s$/.test(t.lower));
}

/** "will dissolve Acme and divide its plants": behind "and" and a verb that wants a base form, before an object. */
function secondVerbPlace(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  if (tokens[i - 1]?.lower !== 'and' || !next || !(next.pos === 'determiner' || next.pos === 'possessive'))
    return false;
  return tokens.slice(0, i).some((t, k) => t.form === 'base' && /^(?:modal|to)$/.test(tokens[k - 1]?.pos ?? ''));
}

/** Whether a finite verb stands anywhere before `i`. */
const saidBefore = (tokens: readonly Token[], i: number): boolean =>
  tokens.slice(0, i).some(t => t.pos === 'modal' || (t.pos === 'verb' && (t.form === 'past' || t.form === 'third')));

/** Whether the comma before `i` ends a relative clause that no verb of the main clause has preceded. */
function relativeOpen(tokens: readonly Token[], i: number): boolean {
  const at = tokens.findIndex(t => t.pos === 'relative' && (t.lower === 'which' || t.lower === 'who'));
  return at > 0 && at < i - 1 && tokens[at - 1]!.text === ',' && !verbEarlier(tokens, at - 1);
}

/** Verbs behind which a base form stands without "to". */
const BARE = /^(?:help(?:s|ed|ing)?|let(?:s|ting)?|make(?:s)?|made|go|come|dare)$/;

/** Whether a base form may be a verb here: not right after a singular noun, nor before a noun at the very start. */
function basePlace(tokens: readonly Token[], i: number): boolean {
  const before = previousWord(tokens, i);
  if (!before || before.pos === 'preposition' || before.pos === 'number') return false;
  // "will scrap import duties": what stands right behind a verb belongs to its object.
  if (before.pos === 'verb' && before === tokens[i - 1] && tokens[i + 1]?.pos === 'noun' && !BARE.test(before.lower))
    return false;
  if (before.pos !== 'noun') return true;
  return /(?:s|people|men)$/.test(before.lower) && tokens[i + 1]?.pos !== 'punctuation' && !verbEarlier(tokens, i);
}
