// From matches to drafts, one per happening: roles filled and gathered, what is no event dropped, what several sentences
// tell of one event merged.
import type { EventTypeDefinition, Pack } from '@cellwire/model';
import { dateLeads, deedNouns } from '../dates/lead-date.js';
import { whenIs } from '../dates/when.js';
import type { CompiledFrame } from '../frames/frame.js';
import type { Match } from '../frames/match.js';
import type { AnnotatedArticle } from '../reading/annotate.js';
import type { Reading } from '../reading/reading.js';
import { topicsOf } from '../reading/topics.js';
import { atLargeIn, type IsAtLarge } from '../roles/at-large.js';
import { purchaseOn, takeParties } from '../roles/deal-parties.js';
import { gatherRoles, joinParties } from '../roles/gather.js';
import type { GatherContext } from '../roles/gather-context.js';
import { statesNamed } from '../roles/jurisdictions.js';
import { type KindsOf, kindsOfIn } from '../roles/kinds-of.js';
import { type IsOutsider, outsidersOf } from '../roles/outsiders.js';
import { type PlaceRank, placeRanksIn, placesAgreeIn } from '../roles/places-agree.js';
import { refineOperator } from '../roles/refine-operator.js';
import { refinePlaces } from '../roles/refine-places.js';
import { RoleReader } from '../roles/resolve-roles.js';
import { isAligned, splitRespectively } from '../roles/respectively.js';
import {
  type CountryOfPeople,
  type CountryOfTown,
  countriesOfPeoples,
  countriesOfTowns,
  namesTheState,
} from '../roles/seat-of-government.js';
import { type SegmentWords, segmentWords } from '../roles/segments.js';
import { nameVentures } from '../roles/unnamed-ventures.js';
import { callOff } from '../status/called-off.js';
import { denyRumours } from '../status/denial.js';
import { type OfOtherTrade, otherTradesIn } from '../status/other-trades.js';
import { isPart, suppressionOf } from '../status/suppress.js';
import type { Trace } from '../trace.js';
import { isTally, missingRoles, strongerThan } from './complete.js';
import { addDetails, traceRecalls } from './details.js';
import { rightDirection } from './direction.js';
import type { Draft } from './draft.js';
import { draftOf } from './draft-of.js';
import { takeSizes } from './ended-plans.js';
import { mergeInto } from './merge.js';
import { splitParties } from './parties.js';
import { byTrigger, joinSisters } from './rivals.js';
import { type PlacesAgree, sameHappening } from './same-happening.js';

/** A role that the frame cannot do without, looked for after its positions are filled. */
const missesNeed = (d: Draft): string | null => d.match.frame.needs.find(role => !d.roles.has(role)) ?? null;

/**
 * Statements of events that are followed in one article, the first in the text. Each is held against all others; no
 * article tuned on has more than forty.
 */
export const MOST_STATEMENTS = 250;

/** What the drafting of happenings must know of a pack; made once. */
export class HappeningFinder {
  readonly definitions: ReadonlyMap<string, EventTypeDefinition>;
  private readonly deeds;
  private readonly segments: SegmentWords;
  private readonly countries: ReadonlySet<string>;
  private readonly places: PlacesAgree;
  private readonly placeRank: PlaceRank;
  private readonly countryOfTown: CountryOfTown;
  private readonly countryOfPeople: CountryOfPeople;
  private readonly kindsOf: KindsOf;
  private readonly isOutsider: IsOutsider;
  private readonly isAtLarge: IsAtLarge;
  private readonly otherTrades: (a: AnnotatedArticle) => OfOtherTrade;

  constructor(pack: Pack, frames: readonly CompiledFrame[]) {
    this.definitions = new Map(pack.types.map(t => [t.type, t]));
    this.deeds = deedNouns(frames);
    this.segments = segmentWords(pack.segments);
    this.countries = new Set(pack.places.filter(p => p.kind === 'country' || p.country === null).map(p => p.name));
    this.places = placesAgreeIn(pack);
    this.placeRank = placeRanksIn(pack);
    this.countryOfTown = countriesOfTowns(pack);
    this.countryOfPeople = countriesOfPeoples(pack);
    this.kindsOf = kindsOfIn(pack);
    this.isOutsider = outsidersOf(pack);
    this.isAtLarge = atLargeIn(pack);
    this.otherTrades = otherTradesIn(pack);
  }

  /** The happenings that the matches of an article tell. */
  find(matches: readonly Match[], a: AnnotatedArticle, readings: readonly Reading[], trace?: Trace): Draft[] {
    const kept: Draft[] = [];
    const details: Draft[] = [];
    const ctx = this.context(a, readings, kept);
    const rivals = byTrigger(
      joinSisters(this.draft(matches.slice(0, MOST_STATEMENTS), a, ctx.reader), this.definitions),
    );
    ctx.all.push(...rivals.map(list => list[0]!));
    for (const list of rivals) this.keepBest(list, ctx, kept, details, trace);
    const told = this.ofOwnTrade(kept, a, trace).filter(d => !ctx.absorbed.has(d.match));
    joinParties(told, this.definitions);
    const merged = this.merge(told, trace);
    callOff(merged, a, this.definitions);
    nameVentures(merged, a, this.definitions);
    denyRumours(merged, a);
    dateLeads(merged, a, { definitions: this.definitions, nouns: this.deeds, readings });
    addDetails(merged, details, this.definitions, trace);
    takeSizes(merged, this.definitions);
    if (trace) traceRecalls(merged, ctx.all, trace);
    return this.whole(merged, trace);
  }

