// From a match to a draft of a mention: whether what is told counts, and how certain it is.

import type { NounPhrase } from '@cellwire/language';
import type { EventTypeDefinition, Status } from '@cellwire/model';
import { placeDates } from '../dates/place-dates.js';
import { whenIs } from '../dates/when.js';
import type { CompiledFrame } from '../frames/frame.js';
import type { Match } from '../frames/match.js';
import { functionOf } from '../reading/reading.js';
import type { Found } from '../roles/found.js';
import { modalityOf } from '../status/modality.js';
import { modalityOfNoun } from '../status/noun-modality.js';
import { statusOf } from '../status/status.js';
import { formsOfVerbs, type Modality } from '../status/status-words.js';
import type { Draft, DraftContext } from './draft.js';
import { fillFromFrame } from './fill-roles.js';
import { addGrowth, signGrowth } from './growth.js';
import { fillFromPhrases, onePartPerParty, splitParties } from './parties.js';

const of = (...list: Modality[]): ReadonlySet<Modality> => new Set(list);
/** Which modalities a frame's `when` lets through. */
const MODALITIES: Record<CompiledFrame['when'], ReadonlySet<Modality>> = {
  any: of('fact', 'future', 'possible', 'agreed', 'denied', 'not', 'cancelled', 'cancelling', 'doubted', 'hearsay'),
  future: of('future', 'possible', 'agreed', 'cancelled', 'cancelling', 'doubted', 'denied'),
  fact: of('fact'),
  prospective: of('future', 'possible', 'agreed', 'cancelled', 'cancelling', 'doubted', 'denied'),
  not: of('not', 'cancelled'),
};

/** How far a plan's end has come, by what is said of the plan. */
const OFF: Partial<Record<Modality, Status>> = {
  cancelled: 'completed',
  cancelling: 'announced',
  doubted: 'considered',
};

/** "stopped making cells", "will stop making": a frame that asks for the verb that ends something tells the end, as far as that has come. */
const ENDED: Partial<Record<Modality, Modality>> = { cancelled: 'fact', cancelling: 'future' };
const endTold = (match: Match, def: EventTypeDefinition, modality: Modality): Modality =>
  match.frame.governor !== null && !def.statuses.includes('cancelled') ? (ENDED[modality] ?? modality) : modality;

const SEEKING = formsOfVerbs('seek look');
/** "is looking to triple capacity", "seeks sales of": by its own verb or the one that governs it, without "may". */
function isSought({ clause, reading }: Match): boolean {
  const over = clause?.relation === 'infinitive' || clause?.relation === 'gerund' ? clause.governor : null;
  return [clause, over].some(
    c =>
      c &&
      SEEKING.has(reading.parsed.tokens[c.vg.head]?.lower ?? '') &&
      !/^(?:may|might|could)$/.test(c.vg.modal ?? ''),
  );
}

/** "The ban takes effect in January", "the subsidy expires next year": the present of what a day to come is set for. */
function isScheduled({ clause, np, frame, reading }: Match, publishedOn: string): boolean {
  const vg = clause?.vg;
  if (!clause || !vg || vg.form !== 'finite') return false;
  // "Its exit takes effect in April": of a noun what its own verb says.
  if (np && frame.nouns.length > 0 && functionOf(reading, np)?.as !== 'subject') return false;
  if (vg.tense !== 'present' || vg.perfect || vg.modal || vg.progressive) return false;
  return [...clause.dates, ...clause.complements].some(({ start, end }) =>
    reading.parsed.tokens
      .slice(start, end)
      .some(t => t.value?.kind === 'date' && whenIs(t.value.value, publishedOn) === 'future'),
  );
}

export function draftOf(match: Match, ctx: DraftContext): Draft | null {
  const def = ctx.definitions.get(match.frame.type);
  if (!def) return null;
  const roles = new Map<string, Found[]>();
  const phrases = new Map<string, NounPhrase>();
  fillFromFrame(match, def, roles, phrases, ctx);
  const told =
    match.np && match.frame.nouns.length > 0
      ? modalityOfNoun(match.reading, match.np, match.clause, match.frame.told)
      : modalityOf(match.reading, match.clause);
  const modality = told === 'fact' && isScheduled(match, ctx.publishedOn) ? 'future' : told;
  if (!MODALITIES[match.frame.when].has(modality)) return null;
  const off = OFF[modality] ? ctx.definitions.get(def.calledOff ?? '') : undefined;
  if (off) return finish(match, off, modality, OFF[modality]!, roles, phrases, ctx);
  // A frame for what does not come to pass tells a deed of its own: "the plant will not go ahead" is a halt.
  const turned = match.frame.settled || match.frame.when === 'not' ? 'fact' : endTold(match, def, modality);
  const stated = statusOf(turned, match.frame.status ?? def.defaultStatus ?? 'completed');
  // "agreed to close the plant": a closure is no contract; what was agreed has been announced. Who seeks to reach a
  // goal has set it.
  const sought = stated === 'considered' && !def.statuses.includes('completed') && isSought(match);
  const status = sought || (stated === 'agreed' && !def.statuses.includes('agreed')) ? 'announced' : stated;
  if (!def.statuses.includes(status)) return null;
  return finish(match, def, turned, status, roles, phrases, ctx);
}

function finish(
  match: Match,
  def: EventTypeDefinition,
  modality: Modality,
  status: Status,
  roles: Map<string, Found[]>,
  phrases: Map<string, NounPhrase>,
  ctx: DraftContext,
): Draft | null {
  const draft: Draft = {
    type: def.type,
    match,
    status,
    modality,
    date: null,
    dateReported: false,
    over: false,
    dateFrom: null,
    tellings: 1,
    headline: match.reading.headline,
    roles,
    phrases,
    order: match.reading.order,
  };
  splitParties(draft);
  fillFromPhrases(draft, def, ctx);
  onePartPerParty(draft, def);
  if (match.frame.growth && !draft.roles.has(match.frame.growth)) addGrowth(draft, match.frame.growth);
  else if (match.frame.growth) signGrowth(draft, match.frame.growth);
  if (match.frame.adds) {
    if (match.frame.dated) placeDates(draft, def, ctx.publishedOn);
    return draft.roles.size > 0 ? draft : null;
  }
  placeDates(draft, def, ctx.publishedOn);
  return draft;
}
