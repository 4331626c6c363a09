// Frames against one parsed sentence: which of them fit, and what stands at their positions.
import { allVerbForms, type Clause, type NounPhrase, subjectOf } from '@cellwire/language';
import type { ValueSpan } from '@cellwire/model';
import type { CompiledFrame, Slot, ValueKind } from './frame.js';
import { clauseAt, clausesOn, extent, functionOf, members, phrasesAfter, type Reading } from './reading.js';
import type { Trigger, TriggerTable } from './triggers.js';

/** What stands at a position: a phrase for names and text, or one token for a value. */
export interface Fill {
  /** Empty for an anchor: a phrase that the frame wanted and that fills no role. */
  roles: readonly string[];
  /** The grammatical position: `subject`, `object.in`, `to` … */
  via: string;
  np: NounPhrase | null;
  /** Only names fill it. */
  named: boolean;
  /** Index of a value's token. */
  token: number | null;
  kind: ValueKind | null;
}

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

/** A frame whose trigger stood there and that did not match, with the reason: for `explain`. */
export interface NearMiss {
  frame: string;
  trigger: number;
  reading: Reading;
  why: string;
}

/** Nouns that stand for what follows their "of": "a part of its stake", "all of its shares". */
const TRANSPARENT = new Set(
  'part portion some all rest remainder number series pair majority minority one two three half bulk slice most any more each both couple group set several third quarter worth total piece share'.split(
    ' ',
  ),
);

const valueKindOf = (r: Reading, i: number): ValueKind | null => kindOfValue(r.parsed.tokens[i]?.value);

const kindOfValue = (v: ValueSpan | undefined): ValueKind | null => {
  if (!v) return null;
  if (v.kind === 'date') return 'date';
  if (v.kind === 'money') return 'money';
  if (v.unit === '%' || v.unit === 'pp') return 'percent';
  if (v.unit !== 'count') return 'volume';
  return v.noun !== undefined && HEADS_OF_PEOPLE.test(v.noun) ? 'headcount' : 'units';
};
/** Kinds under which a value may be asked for: a bare count may be of people. */
export const valueMarks = (v: ValueSpan): ValueKind[] => {
  const kind = kindOfValue(v);
  return kind === 'units' ? ['units', 'headcount', 'volume'] : kind ? [kind] : [];
};

/** Counted nouns that are people or their posts. */
const HEADS_OF_PEOPLE =
  /^(?:jobs?|workers?|employees?|people|staff|staffers?|positions?|posts?|roles?|redundancies|layoffs?|personnel|members? of staff|hands?)$/i;

/** "another 58": a count that names no thing. */
export const isBareCount = (r: Reading, i: number): boolean => {
  const v = r.parsed.tokens[i]?.value;
  return v?.kind === 'quantity' && v.unit === 'count' && v.noun === undefined;
};

export { valueKindOf };

class Matcher {
  readonly fills: Fill[] = [];
  score = 0;
  missing: string | null = null;
  private readonly used = new Set<NounPhrase>();

  constructor(
    private readonly r: Reading,
    readonly _frame: CompiledFrame,
  ) {}

  /** Fills one position from the first candidate that fits; notes what is missing. */
  position(name: string, slot: Slot, candidates: readonly (NounPhrase | null)[]): boolean {
    if (slot.absent) {
      const there = candidates.some(np => np !== null && this.headed(slot, np) !== null);
      if (there) this.missing ??= name;
      return !there;
    }
    for (const np of candidates) {
      if (!np || this.used.has(np)) continue;
      if (this.tryPhrase(name, slot, np)) {
        this.used.add(np);
        this.score += slot.must ? 2 : 1;
        return true;
      }
    }
    if (slot.must) this.missing ??= name;
    return !slot.must;
  }

  private tryPhrase(name: string, slot: Slot, np: NounPhrase): boolean {
    const target = this.headed(slot, np);
    if (!target) return false;
    if (slot.not && members(target).some(m => slot.not!.some(n => isHeaded(this.r, m, n)))) return false;
    const before = this.fills.length;
    // A phrase without a role is an anchor: places and segments are looked for in it.
    this.fills.push({ roles: slot.roles, named: slot.named, via: name, np: target, token: null, kind: null });
    this.takeValues(name, slot, np);
    for (const [inner, innerSlot] of slot.slots) {
      const ok = this.position(`${name}.${inner}`, innerSlot, this.inside(inner, target, np));
      if (!ok) {
        this.fills.length = before;
        return false;
      }
    }
    return true;
  }