  /** Of the frames on one trigger the most constrained tells it; where that one lacks what it needs, the next does. */
  private keepBest(list: readonly Draft[], ctx: GatherContext, kept: Draft[], details: Draft[], trace?: Trace): void {
    for (const draft of list) {
      const { isOutsider, isAtLarge } = this;
      const why = suppressionOf(draft, { reader: ctx.reader, isOutsider, isAtLarge });
      if (why) {
        trace?.frame(draft, `dropped: ${why}`);
        return;
      }
      if (draft.match.frame.recalls) return;
      if (draft.match.frame.adds) {
        details.push(draft);
        // What only follows an event is no hindrance to a frame that may look further.
        if (draft.match.frame.follows) continue;
        return;
      }
      if (isPart(draft) && kept.some(k => k.type === draft.type)) {
        trace?.frame(draft, 'dropped: a part of what was told before');
        return;
      }
      const all = this.gathered(draft, ctx);
      const whole = all.filter(one => {
        const need = missesNeed(one) ?? (isTally(one) ? 'second party' : null);
        if (need) trace?.frame(one, `dropped: no ${need}`);
        return need === null;
      });
      kept.push(...whole);
      if (whole.length > 0) return;
    }
  }

  /** Without those that are of another trade. */
  private ofOwnTrade(drafts: readonly Draft[], a: AnnotatedArticle, trace?: Trace): Draft[] {
    const isOther = this.otherTrades(a);
    return drafts.filter(d => {
      if (!isOther(d)) return true;
      trace?.frame(d, 'dropped: of another trade');
      return false;
    });
  }

  /** A draft with its empty roles filled; where its sentence aligns lists, one for each pair. */
  private gathered(draft: Draft, ctx: GatherContext): Draft[] {
    const def = this.definition(draft);
    rightDirection(draft, def, this.kindsOf);
    const endedAs = (d: Draft): string | undefined => this.definition(d).calledOff;
    const deed = takeParties(draft, def, ctx.all, endedAs);
    // A contract that is only named because it ended is no event beside its end.
    if (deed && endedAs(deed) === draft.type) ctx.absorbed.add(deed.match);
    // Nor is the signing of papers to buy shares or a plant.
    if (purchaseOn(draft, ctx.all, this.definitions)) ctx.absorbed.add(draft.match);
    if (isAligned(draft)) gatherRoles(draft, def, ctx);
    const split = splitRespectively(draft, ctx.reader);
    for (const one of split) {
      gatherRoles(one, def, ctx);
      refineOperator(one, def, ctx);
      refinePlaces(one, def, ctx);
      namesTheState(one, def, this.countryOfTown);
      splitParties(one);
    }
    return split;
  }

  private definition = (d: Draft): EventTypeDefinition => this.definitions.get(d.type)!;

  private context(a: AnnotatedArticle, readings: readonly Reading[], earlier: readonly Draft[]): GatherContext {
    return {
      earlier,
      all: [],
      absorbed: new Set(),
      definitions: this.definitions,
      states: statesNamed(a, v => this.countries.has(v), this.countryOfTown),
      facilities: a.facilities,
      seats: a.seats,
      placesAgree: this.places,
      placeRank: this.placeRank,
      reader: new RoleReader(a),
      segments: this.segments,
      readings,
      topics: topicsOf(a),
      countryOfPeople: this.countryOfPeople,
      isOutsider: this.isOutsider,
      isCountry: v => this.countries.has(v),
      isAhead: date => whenIs(date, a.publishedOn) !== 'past',
    };
  }

  private draft(matches: readonly Match[], a: AnnotatedArticle, reader: RoleReader): Draft[] {
    const { definitions, segments } = this;
    const ctx = { definitions, reader, publishedOn: a.publishedOn, segments };
    return [...matches]
      .sort((x, y) => x.reading.order - y.reading.order || x.trigger - y.trigger)
      .flatMap(match => draftOf(match, ctx) ?? []);
  }

  private merge(drafts: readonly Draft[], trace?: Trace): Draft[] {
    const out: Draft[] = [];
    // Sentences first, headlines last: a headline adds to what the text says and is cut short itself.
    const ordered = [...drafts].sort(
      (x, y) => Number(x.match.reading.headline) - Number(y.match.reading.headline) || x.order - y.order,
    );
    for (const draft of ordered) {
      const def = this.definition(draft);
      const home = nearest(
        out.filter(o => sameHappening(def, o, draft, this.places)),
        draft,
        def,
      );
      trace?.frame(draft, home ? `merged into ${home.match.frame.id}` : 'kept');
      if (home) mergeInto(def, home, draft, this.placeRank);
      else out.push(draft);
    }
    return out;
  }

  /** Those that say enough to be told and that no other tells better. */
  private whole(drafts: readonly Draft[], trace?: Trace): Draft[] {
    const full = drafts.filter(d => {
      const missing = missingRoles(this.definition(d), d);
      if (missing) trace?.frame(d, `dropped: no ${missing}`);
      return missing === null;
    });
    return full.filter(d => {
      const stronger = strongerThan(d, full);
      if (stronger) trace?.frame(d, `gives way to ${stronger.match.frame.id}`);
      return stronger === null;
    });
  }
}

/** Of the events that a draft may tell of, the one that shares most of what identifies it, then the one told nearest. */
function nearest(homes: readonly Draft[], draft: Draft, def: EventTypeDefinition): Draft | undefined {
  const shared = (o: Draft): number =>
    Object.keys(def.roles).filter(
      n => def.roles[n]!.identifies && o.roles.get(n)?.some(f => draft.roles.get(n)?.some(g => g.value === f.value)),
    ).length;
  return [...homes].sort(
    (x, y) => shared(y) - shared(x) || Math.abs(x.order - draft.order) - Math.abs(y.order - draft.order),
  )[0];
}
