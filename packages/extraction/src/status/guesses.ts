// What a writer only thinks of: deeds of nobody in particular, one of several that may come, what must come first.
import { type Clause, type NounPhrase, subjectOf } from '@cellwire/language';
import type { Draft } from '../happenings/draft.js';
import { functionOf } from '../reading/reading.js';
import { isLoosePlural } from '../roles/at-large.js';

const NOBODY_NAMED = new Set(
  'somebody someone anybody anyone nobody everybody everyone whoever one none you'.split(' '),
);

/** "Somebody would have to build ten plants": nobody is named who means to. What has been done has been done by somebody. */
const isNobodys = ({ modality }: Draft, c: Clause): boolean =>
  modality !== 'fact' && c.vg.modal !== null && !c.vg.passive && NOBODY_NAMED.has(subjectOf(c)?.noun ?? '');

/** "long before the first plant could open": the time of what may never come. */
const isOnlyATime = (c: Clause): boolean =>
  /^(?:before|until|till)$/.test(c.opener ?? '') && /^(?:can|could|would|might|may)$/.test(c.vg.modal ?? '');

/** "it" goes on with the doer of the guess before. */
const ofAnother = (np: NounPhrase | null): boolean => np !== null && !/^(?:it|they|he|she)$/.test(np.noun);

const isGuess = (c: Clause): boolean => /^(?:could|might|may)$/.test(c.vg.modal ?? '');

/** "Prices could rise, or Acme could close a plant": each of several guesses with a doer of its own. */
function isOneOfGuesses({ match }: Draft, c: Clause): boolean {
  if (!isGuess(c) || !c.subject || !ofAnother(c.subject)) return false;
  const { clauses, tokens } = match.reading.parsed;
  const others = clauses.filter(
    o => o !== c && isGuess(o) && o.subject?.head !== c.subject?.head && ofAnother(o.subject),
  );
  return others.some(o => {
    const later = o.vg.start > c.vg.start ? o : c;
    return tokens[later.subject!.start - 1]?.lower === 'or';
  });
}

/** "wants the government to tax imports": the state that is to act is not the one that wants it. */
export const isWantedOfState = ({ match }: Draft, c: Clause): boolean =>
  c === match.clause && match.frame.slots.get('subject')?.roles.includes('jurisdiction') === true;

/** "No impairment was recorded": nothing happened, and nobody says so against anything. */
function isNothing({ modality, match: { np, clause, frame } }: Draft): boolean {
  if (frame.nouns.length === 0 || !np || modality !== 'not' || np.determiner !== 'no' || !clause) return false;
  const { vg } = clause;
  return vg.modal === null && vg.ahead === null && (vg.tense === 'past' || vg.perfect);
}

/** "showed no need for a write-down" */
const isUnneeded = ({ match: { np, reading } }: Draft): boolean =>
  np !== null &&
  /^(?:for|of)$/.test(np.preposition ?? '') &&
  reading.parsed.phrases.some(p => p.noun === 'need' && p.determiner === 'no' && p.end === np.start - 1);

const AT_LARGE = /^(?:contract|deal|agreement|order|pact|impairment|write-?down|write-?off)$/;
/** "Supply contracts are getting shorter", "Impairments are common": of such things at large, with nobody and for nothing. */
const areAtLarge = ({ roles, match: { np, reading, frame } }: Draft): boolean =>
  frame.nouns.length > 0 &&
  np !== null &&
  np.preposition === null &&
  AT_LARGE.test(np.noun) &&
  roles.size === 0 &&
  !reading.headline &&
  isLoosePlural(reading, np) &&
  functionOf(reading, np)?.as === 'subject';

const DEED =
  /^(?:closure|shutdown|sale|merger|takeover|acquisition|ban|cut|exit|withdrawal|loss|halt|delay|tariff|duty|impairment|write-down|writedown|charge|strike|split|purchase|cancellation)$/;
/** "A closure would cost 800 jobs", "An impairment of that size would wipe out the profit": what would come of a deed. */
function isSupposed(c: Clause | null): boolean {
  const { subject, vg } = c ?? {};
  if (!subject || !vg || vg.passive || !DEED.test(subject.noun)) return false;
  return /^(?:would|could|might)$/.test(vg.modal ?? '') && /^(?:an?|any|such|another)$/.test(subject.determiner ?? '');
}

/** "The group may be affected by prices, permits and further impairments": what every company warns of. */
const isGeneralRisk = ({ match: { np, clause, reading } }: Draft): boolean =>
  np !== null &&
  clause?.vg.passive === true &&
  /^(?:may|might|could|can)$/.test(clause.vg.modal ?? '') &&
  /^(?:affect|impact|harm|hurt|influenc)/.test(reading.parsed.tokens[clause.vg.head]?.lower ?? '');

/** "An impairment is a charge that": what a word means. */
const isDefinition = ({ match: { np, clause, reading, frame } }: Draft): boolean =>
  frame.nouns.length > 0 &&
  np !== null &&
  clause?.subject === np &&
  /^an?$/.test(np.determiner ?? '') &&
  /^(?:is|means)$/.test(reading.parsed.tokens[clause.vg.head]?.lower ?? '') &&
  clause.objects[0]?.determiner === 'a';

/** Why a draft of a noun tells of nothing that happened, or null. */
export function nothingIn(draft: Draft): string | null {
  if (isSupposed(draft.match.clause) || isDefinition(draft)) return 'what a deed would be';
  if (isGeneralRisk(draft)) return 'a general risk';
  if (isNothing(draft) || isUnneeded(draft)) return 'nothing happened';
  return areAtLarge(draft) ? 'told of such things at large' : null;
}

/** Why a clause tells no deed that anybody means to do, or null. */
export function guessIn(draft: Draft, c: Clause): string | null {
  if (isNobodys(draft, c)) return 'nobody is named who means to do it';
  if (isOnlyATime(c)) return 'the time of what may never come';
  return isOneOfGuesses(draft, c) ? 'one of several guesses' : null;
}
