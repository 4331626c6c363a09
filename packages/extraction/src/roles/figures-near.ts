// Figures, segments and periods that no slot filled, looked for near the frame.
import type { RoleDefinition } from '@cellwire/model';
import { bearingOf } from '../dates/date-marks.js';
import { valueKindOf } from '../frames/value-kinds.js';
import type { Draft } from '../happenings/draft.js';
import type { Reading } from '../reading/reading.js';
import type { Found } from './found.js';
import { type GatherContext, ranges } from './gather-context.js';

/** Figures of the role's kind in reach that no other role has taken, with a word of `near` beside them. */
export function figuresNear(d: Draft, role: RoleDefinition, reach: number, ctx: GatherContext): Found[] {
  const r = d.match.reading;
  const taken = new Set([...d.roles.values()].flat().map(f => `${f.in}${f.start}`));
  for (const f of claimedElsewhere(d, ctx)) taken.add(f);
  for (const [start, end] of ranges(d, reach)) {
    const found: Found[] = [];
    for (let i = start; i < end; i++) {
      const kind = valueKindOf(r, i);
      if (!kind || kind === 'date' || !(role.kind as string[]).includes(kind === 'units' ? 'volume' : kind)) continue;
      const figures = ctx.reader.figures(r, i);
      const [figure] = figures;
      if (!figure || taken.has(`${figure.in}${figure.start}`) || !wordNear(r, i, role.near)) continue;
      if (found.length > 0 && !endsRange(found[0]!, figure)) continue;
      found.push(...figures.filter(f => !found.some(x => x.start === f.start)));
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** Figures that belong to another deed of the sentence: its frame has a position for them, and it is no mere aside. */
function claimedElsewhere(d: Draft, ctx: GatherContext): string[] {
  const r = d.match.reading;
  return ctx.all
    .filter(o => o.match.reading === r && o.match.trigger !== d.match.trigger && !o.match.frame.follows)
    .flatMap(o => o.match.fills)
    .flatMap(f => (f.token === null ? [] : [`${r.in}${r.parsed.tokens[f.token]!.start}`]));
}

/** "between 900 million and 1.1 billion": the upper end of the range that the first figure begins. */
const endsRange = (first: Found, other: Found): boolean =>
  typeof first.value === 'object' &&
  typeof other.value === 'object' &&
  first.value.bound === 'min' &&
  other.value.bound === 'max';

/** How many words away a word of `near` may stand. */
const NEAR_WORDS = 9;
function wordNear(r: Reading, i: number, near: readonly string[] | undefined): boolean {
  if (!near) return true;
  const around = r.parsed.tokens.slice(Math.max(0, i - NEAR_WORDS), i + NEAR_WORDS);
  return around.some(t => near.includes(t.lower));
}

/** The segment that the words around an event name, else the one that a party's kind tells: what carmakers buy is for cars. */
export function segmentsNear(d: Draft, role: RoleDefinition, reach: number, ctx: GatherContext): Found[] {
  const r = d.match.reading;
  for (const [start, end] of ranges(d, reach)) {
    const found = ctx.segments.find(r, start, end);
    if (found) return [found];
  }
  const byKind = segmentByKind(d, role);
  if (byKind.length > 0) return byKind;
  return reach >= 4 ? onlySegment(d, ctx) : [];
}

/** By what a list or the text says that a party is; its name alone, "Acme Motors", says too little. */
function segmentByKind(d: Draft, { byKindOf = {} }: RoleDefinition): Found[] {
  for (const [party, segments] of Object.entries(byKindOf))
    for (const { name, in: part, start, end } of d.roles.get(party) ?? []) {
      const kind = name?.kinds?.find(k => k in segments);
      if (kind && segments[kind] === 'none') return [];
      if (kind) return [{ value: segments[kind]!, in: part, start, end }];
    }
  return [];
}

/** The segment that the sentences about an event speak of, if they speak of one only. */
function onlySegment(d: Draft, ctx: GatherContext): Found[] {
  const near = ctx.readings.filter(x => x.headline || Math.abs(x.order - d.order) <= 2);
  const found = near.flatMap(x => ctx.segments.find(x, 0, x.parsed.tokens.length) ?? []);
  const values = new Set(found.map(f => String(f.value).split('/')[0]));
  return values.size === 1 ? found.slice(0, 1) : [];
}

/** "It gave guidance for 2026. Revenue is to be …": the period of the sentence before, in its paragraph, or of the headline. */
export function periodNear(d: Draft, reach: number, ctx: GatherContext): Found[] {
  const r = d.match.reading;
  const before = ctx.readings.filter(x => x.block === r.block && x.order === r.order - 1);
  const around = reach >= 4 ? [...before, ...ctx.readings.filter(y => y.headline)] : [];
  for (const x of [r, ...around])
    for (const [i, t] of x.parsed.tokens.entries())
      if (
        t.value?.kind === 'date' &&
        PERIOD.test(t.value.value) &&
        ctx.isAhead(t.value.value) &&
        bearingOf(x, i, null) === 'deed'
      )
        return [{ value: t.value.value, in: x.in, start: t.start, end: t.end }];
  return [];
}
const PERIOD = /^\d{4}(?:-(?:Q[1-4]|H[12]))?$/;
