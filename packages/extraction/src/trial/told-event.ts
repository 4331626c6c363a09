// Events as people and engine tell them, compared by what they say and not by how they write it.
import type { EventTypeDefinition, RoleKind, RoleValue } from '@cellwire/model';

/** An event of an annotated article, of an example, or of a reading. */
export interface ToldEvent {
  type: string;
  status: string;
  date: string | null;
  arguments: Record<string, RoleValue[]>;
  /** The frame that found it. */
  rule?: string;
  /** The sentence it was chiefly read from. */
  sentence?: string;
  confidence?: number;
}

const SUFFIXES =
  /\b(?:inc|corp|corporation|co|ltd|limited|llc|plc|ag|se|nv|n v|sa|s a|ab|gmbh|holdings?|group|company|motors?)\b/g;
const LITTLE = new Set('the a an of in at its and plant plants factory facility facilities site'.split(' '));
/** Roles of these kinds are worded freely: half of the shorter one's words must agree. */
const FREE: readonly RoleKind[] = ['facility', 'place', 'text', 'jurisdiction'];
/** Figures agree within this share of the larger. */
const TOLERANCE = 0.005;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const bare = (text: string): string => plain(text).replace(SUFFIXES, ' ').replace(/\s+/g, ' ').trim() || plain(text);
const weighty = (text: string): Set<string> =>
  new Set(
    plain(text)
      .split(' ')
      .filter(w => w && !LITTLE.has(w)),
  );

function wordsAgree(a: string, b: string): boolean {
  const [x, y] = [weighty(a), weighty(b)];
  if (x.size === 0 || y.size === 0) return plain(a) === plain(b);
  return [...x].filter(w => y.has(w)).length >= Math.min(x.size, y.size) / 2;
}

function figuresAgree(a: object, b: object): boolean {
  const measure = (v: object): string | undefined => Object.keys(v).find(k => k !== 'bound' && k !== 'currency');
  const key = measure(a);
  if (key === undefined || key !== measure(b)) return false;
  const [x, y] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  const [m, n] = [Number(x[key]), Number(y[key])];
  return x.currency === y.currency && Math.abs(m - n) <= TOLERANCE * Math.max(Math.abs(m), Math.abs(n));
}

/** Whether two values of a role of these kinds say the same. Bounds are not compared. */
export function sameValue(kinds: readonly RoleKind[], a: RoleValue, b: RoleValue): boolean {
  if (typeof a === 'object' && typeof b === 'object') return figuresAgree(a, b);
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  if (kinds.includes('date')) return a === b;
  if (kinds.includes('segment')) return plain(a).split(' ')[0] === plain(b).split(' ')[0];
  if (bare(a) === bare(b)) return true;
  return kinds.some(k => FREE.includes(k)) && !kinds.includes('company') && wordsAgree(a, b);
}

/** Pairs the values of one role one to one; answers how many pair up. */
export function pairedValues(kinds: readonly RoleKind[], a: readonly RoleValue[], b: readonly RoleValue[]): number {
  const left = [...b];
  let n = 0;
  for (const value of a) {
    const i = left.findIndex(other => sameValue(kinds, value, other));
    if (i < 0) continue;
    left.splice(i, 1);
    n++;
  }
  return n;
}

export type Definitions = ReadonlyMap<string, EventTypeDefinition>;

/** How alike two events are: 0 for different types or no identifying role in common. */
function likeness(definitions: Definitions, a: ToldEvent, b: ToldEvent): number {
  if (a.type !== b.type) return 0;
  const roles = definitions.get(a.type)?.roles ?? {};
  const paired = (role: string): number =>
    pairedValues(roles[role]?.kind ?? [], a.arguments[role] ?? [], b.arguments[role] ?? []);
  const identifying = Object.keys(a.arguments).filter(r => roles[r]?.identifies && a.arguments[r]!.length > 0);
  const hits = identifying.reduce((n, role) => n + paired(role), 0);
  if (identifying.length > 0 && hits === 0) return 0;
  const all = Object.keys(a.arguments).reduce((n, role) => n + paired(role), 0);
  return (identifying.length ? 1 + hits : 0.5) + all / 10 + (a.status === b.status && a.date === b.date ? 0.01 : 0);
}

/** One-to-one pairs of indexes, the most alike first. */
export function pairEvents(
  definitions: Definitions,
  a: readonly ToldEvent[],
  b: readonly ToldEvent[],
): [number, number][] {
  const all = a.flatMap((x, i) => b.map((y, j) => ({ i, j, like: likeness(definitions, x, y) })));
  const [left, right] = [new Set<number>(), new Set<number>()];
  const pairs: [number, number][] = [];
  for (const { i, j, like } of all.sort((x, y) => y.like - x.like || x.i - y.i || x.j - y.j)) {
    if (like === 0 || left.has(i) || right.has(j)) continue;
    left.add(i);
    right.add(j);
    pairs.push([i, j]);
  }
  return pairs.sort((x, y) => x[0] - y[0]);
}

/** The definitions of a pack by type. */
export const definitionsOf = (types: readonly EventTypeDefinition[]): Definitions =>
  new Map(types.map(t => [t.type, t]));
