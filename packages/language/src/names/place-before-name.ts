// "In Kentucky Acme has closed its plant": a place that says where, before the name of who did it.
import { isVerb } from './lexicon.js';
import type { Line } from './lines.js';
import { FACILITY_NOUNS } from './word-lists.js';

const DIRECTION = /^(?:(?:north|south)(?:ern|-?east(?:ern)?|-?west(?:ern)?)?|eastern|western|central|nearby|rural)$/;
const FINITE = /^(?:is|are|was|were|has|have|had|will|would|may|might|could|can|did|does)$/;

/** Whether "in" or "near" before the place opens its clause or says where a plant is: "investors in Toyama Shoji" are others'. */
function saysWhere(line: Line, at: number): boolean {
  const word = (i: number): string => (i >= line.from ? line.tokens[i]!.folded : '');
  const preposition = DIRECTION.test(word(at - 1)) ? at - 2 : at - 1;
  if (!/^(?:in|near)$/.test(word(preposition))) return false;
  const before = word(preposition - 1);
  return preposition < at - 1 || /^[,;:]?$/.test(before) || FACILITY_NOUNS.has(before);
}

/** Whether the place at `from` says where, and a name up to `to` is the subject of the verb behind it. */
export function isWhere(line: Line, from: number, to: number): boolean {
  const next = to < line.to ? line.tokens[to]! : undefined;
  const goesOn =
    next?.kind === 'word' && (FINITE.test(next.folded) || (next.capitals === 'none' && isVerb(next.folded)));
  return goesOn && saysWhere(line, from);
}
