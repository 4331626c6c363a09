// What never was, or hangs on a condition that nobody has met: "would have closed the plant", "in that case it would take a
// charge", "could sell its stake if prices fall", "may be impaired should demand not recover".
import type { Clause } from '@cellwire/language';
import type { Draft } from '../happenings/draft.js';
import type { Reading } from '../reading/reading.js';

const GUESSING = /^(?:would|could|might|may)$/;
const UNDONE = /^(?:would|could|might|should)$/;
const CONDITIONS = new Set(['if', 'unless']);
/** "In that case", "otherwise": what has been set as a condition in the sentence before. */
const IN_CASE =
  /^(?:in|under) (?:that|this|which|such|such an?|the worst|either|any) (?:case|event|scenario|circumstances|situation)$|^otherwise$/;

/** "would have built a plant"; what somebody said that he would have done by a day may be done. */
const neverCame = ({ status, match }: Draft, c: Clause): boolean =>
  c.vg.perfect &&
  UNDONE.test(c.vg.modal ?? '') &&
  c.relation !== 'reported' &&
  status !== 'cancelled' &&
  !match.frame.settled;

/** "In that case …" before the verb, "… without aid" beside it. */
function isSetAsCase({ match: { reading } }: Draft, c: Clause): boolean {
  if (!GUESSING.test(c.vg.modal ?? '')) return false;
  if (c.complements.some(p => p.preposition === 'without')) return true;
  const before = reading.parsed.tokens.slice(0, c.vg.start).map(t => t.lower);
  return before.some((_, i) => [1, 3, 4].some(n => IN_CASE.test(before.slice(i, i + n).join(' '))));
}

/** The verb of saying that stands over a clause: what a party says of itself is a plan, not a guess. */
const isReported = (c: Clause): boolean => c.relation === 'reported' || c.governor?.relation === 'reported';

/** "could close the plant if no buyer is found", "If prices fall, it could close the plant". */
const hasCondition = ({ match: { reading } }: Draft, c: Clause): boolean =>
  GUESSING.test(c.vg.modal ?? '') &&
  !isReported(c) &&
  reading.parsed.clauses.some(
    o =>
      CONDITIONS.has(o.opener ?? '') &&
      o.relation === 'subordinate' &&
      (o.governor === c || (o.governor === null && o.index < c.index)),
  );

/** Words behind which "should" has a subject of its own before it. */
const OPENERS = new Set(['and', 'or', 'but', 'that', 'which', 'who', 'what', 'it', 'they', 'we', ',']);
/** "may have to be impaired should demand fall": behind a verb, with its subject behind it. */
function hasShouldBehind({ parsed: { tokens, clauses } }: Reading, c: Clause): boolean {
  const at = tokens.findIndex((t, i) => i >= c.vg.end && t.lower === 'should');
  if (at < 1 || OPENERS.has(tokens[at - 1]!.lower)) return false;
  const own = clauses.find(o => o.vg.start === at);
  return own !== undefined && (own.subject === null || own.subject.end < at);
}

/** Why a clause tells what never was or is not yet anybody's plan, or null. */
export function unrealIn(draft: Draft, c: Clause): string | null {
  // "In such a scenario it would keep the plant": of what is weighed more may be told.
  if (draft.match.frame.adds) return null;
  if (neverCame(draft, c)) return 'what never came about';
  if (draft.modality === 'fact') return null;
  if (isSetAsCase(draft, c)) return 'told of a case that is only supposed';
  const hangs = hasCondition(draft, c) || (GUESSING.test(c.vg.modal ?? '') && hasShouldBehind(draft.match.reading, c));
  return hangs ? 'hangs on a condition' : null;
}
