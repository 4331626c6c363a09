// Who several own is their venture: "Acme, owned in equal parts by Beta and Gamma", "Acme, which Beta runs together with
// Gamma", "Acme, an equally owned maker of packs".
import { wordAt as word } from '../descriptions.js';
import type { Line } from '../lines.js';
import { closing, type Rule } from './tally.js';

/** Points that settle it. */
const SHARED = 6;
/** How many words of what is told behind a name are read. */
const REACH = 24;

const TOGETHER = `(?:jointly|equally|together|half and half|in equal (?:parts|shares|measure|halves)|in halves|(?:fifty - fifty|50 ?[-:/] ?50))`;
const OWNED = `(?:owned|held|controlled|run|operated|founded|formed|established|set up|created)`;
const OWNS = `(?:owns?|owned|holds?|held|controls?|runs?|ran|operates?|shares?|founded|formed|established|created|sets? up|launched)`;
const FIRM = `(?:company|firm|business|maker|producer|manufacturer|supplier|vehicle|entity|subsidiary|unit|enterprise|developer|operator|recycler|refiner|miner)`;

const TELLS_OF_SHARING: readonly RegExp[] = [
  // "owned jointly by", "jointly owned by", "co-owned by", "owned equally by"
  new RegExp(
    `^(?:which (?:is|was) )?(?:${TOGETHER} ${OWNED}|${OWNED} ${TOGETHER}|co ?- ?(?:owned|founded|held)) by\\b`,
  ),
  // "run jointly with", "held together with"
  new RegExp(`^(?:which (?:is|was) )?(?:${OWNED} (?:jointly|together)|jointly ${OWNED}) with\\b`),
  // "a 50-50 company", "the jointly owned maker", "their joint subsidiary"
  new RegExp(
    `^(?:an?|the|its|their) (?:[a-z-]+ ){0,3}?(?:joint|common|shared|${TOGETHER}(?: - | )?(?:${OWNED} )?)(?: [a-z-]+){0,3}? ${FIRM}\\b`,
  ),
  // "which it runs together with", "the company Beta owns in equal parts with", "the firm it set up with"
  new RegExp(
    `^(?:which|that|(?:an?|the) (?:[a-z-]+ ){0,3}?${FIRM}(?: (?:which|that))?)(?: [^ ]+){1,6}? (?:jointly |together )?${OWNS} (?:${TOGETHER} )?(?:together )?(?:with|jointly|together|in equal|in halves)\\b`,
  ),
];

/** What stands behind the mark at `at`, lower case, up to the end of the sentence or the reach. */
function toldFrom(line: Line, at: number): string {
  const words: string[] = [];
  for (let i = at; i < Math.min(line.to, at + REACH); i++) {
    const token = line.tokens[i]!;
    if (/^[.;!?]$/.test(token.text)) break;
    words.push(token.folded);
  }
  return words.join(' ');
}

/** Behind the name a comma, a dash or a bracket opens what is told of it. */
export const readShared: Rule = ({ line, to }, _index, tally) => {
  const at = word(line, to) === '(' ? closing(line, to) + 1 : to;
  if (!/^[,—–-]$/.test(word(line, at))) return;
  const told = toldFrom(line, at + 1);
  if (TELLS_OF_SHARING.some(shape => shape.test(told))) tally.venture += SHARED;
};
