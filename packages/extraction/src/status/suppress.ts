// Drafts that are no events: an analyst's guess, a wish, a condition, a general statement.
import { type Clause, type NounPhrase, REPORTING, subjectOf } from '@cellwire/language';
import { isHeaded } from '../frames/headed.js';
import type { Draft } from '../happenings/draft.js';
import { clausesOn } from '../reading/reading.js';
import { arePlantsAtLarge, type IsAtLarge, isOfWholeTrade } from '../roles/at-large.js';
import type { IsOutsider } from '../roles/outsiders.js';
import type { RoleReader } from '../roles/resolve-roles.js';
import { guessIn, isWantedOfState, nothingIn } from './guesses.js';
import { CONSIDER, formsOfVerbs } from './status-words.js';
import { unrealIn } from './unreal.js';

const CONDITIONS = new Set(['if', 'unless', 'whether']);
/** "Were Acme to sell", "Should Acme sell", "Had Acme sold": the condition stands in the order of the words. */
const INVERTED = new Set(['were', 'should', 'had']);

/** Prepositions that set aside what they govern: "instead of the 320 GWh it was aiming for", "up from a goal of 30". */
const SET_ASIDE = new Set(['instead of', 'rather than', 'than', 'unlike', 'from']);

/** Verbs of wishing that another does what they govern: "urged Acme to sell", "recommended that Acme sell". */
const WISH = formsOfVerbs('urge press advise encourage pressure lobby implore beg recommend demand ought call');
/** Verbs that wish only where another than their subject is to act: "wants Acme to sell". */
const WANT = formsOfVerbs('want like wish');
/** Verbs that wish only where a state is to act: "asked Washington to lift the duty". */
const ASK = formsOfVerbs('ask petition appeal plead request');
/** Verbs by which somebody hopes or fears what another may do. */
const HOPE = formsOfVerbs('hope fear bet gamble pray dream speculate');
/** Verbs by which somebody reckons what will come, behind it: "could grow to 1,200 GWh, the firm estimates". */
const RECKON = formsOfVerbs('estimate predict reckon calculate forecast');
/** Verbs by which somebody says what another will do. */
const FORECAST = formsOfVerbs(
  'expect forecast predict project anticipate reckon estimate see assume think believe foresee guess',
);

/** What must be known to tell an outsider's word from a party's. */
export interface SuppressContext {
  reader: RoleReader;
  isOutsider: IsOutsider;
  isAtLarge: IsAtLarge;
}

/** "Several carmakers have delayed plants", "30 plants have been shelved": nobody is named, and nobody is meant. */
function isToldAtLarge({ match: { fills, np, reading }, roles }: Draft, { isAtLarge }: SuppressContext): boolean {
  if (reading.headline) return false;
  const named = [...roles.values()].flat().some(f => f.name?.kind === 'company' || f.name?.kind === 'venture');
  if (named) return false;
  const doer = fills.find(f => f.via === 'subject' || f.via === 'holder' || f.via === 'possessor')?.np ?? null;
  if (doer) return isAtLarge(reading, doer);
  if ([np, ...fills.map(f => f.np)].some(x => x !== null && isOfWholeTrade(reading, x))) return true;
  const plant = fills.find(f => f.roles.includes('facility') && f.np !== null)?.np;
  return plant != null && arePlantsAtLarge(reading, plant);
}

/** A goal that is only named to compare another with it. */
function isComparison(draft: Draft): boolean {
  const { clause, np, frame } = draft.match;
  const on = frame.nouns.length > 0 ? np : clause?.relation === 'relative' ? clause.governorPhrase : null;
  if (!on?.preposition || !SET_ASIDE.has(on.preposition)) return false;
  const before = draft.match.reading.parsed.tokens[on.start - 2]?.lower ?? '';
  return on.preposition !== 'from' || before === 'up' || before === 'down';
}

