// Frames as the engine reads them: word lists expanded, triggers inflected. The written schema is the pack's
// (packages/pack/src/frame-schema.ts, docs/frames.md); what stands here has passed it.
import type { Frame, Pack, Status } from '@cellwire/model';

/** Kinds of values that a slot can pick out of its phrase. */
export type ValueKind = 'percent' | 'money' | 'volume' | 'units' | 'headcount' | 'date';

/** What stands at one grammatical position of a frame. */
export interface Slot {
  /** Roles that the phrase fills; of several, each takes one member of a coordination, in order. */
  roles: readonly string[];
  /** Nouns of which one must head the phrase. */
  head: readonly string[] | null;
  /** Nouns that must not head it. */
  not: readonly string[] | null;
  /** The frame matches only when this position is filled. */
  must: boolean;
  /** The frame matches only when nothing fits this position. */
  absent: boolean;
  /** Only names count here, no plain words. */
  named: boolean;
  /** A bare plural does not count here: "sells its storage unit", not "sells storage units". */
  known: boolean;
  /** Two or more must stand here: "Acme and Beta", "the pair". */
  several: boolean;
  /** Values inside the phrase and the roles they fill. */
  values: Partial<Record<ValueKind, string>>;
  /** Positions inside the phrase: prepositions, `possessor`, `modifier`. */
  slots: ReadonlyMap<string, Slot>;
}

export interface CompiledFrame {
  id: string;
  type: string;
  /** Base forms of the verbs, with particles: "sell", "pull out". */
  verbs: readonly string[];
  nouns: readonly string[];
  voice: 'active' | 'passive' | 'any';
  /** Verbs of which the noun must be the object (or passive subject). */
  support: readonly string[] | null;
  slots: ReadonlyMap<string, Slot>;
  status: Status | null;
  /** Verbs of which one must govern the trigger: "began making". */
  governor: readonly string[] | null;
  /** What the grammar must say: to come ("will supply"), done, weighed or planned or agreed, or not done. */
  when: 'future' | 'fact' | 'prospective' | 'not' | 'any';
  /** A verb of announcing tells the deed as done: "announced writedowns". */
  told: boolean;
  /** What the frame reads has happened by being said, whatever the tense: "will open in 2027 rather than in 2026" is a delay. */
  settled: boolean;
  /** What is to come in its clause is no start or period of the event: "to be finished by 2024" is no start. */
  timeless: boolean;
  /** Roles without which the frame tells nothing, though its type may do without them. */
  needs: readonly string[];
  /** Roles that this deed has nobody in, so that nobody is looked for: new shares have no seller. */
  lacks: readonly string[];
  /** What must stand `near` may stand in the sentence before or after, too. */
  wide: boolean;
  /** The role of percent that a verb such as "triple" fills by itself. */
  growth: string | null;
  /** Parties come from the positions and from earlier events only, not from what the article is about. */
  carries: boolean;
  /** Two roles that the grammar does not tell apart. */
  swaps: readonly string[];
  /** The noun of the trigger must be new to the text: "a venture", not "its venture". */
  indefinite: boolean;
  /** Types whose event about the same thing this frame's gives way to. */
  yields: readonly string[];
  /** Adds roles to an event of its type read before; makes none of its own. */
  adds: boolean;
  /** A detail that tells when: dates of its clause go to the type's date role. */
  dated: boolean;
  /** A detail of whatever event was told last before it, in the sentences right behind: "It will pay $3 million." */
  follows: boolean;
  /** Tells no event: what it fills, one of its type with a party of it may take ("owns 20% of Acme", "sold its shares"). */
  recalls: boolean;
  /** Words of which one must stand in the sentence. */
  near: readonly string[] | null;
  /** Words that forbid the frame when one stands in the sentence. */
  unless: readonly string[] | null;
  /** Prior that a match is right, 0 to 1. */
  trust: number;
  /** How many positions constrain it: of two frames on one trigger the more constrained wins. */
  weight: number;
}

const KEYS = new Set([
  'id',
  'verb',
  'noun',
  'voice',
  'support',
  'status',
  'when',
  'adds',
  'governor',
  'dated',
  'follows',
  'recalls',
  'yields',
  'swaps',
  'growth',
  'told',
  'settled',
  'needs',
  'lacks',
  'timeless',
  'wide',
  'carries',
  'indefinite',
  'near',
  'unless',
  'trust',
  'doc',
]);
const SLOT_KEYS = new Set([
  'role',
  'head',
  'not',
  'must',
  'named',
  'known',
  'several',
  'absent',
  'percent',
  'money',
  'volume',
  'units',
  'headcount',
  'date',
]);
const VALUE_KINDS: readonly ValueKind[] = ['percent', 'money', 'volume', 'units', 'headcount', 'date'];

