// Chunks: noun phrases with their inner structure, verb groups, and the little words between them.

import type { Chunk, Mark, VerbGroup } from './chunk-types.js';
import { PARTICLES, PREPOSITIONS, TAKES_IN } from './lexicon.js';
import { nounPhraseAt, parenthesisEnd } from './noun-phrase.js';
import type { Token } from './token.js';
import { predicateAt, verbGroupAt } from './verb-group.js';
import { boundAt, complexPrepositionAt, complexSubordinatorAt } from './word-groups.js';

const mark = (kind: Mark['kind'], start: number, end: number, word: string): Mark => ({
  is: 'mark',
  kind,
  start,
  end,
  word,
});

function particleAt(tokens: readonly Token[], vg: VerbGroup): void {
  const t = tokens[vg.end];
  // "were let go", "let go of"
  if (t?.lower === 'go' && /^let(?:s|ting)?$/.test(tokens[vg.head]!.lower)) {
    vg.particle = 'go';
    vg.end++;
    return;
  }
  if (!t || !PARTICLES.has(t.lower) || t.name || t.value || boundAt(tokens, vg.end) > 0) return;
  const next = tokens[vg.end + 1];
  // "pull out of": the particle belongs to the verb, "of" stays a preposition. "invest in X" is no particle.
  if (t.lower === 'in' || t.lower === 'on' || t.lower === 'through' || t.lower === 'around') {
    // "announced in October": the day's own preposition.
    const brings = t.lower === 'in' && TAKES_IN.test(tokens[vg.head]?.lower ?? '') && next?.pos !== 'date';
    if (next && !brings && !['punctuation', 'preposition', 'conjunction', 'to'].includes(next.pos)) return;
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
    const opener = t.name || t.value ? 0 : complexSubordinatorAt(tokens, i);
    if (opener > 0) {
      // "so that" is told by "so", "even if" by "if".
      out.push(mark('subordinator', i, i + opener, t.lower === 'even' ? tokens[i + 1]!.lower : t.lower));
      i += opener;
      continue;
    }
    const step = chunkAt(tokens, i);
    // "has today concluded": the day is the clause's.
    if (step.is === 'vg')
      for (let k = step.start + 1; k < step.end; k++)
        if (tokens[k]!.pos === 'date') out.push(mark('date', k, k + 1, tokens[k]!.text));
    out.push(step);
    i = step.end;
  }
  return out;
}

/** "80 billion yuan in 2026 sales": the year belongs to the noun. */
const isYearOfSum = (tokens: readonly Token[], i: number): boolean =>
  /^\d{4}$/.test(tokens[i]!.text) &&
  tokens[i - 1]?.lower === 'in' &&
  tokens[i - 2]?.value?.kind === 'money' &&
  tokens[i + 1]?.pos === 'noun' &&
  !tokens[i + 1]!.name;

const isSameDate = (tokens: readonly Token[], i: number): boolean =>
  /^(?:the|that|this)$/.test(tokens[i]!.lower) &&
  tokens[i + 1]?.pos === 'date' &&
  !tokens[i + 1]!.possessive &&
  /^same /i.test(tokens[i + 1]!.text);

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
  if (t.pos === 'preposition' || (PREPOSITIONS.has(t.lower) && !t.name && t.pos !== 'adverb'))
    return mark('preposition', i, i + 1, t.lower);
  if (t.pos === 'date' && !t.possessive && !isYearOfSum(tokens, i)) return mark('date', i, i + 1, t.text);
  // "That same day, Acme stopped the line": no noun phrase.
  if (isSameDate(tokens, i)) return mark('date', i, i + 2, tokens[i + 1]!.text);
  const np = nounPhraseAt(tokens, i);
  if (np && np.end > i) return np;
  if (t.pos === 'adverb') return mark('adverb', i, i + 1, t.lower);
  return mark('adjective', i, i + 1, t.lower);
}