/** "The plant was to have been built in Ohio": a plan that is told as past. */
const isBygone = (c: Clause): boolean => c.vg.ahead === 'to' && c.vg.perfect && c.vg.tense === 'past';

/** "gave up a venture which was to have handled": what never was does not end. */
const neverWas = ({ type, match }: Draft): boolean =>
  type === 'jv_dissolution' &&
  match.fills.some(
    f => f.np !== null && clausesOn(match.reading, f.np).some(c => c.relation === 'relative' && isBygone(c)),
  );

/** "left the venture it had formed with Beta": a clause without "which" only marks its noun, unless it tells when. */
const onlyMarks = ({ modality, date, match: { clause, np } }: Draft): boolean =>
  np === null && clause?.relation === 'relative' && clause.opener === null && modality === 'fact' && date === null;

const WHOLES = new Set(['total', 'sum', 'amount', 'figure', 'charge', 'cut', 'write-down', 'impairment']);
/** "Of the total, $1.2 billion is for the Ohio plant": a part of what another sentence tells. */
export function isPart({ match }: Draft): boolean {
  const { clause, reading } = match;
  const whole = clause?.complements.find(p => p.preposition === 'of' && p.start < clause.vg.start);
  return whole !== undefined && (WHOLES.has(whole.noun) || reading.parsed.tokens[whole.head]?.value?.kind === 'money');
}

/** Fewer shares than these are no holding in a company that anybody writes of. */
const SOME_SHARES = 1_000_000;

/** "bought 53,203 shares of the producer": what funds and insiders trade is counted in shares, not in percent. */
function tradesOnMarket({ match, roles }: Draft): boolean {
  const { tokens } = match.reading.parsed;
  const percent = [...roles.values()].flat().some(f => typeof f.value === 'object' && 'percent' in f.value);
  return (
    !percent &&
    match.fills.some(f => {
      if (f.np?.noun !== 'share') return false;
      const count = tokens[f.np.head - 1];
      return count?.pos === 'number' && Number(count.text.replaceAll(',', '')) < SOME_SHARES;
    })
  );
}

/** "packs for cars whose production has been stopped": nobody's deed is told where the owner is no party and no plant. */
function isOfAnotherThing({ match }: Draft): boolean {
  const owner = match.np ? null : match.clause?.owner;
  if (!owner) return false;
  const { tokens } = match.reading.parsed;
  return !tokens.slice(owner.start, owner.end).some(t => t.name) && !match.fills.some(f => f.np === owner);
}

/** "It would make 12 GWh a year": of a plant, where the frame wants a company that is none. */
function isOfPlant({ match: { fills, frame, reading } }: Draft, { reader }: SuppressContext): boolean {
  const subject = fills.find(f => f.via === 'subject')?.np;
  const wantsCompany = frame.slots.get('subject')?.not?.includes('plant') === true;
  if (!subject || !wantsCompany || !/^(?:it|they)$/.test(subject.noun)) return false;
  return reader.standsForFacility(reading, subject);
}

/** "is examining whether the lines can be refitted": what is weighed may come. */
const isWeighed = (c: Clause, { parsed }: Draft['match']['reading']): boolean =>
  c.opener === 'whether' && c.governor !== null && CONSIDER.has(parsed.tokens[c.governor.vg.head]?.lower ?? '');

