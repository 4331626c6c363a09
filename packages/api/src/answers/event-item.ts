// Rows of events and exits as the contract writes them.
import type { Correction, EventRow, ExitRow } from '@cellwire/store';
import type { EventBrief, EventItem, ExitItem } from '../schema/events.js';

/** An event as lists and exports write it. */
export const eventItem = (r: EventRow): EventItem => ({
  event: r.event,
  type: r.type,
  status: r.status,
  date: r.date,
  date_from: r.dateFrom,
  date_to: r.dateTo,
  headline: r.headline,
  arguments: r.arguments,
  companies: r.companies,
  ventures: r.ventures,
  facilities: r.facilities,
  places: r.places,
  countries: r.countries,
  segments: r.segments,
  gwh: r.gwh,
  usd: r.usd,
  is_exit: r.isExit,
  exits: r.exits,
  sources: r.sources,
  outlets: r.outlets,
  confidence: r.confidence,
  novelty_days: r.noveltyDays,
  first_seen: r.firstSeen.toISOString(),
  last_seen: r.lastSeen.toISOString(),
  seen_on: r.seenOn,
  history: r.history,
  related: r.related,
  evidence: r.evidence,
  version: r.version,
  recorded_at: r.recordedAt.toISOString(),
});

/** An event in one line. */
export const eventBrief = (r: EventRow): EventBrief => ({
  event: r.event,
  type: r.type,
  status: r.status,
  date: r.date,
  date_from: r.dateFrom,
  seen_on: r.seenOn,
  headline: r.headline,
  is_exit: r.isExit,
});

export const exitItem = (r: ExitRow): ExitItem => ({
  exit: r.exit,
  venture: r.venture,
  leaving: r.leaving,
  staying: r.staying,
  episode: r.episode,
  status: r.status,
  date: r.date,
  date_from: r.dateFrom,
  date_to: r.dateTo,
  headline: r.headline,
  sentence: r.sentence,
  article: r.article,
  outlet: r.outlet,
  url: r.url,
  sources: r.sources,
  confidence: r.confidence,
  first_seen: r.firstSeen.toISOString(),
  last_seen: r.lastSeen.toISOString(),
  history: r.history,
  events: r.events,
  version: r.version,
  recorded_at: r.recordedAt.toISOString(),
});

export const correctionItem = (c: Correction) => ({
  id: c.id,
  kind: c.kind,
  event: c.eventId,
  other: c.otherId,
  reason: c.reason,
  made_by: c.madeBy,
  made_at: c.madeAt.toISOString(),
  undone_at: c.undoneAt?.toISOString() ?? null,
  undone_by: c.undoneBy,
});
