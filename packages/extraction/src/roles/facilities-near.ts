// Plants that no slot filled: "412 positions at its plant on Main Street", "jobs at the Salem works".
import type { NounPhrase } from '@cellwire/language';
import type { Draft } from '../happenings/draft.js';
import { clauseAt, type Reading } from '../reading/reading.js';
import { SITES } from './facility-words.js';
import type { Found } from './found.js';
import { type GatherContext, ranges } from './gather-context.js';

const WHERE = new Set(['at', 'of', 'in', 'from']);

/** "at its plant", "from the Salem works": one that is known, not "at a plant" or "at plants". */
const isKnown = (r: Reading, np: NounPhrase): boolean =>
  SITES.has(np.noun) &&
  WHERE.has(np.preposition ?? '') &&
  (np.possessor !== null || (np.determiner !== null && !/^(?:an?|any|every|each|no|some)$/.test(np.determiner))) &&
  r.parsed.tokens[np.head]?.name === undefined;

/** "gave up a line at the plant and cut jobs": what stands with another verb is where that was done. */
const isWith = ({ match }: Draft, r: Reading, np: NounPhrase): boolean =>
  match.clause === null || np.head > match.trigger || clauseAt(r, np.head) === match.clause;

/** The plant at which the sentence says that a deed happens; empty where it names two. */
export function facilitiesNear(d: Draft, reach: number, ctx: GatherContext): Found[] {
  const r = d.match.reading;
  for (const [start, end] of ranges(d, reach)) {
    const known = r.parsed.phrases.filter(
      np => np.start >= start && np.end <= end && isKnown(r, np) && isWith(d, r, np),
    );
    const found = known.flatMap(np => ctx.reader.facility(r, np)?.found ?? []);
    if (found.length > 0) return new Set(found.map(f => f.value)).size === 1 ? found.slice(0, 1) : [];
  }
  return [];
}
