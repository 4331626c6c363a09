// The columns of exported tables: one list for CSV and Parquet, documented in docs/exports.md.
import type { EventRow } from '@cellwire/store';

/** What a column holds. `texts` is a list, `json` a value as JSON text. */
export type ColumnKind = 'text' | 'texts' | 'number' | 'integer' | 'flag' | 'day' | 'instant' | 'json';

/** A value of a column, before a format writes it. */
export type ColumnValue = string | number | boolean | Date | readonly string[] | null;

export interface ExportColumn {
  name: string;
  kind: ColumnKind;
  doc: string;
  value(row: EventRow): ColumnValue;
}

const column = (name: string, kind: ColumnKind, doc: string, value: ExportColumn['value']): ExportColumn => ({
  name,
  kind,
  doc,
  value,
});

/** In the order in which they stand in a file. */
export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  column('event', 'text', 'Stable id', r => r.event),
  column('type', 'text', 'Event type', r => r.type),
  column('status', 'text', 'considered, announced, agreed, completed, denied, cancelled', r => r.status),
  column('date', 'text', 'Date of the event at the precision known', r => r.date),
  column('date_from', 'day', 'First day that the date covers', r => r.dateFrom),
  column('date_to', 'day', 'Last day that the date covers', r => r.dateTo),
  column('headline', 'text', 'The event in one line', r => r.headline),
  column('companies', 'texts', 'Companies in any role', r => r.companies),
  column('ventures', 'texts', 'Joint ventures', r => r.ventures),
  column('facilities', 'texts', 'Plants', r => r.facilities),
  column('places', 'texts', 'Places', r => r.places),
  column('countries', 'texts', 'ISO 3166-1 alpha-2 codes', r => r.countries),
  column('segments', 'texts', 'EV, ESS, …; chemistry after a slash', r => r.segments),
  column('gwh', 'number', 'Largest energy figure, in gigawatt-hours', r => r.gwh),
  column('usd', 'number', 'Largest sum, in US dollars', r => r.usd),
  column('is_exit', 'flag', 'Whether a partner leaves a joint venture', r => r.isExit),
  column('exits', 'texts', 'Ids of the exits it belongs to', r => r.exits),
  column('sources', 'integer', 'Independent outlets that report it', r => r.sources),
  column('outlets', 'texts', 'Outlets that report it', r => r.outlets),
  column('confidence', 'number', '0 to 1', r => r.confidence),
  column('novelty_days', 'integer', 'Days since a similar event', r => r.noveltyDays),
  column('first_seen', 'instant', 'Earliest publication that reports it', r => r.firstSeen),
  column('last_seen', 'instant', 'Latest publication that reports it', r => r.lastSeen),
  column('seen_on', 'day', 'Day of the earliest publication', r => r.seenOn),
  column('sentence', 'text', 'The sentence that heads it', r => r.evidence?.sentence ?? null),
  column('article', 'text', 'Article of that sentence', r => r.evidence?.article ?? null),
  column('outlet', 'text', 'Outlet of that article', r => r.evidence?.outlet ?? null),
  column('url', 'text', 'Address of that article', r => r.evidence?.url ?? null),
  column('arguments', 'json', 'Canonical values by role', r => JSON.stringify(r.arguments)),
  column('history', 'json', 'Steps of its life', r => JSON.stringify(r.history)),
  column('version', 'integer', 'Number of the recorded state', r => r.version),
  column('recorded_at', 'instant', 'When that state was recorded', r => r.recordedAt),
];