  /** The phrase itself, what its "of" holds, or its apposition, whichever has the head that is wanted. */
  private headed(slot: Slot, np: NounPhrase): NounPhrase | null {
    if (!slot.head) return np;
    const fits = (x: NounPhrase): boolean => members(x).some(m => slot.head!.some(h => isHeaded(this.r, m, h)));
    if (fits(np)) return np;
    for (const m of np.conjuncts) if (m.of[0] && fits(m.of[0]) && TRANSPARENT.has(m.noun)) return m.of[0];
    if (TRANSPARENT.has(np.noun) || this.r.parsed.tokens[np.head]?.value) {
      const inner = np.of[0];
      if (inner) {
        if (fits(inner)) return inner;
        if (TRANSPARENT.has(inner.noun) && inner.of[0] && fits(inner.of[0])) return inner.of[0];
      }
    }
    return np.appositions.find(fits) ? np : null;
  }

  private inside(position: string, np: NounPhrase, outer: NounPhrase): (NounPhrase | null)[] {
    if (position === 'possessor') return [np.possessor, outer.possessor, ...relativeOwner(this.r, np)];
    if (position === 'modifier') return [modifierPhrase(this.r, np)];
    const after = [...phrasesAfter(this.r, np), ...(outer === np ? [] : phrasesAfter(this.r, outer))];
    const hanging = clausesOn(this.r, np).filter(c => c.relation === 'participle' || c.relation === 'gerund');
    const owning = clausesOn(this.r, np).filter(
      c => c.relation === 'relative' && OWNING.has(this.r.parsed.tokens[c.vg.head]?.lower ?? ''),
    );
    const own = [...after, ...hanging.flatMap(c => c.complements), ...owning.flatMap(c => c.complements)].filter(
      p => p.preposition === position,
    );
    const holding = position === 'possessor' ? [] : relativeOwner(this.r, np);
    return [...own, ...(position === 'by' ? holding : [])];
  }

  takeValues(via: string, slot: { values: Slot['values'] }, np: NounPhrase): void {
    const wanted = Object.entries(slot.values) as [ValueKind, string][];
    if (wanted.length === 0) return;
    const hanging = clausesOn(this.r, np).filter(c => c.relation === 'participle' || c.relation === 'gerund');
    const inClauses = hanging.flatMap(c => [...c.objects, ...c.complements]).flatMap(p => [p, ...p.conjuncts]);
    const worth = phrasesAfter(this.r, np).filter(p => p.preposition === 'worth' || p.preposition === 'of');
    const spans = [np, ...np.conjuncts, ...np.appositions, ...worth, ...inClauses].map(extent);
    for (const [start, end] of spans)
      for (let i = start; i < end; i++) {
        const kind = valueKindOf(this.r, i);
        const role = kind && wanted.find(([k]) => k === kind || (k === 'headcount' && isBareCount(this.r, i)))?.[1];
        if (role && !this.fills.some(f => f.token === i))
          this.fills.push({ roles: [role], named: false, via, np: null, token: i, kind });
      }
  }
}

/** Whether a phrase is headed by a noun, by words that end in it, or by a name of a kind (`@venture`). */
export function isHeaded(r: Reading, np: NounPhrase, noun: string): boolean {
  const tokens = r.parsed.tokens;
  if (noun.startsWith('@')) {
    const wanted = noun.slice(1);
    if (
      wanted === 'money' ||
      wanted === 'percent' ||
      wanted === 'volume' ||
      wanted === 'units' ||
      wanted === 'headcount'
    ) {
      const [start, end] = extent(np);
      for (let i = start; i < end; i++) if (valueKindOf(r, i) === wanted) return true;
      return false;
    }
    const name = tokens[np.head]?.name;
    return name !== undefined && (wanted === 'name' || name.kind === wanted);
  }
  if (!noun.includes(' ')) return np.noun === noun || tokens[np.head]?.lower === noun || np.noun.endsWith(`-${noun}`);
  const words = noun.split(' ');
  const last = words[words.length - 1];
  if (np.noun !== last && tokens[np.head]?.lower !== last) return false;
  return words.slice(0, -1).every((w, k) => tokens[np.head - (words.length - 1) + k]?.lower === w);
}

/** "the 30% stake that Acme holds": the subject of a verb of owning in a relative clause. */
function relativeOwner(r: Reading, np: NounPhrase): (NounPhrase | null)[] {
  return clausesOn(r, np)
    .filter(c => c.relation === 'relative' && c.subject !== np && OWNING.has(r.parsed.tokens[c.vg.head]?.lower ?? ''))
    .map(c => c.subject);
}
const OWNING = new Set('hold holds held own owns owned have has had'.split(' '));

