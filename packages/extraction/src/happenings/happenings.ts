// From matches to drafts, one per happening: roles filled and gathered, what is no event dropped, what several sentences
// tell of one event merged.
import type { EventTypeDefinition, Pack } from '@cellwire/model';
import { dateLeads, deedNouns } from '../dates/lead-date.js';
import { whenIs } from '../dates/when.js';
import type { CompiledFrame } from '../frames/frame.js';
import type { Match } from '../frames/match.js';
import type { AnnotatedArticle } from '../reading/annotate.js';
import { DETAIL_REACH } from '../reading/read-sentences.js';
import type { Reading } from '../reading/reading.js';
import { topicsOf } from '../reading/topics.js';
import { takeParties } from '../roles/deal-parties.js';
import { gatherRoles, joinParties } from '../roles/gather.js';
import type { GatherContext } from '../roles/gather-context.js';
import { statesNamed } from '../roles/jurisdictions.js';
import { type KindsOf, kindsOfIn } from '../roles/kinds-of.js';
import { type IsOutsider, outsidersOf } from '../roles/outsiders.js';
import { type PlaceRank, placeRanksIn, placesAgreeIn } from '../roles/places-agree.js';
import { placesOfPhrase } from '../roles/places-near.js';
import { refineOperator } from '../roles/refine-operator.js';
import { refinePlaces } from '../roles/refine-places.js';
import { type Found, RoleReader } from '../roles/resolve-roles.js';
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
import { missingRoles, strongerThan } from './complete.js';
import { addFound, type Draft, draftOf, partiesOf, splitParties } from './draft.js';
import { mergeInto, type PlacesAgree, sameHappening, swapRoles } from './merge.js';

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
    this.addDetails(merged, details, trace);
    if (trace) traceRecalls(merged, ctx.all, trace);
    return this.whole(merged, trace);
  }

  /** Of the frames on one trigger the most constrained tells it; where that one lacks what it needs, the next does. */
  private keepBest(list: readonly Draft[], ctx: GatherContext, kept: Draft[], details: Draft[], trace?: Trace): void {
    for (const draft of list) {
      const why = suppressionOf(draft, { reader: ctx.reader, isOutsider: this.isOutsider });
      if (why) {
        trace?.frame(draft, `dropped: ${why}`);
        return;
      }
      if (draft.match.frame.recalls) return;
      if (draft.match.frame.adds) {
        details.push(draft);
        return;
      }
      if (isPart(draft) && kept.some(k => k.type === draft.type)) {
        trace?.frame(draft, 'dropped: a part of what was told before');
        return;
      }
      const all = this.gathered(draft, ctx);
      const whole = all.filter(one => {
        const need = missesNeed(one);
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
      placesAgree: this.places,
      placeRank: this.placeRank,
      reader: new RoleReader(a),
      segments: this.segments,
      readings,
      topics: topicsOf(a),
      countryOfPeople: this.countryOfPeople,
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

  /** A detail belongs to the latest event of its type at or before its sentence, a few sentences back at most. */
  private addDetails(events: readonly Draft[], details: readonly Draft[], trace?: Trace): void {
    const detailed = new Set<Found[]>();
    for (const detail of details) {
      const home = events
        .filter(e => e.type === detail.type && e.order <= detail.order && detail.order - e.order <= DETAIL_REACH)
        .filter(e => !isOfAnother(detail, e))
        .sort((x, y) => y.order - x.order)[0];
      trace?.frame(detail, home ? `added to ${home.match.frame.id}` : 'dropped: nothing to add to');
      if (home) this.addDetail(home, detail, detailed);
    }
  }

  /**
   * Fills the empty roles of an event from a detail, and goes on where details have begun: "Acme takes the Ohio plant
   * and Beta the two in Texas". `detailed` holds the lists that details have filled.
   */
  private addDetail(home: Draft, detail: Draft, detailed: Set<Found[]>): void {
    const def = this.definition(home);
    const parties = new Set(partiesOf(home));
    for (const [role, values] of detail.roles) {
      const told = home.roles.get(role);
      const goesOn = told !== undefined && detailed.has(told) && def.roles[role]?.kind.includes('facility');
      if (told && !goesOn) continue;
      addFound(home.roles, role, isParty(def, role) ? values.filter(v => !parties.has(v.value)) : values);
      const filled = home.roles.get(role);
      if (filled) detailed.add(filled);
      if (def.roles[role]?.kind.includes('facility')) addPlaceOfPart(home, detail, role, detailed);
    }
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

/** "Acme keeps the plant in Lublin; the hall in Kiel goes to Beta": each part has its place. */
function addPlaceOfPart(home: Draft, detail: Draft, role: string, detailed: Set<Found[]>): void {
  const np = detail.phrases.get(role);
  const told = home.roles.get('place');
  if (!np || (told && !detailed.has(told))) return;
  addFound(home.roles, 'place', placesOfPhrase(detail.match.reading, np));
  const filled = home.roles.get('place');
  if (filled) detailed.add(filled);
}

/** Notes which events took up what the text says a party holds. */
function traceRecalls(events: readonly Draft[], all: readonly Draft[], trace: Trace): void {
  for (const held of all.filter(o => o.match.frame.recalls)) {
    const told = [...held.roles.values()].flat();
    const home = events.find(
      e =>
        e.type === held.type &&
        [...e.roles.values()].flat().some(f => told.some(t => t.in === f.in && t.start === f.start)),
    );
    trace.frame(held, home ? `added to ${home.match.frame.id}` : 'dropped: nothing took it up');
  }
}

/** A role that tells whose deed it is. */
const isParty = (def: EventTypeDefinition, role: string): boolean =>
  def.roles[role]?.identifies === true && def.roles[role].kind.includes('company');

/** Exchanges two roles that the frame does not tell apart when the kinds of their companies speak for it. */
function rightDirection(d: Draft, def: EventTypeDefinition, kindsOf: KindsOf): void {
  const [x, y] = d.match.frame.swaps;
  if (!x || !y) return;
  const fits = (role: string, holder: string): number => {
    const kinds = d.roles.get(holder)?.flatMap(kindsOf) ?? [];
    const prefers = def.roles[role]?.prefers ?? [];
    const at = prefers.findIndex(k => kinds.includes(k));
    // Of two that both suit a role the one whose kind stands first suits it better.
    return at < 0 ? 0 : 1 + (prefers.length - at) / 100;
  };
  if (fits(y, x) + fits(x, y) > fits(x, x) + fits(y, y)) d.roles = swapRoles(d);
}

/** The drafts of one type on one trigger, the most constrained first. */
function byTrigger(drafts: readonly Draft[]): Draft[][] {
  const rivals = new Map<string, Draft[]>();
  for (const d of drafts) {
    const { frame, reading, trigger } = d.match;
    // Two clauses share one verb in "12 GWh will go to Acme and the rest to Beta".
    const sister = d.match.np ? '' : d.match.clause?.index;
    const key = `${frame.type}|${reading.order}|${trigger}|${frame.adds}|${sister}`;
    rivals.set(key, [...(rivals.get(key) ?? []), d]);
  }
  return [...rivals.values()].map(list => list.sort((x, y) => y.match.score - x.match.score));
}

/** "Acme will hold 55 percent and Beta 45": two clauses on one verb tell of one deed where it takes several parties. */
function joinSisters(drafts: readonly Draft[], definitions: ReadonlyMap<string, EventTypeDefinition>): Draft[] {
  const out: Draft[] = [];
  for (const d of drafts) {
    const { frame, reading, trigger, np } = d.match;
    const sister = out.find(
      o => !np && o.match.frame === frame && o.match.reading === reading && o.match.trigger === trigger,
    );
    const joint = Object.values(definitions.get(d.type)?.roles ?? {}).some(r => r.atLeast);
    if (sister && joint) for (const [role, values] of d.roles) addFound(sister.roles, role, values);
    else out.push(d);
  }
  return out;
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

/** "Beta wants 20 GWh by 2027" tells nothing of Acme's plant: another company than the event's is the subject. */
function isOfAnother(detail: Draft, event: Draft): boolean {
  const { clause, reading } = detail.match;
  const subject = clause?.subject ? reading.parsed.tokens[clause.subject.head]?.name : undefined;
  if (subject?.kind !== 'company') return false;
  const named = [...event.roles.values()].flat().flatMap(f => (f.name ? [f.value, f.name.parent] : []));
  return named.length > 0 && !named.includes(subject.value) && !named.includes(subject.parent);
}
