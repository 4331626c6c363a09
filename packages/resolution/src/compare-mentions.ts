// Can two mentions be the same happening? A score for what they share, and a conflict for what keeps them apart.
import { datesOverlap, type EventTypeDefinition } from '@cellwire/model';
import { compareFigures } from './compare-figures.js';
import type { Features } from './features.js';
import { sharedNames } from './match-names.js';
import type { NameKnowledge, PlaceParts } from './name-knowledge.js';

export interface Verdict {
  /** What speaks for one happening; see LINK_AT. */
  score: number;
  /** What rules it out, in words, or null. */
  conflict: string | null;
}

/** Two mentions without a conflict are linked from this score on. */
export const LINK_AT = 3;

const apart = (conflict: string): Verdict => ({ score: 0, conflict });

/** Compares two mentions of one type. Symmetric. */
export function compareMentions(
  a: Features,
  b: Features,
  definition: EventTypeDefinition | undefined,
  knowledge: NameKnowledge,
): Verdict {
  if (a.type !== b.type) return apart('different types');
  // Extraction already joins what one article says of one happening; what it keeps apart is apart.
  if (a.record.article === b.record.article) return apart('told apart by one article');
  let score = 0;
  for (const step of [compareNames, compareFreeText, comparePlaces, compareAmounts, comparePeriods, compareDays]) {
    const verdict = step(a, b, definition, knowledge);
    if (verdict.conflict) return verdict;
    score += verdict.score;
  }
  return { score, conflict: null };
}

const identifying = (definition: EventTypeDefinition | undefined, role: string): boolean =>
  definition?.roles[role]?.identifies ?? true;
const ok = (score: number): Verdict => ({ score, conflict: null });

function compareNames(
  a: Features,
  b: Features,
  definition: EventTypeDefinition | undefined,
  knowledge: NameKnowledge,
): Verdict {
  let score = 0,
    filled = 0,
    missing = 0;
  for (const role of new Set([...a.names.keys(), ...b.names.keys()])) {
    if (!identifying(definition, role)) continue;
    const x = a.names.get(role),
      y = b.names.get(role);
    if (!x || !y) {
      missing++;
      continue;
    }
    filled++;
    const [few, many] = x.size <= y.size ? [x, y] : [y, x];
    const { shared, kin } = sharedNames(few, many, knowledge);
    if (shared) {
      // All names of the shorter list must be there: A with B and A with C are two ventures.
      if (shared < few.size) return apart(`${role} differs`);
      score += 2 + Math.min(shared - 1, 2) - (kin === shared ? 0.75 : 0);
    } else if (covered(x, widen(y, knowledge)) || covered(y, widen(x, knowledge))) score += 2;
    // A description stands for its owner's deed of those weeks, not for any later one.
    else if (describedAlike(x, y)) score += Math.abs(a.publishedDay - b.publishedDay) <= 120 ? 1.5 : 0;
    else return apart(`${role} differs`);
  }
  if (!filled) {
    const { shared } = sharedNames(a.wide, b.wide, knowledge);
    if (!shared) return a.wide.size && b.wide.size ? apart('no name in common') : ok(0);
    return ok(1 + Math.min(shared, 3) * 0.5);
  }
  // One name in common and the others unsaid: a company makes many such deals.
  if (filled === 1 && missing && score <= 2) score -= 0.5;
  return ok(score + (missing === 0 && filled > 1 ? 0.5 : 0));
}

/** The names, the partners of those that are ventures, the parents of those that are units. */
function widen(names: ReadonlySet<string>, knowledge: NameKnowledge): Set<string> {
  const wide = new Set(names);
  for (const name of names) {
    for (const partner of knowledge.partnersOf(name)) wide.add(partner);
    const parent = knowledge.parentOf(name);
    if (parent) wide.add(parent);
  }
  return wide;
}

/** "energy storage unit" and "energy storage and optimisation business": no names, but half of the words are shared. */
function describedAlike(x: ReadonlySet<string>, y: ReadonlySet<string>): boolean {
  const words = (names: ReadonlySet<string>): Set<string> =>
    new Set([...names].flatMap(n => n.split(' ')).filter(w => w.length > 2 && !UNIT_WORDS.has(w)));
  const p = words(x),
    q = words(y);
  const shared = [...p].filter(w => q.has(w)).length;
  return shared >= 2 && shared / Math.min(p.size, q.size) >= 0.5;
}
const UNIT_WORDS = new Set(['and', 'the', 'its', 'unit', 'business', 'division', 'arm', 'operations', 'project']);

/** Whether every name of a list is known on the other side, as partner or parent. */
const covered = (names: ReadonlySet<string>, wide: ReadonlySet<string>): boolean => [...names].every(n => wide.has(n));

function compareFreeText(a: Features, b: Features, definition: EventTypeDefinition | undefined): Verdict {
  if (a.ordinals.size && b.ordinals.size && ![...a.ordinals].some(o => b.ordinals.has(o)))
    return apart('another number in the series');
  let score = 0;
  for (const role of new Set([...a.words.keys(), ...b.words.keys()])) {
    if (!identifying(definition, role)) continue;
    const x = a.words.get(role),
      y = b.words.get(role);
    if (!x || !y) continue;
    const shared = [...x].filter(w => y.has(w)).length;
    const share = shared / Math.min(x.size, y.size);
    if (share >= 0.5) score += 1 + share;
    else if (definition?.roles[role]?.kind.includes('text') && !shared) return apart(`${role} differs`);
  }
  if (a.ordinals.size && b.ordinals.size) score += 0.5;
  return ok(score);
}