/** Why a draft is none, or null. */
export function suppressionOf(draft: Draft, ctx: SuppressContext): string | null {
  const { clause, frame, reading } = draft.match;
  if (tradesOnMarket(draft)) return 'a trade of some shares';
  if (isOfPlant(draft, ctx)) return 'told of a plant, not of its company';
  if (isOfAnotherThing(draft)) return 'told of what belongs to another thing';
  if (isToldAtLarge(draft, ctx)) return 'told of nobody in particular';
  if (neverWas(draft)) return 'what was only planned';
  if (onlyMarks(draft)) return 'a modifier of its noun';
  let tied = true;
  for (let c = clause, n = 0; c && n < 8; c = c.governor, n++) {
    if (c.opener !== null && CONDITIONS.has(c.opener) && c.relation !== 'infinitive' && !isWeighed(c, reading))
      return `a condition ("${c.opener}")`;
    // A frame that reads just that, a delay, is told by it; what a plant was to cost or to have is a detail of its end.
    const { settled, follows, adds } = frame;
    if (tied && !settled && !follows && !adds && isBygone(c)) return 'a plan that did not come about';
    tied &&= c.relation === 'infinitive' || c.relation === 'gerund' || c.relation === 'participle';
    const why = guessIn(draft, c) ?? unrealIn(draft, c) ?? ofGovernor(draft, c, ctx);
    if (why) return why;
  }
  if (isInverted(draft)) return 'a condition';
  const nothing = nothingIn(draft);
  if (nothing) return nothing;
  if (draft.status !== 'completed' && isComparison(draft)) return 'named only for comparison';
  if (draft.modality !== 'fact' && (outsiderBeside(draft, ctx) || isReckoned(draft))) return 'an outsider speculates';
  const question = reading.text.slice(reading.start, reading.end).trimEnd().endsWith('?');
  return question && !reading.headline ? 'a question' : null;
}

/** What the clause over one makes of it: a guess or a wish of somebody who has no part in it. */
function ofGovernor(draft: Draft, c: Clause, ctx: SuppressContext): string | null {
  const over = c.governor;
  const reporter = c.relation === 'reported' || c.relation === 'main' ? subjectOf(over) : null;
  const isOutsider = (np: NounPhrase | null): boolean => ctx.isOutsider(draft.match.reading, np, ctx.reader);
  const untold = draft.modality !== 'fact' || draft.match.frame.when === 'not';
  if (untold && isOutsider(reporter)) return 'an outsider speculates';
  if (/^(?:should|must|ought)$/.test(c.vg.modal ?? '') && isWantedOfState(draft, c)) return 'a wish';
  if (c.vg.modal === 'should' && isAnother(draft, c, reporter ?? reporterBehind(draft), ctx)) return 'a wish';
  if (!over) return null;
  const verb = draft.match.reading.parsed.tokens[over.vg.head]?.lower ?? '';
  if (c.relation === 'infinitive' && WISH.has(verb) && asksSomebody(over, verb)) return 'a wish';
  if (c.relation === 'infinitive' && ASK.has(verb) && isWantedOfState(draft, c) && !isState(draft, over))
    return 'a wish';
  const another = c.subject && (isWantedOfState(draft, c) || !isOneself(draft, c, subjectOf(over), ctx));
  if (c.relation === 'infinitive' && WANT.has(verb) && another) return 'a wish';
  if (c.relation === 'reported' && WISH.has(verb) && (c.vg.bare || c.vg.modal !== null)) return 'a wish';
  if (c.relation === 'reported' && HOPE.has(verb) && draft.modality !== 'fact' && isOthersHope(draft, c, over, ctx))
    return 'a hope';
  const forecast = (c.relation === 'infinitive' || c.relation === 'reported') && FORECAST.has(verb);
  if (!forecast || draft.modality === 'fact' || over.vg.passive) return null;
  const forecaster = subjectOf(over);
  return isOutsider(forecaster) || isAnother(draft, c, forecaster, ctx) ? 'an outsider’s forecast' : null;
}

/** "ought to", "called on Acme to", "urged it to", "was pressed to": not "pressed ahead to", "called a meeting to". */
function asksSomebody(over: Clause, verb: string): boolean {
  if (verb.startsWith('call')) return over.complements.some(p => p.preposition === 'on' || p.preposition === 'for');
  return verb === 'ought' || over.vg.passive || (over.objects.length > 0 && over.vg.particle === null);
}

/** The companies and ventures that a phrase names. */
const partiesIn = (draft: Draft, np: NounPhrase | null, { reader }: SuppressContext): unknown[] =>
  np ? reader.names(draft.match.reading, np, ['company', 'venture']).map(f => f.value) : [];

