// Frames against one parsed sentence: which of them fit, and what stands at their positions.
import type { Clause, NounPhrase } from '@cellwire/language';
import { clauseAt, functionOf, type Reading } from '../reading/reading.js';
import type { CompiledFrame } from './frame.js';
import { type Fill, Matcher } from './matcher.js';
import { type NearMiss, phraseText } from './near-miss.js';
import { governedBy, isPassive, nounPosition, supportClause, verbPosition } from './positions.js';
import type { Trigger, TriggerTable } from './triggers.js';
import { valueKindOf } from './value-kinds.js';

/** A frame that fits a sentence, and what stands at its positions. */
export interface Match {
  frame: CompiledFrame;
  reading: Reading;
  /** Index of the trigger's token. */
  trigger: number;
  /** The clause that tells status and date. */
  clause: Clause | null;
  /** The phrase of a noun trigger. */
  np: NounPhrase | null;
  fills: Fill[];
  score: number;
}

function hasParticle(r: Reading, clause: Clause, particle: string): boolean {
  if (clause.vg.particle === particle) return true;
  if (clause.vg.particle !== null) return false;
  const end = Math.min(r.parsed.tokens.length, clause.vg.end + 12);
  for (let i = clause.vg.end; i < end; i++) {
    const t = r.parsed.tokens[i]!;
    if (t.lower === particle) return !t.name;
    if (t.pos === 'verb' || t.pos === 'modal' || t.text === ',') return false;
  }
  return false;
}

/** The frame's words against the sentence: what must stand near, what must not. */
function contextFault(r: Reading, frame: CompiledFrame, clause: Clause | null): string | null {
  const words = wordSet(r);
  const has = (word: string): boolean =>
    word.startsWith('@')
      ? holdsMark(r, word.slice(1))
      : word.includes(' ')
        ? sentenceText(r).includes(word)
        : words.has(word) || words.has(`${word}s`);
  const wide = (word: string): boolean => frame.wide && new RegExp(`\\b${word}s?\\b`, 'u').test(r.around);
  if (frame.near && !frame.near.some(w => has(w) || wide(w)))
    return `none of "${frame.near.slice(0, 4).join('", "')}" in the sentence`;
  const bad = frame.unless?.find(w => has(w) && (!clause || !OF_VERBS.has(w) || standsIn(r, clause, w)));
  return bad ? `"${bad}" forbids it` : null;
}

/** Words that say of a verb how far its deed has come: in another clause they say nothing of this one. */
const OF_VERBS = new Set(
  'will would could may might should expected planned plans delayed halted suspended scheduled due'.split(' '),
);
const standsIn = (r: Reading, clause: Clause, word: string): boolean =>
  r.parsed.tokens.slice(clause.start, Math.max(clause.end, clause.vg.end)).some(t => t.lower === word);

/** Whether a value or name of a kind stands in the sentence. */
const holdsMark = (r: Reading, mark: string): boolean =>
  r.parsed.tokens.some((t, i) => valueKindOf(r, i) === mark || t.name?.kind === mark);

const WORD_SETS = new WeakMap<Reading, ReadonlySet<string>>();
/** The words of a sentence, names and values in one piece. */
function wordSet(r: Reading): ReadonlySet<string> {
  const known = WORD_SETS.get(r);
  if (known) return known;
  const set = new Set(r.parsed.tokens.map(t => t.lower));
  WORD_SETS.set(r, set);
  return set;
}

const sentenceText = (r: Reading): string => r.text.slice(r.start, r.end).toLowerCase();

function matchVerb(r: Reading, trigger: Trigger, clause: Clause, misses: NearMiss[] | null): Match | null {
  const { frame } = trigger;
  const miss = (why: () => string): null => {
    misses?.push({ frame: frame.id, trigger: clause.vg.head, reading: r, why: why(), filled: [], missing: null });
    return null;
  };
  if (trigger.particle && !hasParticle(r, clause, trigger.particle)) return null;
  const split = clause.vg.particle !== null && frame.slots.has(`${clause.vg.particle} of`);
  if (!trigger.particle && clause.vg.particle && PHRASAL.has(clause.vg.particle) && !split) return null;
  const passive = isPassive(clause);
  if (frame.voice !== 'any' && (frame.voice === 'passive') !== passive)
    return miss(() => `the verb is not ${frame.voice}`);
  if (frame.governor && !governedBy(r, clause, frame.governor))
    return miss(() => `none of "${frame.governor!.slice(0, 4).join('", "')}" governs it`);
  const context = contextFault(r, frame, clause);
  if (context) return miss(() => context);
  const m = new Matcher(r);
  for (const [position, slot] of frame.slots)
    if (!m.position(position, slot, verbPosition(r, clause, position))) {
      misses?.push(unfilled(m, r, frame, clause.vg.head));
      return null;
    }
  return {
    frame,
    reading: r,
    trigger: clause.vg.head,
    clause,
    np: null,
    fills: m.fills,
    score: m.score + frame.weight,
  };
}

