// Events as files: JSON lines with their mentions, CSV for spreadsheets, Parquet for notebooks. The API and the command share this.
import {
  type EventRow,
  lastRecordedAt,
  listMentionsAsOf,
  mentionOf,
  type Store,
  type StoredMention,
  type Where,
} from '@cellwire/store';
import { eventItem } from '../answers/event-item.js';
import { eventBatches } from '../event-pages.js';
import type { EXPORT_FORMATS } from '../schema/formats.js';
import { type Cell, csvLine } from '../table-file.js';
import { type ColumnValue, EXPORT_COLUMNS } from './event-columns.js';
import { parquetRows } from './parquet-rows.js';

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  format: ExportFormat;
  where: Where;
  /** The table as it was known at that instant; now when null. */
  asOf: Date | null;
  /** Told how many events were written so far. */
  onRows?: (rows: number) => void;
}

/** The file in pieces. All of it shows one moment, however long the writing takes. */
export async function* exportEvents(store: Store, options: ExportOptions): AsyncGenerator<string | Uint8Array> {
  const { format, where, onRows } = options;
  const asOf = options.asOf ?? (await lastRecordedAt(store));
  const batches = counted(eventBatches(store, { where, asOf }), onRows);
  if (format === 'parquet') yield* parquetRows(batches);
  else if (format === 'csv') yield* csvRows(batches);
  else yield* jsonLines(store, batches, asOf);
}

async function* counted(batches: AsyncIterable<EventRow[]>, onRows?: (rows: number) => void) {
  let rows = 0;
  for await (const batch of batches) {
    yield batch;
    rows += batch.length;
    onRows?.(rows);
  }
}

/** Spreadsheets tell UTF-8 by the mark in front. */
async function* csvRows(batches: AsyncIterable<EventRow[]>): AsyncGenerator<string> {
  yield `\ufeff${csvLine(EXPORT_COLUMNS.map(c => c.name))}`;
  for await (const rows of batches)
    yield rows.map(row => csvLine(EXPORT_COLUMNS.map(c => cell(c.value(row))))).join('');
}

const cell = (value: ColumnValue): Cell => (value instanceof Date ? value.toISOString() : value);

async function* jsonLines(store: Store, batches: AsyncIterable<EventRow[]>, asOf: Date | null): AsyncGenerator<string> {
  for await (const rows of batches) {
    const mentions = await mentionsByEvent(store, rows, asOf);
    yield rows.map(row => `${JSON.stringify(eventLine(row, mentions.get(row.event) ?? []))}\n`).join('');
  }
}

/** One line of the JSONL export: the event of the contract with its mentions. */
export const eventLine = (row: EventRow, mentions: readonly StoredMention[]) => ({
  ...eventItem(row),
  mentions: mentions.map(mentionOf),
});

async function mentionsByEvent(store: Store, rows: readonly EventRow[], asOf: Date | null) {
  const ids = rows.map(r => r.event);
  const found = new Map<string, StoredMention[]>();
  for (const { eventId, ...mention } of await listMentionsAsOf(store, ids, asOf)) {
    const list = found.get(eventId) ?? [];
    list.push(mention);
    found.set(eventId, list);
  }
  return found;
}