/** "The mayor hopes that Acme will build": who hopes is not the one to act. */
function isOthersHope(draft: Draft, c: Clause, over: Clause, ctx: SuppressContext): boolean {
  const acting = partiesIn(draft, c.subject, ctx);
  const hoping = partiesIn(draft, subjectOf(over), ctx);
  return acting.length > 0 && !acting.some(a => hoping.includes(a));
}

/** Whether it is a state, or a part of one, that asks. */
function isState({ match: { frame, reading } }: Draft, over: Clause): boolean {
  const heads = frame.slots.get('subject')?.head ?? [];
  const asking = subjectOf(over);
  return asking !== null && heads.some(h => isHeaded(reading, asking, h));
}

/** Whether nobody is named who is to act, or the one who speaks. */
function isOneself(draft: Draft, c: Clause, speaker: NounPhrase | null, ctx: SuppressContext): boolean {
  const acting = partiesIn(draft, c.subject, ctx);
  const speaking = partiesIn(draft, speaker, ctx);
  return acting.length === 0 || acting.some(a => speaking.includes(a));
}

/** Whether who speaks is named and neither does what the clause says nor has a part in the event. */
function isAnother(draft: Draft, c: Clause, speaker: NounPhrase | null, ctx: SuppressContext): boolean {
  const speaking = partiesIn(draft, speaker, ctx);
  const acting = partiesIn(draft, c.subject, ctx);
  const parties = [...draft.roles.values()].flat().map(f => f.value);
  if (acting.length === 0 || acting.some(a => speaking.includes(a))) return false;
  if (speaking.length > 0) return !speaking.some(s => parties.includes(s as never));
  return speaker !== null && ctx.isOutsider(draft.match.reading, speaker, ctx.reader);
}

/** "Were Acme to sell its stake, it would …": in the clause that opens the sentence, up to its comma. */
function isInverted(draft: Draft): boolean {
  const { reading, trigger } = draft.match;
  const { tokens } = reading.parsed;
  const comma = tokens.findIndex(t => t.text === ',');
  const opener = tokens[0]?.lower ?? '';
  // "Had Acme sold": what the other two open may be told as done.
  const unreal = opener === 'had' && tokens.slice(comma).some(t => t.lower === 'would');
  return INVERTED.has(opener) && comma > trigger && (opener === 'should' || unreal || draft.modality !== 'fact');
}

/** The clause of saying that ends the sentence: "Acme should sell its stake, analysts wrote". */
const reportBehind = (draft: Draft, verbs: ReadonlySet<string> = REPORTING): Clause | undefined =>
  draft.match.reading.parsed.clauses.find(
    c =>
      c.vg.form === 'finite' &&
      c.vg.head > draft.match.trigger &&
      c.relation === 'main' &&
      c.objects.length === 0 &&
      c.subject !== null &&
      verbs.has(draft.match.reading.parsed.tokens[c.vg.head]?.lower ?? ''),
  );
const reporterBehind = (draft: Draft): NounPhrase | null => reportBehind(draft)?.subject ?? null;

/** "Capacity in Europe could reach 1,200 GWh, Acme estimates": of nobody's own capacity. */
function isReckoned(draft: Draft): boolean {
  const own = [...draft.roles.values()].flat().some(f => f.name?.kind === 'company' || f.name?.kind === 'venture');
  return !own && reportBehind(draft, RECKON) !== undefined;
}

/** "…, analysts wrote", "according to the broker": an outsider's word beside what he says. */
function outsiderBeside(draft: Draft, ctx: SuppressContext): boolean {
  const { reading } = draft.match;
  const sources = reading.parsed.phrases.filter(p => p.preposition === 'according to');
  return [reporterBehind(draft), ...sources].some(np => ctx.isOutsider(reading, np, ctx.reader));
}