type Raw = Record<string, unknown>;
const strings = (value: unknown): string[] =>
  value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(v => String(v));

/** Expands `$name` by the pack's word lists. Throws on a list that the pack does not have. */
function expand(value: unknown, words: Pack['words'], where: string): string[] {
  return strings(value).flatMap(w => {
    if (!w.startsWith('$')) return [w];
    const list = words[w.slice(1)];
    if (!list) throw new Error(`${where}: the pack has no word list "${w}"; add it under "words"`);
    return expand(list, words, where);
  });
}

/** Before a word of a list: what the list does not mean, "-credit line" beside "line". */
const UNMEANT = '-';

/** Positions that must be filled when a head is asked for, unless the frame says otherwise. */
const MAIN = new Set(['subject', 'object', 'complement']);

function compileSlot(position: string, raw: unknown, words: Pack['words'], where: string): Slot {
  const o: Raw = typeof raw === 'string' || Array.isArray(raw) ? { role: raw } : (raw as Raw);
  const slots = new Map<string, Slot>();
  for (const [key, value] of Object.entries(o))
    if (!SLOT_KEYS.has(key)) slots.set(key, compileSlot(`inner ${key}`, value, words, where));
  const of = slots.get('of');
  // What "of" means depends on what the other positions have told.
  if (of && slots.delete('of')) slots.set('of', of);
  const values: Slot['values'] = {};
  for (const kind of VALUE_KINDS) if (typeof o[kind] === 'string') values[kind] = o[kind];
  const listed = o.head === undefined ? null : expand(o.head, words, where);
  const head = listed?.filter(w => !w.startsWith(UNMEANT)) ?? null;
  const not = [
    ...(listed ?? []).flatMap(w => (w.startsWith(UNMEANT) ? [w.slice(1)] : [])),
    ...(o.not === undefined ? [] : expand(o.not, words, where).filter(w => !w.startsWith(UNMEANT))),
  ];
  return {
    roles: strings(o.role),
    head,
    not: not.length > 0 ? not : null,
    must: o.must === undefined ? head !== null && MAIN.has(position) && o.absent !== true : o.must === true,
    named: o.named === true,
    known: o.known === true,
    several: o.several === true,
    absent: o.absent === true,
    values,
    slots,
  };
}

/** Reads one frame of a pack. */
export function compileFrame(type: string, frame: Frame, words: Pack['words']): CompiledFrame {
  const slots = new Map<string, Slot>();
  for (const [key, value] of Object.entries(frame))
    if (!KEYS.has(key)) slots.set(key, compileSlot(key, value, words, frame.id));
  const list = (key: string): string[] | null =>
    frame[key] === undefined ? null : expand(frame[key], words, frame.id);
  const constraints = [...slots.values()].reduce((n, s) => n + (s.must ? 2 : 0) + (s.head ? 1 : 0), 0);
  return {
    id: frame.id,
    type,
    verbs: list('verb') ?? [],
    nouns: list('noun') ?? [],
    voice: (frame.voice as CompiledFrame['voice'] | undefined) ?? 'any',
    support: list('support'),
    slots,
    status: (frame.status as Status | undefined) ?? null,
    when: (frame.when as CompiledFrame['when'] | undefined) ?? 'any',
    adds: frame.adds === true || frame.recalls === true,
    recalls: frame.recalls === true,
    dated: frame.dated === true,
    follows: frame.follows === true,
    governor: list('governor'),
    told: frame.told === true,
    settled: frame.settled === true,
    timeless: frame.timeless === true,
    needs: (frame.needs as readonly string[] | undefined) ?? [],
    lacks: (frame.lacks as readonly string[] | undefined) ?? [],
    wide: frame.wide === true,
    growth: typeof frame.growth === 'string' ? frame.growth : null,
    carries: frame.carries === true,
    swaps: strings(frame.swaps),
    indefinite: frame.indefinite === true,
    yields: strings(frame.yields),
    near: list('near'),
    unless: list('unless'),
    trust: typeof frame.trust === 'number' ? frame.trust : 0.85,
    weight: constraints + (frame.near ? 1 : 0) + (frame.support ? 1 : 0),
  };
}
