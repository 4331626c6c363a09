// Whether two drafts of one type tell of one happening: what identifies it agrees, and nothing sets them apart.
import { daysOf, type EventTypeDefinition, type Status } from '@cellwire/model';
import type { Found } from '../roles/found.js';
import { swapRoles } from './direction.js';
import type { Draft } from './draft.js';
import {
  crossing,
  describesUnit,
  distinct,
  isUnnamedVenture,
  ordinals,
  overlap,
  vague,
  ventureAmong,
} from './same-thing.js';

type Verdict = 'same' | 'other' | 'open';

/** Whether a role speaks for or against two drafts being one happening. */
function compareRole(role: string, def: EventTypeDefinition, a: Draft, b: Draft): Verdict {
  const [x, y] = [a.roles.get(role), b.roles.get(role)];
  if (!x?.length || !y?.length) return 'open';
  const kind = def.roles[role]?.kind ?? [];
  if (overlap(x, y) && kind.includes('company') && crossing(x, y)) return 'other';
  if (overlap(x, y))
    return kind.includes('facility') && ordinals(x) && ordinals(y) && ordinals(x) !== ordinals(y) ? 'other' : 'same';
  if (kind.includes('company') && (ventureAmong(x, y) || areHalves(def, role, x, y))) return 'open';
  if (kind.includes('venture') && (x.some(isUnnamedVenture) || y.some(isUnnamedVenture))) return 'open';
  if (kind.includes('money') && currencies(x).every(c => !currencies(y).includes(c))) return 'open';
  if (kind.includes('facility')) return distinct(x, y) ? 'other' : 'open';
  if (kind.includes('text') && (describesUnit(x, y) || describesUnit(y, x))) return 'open';
  if (kind.includes('text')) return vague(x) || vague(y) ? 'open' : 'other';
  return 'other';
}
/** "Acme's alliance has ended", "the company it had with Beta was dissolved": either names one of a venture's two sides. */
const areHalves = (def: EventTypeDefinition, role: string, x: readonly Found[], y: readonly Found[]): boolean =>
  x.length === 1 &&
  y.length === 1 &&
  def.roles[role]?.many === true &&
  Object.entries(def.roles).some(([n, r]) => n !== role && r.identifies && r.kind[0] === 'venture');
const currencies = (f: readonly Found[]): string[] =>
  f.flatMap(x => (typeof x.value === 'object' && 'currency' in x.value ? [x.value.currency] : []));

/** Whether two place names can mean one place: a town and its state, a state and its country. */
export type PlacesAgree = (a: string, b: string) => boolean;

function comparePlaces(role: string, a: Draft, b: Draft, agree: PlacesAgree): Verdict {
  const [x, y] = [a.roles.get(role), b.roles.get(role)];
  if (!x?.length || !y?.length) return 'open';
  if (x.some(p => y.some(q => p.value === q.value))) return 'same';
  return x.some(p => y.some(q => agree(String(p.value), String(q.value)))) ? 'open' : 'other';
}

/** Whether two drafts tell of one happening. */
export function sameHappening(def: EventTypeDefinition, a: Draft, b: Draft, placesAgree: PlacesAgree): boolean {
  if (a.type !== b.type) return false;
  return compareDrafts(def, a, b, placesAgree) || swappedAgree(def, a, b, placesAgree);
}

/** Of "Acme signed a deal with Beta" either may supply: the frame that tells the direction decides, and rights the other. */
function swappedAgree(def: EventTypeDefinition, a: Draft, b: Draft, placesAgree: PlacesAgree): boolean {
  const swapping = [a, b].filter(d => d.match.frame.swaps.length === 2);
  // Of two that do not tell the direction the headline, which says less, is turned.
  const loose = swapping.length === 2 ? swapping.find(d => d.match.reading.headline) : swapping[0];
  const firm = loose === a ? b : a;
  if (!loose) return false;
  const roles = swapRoles(loose);
  if (!compareDrafts(def, { ...loose, roles }, firm, placesAgree)) return false;
  loose.roles = roles;
  return true;
}

