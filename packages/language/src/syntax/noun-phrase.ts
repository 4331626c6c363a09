// Noun phrases: determiner, possessor, modifiers, head.
import type { NounPhrase } from './chunk-types.js';
import { singular } from './inflect.js';
import { isPartyBehindPlace } from './party-behind-place.js';
import { tiesNames } from './tied-names.js';
import type { Token } from './token.js';

/** The end of a parenthesis that opens at `i`, or `i` when it never closes. */
export function parenthesisEnd(tokens: readonly Token[], i: number): number {
  for (let k = i + 1; k < Math.min(tokens.length, i + 40); k++) if (tokens[k]!.text === ')') return k + 1;
  return i;
}

const modifierPos = new Set(['noun', 'adjective', 'number', 'date']);
/** Whether a token is a verb's past or participle. */
export const isPastForm = (t: Token): boolean => t.pos === 'verb' && (t.form === 'past' || t.form === 'participle');

/** Whether a participle or gerund at `i` stands before a noun: "planned plant", "existing lines", "so-called". */
function isModifier(tokens: readonly Token[], i: number, opened: boolean, headed: boolean): boolean {
  const t = tokens[i]!;
  const next = tokens[i + 1];
  // "its newly built plant", but not "Acme also cut production".
  if (t.pos === 'adverb')
    return opened && !headed && next !== undefined && (next.pos === 'adjective' || next.pos === 'verb') && !next.name;
  if (t.pos !== 'verb' || !next) return false;
  if (!opened) return false;
  if (!(t.form === 'gerund' || isPastForm(t))) return false;
  const before = tokens[i - 1];
  if (before && before.pos === 'noun' && !before.possessive) return false;
  return modifierPos.has(next.pos) && !(next.name && t.form === 'gerund');
}

/** "its Kokomo, Indiana, plant": the comma behind the state does not end the phrase. */
function closesPlace(tokens: readonly Token[], comma: number): boolean {
  const [opener, place, next] = [tokens[comma - 2], tokens[comma - 1], tokens[comma + 1]];
  const inside = opener?.pos === 'determiner' || opener?.pos === 'possessive' || opener?.possessive === true;
  if (place?.name?.kind !== 'place' || !place.text.includes(',') || !inside) return false;
  return next?.pos === 'noun' && !next.name && !next.possessive;
}

/** "the Salem, Oregon-based company": the comma before the state that a hyphen ties to what follows. */
function tiesPlace(tokens: readonly Token[], comma: number): boolean {
  const [town, state, tied] = [tokens[comma - 1], tokens[comma + 1], tokens[comma + 2]];
  return (
    /^\p{Lu}/u.test(town?.text ?? '') &&
    state?.name?.kind === 'place' &&
    /^-(?:based|area|headquartered)$/.test(tied?.lower ?? '')
  );
}

/** Dates that stand for a noun with its article, and modify none: "the 20th", "the first quarter". */
const ENDS_DATE =
  /^\d+(?:st|nd|rd|th)$|[ -](?:quarter|half|year|month|week|period|weekend|spring|summer|autumn|winter)$/i;