/** A name that stands before the head, as a phrase of its own: "the Tesla contract". */
function modifierPhrase(r: Reading, np: NounPhrase): NounPhrase | null {
  for (let i = np.possessor ? np.possessor.end : np.start; i < np.head; i++)
    if (r.parsed.tokens[i]?.name)
      return {
        ...np,
        start: i,
        end: i + 1,
        head: i,
        noun: r.parsed.tokens[i]!.lower,
        possessor: null,
        of: [],
        conjuncts: [],
        appositions: [],
        aside: null,
      };
  return null;
}

const isPassive = (clause: Clause): boolean =>
  clause.vg.passive || (clause.vg.form === 'participle' && clause.vg.ahead === null);

/** "pull out of": the particle and the preposition together are one. */
const withPreposition = (clause: Clause, preposition: string): NounPhrase[] =>
  clause.complements.filter(
    c =>
      c.preposition === preposition ||
      (c.preposition === 'of' && clause.vg.particle !== null && preposition === `${clause.vg.particle} of`),
  );

/** Phrases that may stand at a position of a verb. */
function verbPosition(clause: Clause, position: string): (NounPhrase | null)[] {
  const passive = isPassive(clause);
  const hanging = clause.relation === 'relative' || clause.relation === 'participle' ? clause.alternates : [];
  const gap =
    clause.relation === 'relative' && clause.governorPhrase !== null && clause.objects.includes(clause.governorPhrase);
  if (position === 'subject')
    return passive ? withPreposition(clause, 'by') : gap ? [clause.subject] : subjects(clause, hanging);
  if (position === 'object')
    return passive ? [subjectOf(clause), ...hanging] : gap ? [...clause.objects, ...hanging] : clause.objects;
  if (position === 'complement')
    return [...clause.objects, ...withPreposition(clause, 'as'), ...withPreposition(clause, 'under')];
  const over =
    clause.governor && (clause.relation === 'infinitive' || clause.relation === 'gerund')
      ? withPreposition(clause.governor, position)
      : [];
  return [...withPreposition(clause, position), ...over];
}

