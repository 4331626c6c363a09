// Places where a word that may be noun or verb is a verb: by its subject, its object and the verbs around it.
import { nextWord, previousWord, startsPhrase, verbAfter, verbEarlier, verbLater } from './around.js';
import { NOUN_OR_VERB, PARTICLES } from './lexicon.js';
import type { Token } from './token.js';

/** Third persons that no plural noun looks like: "the rule takes effect". */
const NEVER_NOUNS = new Set('takes comes gives gets goes brings keeps becomes stands says wants'.split(' '));

/** Whether a third person may as well be a plural noun: "plans", not "improves", but "a tariff on battery imports". */
export const isDoubtful = (tokens: readonly Token[], i: number): boolean =>
  !NEVER_NOUNS.has(tokens[i]!.lower) && (tokens[i]!.either === 'plural-or-third' || verbEarlier(tokens, i));
/** Third persons without an object: "when the contract ends," "production starts in May". */
const INTRANSITIVE = new Set(
  'starts ends stays falls fails lies rests runs works stands results stems rises slips exits withdraws quits departs'.split(
    ' ',
  ),
);

/** Most words between "let" and what it lets happen. */
const LET_REACH = 12;
/** "let the discount lapse", "let its option run out" */
export function isLetHappen(tokens: readonly Token[], i: number): boolean {
  if (!/^(?:lapse|run|slide|slip)$/.test(tokens[i]!.lower)) return false;
  for (let k = i - 2; k >= 0 && i - k <= LET_REACH; k--) {
    if (/^(?:let|lets|letting)$/.test(tokens[k]!.lower)) return true;
    if (tokens[k]!.pos === 'verb' || tokens[k]!.pos === 'punctuation') return false;
  }
  return false;
}

/** An adjective in -ed behind a noun, with nothing behind it to describe and no verb before or behind. */
export function isOnlyVerb(tokens: readonly Token[], i: number): boolean {
  if (!/^[a-z]{3,}ed$/.test(tokens[i]!.lower) || tokens[i - 1]?.pos !== 'noun' || tokens[i - 1]!.possessive)
    return false;
  const next = tokens[i + 1];
  const ends = !next || next.text === '.' || next.pos === 'preposition' || next.pos === 'date' || next.pos === 'adverb';
  return ends && !verbEarlier(tokens, i) && !verbAfter(tokens, i);
}

/** Words that head compounds behind names more often than they are verbs there: "Acme, Beta deal". */
export const MOSTLY_NOUNS = new Set(
  'deal stake sale order supply report project offer bid trade fund target record stock share exit work review loss split venture plant'.split(
    ' ',
  ),
);

/** "Acme and Beta form a venture", "Acme, Beta sign pact": several names at the head of the sentence want a verb in the plural. */
export function behindNames(tokens: readonly Token[], i: number): boolean {
  // "wind up venture", "carve up assets"
  const next = PARTICLES.has(tokens[i + 1]?.lower ?? '') ? tokens[i + 2] : tokens[i + 1];
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
export function gerundPlace(t: Token, direct: Token | undefined, next: Token | undefined): boolean {
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

const OPENS_CLAUSE = /^(?:as|after|once|when|if|before|since|until|while|because)$/;
/** Whether a word that may be a verb stands where one would: after a name or pronoun, before a phrase, "to" or "that". */
export function verbPlace(tokens: readonly Token[], i: number): boolean {
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
export function pluralVerbPlace(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  if (!next || !(next.pos === 'determiner' || next.value) || verbEarlier(tokens, i) || verbLater(tokens, i + 1))
    return false;
  return tokens.slice(0, i).some(t => t.pos === 'noun' && !t.name && !t.possessive && /[^s]s$/.test(t.lower));
}

/** "will dissolve Acme and divide its plants": behind "and" and a verb that wants a base form, before an object. */
export function secondVerbPlace(tokens: readonly Token[], i: number): boolean {
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

/** "Acme weighs exit from Beta", "Acme has completed exit": what a verb of somebody's takes for its object, with nothing to govern. */
function isObjectBehind(tokens: readonly Token[], i: number): boolean {
  const [subject, verb, next] = [tokens[i - 2], tokens[i - 1], tokens[i + 1]];
  if (verb?.pos !== 'verb' || BARE.test(verb.lower) || !/^(?:third|past|participle|gerund|base)$/.test(verb.form ?? ''))
    return false;
  const governed = subject?.name !== undefined || /^(?:pronoun|have|be|to|modal)$/.test(subject?.pos ?? '');
  return governed && (next === undefined || next.pos === 'preposition' || next.pos === 'punctuation');
}

/** Whether a base form may be a verb here: not right after a singular noun, nor before a noun at the very start. */
export function basePlace(tokens: readonly Token[], i: number): boolean {
  const before = previousWord(tokens, i);
  if (!before || before.pos === 'preposition' || before.pos === 'number') return false;
  // "will scrap import duties": what stands right behind a verb belongs to its object.
  if (before.pos === 'verb' && before === tokens[i - 1] && tokens[i + 1]?.pos === 'noun' && !BARE.test(before.lower))
    return false;
  if (isObjectBehind(tokens, i)) return false;
  if (before.pos !== 'noun') return true;
  return /(?:s|people|men)$/.test(before.lower) && tokens[i + 1]?.pos !== 'punctuation' && !verbEarlier(tokens, i);
}
