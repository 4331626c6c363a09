// The written schema of the frame language: what a frame may say, and nothing else. docs/frames.md explains it to those
// who write frames; the engine (packages/extraction/src/frames/frame.ts) reads what has passed here.
import { Status } from '@cellwire/model';
import { z } from 'zod';
import { didYouMean } from './suggest.js';

/** Prepositions that a frame may name as positions, behind a verb or inside a phrase. */
export const FRAME_PREPOSITIONS = [
  'about',
  'after',
  'against',
  'around',
  'as',
  'at',
  'behind',
  'between',
  'by',
  'for',
  'from',
  'in',
  'into',
  'of',
  'off',
  'on',
  'out of',
  'over',
  'through',
  'to',
  'towards',
  'under',
  'until',
  'with',
  'within',
  'without',
  'in favour of',
  'in favor of',
  'worth',
] as const;
/** Positions of a frame beside its prepositions. */
export const FRAME_POSITIONS = [
  'subject',
  'object',
  'complement',
  'addressee',
  'counterpart',
  'holder',
  'self',
  'possessor',
  'modifier',
] as const;
/** Kinds of values that a position can pick out of its phrase. */
export const FRAME_VALUES = ['percent', 'money', 'volume', 'units', 'headcount', 'date'] as const;
/** Heads that stand for names and values instead of nouns. */
export const FRAME_MARKS = [
  '@name',
  '@company',
  '@venture',
  '@facility',
  '@place',
  '@person',
  '@agency',
  '@money',
  '@percent',
  '@share',
  '@volume',
  '@units',
  '@headcount',
  '@date',
] as const;

const Role = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a role is named in snake_case');
const Roles = z.union([Role, z.array(Role).min(1)]);
const Word = z
  .string()
  .min(1)
  .regex(
    /^[^.*+?^${}()|[\]\\/]+$|^\$[a-z][a-z0-9-]*$/,
    'words are written out; patterns are no part of the frame language',
  )
  .refine(w => !w.startsWith('@') || (FRAME_MARKS as readonly string[]).includes(w), {
    error: `a mark is one of ${FRAME_MARKS.join(', ')}`,
  });
const Words = z.union([Word, z.array(Word).min(1)]);

const positions = (names: readonly string[]) =>
  Object.fromEntries(names.map(name => [name, z.lazy((): z.ZodType => Slot).optional()]));
const values = Object.fromEntries(FRAME_VALUES.map(kind => [kind, Role.optional()]));

/** What stands at a position: a role, roles in order, or what its phrase must be and what fills what inside it. */
export const Slot: z.ZodType = z.union([
  Roles,
  z.strictObject({
    role: Roles.optional(),
    head: Words.optional(),
    not: Words.optional(),
    must: z.boolean().optional(),
    named: z.boolean().optional(),
    known: z.boolean().optional(),
    several: z.boolean().optional(),
    absent: z.boolean().optional(),
    ...values,
    ...positions([...FRAME_PREPOSITIONS, 'possessor', 'modifier']),
  }),
]);

/** One frame of an event type. Unknown keys are refused. */
export const FrameSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9_]+\/[a-z0-9-]+$/, 'a frame’s id is <type>/<what-it-reads>'),
    doc: z.string().min(1).optional(),
    verb: Words.optional(),
    noun: Words.optional(),
    voice: z.enum(['active', 'passive', 'any']).optional(),
    support: Words.optional(),
    governor: Words.optional(),
    when: z.enum(['future', 'fact', 'prospective', 'not', 'any']).optional(),
    status: Status.optional(),
    near: Words.optional(),
    wide: z.boolean().optional(),
    unless: Words.optional(),
    adds: z.boolean().optional(),
    dated: z.boolean().optional(),
    follows: z.boolean().optional(),
    recalls: z.boolean().optional(),
    indefinite: z.boolean().optional(),
    told: z.boolean().optional(),
    settled: z.boolean().optional(),
    needs: z.array(Role).min(1).optional(),
    lacks: z.array(Role).min(1).optional(),
    timeless: z.boolean().optional(),
    carries: z.boolean().optional(),
    growth: Role.optional(),
    swaps: z.tuple([Role, Role]).optional(),
    yields: z.union([Role, z.array(Role).min(1)]).optional(),
    trust: z.number().min(0).max(1).optional(),
    ...positions([...FRAME_PREPOSITIONS, ...FRAME_POSITIONS]),
  })
  .refine(f => (f.verb === undefined) !== (f.noun === undefined), { error: 'a frame has either "verb" or "noun"' })
  .refine(f => f.noun !== undefined || (f.support === undefined && f.indefinite === undefined), {
    error: '"support" and "indefinite" belong to frames with "noun"',
  })
  .refine(f => f.adds === true || f.dated === undefined, { error: '"dated" belongs to frames that say "adds: true"' });

/** A fault of a frame that its shape cannot show: the path inside the frame, what is wrong, and the mend. */
export interface FrameFault {
  path: PropertyKey[];
  message: string;
  mend: string;
}

type Raw = Record<string, unknown>;
const list = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter(v => typeof v === 'string');

/** Every role that a frame names, with the path to it. */
export function rolesInFrame(frame: Raw): { role: string; path: PropertyKey[] }[] {
  const out: { role: string; path: PropertyKey[] }[] = [];
  const add = (value: unknown, path: PropertyKey[]): void => {
    for (const role of list(value)) out.push({ role, path });
  };
  const visit = (slot: unknown, path: PropertyKey[]): void => {
    if (typeof slot === 'string' || Array.isArray(slot)) add(slot, path);
    if (typeof slot !== 'object' || slot === null) return;
    for (const [key, value] of Object.entries(slot)) {
      const at = [...path, key];
      if (key === 'role' || (FRAME_VALUES as readonly string[]).includes(key)) add(value, at);
      else if (isPosition(key)) visit(value, at);
    }
  };
  for (const [key, value] of Object.entries(frame)) if (isPosition(key)) visit(value, [key]);
  if (frame.growth !== undefined) add(frame.growth, ['growth']);
  if (frame.swaps !== undefined) add(frame.swaps, ['swaps']);
  return out;
}

const POSITIONS = new Set<string>([...FRAME_PREPOSITIONS, ...FRAME_POSITIONS]);
const isPosition = (key: string): boolean => POSITIONS.has(key);

/** Roles that the type lacks, and types that the pack lacks. */
export function frameFaults(frame: Raw, roles: Record<string, unknown>, types: readonly string[]): FrameFault[] {
  const known = Object.keys(roles);
  const unknownRoles = rolesInFrame(frame)
    .filter(({ role }) => !known.includes(role))
    .map(({ role, path }) => ({
      path,
      message: `"${role}" is no role of this type`,
      mend: didYouMean(role, known, `use ${known.join(', ')}`),
    }));
  const unknownTypes = list(frame.yields)
    .filter(type => !types.includes(type))
    .map(type => ({
      path: ['yields'],
      message: `"${type}" is no type of this pack`,
      mend: didYouMean(type, types, 'name a type of this pack'),
    }));
  return [...unknownRoles, ...unknownTypes];
}