/** Reads a noun phrase that starts at `i`, or null. */
export function nounPhraseAt(tokens: readonly Token[], i: number): NounPhrase | null {
  let at = i;
  let determiner: string | null = null;
  let possessor: NounPhrase | null = null;
  const first = tokens[at]!;
  if (first.pos === 'pronoun') return phrase(i, i + 1, i, singular(first.lower), null, null);
  let opened = false;
  while (tokens[at]?.pos === 'determiner' || tokens[at]?.lower === 'the') {
    determiner ??= tokens[at]!.lower;
    opened = true;
    at++;
  }
  if (tokens[at]?.pos === 'possessive') {
    possessor = phrase(at, at + 1, at, tokens[at]!.lower, null, null);
    determiner = tokens[at]!.lower;
    opened = true;
    at++;
  }
  let head = -1;
  let from = at;
  for (; at < tokens.length; at++) {
    const t = tokens[at]!;
    if (modifierPos.has(t.pos)) {
      // "At Acme 400 jobs are at risk": a count behind a name begins another phrase.
      if (head >= 0 && (isCount(t) || isPartOfCount(tokens, at)) && endsBeforeCount(tokens[head]!, determiner)) break;
      if (
        head >= 0 &&
        (isReceiver(tokens, i, head, t) || isSubjectBehind(tokens, at, head) || isPartyBehindPlace(tokens, i, at))
      )
        break;
      if (head >= 0 && determiner && isFigureBehind(tokens, at, head)) break;
      if (t.pos === 'date' && !t.possessive && !(opened && head < 0 && at === from)) break;
      // "in a filing on the 20th Acme said", "in the first quarter Acme sold": the name does not belong to the date.
      if (t.pos === 'date' && tokens[at + 1]?.name && ENDS_DATE.test(t.text)) {
        head = at++;
        break;
      }
      if (t.pos === 'adjective' && head >= 0 && !nounAhead(tokens, at)) break;
      if (t.pos !== 'adjective') head = at;
      opened = true;
      if (t.possessive) {
        possessor = phrase(i, at + 1, at, singular(t.lower), determiner, possessor);
        determiner = "'s";
        head = -1;
        from = at + 1;
      }
    } else if (isModifier(tokens, at, opened, head >= 0)) continue;
    else if (t.text === '(' && head >= 0 && insideName(tokens, at)) at = parenthesisEnd(tokens, at) - 1;
    else if (head >= 0 && tiesNames(tokens, at)) continue;
    else if (
      t.text === ',' &&
      opened &&
      (closesPlace(tokens, at) || joinsModifiers(tokens, at) || tiesPlace(tokens, at))
    )
      continue;
    else if (t.lower === '&' && head >= 0 && tokens[at + 1]?.pos === 'noun') continue;
    else if (
      t.lower === 'and' &&
      head < 0 &&
      opened &&
      tokens[at - 1]?.pos === 'adjective' &&
      tokens[at + 1]?.pos === 'adjective'
    )
      continue;
    else break;
  }
  if (head < 0) {
    if (determiner && at > i && (determiner !== "'s" || possessor)) {
      // "the three", "all", "the latest", "its": stands for a noun.
      return phrase(
        i,
        Math.max(at, i + 1),
        Math.max(at, i + 1) - 1,
        singular(tokens[Math.max(at, i + 1) - 1]!.lower),
        determiner,
        possessor,
      );
    }
    return null;
  }
  return phrase(i, head + 1, head, singular(tokens[head]!.lower), determiner, possessor);
}

/** "At Acme 400 jobs", "with the closure 400 jobs", but "a record 400 jobs", "the Acme 400". */
const endsBeforeCount = (head: Token, determiner: string | null): boolean =>
  !head.possessive &&
  (head.name ? determiner === null : !/^(?:record|total|combined|net|estimated|phase|level|class)$/.test(head.lower));

/** "has in its sights 8 GWh of capacity": a sum or volume behind a plural begins another phrase, unless it modifies a noun. */
function isFigureBehind(tokens: readonly Token[], at: number, head: number): boolean {
  const [{ value }, before, next] = [tokens[at]!, tokens[head]!, tokens[at + 1]];
  if (head !== at - 1 || before.name || before.value || !/[^s]s$/.test(before.lower)) return false;
  const isFigure =
    value?.kind === 'money' || (value?.kind === 'quantity' && value.unit !== 'count' && value.unit !== '%');
  return isFigure && (next === undefined || !modifierPos.has(next.pos));
}

/** Verbs that take whom before what. */
const GIVING =
  /^(?:g(?:ive|ives|ave|iven|iving)|hand(?:s|ed|ing)?|grant(?:s|ed|ing)?|offer(?:s|ed|ing)?|s(?:ell|ells|old|elling)|suppl(?:y|ies|ied|ying)|pa(?:y|ys|id|ying)|award(?:s|ed|ing)?|ow(?:e|es|ed|ing)|ship(?:s|ped|ping)?|sen[dt](?:s|ing)?|leav(?:e|es|ing)|left)$/;
/** "will sell Acme 8,000 tonnes", "gives Acme full control": what stands behind the name is given to it. */
const isReceiver = (tokens: readonly Token[], start: number, head: number, next: Token): boolean =>
  start === head &&
  tokens[head]!.name?.kind === 'company' &&
  !tokens[head]!.possessive &&
  GIVING.test(tokens[start - 1]?.lower ?? '') &&
  (next.value?.kind === 'quantity' || next.value?.kind === 'money' || next.pos === 'adjective');

