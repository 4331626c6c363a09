// How far a deed that a noun names has come: its modifiers, the noun over it and the verb that governs both.
import type { Clause, NounPhrase } from '@cellwire/language';
import { chunkIndex, clauseAt, clausesOn, functionOf, type Reading } from '../reading/reading.js';
import { isApproval } from './approvals.js';
import { denies, isNear } from './governing-verb.js';
import { COLLAPSING, hasCollapsed, leavesPlan } from './intentions.js';
import { modalityOf } from './modality.js';
import { weaker } from './status.js';
import {
  AGREE,
  CONSIDER,
  DOUBT,
  DROP,
  FINISH,
  formsOfVerbs,
  MODIFIERS,
  type Modality,
  NOUNS,
  PLAN,
  TELLING,
} from './status-words.js';

/** Modality of a deed that a noun names ("the sale of", "an exit from"), with the verb and nouns over it. */
export function modalityOfNoun(r: Reading, np: NounPhrase, clause: Clause | null, told = false): Modality {
  let result: Modality = 'fact';
  for (let i = np.start; i < np.head; i++) {
    const word = MODIFIERS[r.parsed.tokens[i]?.lower ?? ''];
    if (word) result = weaker(result, word);
  }
  // "an impairment, to be booked in the third quarter"
  const toBe = clausesOn(r, np).some(c => c.relation === 'infinitive' && c.vg.passive && c.objects.length === 0);
  if (toBe) result = weaker(result, 'future');
  if (isNear(np)) result = weaker(result, 'possible');
  const chain = governingNoun(r, np);
  if (chain) result = weaker(result, NOUNS[chain.noun] ?? 'fact');
  if (np.determiner === 'no' || chain?.determiner === 'no') result = weaker(result, 'not');
  const at = functionOf(r, np);
  const governing = at?.clause ?? clause ?? clauseAt(r, np.head);
  if (!governing) return result;
  if (at?.as === 'subject' && isOnTheTable(r, governing)) result = weaker(result, 'possible');
  // "A sale is out of the question"
  if (at?.as === 'subject' && /^out of the question\b/.test(behindVerb(r, governing))) result = weaker(result, 'not');
  if (DEALS.has(np.noun) && at && isThwarted(r, governing, np, at.as)) return 'cancelled';
  const verb = r.parsed.tokens[governing.vg.head]?.lower ?? '';
  const over = modalityOf(r, governing);
  // "Talks over the sale have collapsed"
  if (at?.as === 'subject' && (COLLAPSING.has(verb) || ENDING.has(verb)) && NOUNS[(chain ?? np).noun] === 'possible')
    return over === 'fact' ? 'cancelled' : 'doubted';
  // "The sale fell through"
  const isDeed = at?.as === 'subject' && chain === null && NOUNS[np.noun] === undefined;
  if (isDeed && over !== 'not' && hasCollapsed(r, np) && !FAILING.test(verb))
    return over === 'fact' ? 'cancelled' : 'doubted';
  // "Talks on the venture are not over": they go on.
  if (over === 'not' && at?.as === 'subject' && NOUNS[np.noun] === 'possible') return 'possible';
  if (at && (at.as === 'object' || governing.vg.passive || at.as === 'complement')) {
    if (denies(governing, r)) return 'denied';
    // "walked away from its bid"
    const fromIntent = leavesPlan(r, governing) && NOUNS[np.noun] === 'possible';
    if (
      (DROP.has(verb) || leavesIntent(r, governing, chain ?? np)) &&
      (at.as !== 'complement' || chain !== null || fromIntent)
    )
      return over === 'fact' ? 'cancelled' : over === 'future' ? 'cancelling' : over;
    if (DOUBT.has(verb) && NOUNS[(chain ?? np).noun] === 'future') return 'doubted';
    // "denied that it is weighing the sale": what is denied is not weighed.
    if (CONSIDER.has(verb)) return weaker(weaker(result, over), 'possible');
    if (FINISH.has(verb))
      return over !== 'fact' ? weaker(result, over) : NOUNS[(chain ?? np).noun] === 'agreed' ? 'agreed' : 'fact';
    if (AGREE.has(verb)) return weaker(result, over === 'fact' ? 'agreed' : over);
    if (told && TELLING.has(verb)) return weaker(result, over);
    if (isApproval(r, governing, np)) return weaker(result, over === 'fact' ? 'agreed' : over);
    if (PLAN.has(verb) || (LAUNCH.has(verb) && DISPOSALS.has(np.noun))) return weaker(weaker(result, over), 'future');
  }
  return weaker(result, over);
}

const behindVerb = (r: Reading, c: Clause): string =>
  r.parsed.tokens
    .slice(c.vg.head + 1, c.vg.head + 5)
    .map(t => t.lower)
    .join(' ');

const WEIGHED = /^(?:consideration|review|discussion|study|evaluation|negotiation|table|cards|agenda)$/;
/** "A sale is under consideration", "An exit is on the table" */
const isOnTheTable = (r: Reading, c: Clause): boolean =>
  /^(?:is|are|was|were|be|been|being|remains?|comes?|came)$/.test(r.parsed.tokens[c.vg.head]?.lower ?? '') &&
  c.complements.some(p => /^(?:under|on|in)$/.test(p.preposition ?? '') && WEIGHED.test(p.noun));

/** What parties agree on, which comes to nothing where it falls through. */
const DEALS = new Set(
  'sale divestment disposal divestiture acquisition takeover purchase buyout merger transfer'.split(' '),
);
const BLOCK = formsOfVerbs('block veto thwart prohibit bar forbid scupper scuttle sink');
/** "The takeover has fallen through", "the authority blocked the takeover" */
const isThwarted = (r: Reading, c: Clause, np: NounPhrase, as: 'subject' | 'object' | 'complement'): boolean =>
  hasCollapsed(r, np) ||
  (BLOCK.has(r.parsed.tokens[c.vg.head]?.lower ?? '') &&
    (c.vg.passive ? as === 'subject' : as === 'object') &&
    !c.vg.modal &&
    !c.vg.negated &&
    c.vg.form === 'finite');

/** Sales take time: who has launched one has not sold. */
const LAUNCH = formsOfVerbs('launch begin start initiate open kick commence restart resume relaunch');
const DISPOSALS = new Set('sale divestment disposal divestiture auction'.split(' '));

/** "broke off talks", "called off the sale"; who gives up a venture ends what there is. */
const leavesIntent = (r: Reading, c: Clause, np: NounPhrase): boolean =>
  leavesPlan(r, c) && (NOUNS[np.noun] !== undefined || c.vg.particle === 'off');

/** What may be said of a deed that was done, too: "the sale failed to lift the shares". */
const FAILING = /^fail/;
/** "Talks fell through", "broke down", "have ended". */
const ENDING = formsOfVerbs('fall break end');

/** "plans for a sale": the noun whose preposition the phrase stands behind. */
function governingNoun(r: Reading, np: NounPhrase): NounPhrase | null {
  if (np.preposition === null) return null;
  const chunks = r.parsed.chunks;
  for (let k = chunkIndex(r, np.head) - 1; k >= 0; k--) {
    const c = chunks[k]!;
    if (c.is === 'vg' || (c.is === 'mark' && c.kind !== 'date' && c.kind !== 'adverb')) return null;
    if (c.is === 'np' && NOUNS[c.noun] !== undefined) return c;
    if (c.is === 'np' && c.preposition === null) return null;
  }
  return null;
}