type PlaceMatch = 'town' | 'state' | 'country' | 'none' | 'apart';
const RANK: PlaceMatch[] = ['town', 'state', 'country', 'none', 'apart'];

function matchPlace(p: PlaceParts, q: PlaceParts): PlaceMatch {
  if (p.country && q.country && p.country !== q.country) return 'apart';
  if (p.state && q.state && p.state !== q.state) return 'apart';
  if (p.city && q.city) return p.city === q.city ? 'town' : 'apart';
  if (p.state && q.state) return 'state';
  return p.country && q.country ? 'country' : 'none';
}

function comparePlaces(a: Features, b: Features, definition: EventTypeDefinition | undefined): Verdict {
  if (!a.places.length || !b.places.length) return ok(0);
  let best: PlaceMatch = 'apart';
  for (const p of a.places)
    for (const q of b.places) {
      const match = matchPlace(p, q);
      if (RANK.indexOf(match) < RANK.indexOf(best)) best = match;
    }
  const matters = identifying(definition, 'place');
  if (best === 'apart') return matters ? apart('another place') : ok(-1);
  const points = { town: 2, state: 1.5, country: 0.5, none: 0 }[best];
  return ok(matters ? points : points / 2);
}

function compareAmounts(a: Features, b: Features, definition: EventTypeDefinition | undefined): Verdict {
  let score = 0;
  for (const [role, x] of a.figures) {
    const y = b.figures.get(role);
    if (!y) continue;
    const agreement = compareFigures(x, y);
    const weight = identifying(definition, role) ? 1.5 : 1;
    if (agreement === 'same') score += weight;
    else if (agreement === 'near') score += 0.25;
    else if (agreement === 'different') {
      if (identifying(definition, role)) return apart(`${role} differs`);
      score -= 0.75;
    }
  }
  if (a.segments.size && b.segments.size) score += [...a.segments].some(s => b.segments.has(s)) ? 0.25 : -1.5;
  return ok(score);
}

/** Targets and contracts of other years are other events. */
function comparePeriods(a: Features, b: Features): Verdict {
  let score = 0;
  for (const [role, x] of a.dates) {
    const y = b.dates.get(role);
    if (!y) continue;
    if (x.some(p => y.some(q => datesOverlap(p, q)))) score += 0.75;
    else if (role === 'period') return apart('another period');
  }
  return ok(score);
}

const DAY_MS = 86_400_000;

/** Days between two date values, 0 where they overlap. */
function daysApart(a: Features, b: Features): number | null {
  if (!a.days || !b.days) return null;
  if (a.days.start <= b.days.end && b.days.start <= a.days.end) return 0;
  const gap =
    a.days.start > b.days.end
      ? Date.parse(a.days.start) - Date.parse(b.days.end)
      : Date.parse(b.days.start) - Date.parse(a.days.end);
  return gap / DAY_MS;
}

/** Dates of one status must be near each other; those of different steps may lie months apart. */
function compareDays(a: Features, b: Features): Verdict {
  const gap = daysApart(a, b);
  const sameStatus = a.record.mention.status === b.record.mention.status;
  if (gap !== null && sameStatus && a.record.mention.status === 'completed' && gap > 400)
    return apart('dated more than a year apart');
  const reported = Math.abs(a.publishedDay - b.publishedDay);
  const late = comesAfterItsEnd(a, b) || comesAfterItsEnd(b, a) ? -1 : 0;
  if (gap === 0) return ok(0.75);
  if (gap !== null && gap > 730) return ok(-1.5);
  if (gap !== null && sameStatus && gap > 200) return ok(-0.5 + late);
  // Years lie between, and no date bridges them: nothing says that it is the same happening, unless one looks back.
  if (gap === null && whenApart(a, b) > 730) {
    const looksBack = a.record.mention.background || b.record.mention.background;
    if (reported > 730) return looksBack ? ok(-1.5) : apart('told years apart');
    return ok(late);
  }
  return ok((reported <= 3 ? 1 : reported <= 21 ? 0.75 : reported <= 120 ? 0.25 : 0) + late);
}

/** Whether `a` calls still to come, weeks later, what `b` says was done: that is the next one. */
function comesAfterItsEnd(a: Features, b: Features): boolean {
  const { status } = a.record.mention;
  if ((status !== 'considered' && status !== 'announced') || b.record.mention.status !== 'completed') return false;
  const done = b.days?.end ? dayNumber(b.days.end) : null;
  if (done === null || a.publishedDay <= done + 30) return false;
  return !a.days?.end || dayNumber(a.days.end) > done;
}

/** Days between the times that two mentions speak of, where the publication stands for a date that is not said. */
function whenApart(a: Features, b: Features): number {
  const [p, q] = [whenOf(a), whenOf(b)];
  return Math.max(0, p.start - q.end, q.start - p.end);
}
const whenOf = (f: Features): { start: number; end: number } => ({
  start: f.days?.start ? dayNumber(f.days.start) : f.publishedDay,
  end: f.days?.end ? dayNumber(f.days.end) : f.publishedDay,
});
const dayNumber = (day: string): number => Math.floor(Date.parse(day) / DAY_MS);
