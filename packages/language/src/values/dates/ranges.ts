// Joins two dates into a range ("from 2028 to 2030", "July-September", "between Jan 22 and now"), and a distance with the date it counts from.
import { isDash, low, type Token } from '../tokens.js';
import type { Draft } from './draft.js';
import { termBefore } from './offsets.js';
import { weekLead } from './ordinals.js';

const DELAYS = new Set(
  'delay delays delayed delaying postpone postpones postponed postponing push pushed pushes pushing moved move moves moving shifted slipped slip put brought bring rescheduled reschedule compared compare changed advanced deferred defer'.split(
    ' ',
  ),
);
const FAR_BACK = 12;

/** "was delayed from 2025 to 2027" names two dates, no range. */
function isPutOff(tokens: readonly Token[], first: number): boolean {
  for (let i = first - 1; i >= 0 && i > first - FAR_BACK; i--) {
    const t = tokens[i]!;
    if (t.opens || t.lower === ';' || t.lower === '.') return false;
    if (DELAYS.has(t.lower)) return true;
  }
  return false;
}

interface Joint {
  /** Token of "from" or "between" when it stands before, else the date's first. */
  start: number;
}

/** "beginning in 2027 and running through 2031": the token of "beginning"; -1 for other words. */
function beginsTerm(tokens: readonly Token[], a: Draft, b: Draft): number {
  const lead = /^(?:in|on)$/.test(low(tokens, a.first - 1)) ? a.first - 2 : a.first - 1;
  if (!/^(?:beginning|starting|commencing)$/.test(low(tokens, lead)) || low(tokens, a.end) !== 'and') return -1;
  if (!/^(?:running|ending|lasting|continuing|going)$/.test(low(tokens, a.end + 1))) return -1;
  const behind = /^(?:through|to|until|till|in|on)$/.test(low(tokens, a.end + 2)) ? a.end + 3 : a.end + 2;
  return behind === b.first ? lead : -1;
}

/** Whether the two drafts are the ends of a range. */
function joint(tokens: readonly Token[], a: Draft, b: Draft): Joint | null {
  const term = a.to || b.to ? -1 : beginsTerm(tokens, a, b);
  if (term >= 0) return { start: term };
  let at = a.end;
  if (low(tokens, at) === ',') at++;
  const word = low(tokens, at);
  const dash = isDash(tokens, at);
  let next = at + 1;
  if (
    low(tokens, next) === 'the' ||
    low(tokens, next) === 'in' ||
    low(tokens, next) === 'early' ||
    low(tokens, next) === 'late'
  )
    next++;
  if (next !== b.first || a.to || b.to) return null;
  const lead = low(tokens, a.first - 1) === 'the' ? a.first - 2 : a.first - 1;
  const from = low(tokens, lead) === 'from';
  const between = low(tokens, lead) === 'between';
  if (word === 'and') return between ? { start: lead } : null;
  if (word === 'until' || word === 'till') return from ? { start: lead } : null;
  if (word !== 'to' && word !== 'through' && word !== 'thru' && !dash) return null;
  if (dash && at !== a.end) return null;
  // A dash between two sentences' dates joins nothing unless they look alike.
  if (dash && !tokens[at]!.glued && form(a) !== form(b) && !b.moment.value) return null;
  if (word === 'to' && isPutOff(tokens, a.first)) return null;
  return { start: from || between ? lead : a.first };
}

const form = (d: Draft): string =>
  Object.keys(d.moment)
    .filter(k => k !== 'year')
    .sort()
    .join();

/** Waiting distances take the date after them; "three years from 2026" is the range that begins there. */
function joinDistances(tokens: readonly Token[], drafts: readonly Draft[]): Draft[] {
  const out: Draft[] = [];
  for (let k = drafts.length - 1; k >= 0; k--) {
    const draft = drafts[k]!;
    const next = out.at(-1);
    if (!draft.waits) {
      out.push(draft);
      continue;
    }
    const gap = low(tokens, draft.end) === 'the' ? draft.end + 1 : draft.end;
    if (!next || next.first !== gap || next.base) continue;
    out.pop();
    const { first, base, starts } = draft;
    out.push({ ...next, first, base: base!, starts: starts === true, rule: `${draft.rule}+${next.rule}` });
  }
  return out.reverse();
}

/** Widens "the week of Feb. 2" and marks it as the week. */
function widenWeeks(tokens: readonly Token[], draft: Draft): Draft {
  const first = weekLead(tokens, draft.first);
  return first >= 0 && draft.moment.day !== undefined ? { ...draft, first, week: true } : draft;
}

/** "a three-year deal from 2027": the term makes the date a range; the span stays the date's. */
function withTerm(tokens: readonly Token[], draft: Draft): Draft {
  if (draft.base || draft.moment.value || (draft.moment.year === undefined && !draft.moment.months)) return draft;
  const n = termBefore(tokens, draft.first);
  return n > 0 ? { ...draft, base: { unit: 'year', n }, starts: true } : draft;
}

/** Joins what belongs together; the order is: distances, weeks, terms, ranges. */
export function joinDrafts(tokens: readonly Token[], drafts: readonly Draft[]): Draft[] {
  const out: Draft[] = [];
  for (const draft of joinDistances(tokens, drafts).map(d => withTerm(tokens, widenWeeks(tokens, d)))) {
    const a = out.at(-1);
    const joined = a && !a.base && !draft.base ? joint(tokens, a, draft) : null;
    if (!a || !joined) {
      out.push(draft);
      continue;
    }
    out[out.length - 1] = {
      first: joined.start,
      end: afterPeriod(tokens, draft.end),
      moment: a.moment,
      to: draft.moment,
      ends: [a, draft],
      rule: `${a.rule}..${draft.rule}`,
    };
  }
  return out.filter(d => !d.rule.startsWith('relative/now'));
}

/** "the July-September period", "the April-June quarter". */
const afterPeriod = (tokens: readonly Token[], end: number): number =>
  /^(?:period|quarter)$/.test(low(tokens, end)) ? end + 1 : end;
