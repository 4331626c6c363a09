// Chunks: noun phrases with their inner structure, verb groups, and the little words between them.

import { singular } from './inflect.js';
import { COMPLEX_PREPOSITIONS, PARTICLES, PREDICATIVE, PREPOSITIONS } from './lexicon.js';
import type { Token } from './token.js';

/** A noun phrase; indices are into the sentence's tokens, `end` exclusive. */
export interface NounPhrase {
  is: 'np';
  start: number;
  end: number;
  /** Index of the head token. */
  head: number;
  /** Head in lower case, singular. */
  noun: string;
  determiner: string | null;
  /** "the company’s plant": the phrase before ’s; "its plant": the pronoun's phrase. */
  possessor: NounPhrase | null;
  /** The preposition before it, `of` included; null for a bare phrase. */
  preposition: string | null;
  /** Phrases attached by `of`, in order. */
  of: NounPhrase[];
  /** The rest of a coordination, without this first member. */
  conjuncts: NounPhrase[];
  /** Phrases in apposition, before or after. */
  appositions: NounPhrase[];
  /** Tokens in parentheses right after it. */
  aside: [start: number, end: number] | null;
}

export type Tense = 'past' | 'present' | 'none';
/** A verb group: "is considering", "has not been sold", "to build", "selling off", "is due to open". */
export interface VerbGroup {
  is: 'vg';
  start: number;
  end: number;
  /** Index of the last verb, the one that carries the meaning; of "be" alone, that of be. */
  head: number;
  form: 'finite' | 'infinitive' | 'gerund' | 'participle';
  tense: Tense;
  perfect: boolean;
  progressive: boolean;
  passive: boolean;
  modal: string | null;
  /** "is to", "is due to", "is set to": the word that looks ahead. */
  ahead: string | null;
  negated: boolean;
  particle: string | null;
  /** No noun or auxiliary tells whether this past form is finite or a participle. */
  ambiguous: boolean;
  /** A base form alone, such as "build" after "and". */
  bare: boolean;
}
export interface Mark {
  is: 'mark';
  kind:
    | 'comma'
    | 'stop'
    | 'conjunction'
    | 'subordinator'
    | 'relative'
    | 'preposition'
    | 'adverb'
    | 'date'
    | 'adjective'
    | 'quote';
  start: number;
  end: number;
  word: string;
}
export type Chunk = NounPhrase | VerbGroup | Mark;

const mark = (kind: Mark['kind'], start: number, end: number, word: string): Mark => ({
  is: 'mark',
  kind,
  start,
  end,
  word,
});

/** The end of a parenthesis that opens at `i`, or `i` when it never closes. */
function parenthesisEnd(tokens: readonly Token[], i: number): number {
  for (let k = i + 1; k < Math.min(tokens.length, i + 40); k++) if (tokens[k]!.text === ')') return k + 1;
  return i;
}

const modifierPos = new Set(['noun', 'adjective', 'number', 'date']);
const isPastForm = (t: Token): boolean => t.pos === 'verb' && (t.form === 'past' || t.form === 'participle');

/** Past forms that are no participles. */
const PAST_ONLY = new Set(
  'began broke chose came did drew drove fell gave went grew knew rose ran saw shrank sank spoke took threw withdrew wrote'.split(
    ' ',
  ),
);

/** Whether a participle or gerund at `i` stands before a noun: "planned plant", "existing lines", "so-called". */
function isModifier(tokens: readonly Token[], i: number, opened: boolean): boolean {
  const t = tokens[i]!;
  const next = tokens[i + 1];
  if (t.pos === 'adverb')
    return opened && next !== undefined && (next.pos === 'adjective' || next.pos === 'verb') && !next.name;
  if (t.pos !== 'verb' || !next) return false;
  if (!opened) return false;
  if (!(t.form === 'gerund' || isPastForm(t))) return false;
  const before = tokens[i - 1];
  if (before && before.pos === 'noun' && !before.possessive) return false;
  return modifierPos.has(next.pos) && !(next.name && t.form === 'gerund');
}

