// Words that a dictionary gives two parts of speech, decided by their neighbours: "rising demand", "to secure orders",
// "additional financing", "the chief executive".
import { IRREGULAR_PARTICIPLE } from './irregular.js';
import type { Token } from './token.js';

/** A word that can go on with the phrase that the one before it is in. */
const goesOn = (t: Token | undefined): boolean =>
  t !== undefined &&
  (t.pos === 'noun' || t.pos === 'adjective' || t.pos === 'number' || /^(?:noun|plural)-/.test(t.either ?? '')) &&
  !t.possessive;

/** Verbs behind which a base form stands without "to": "helps secure", "let it sell". */
const BARE = /^(?:help(?:s|ed|ing)?|let(?:s|ting)?|make(?:s)?|made)$/;

const endsPhrase = (t: Token | undefined): boolean =>
  t === undefined || ['punctuation', 'be', 'have', 'modal', 'conjunction'].includes(t.pos);

const asNoun = (t: Token): void => {
  t.pos = 'noun';
  delete t.form;
};

/** The word before, over adverbs and negations. */
function wordBefore(tokens: readonly Token[], i: number): Token | undefined {
  let k = i - 1;
  while (k >= 0 && (tokens[k]!.pos === 'adverb' || tokens[k]!.pos === 'negation')) k--;
  return tokens[k];
}

/** Decides one token in place; those before it are decided. */
export function chooseEither(tokens: Token[], i: number): void {
  const t = tokens[i]!;
  if (!t.either) return;
  const before = wordBefore(tokens, i);
  const next = tokens[i + 1];
  const wantsBase = before?.pos === 'to' || before?.pos === 'modal' || before?.pos === 'do';
  const attributive =
    before !== undefined &&
    ['determiner', 'possessive', 'preposition', 'adjective', 'number'].includes(before.pos) &&
    goesOn(next);
  switch (t.either) {
    case 'past-or-adjective':
      // "in advanced materials"; behind an article a participle stays one.
      if (before?.pos !== 'preposition' || !goesOn(next)) return;
      t.pos = 'adjective';
      delete t.form;
      return;
    case 'base-or-adjective':
      if (!wantsBase) return;
      t.pos = 'verb';
      t.form = 'base';
      return;
    case 'gerund-or-adjective':
      if (attributive) return;
      t.pos = 'verb';
      t.form = 'gerund';
      return;
    case 'noun-or-adjective':
      if (!goesOn(next) && before?.pos !== 'be') asNoun(t);
      return;
    case 'noun-or-gerund':
      // "battery recycling plant"
      if (before?.pos === 'adjective' || (attributive && before?.pos !== 'preposition')) asNoun(t);
      else if (
        tokens[i - 1]?.pos === 'noun' &&
        !tokens[i - 1]!.name &&
        !/s$/.test(tokens[i - 1]!.lower) &&
        goesOn(next)
      )
        asNoun(t);
      // "trims its Acme holding, …": a gerund governs something.
      else if (tokens[i - 1]?.pos === 'noun' && endsPhrase(next)) asNoun(t);
      return;
    case 'plural-or-third':
      // The rules of context know these.
      return;
    case 'noun-or-base':
      chooseBase(t, tokens, i, before, wantsBase);
  }
}

function chooseBase(
  t: Token,
  tokens: readonly Token[],
  i: number,
  before: Token | undefined,
  wantsBase: boolean,
): void {
  if (wantsBase) return;
  if (before?.pos === 'have' || before?.pos === 'be') {
    // "has cut prices", "was set last year".
    if (IRREGULAR_PARTICIPLE.has(t.lower)) t.form = 'participle';
    else asNoun(t);
    return;
  }
  const opened = before && ['determiner', 'possessive', 'preposition', 'number', 'date'].includes(before.pos);
  // "ground was broken", "on which work began"
  const next = tokens[i + 1]?.pos;
  const finite =
    next === 'verb' && tokens[i + 1]!.form === 'past' && !tokens[i + 1]!.either && before?.pos === 'relative';
  if (opened || finite || next === 'be' || next === 'have' || next === 'modal') {
    asNoun(t);
    return;
  }
  const bare = tokens.slice(Math.max(0, i - 3), i).some(x => BARE.test(x.lower));
  // "will sell and lease", "will restart the hall in May and switch it": a pronoun behind it is its object.
  const governs = tokens[i + 1]?.lower === 'it' || tokens[i + 1]?.lower === 'them';
  const coordinated = before?.pos === 'conjunction' && (tokens[i - 2]?.pos === 'verb' || governs);
  const joined = before?.pos === 'verb' || before?.pos === 'adjective' || before?.pos === 'conjunction';
  if (joined && !bare && !coordinated) asNoun(t);
}