/** Nouns of what parties agree on. */
export const DEALS = new Set(
  'agreement deal contract pact accord arrangement plan terms transaction proposal scheme'.split(' '),
);
const PLURAL = /.{3}[^su]s$/;
/** Stretches of time that a name behind does not belong to. */
const SPANS = /^(?:years|months|weeks|days|decades?)$/;
/** "For the shares Acme will pay", "Under the agreement Acme will sell": a name with its verb behind it is no part of the phrase. */
function isSubjectBehind(tokens: readonly Token[], at: number, head: number): boolean {
  const [name, next] = [tokens[at]!, tokens[at + 1]];
  // "Acme, whose shares Beta sold in May"
  const owned = tokens[head - 1]?.lower === 'whose' && at === head + 1 && name.name !== undefined && !name.possessive;
  if (owned && next && (['modal', 'be', 'have', 'do'].includes(next.pos) || isPastForm(next))) return true;
  // "after seven years Acme and Beta are breaking up"
  if (name.name?.kind === 'company' && at === head + 1 && SPANS.test(tokens[head]!.lower)) return true;
  if (name.name?.kind !== 'company' || name.possessive || at !== head + 1) return false;
  const { lower, name: inner } = tokens[head]!;
  if (!DEALS.has(lower) && (inner !== undefined || !PLURAL.test(lower))) return false;
  const isDeal = DEALS.has(lower);
  return next !== undefined && (['modal', 'be', 'have', 'do'].includes(next.pos) || (isDeal && next.form === 'third'));
}

/** "a five-year, $310 million agreement": the comma between what measures a noun does not end its phrase. */
function joinsModifiers(tokens: readonly Token[], comma: number): boolean {
  if (
    !/^[\p{L}\d.,]+-(?:year|month|week|day|hour|gigawatt-hour|megawatt-hour|gwh|mwh|mw|gw|tonne|ton)$/u.test(
      tokens[comma - 1]?.lower ?? '',
    )
  )
    return false;
  let k = comma + 1;
  while (tokens[k]?.value || tokens[k]?.pos === 'adjective' || tokens[k]?.pos === 'number') k++;
  return k > comma + 1 && k < comma + 4 && tokens[k]?.pos === 'noun' && !tokens[k]!.name;
}

/** "in Homburg 110 of 190 positions" */
const isPartOfCount = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]!.pos === 'number' && tokens[i + 1]?.lower === 'of' && tokens[i - 1]?.name?.kind === 'place';

const isCount = (t: Token): boolean =>
  t.value?.kind === 'quantity' && t.value.unit === 'count' && t.value.noun !== undefined;

/** "lithium iron phosphate (LFP) cells": a short form in brackets does not end the phrase that goes on behind it. */
function insideName(tokens: readonly Token[], i: number): boolean {
  const end = parenthesisEnd(tokens, i);
  if (end === i || end - i > 5) return false;
  const next = tokens[end];
  // "a 9 billion yuan ($1.3 billion) order": the sum in another currency.
  const sum = tokens[i - 1]?.value?.kind === 'money' && tokens[end - 2]?.value?.kind === 'money';
  if (!sum && tokens.slice(i, end).some(t => t.value)) return false;
  if (sum) return next !== undefined && (next.pos === 'noun' || next.pos === 'adjective') && !next.name;
  return next !== undefined && next.pos === 'noun' && !next.name;
}

/** Whether a noun follows the adjectives from `i` on, so that they are still inside the phrase. */
function nounAhead(tokens: readonly Token[], i: number): boolean {
  let k = i;
  while (tokens[k]?.pos === 'adjective' || tokens[k]?.pos === 'number') k++;
  return tokens[k]?.pos === 'noun';
}

const phrase = (
  start: number,
  end: number,
  head: number,
  noun: string,
  determiner: string | null,
  possessor: NounPhrase | null,
): NounPhrase => ({
  is: 'np',
  start,
  end,
  head,
  noun,
  determiner,
  possessor,
  preposition: null,
  of: [],
  conjuncts: [],
  appositions: [],
  aside: null,
});