/** Reads a noun phrase that starts at `i`, or null. */
function nounPhraseAt(tokens: readonly Token[], i: number): NounPhrase | null {
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
      if (t.pos === 'date' && !t.possessive && !(opened && head < 0 && at === from)) break;
      // "in a filing on the 20th Acme said": the name does not belong to the day.
      if (t.pos === 'date' && tokens[at + 1]?.name && /^\d+(?:st|nd|rd|th)$/i.test(t.text)) {
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
    } else if (isModifier(tokens, at, opened)) continue;
    else if (t.text === '(' && head >= 0 && insideName(tokens, at)) at = parenthesisEnd(tokens, at) - 1;
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

/** "lithium iron phosphate (LFP) cells": a short form in brackets does not end the phrase that goes on behind it. */
function insideName(tokens: readonly Token[], i: number): boolean {
  const end = parenthesisEnd(tokens, i);
  if (end === i || end - i > 5 || tokens.slice(i, end).some(t => t.value)) return false;
  const next = tokens[end];
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

const skippable = (t: Token | undefined): boolean => t?.pos === 'adverb' || t?.pos === 'negation';

/** "put a stop to work at the mine": the thing stopped, no infinitive. */
function isNounAfterStop(tokens: readonly Token[], to: number, at: number): boolean {
  const before = tokens[to - 1]?.lower ?? '';
  const after = tokens[at + 1];
  const open =
    after === undefined || after.pos === 'preposition' || after.pos === 'punctuation' || after.pos === 'date';
  return (
    /^(?:stop|halt|end|pause|freeze|brake|return|boost|switch)$/.test(before) &&
    open &&
    /^(?:work|supply|supplies|mining|production|sale)$/.test(tokens[at]?.lower ?? '')
  );
}

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

/** Reads a verb group that starts at `i` (a modal, auxiliary, "to" or verb), or null. */
function verbGroupAt(tokens: readonly Token[], i: number): VerbGroup | null {
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
    while (skippable(tokens[at])) {
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
      if (previous?.pos === 'have' && t.lower === 'been') vg.perfect = true;
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

/** "more than 22 billion", "at least 40", "around 50 percent": words that bound a figure are part of it. */
const BOUND_WORDS: readonly string[][] = [
  'more than',
  'less than',
  'fewer than',
  'no more than',
  'no less than',
  'at least',
  'at most',
  'up to',
  'as much as',
  'as many as',
  'as little as',
  'close to',
  'well over',
  'just over',
  'just under',
  'over',
  'under',
  'about',
  'around',
  'above',
  'below',
  'nearly',
  'almost',
  'roughly',
  'approximately',
  'some',
  'only',
  'another',
  'a further',
  'an additional',
  'a total of',
  'a combined',
  'an estimated',
].map(p => p.split(' '));
const BOUND_BY_FIRST = byFirstWord(BOUND_WORDS);

function boundAt(tokens: readonly Token[], i: number): number {
  for (const words of BOUND_BY_FIRST.get(tokens[i]?.lower ?? '') ?? []) {
    if (!words.every((w, k) => tokens[i + k]?.lower === w)) continue;
    const next = tokens[i + words.length];
    if (next?.pos === 'number' && (next.value || words.length > 1 || !PREPOSITIONS.has(words[0]!))) return words.length;
  }
  return 0;
}

/** Phrases by their first word, in their order. */
function byFirstWord(phrases: readonly (readonly string[])[]): Map<string, (readonly string[])[]> {
  const out = new Map<string, (readonly string[])[]>();
  for (const phrase of phrases) out.set(phrase[0]!, [...(out.get(phrase[0]!) ?? []), phrase]);
  return out;
}

/** "a plant, due to open in 2027": the adjective with its infinitive, without "be". */
function predicateAt(tokens: readonly Token[], i: number): VerbGroup | null {
  const t = tokens[i]!;
  if (t.name || !PREDICATIVE.has(t.lower) || tokens[i + 1]?.pos !== 'to') return null;
  const inner = verbGroupAt(tokens, i + 1);
  if (inner?.form !== 'infinitive') return null;
  return { ...inner, start: i, form: 'participle', ahead: t.lower };
}

const COMPLEX_BY_FIRST = byFirstWord(COMPLEX_PREPOSITIONS.map(p => p.split(' ')));

function complexPrepositionAt(tokens: readonly Token[], i: number): number {
  for (const words of COMPLEX_BY_FIRST.get(tokens[i]?.lower ?? '') ?? [])
    if (words.every((w, k) => tokens[i + k]?.lower === w)) return words.length;
  return 0;
}

function particleAt(tokens: readonly Token[], vg: VerbGroup): void {
  const t = tokens[vg.end];
  if (!t || !PARTICLES.has(t.lower) || t.name || t.value || boundAt(tokens, vg.end) > 0) return;
  const next = tokens[vg.end + 1];
  // "pull out of": the particle belongs to the verb, "of" stays a preposition. "invest in X" is no particle.
  if (t.lower === 'in' || t.lower === 'on' || t.lower === 'through' || t.lower === 'around') {
    if (next && !['punctuation', 'preposition', 'conjunction', 'to', 'date'].includes(next.pos)) return;
  }
  vg.particle = t.lower;
  vg.end++;
}

function punctuationMark(tokens: readonly Token[], i: number): Mark | null {
  const text = tokens[i]!.text;
  if (text === ',') return mark('comma', i, i + 1, ',');
  if (/^[“”"‘]$/.test(text)) return mark('quote', i, i + 1, text);
  if (/^[;:—–!?.…|]$/.test(text) || text === '-') return mark('stop', i, i + 1, text);
  return null;
}

/** Cuts tagged tokens into chunks, in order. Tokens in parentheses are kept as `aside` of the phrase before them. */
export function chunkTokens(tokens: readonly Token[]): Chunk[] {
  const out: Chunk[] = [];
  let i = 0;
  while (i < tokens.length) {
    const t = tokens[i]!;
    if (t.text === '(') {
      const end = parenthesisEnd(tokens, i);
      const last = out[out.length - 1];
      if (end > i && last?.is === 'np') last.aside = [i + 1, end - 1];
      i = Math.max(end, i + 1);
      continue;
    }
    if (t.pos === 'punctuation') {
      const m = punctuationMark(tokens, i);
      if (m) out.push(m);
      i++;
      continue;
    }
    const bound = t.name || t.value ? 0 : boundAt(tokens, i);
    if (bound > 0) {
      out.push(
        mark(
          'adverb',
          i,
          i + bound,
          tokens
            .slice(i, i + bound)
            .map(x => x.lower)
            .join(' '),
        ),
      );
      i += bound;
      continue;
    }
    const predicted = predicateAt(tokens, i);
    if (predicted) {
      out.push(predicted);
      i = predicted.end;
      continue;
    }
    const complex = t.name || t.value ? 0 : complexPrepositionAt(tokens, i);
    if (complex > 0) {
      out.push(
        mark(
          'preposition',
          i,
          i + complex,
          tokens
            .slice(i, i + complex)
            .map(x => x.lower)
            .join(' '),
        ),
      );
      i += complex;
      continue;
    }
    const step = chunkAt(tokens, i);
    out.push(step);
    i = step.end;
  }
  return out;
}

function chunkAt(tokens: readonly Token[], i: number): Chunk {
  const t = tokens[i]!;
  if (
    t.pos === 'to' ||
    t.pos === 'modal' ||
    t.pos === 'be' ||
    t.pos === 'have' ||
    t.pos === 'do' ||
    t.pos === 'verb' ||
    t.pos === 'negation'
  ) {
    const vg = verbGroupAt(tokens, i);
    if (vg && vg.end > i) {
      particleAt(tokens, vg);
      return vg;
    }
    if (t.pos === 'to') return mark('preposition', i, i + 1, 'to');
    return mark('adverb', i, i + 1, t.lower);
  }
  if (t.pos === 'conjunction') return mark('conjunction', i, i + 1, t.lower);
  if (t.pos === 'subordinator') return mark('subordinator', i, i + 1, t.lower);
  if (t.pos === 'relative') return mark('relative', i, i + 1, t.lower);
  if (t.pos === 'preposition' || (PREPOSITIONS.has(t.lower) && !t.name)) return mark('preposition', i, i + 1, t.lower);
  if (t.pos === 'date' && !t.possessive) return mark('date', i, i + 1, t.text);
  const np = nounPhraseAt(tokens, i);
  if (np && np.end > i) return np;
  if (t.pos === 'adverb') return mark('adverb', i, i + 1, t.lower);
  return mark('adjective', i, i + 1, t.lower);
}