function compareDrafts(def: EventTypeDefinition, a: Draft, b: Draft, placesAgree: PlacesAgree): boolean {
  const identifying = Object.entries(def.roles)
    .filter(([, r]) => r.identifies)
    .map(([n]) => n);
  const verdicts = identifying.map(role =>
    def.roles[role]?.kind.includes('place') ? comparePlaces(role, a, b, placesAgree) : compareRole(role, def, a, b),
  );
  if (verdicts.includes('other') || changesSides(def, a, b)) return false;
  const off = (s: Status): boolean => s === 'cancelled' || s === 'denied';
  if (off(a.status) !== off(b.status) && (a.status === 'completed' || b.status === 'completed')) return false;
  if (farApart(a, b) || unlikeSums(a, b) || unlikeShares(a, b) || doneAndToCome(a, b) || doneAndToCome(b, a))
    return false;
  return verdicts.includes('same') || (verdicts.every(v => v === 'open') && Math.abs(a.order - b.order) <= 1);
}

/** Who sells in one and buys in the other does so in two deals: "it may sell the firm that it bought in 2022". */
function changesSides(def: EventTypeDefinition, a: Draft, b: Draft): boolean {
  if (a.match.frame.swaps.length > 0 || b.match.frame.swaps.length > 0) return false;
  const roles = Object.keys(def.roles).filter(n => def.roles[n]!.identifies && def.roles[n]!.kind.join() === 'company');
  return roles.some(x =>
    roles.some(y => x !== y && a.roles.get(x)?.some(f => b.roles.get(y)?.some(g => f.name && f.value === g.value))),
  );
}

/** Two plants that cost quite different sums are two. */
function unlikeSums(a: Draft, b: Draft): boolean {
  const sums = (d: Draft): { amount: number; currency: string }[] =>
    (d.roles.get('investment') ?? []).flatMap(f =>
      typeof f.value === 'object' && 'amount' in f.value ? [f.value] : [],
    );
  return sums(a).some(x =>
    sums(b).some(y => x.currency === y.currency && Math.abs(x.amount - y.amount) > 0.4 * Math.max(x.amount, y.amount)),
  );
}

/** "passed on the remaining 35 percent … had ceded 14 percent": two done deals over different shares are two. */
function unlikeShares(a: Draft, b: Draft): boolean {
  const shares = (d: Draft): number[] =>
    (d.roles.get('stake') ?? []).flatMap(f =>
      typeof f.value === 'object' && 'percent' in f.value ? [f.value.percent] : [],
    );
  const done = (d: Draft): boolean => d.status === 'completed' && d.modality === 'fact' && !d.match.reading.headline;
  const [x, y] = [shares(a), shares(b)];
  return done(a) && done(b) && x.length > 0 && y.length > 0 && !x.some(p => y.includes(p));
}

/** Days between two dated happenings from which they are two. */
const APART_DAYS = 20;
const DAY_MS = 86_400_000;

/** Two happenings of one kind that each have a day of their own. */
function farApart(a: Draft, b: Draft): boolean {
  if (!a.date || !b.date || a.dateReported || b.dateReported || a.status !== b.status) return false;
  const [x, y] = [daysOf(a.date), daysOf(b.date)];
  if (!x || !y) return false;
  const gap = Math.max(Date.parse(x.start) - Date.parse(y.end), Date.parse(y.start) - Date.parse(x.end));
  return gap > APART_DAYS * DAY_MS;
}

/** "is to lay off 250" behind "had laid off some of its staff in April": what was done then is not what is to come. */
const doneAndToCome = (done: Draft, ahead: Draft): boolean =>
  done.over && done.status === 'completed' && done.modality === 'fact' && ahead.modality === 'future';