/** "600 workers laid off": what fits no active verb of a headline may fit the passive that it stands for. */
function matchElliptic(r: Reading, trigger: Trigger, clause: Clause): Match | null {
  if (!clause.vg.elliptic) return null;
  const found = matchVerb(r, trigger, { ...clause, vg: { ...clause.vg, passive: true } }, null);
  return found && { ...found, clause };
}

/** The near miss of a frame whose positions could not all be filled. */
function unfilled(m: Matcher, r: Reading, frame: CompiledFrame, trigger: number): NearMiss {
  const filled = m.fills.flatMap(f => (f.np ? [{ position: f.via, text: phraseText(r, f.np) }] : []));
  const missing = m.missing();
  return { frame: frame.id, trigger, reading: r, why: `nothing fits at "${missing?.position}"`, filled, missing };
}

/** Particles that change what a verb means: "take over" is not "take". */
const PHRASAL = new Set(['over', 'off', 'away', 'back', 'out', 'up', 'down']);

function matchNoun(r: Reading, trigger: Trigger, np: NounPhrase, misses: NearMiss[] | null): Match | null {
  const { frame } = trigger;
  const miss = (why: () => string): null => {
    misses?.push({ frame: frame.id, trigger: np.head, reading: r, why: why(), filled: [], missing: null });
    return null;
  };
  if (frame.indefinite && !isIndefinite(r, np)) return miss(() => 'it is no new one');
  const support = frame.support ? supportClause(r, np, frame.support) : null;
  if (frame.support && !support) return miss(() => `it hangs on none of "${frame.support!.slice(0, 4).join('", "')}"`);
  const context = contextFault(r, frame, support ?? clauseAt(r, np.head));
  if (context) return miss(() => context);
  const m = new Matcher(r);
  for (const [position, slot] of frame.slots) {
    if (position === 'self') {
      m.takeSelf(slot, np);
      continue;
    }
    if (!m.position(position, slot, nounPosition(r, np, position, support))) {
      misses?.push(unfilled(m, r, frame, np.head));
      return null;
    }
  }
  const clause = support ?? functionOf(r, np)?.clause ?? clauseAt(r, np.head);
  return { frame, reading: r, trigger: np.head, clause, np, fills: m.fills, score: m.score + frame.weight };
}

const isIndefinite = (r: Reading, np: NounPhrase): boolean =>
  np.possessor === null &&
  !isHeldIn(r, np) &&
  (np.determiner === null || ['a', 'an', 'another', 'any', 'no'].includes(np.determiner));

/** "a share of a venture with Acme": what has shareholders is not new. */
const isHeldIn = (r: Reading, np: NounPhrase): boolean =>
  (np.preposition === 'of' || np.preposition === 'in') &&
  /^(?:shares?|stakes?|interests?|holdings?|shareholdings?|half|percent|%)$/.test(
    r.parsed.tokens[np.start - 2]?.lower ?? '',
  );

/** The phrase that a token heads; with `titled` also one whose name it introduces: "buyer Acme Cells". */
function phraseHeadedAt(r: Reading, token: number, titled: boolean): NounPhrase | null {
  const headed = r.parsed.phrases.find(p => p.head === token && p.possessor?.head !== token);
  if (headed || !titled || !r.parsed.tokens[token + 1]?.name) return headed ?? null;
  return r.parsed.phrases.find(p => p.head === token + 1 && p.start <= token) ?? null;
}

/** All matches in a sentence; near misses are added to `misses`. */
export function matchSentence(r: Reading, table: TriggerTable, misses: NearMiss[] | null): Match[] {
  const out: Match[] = [];
  // A frame whose other words do not stand there is not tried, unless somebody wants to know why it did not match.
  const hopeless = (trigger: Trigger): boolean => misses === null && !r.words.mayMatch(trigger);
  for (const clause of r.parsed.clauses) {
    const word = r.parsed.tokens[clause.vg.head]?.lower ?? '';
    for (const trigger of table.byForm.get(word)?.verb ?? []) {
      if (hopeless(trigger)) continue;
      const found = matchVerb(r, trigger, clause, misses) ?? matchElliptic(r, trigger, clause);
      if (found) out.push(found);
    }
  }
  r.parsed.tokens.forEach((token, i) => {
    if (token.pos !== 'noun' && token.pos !== 'verb') return;
    const form =
      token.lower.includes('-') && !table.byForm.has(token.lower)
        ? token.lower.slice(token.lower.lastIndexOf('-') + 1)
        : token.lower;
    for (const trigger of table.byForm.get(form)?.noun ?? []) {
      if (token.name || hopeless(trigger)) continue;
      const n = trigger.before.length;
      if (!trigger.before.every((w, k) => r.parsed.tokens[i - n + k]?.lower === w)) continue;
      const np = phraseHeadedAt(r, i, (trigger.frame.slots.get('self')?.roles.length ?? 0) > 0);
      if (!np) continue;
      const found = matchNoun(r, trigger, np, misses);
      if (found) out.push(found);
    }
  });
  return out;
}