const GOALS = new Set('goal target aim plan ambition intention objective commitment task'.split(' '));
/** "The company’s goal is to produce": whose goal it is does it. */
function subjects(clause: Clause, hanging: readonly NounPhrase[]): (NounPhrase | null)[] {
  const own = subjectOf(clause);
  return own && GOALS.has(own.noun) && own.possessor ? [own.possessor, own, ...hanging] : [own, ...hanging];
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
function contextFault(r: Reading, frame: CompiledFrame): string | null {
  const words = wordSet(r);
  const has = (word: string): boolean =>
    word.includes(' ') ? sentenceText(r).includes(word) : words.has(word) || words.has(`${word}s`);
  const wide = (word: string): boolean => frame.wide && new RegExp(`\\b${word}`, 'u').test(r.around);
  if (frame.near && !frame.near.some(w => has(w) || wide(w)))
    return `none of "${frame.near.slice(0, 4).join('", "')}" in the sentence`;
  const bad = frame.unless?.find(has);
  return bad ? `"${bad}" forbids it` : null;
}

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
    misses?.push({ frame: frame.id, trigger: clause.vg.head, reading: r, why: why() });
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
  const context = contextFault(r, frame);
  if (context) return miss(() => context);
  const m = new Matcher(r, frame);
  for (const [position, slot] of frame.slots)
    if (!m.position(position, slot, verbPosition(clause, position)))
      return miss(() => `nothing fits at "${m.missing}"`);
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

function governedBy(r: Reading, clause: Clause, verbs: readonly string[]): boolean {
  const forms = formsOf(verbs);
  const over = clause.relation === 'gerund' || clause.relation === 'infinitive' ? clause.governor : null;
  return over !== null && forms.has(r.parsed.tokens[over.vg.head]?.lower ?? '');
}

/** Particles that change what a verb means: "take over" is not "take". */
const PHRASAL = new Set(['over', 'off', 'away', 'back', 'out', 'up', 'down']);

const FORMS = new WeakMap<readonly string[], ReadonlySet<string>>();
function formsOf(verbs: readonly string[]): ReadonlySet<string> {
  const known = FORMS.get(verbs);
  if (known) return known;
  const set = new Set(verbs.flatMap(v => allVerbForms(v.split(' ')[0]!)));
  FORMS.set(verbs, set);
  return set;
}

function supportClause(r: Reading, np: NounPhrase, support: readonly string[]): Clause | null {
  const at = functionOf(r, np);
  const forms = formsOf(support);
  const verb = at && r.parsed.tokens[at.clause.vg.head]?.lower;
  if (at && verb && forms.has(verb) && (at.as === 'object') !== (isPassive(at.clause) && at.as !== 'subject'))
    return at.clause;
  const reduced = r.parsed.clauses.find(
    c => c.vg.form === 'participle' && c.subject === np && forms.has(r.parsed.tokens[c.vg.head]!.lower),
  );
  return reduced ?? null;
}

/** Whose doing a noun names, when no possessor says so: the subject of the verb that it hangs on. */
function holders(r: Reading, np: NounPhrase): (NounPhrase | null)[] {
  const at = functionOf(r, np);
  if (!at) return [];
  if (at.as === 'subject') return isPassive(at.clause) ? withPreposition(at.clause, 'by') : [];
  return isPassive(at.clause) ? withPreposition(at.clause, 'by') : [subjectOf(at.clause)];
}

function nounPosition(r: Reading, np: NounPhrase, position: string, support: Clause | null): (NounPhrase | null)[] {
  if (position === 'possessor') return [np.possessor];
  if (position === 'modifier') return [modifierPhrase(r, np)];
  if (position === 'holder') {
    const own = support ? (isPassive(support) ? withPreposition(support, 'by') : [subjectOf(support)]) : holders(r, np);
    return [np.possessor, ...phrasesAfter(r, np).filter(p => p.preposition === 'by'), ...own];
  }
  const after = phrasesAfter(r, np).filter(p => p.preposition === position);
  const at = functionOf(r, np);
  const beyond =
    at && at.as !== 'complement' ? withPreposition(at.clause, position).filter(p => p.start > np.start) : [];
  return [...after, ...beyond.filter(p => !after.includes(p))];
}

function matchNoun(r: Reading, trigger: Trigger, np: NounPhrase, misses: NearMiss[] | null): Match | null {
  const { frame } = trigger;
  const miss = (why: () => string): null => {
    misses?.push({ frame: frame.id, trigger: np.head, reading: r, why: why() });
    return null;
  };
  if (frame.indefinite && !isIndefinite(np)) return miss(() => 'it is no new one');
  const support = frame.support ? supportClause(r, np, frame.support) : null;
  if (frame.support && !support) return miss(() => `it hangs on none of "${frame.support!.slice(0, 4).join('", "')}"`);
  const context = contextFault(r, frame);
  if (context) return miss(() => context);
  const m = new Matcher(r, frame);
  for (const [position, slot] of frame.slots) {
    if (position === 'self') {
      m.takeValues('self', slot, np);
      continue;
    }
    if (!m.position(position, slot, nounPosition(r, np, position, support)))
      return miss(() => `nothing fits at "${m.missing}"`);
  }
  const clause = support ?? functionOf(r, np)?.clause ?? clauseAt(r, np.head);
  return { frame, reading: r, trigger: np.head, clause, np, fills: m.fills, score: m.score + frame.weight };
}

const isIndefinite = (np: NounPhrase): boolean =>
  np.possessor === null && (np.determiner === null || ['a', 'an', 'another', 'any', 'no'].includes(np.determiner));

function phraseHeadedAt(r: Reading, token: number): NounPhrase | null {
  return r.parsed.phrases.find(p => p.head === token && p.possessor?.head !== token) ?? null;
}

/** All matches in a sentence; near misses are added to `misses`. */
export function matchSentence(r: Reading, table: TriggerTable, misses: NearMiss[] | null): Match[] {
  const out: Match[] = [];
  for (const clause of r.parsed.clauses) {
    const word = r.parsed.tokens[clause.vg.head]?.lower ?? '';
    for (const trigger of table.byForm.get(word) ?? []) {
      if (trigger.is !== 'verb') continue;
      const found = matchVerb(r, trigger, clause, misses);
      if (found) out.push(found);
    }
  }
  r.parsed.tokens.forEach((token, i) => {
    if (token.pos !== 'noun' && token.pos !== 'verb') return;
    const form =
      token.lower.includes('-') && !table.byForm.has(token.lower)
        ? token.lower.slice(token.lower.lastIndexOf('-') + 1)
        : token.lower;
    for (const trigger of table.byForm.get(form) ?? []) {
      if (trigger.is !== 'noun' || token.name) continue;
      const n = trigger.before.length;
      if (!trigger.before.every((w, k) => r.parsed.tokens[i - n + k]?.lower === w)) continue;
      const np = phraseHeadedAt(r, i);
      if (!np) continue;
      const found = matchNoun(r, trigger, np, misses);
      if (found) out.push(found);
    }
  });
  return out;
}
