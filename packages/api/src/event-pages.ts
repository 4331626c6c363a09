// Pages of events that belong together: all of them show the table as it was when the first one was read, so that nothing is
// missed or comes twice while rows arrive, change their order or go.
import {
  cursorAfter,
  type EventRow,
  type EventSort,
  lastRecordedAt,
  listEvents,
  type Store,
  type Where,
} from '@cellwire/store';
import { readCursor, writeCursor } from './cursor.js';
import { Problem } from './problem.js';

export interface PageOptions {
  where: Where;
  sort: EventSort;
  limit: number;
  /** `next` of the page before. */
  cursor?: string | undefined;
  /** The table as it was known at that instant. A later one than the last recording holds that one. */
  asOf?: Date | null;
}

export interface Page {
  rows: EventRow[];
  /** Cursor of the next page; null on the last one. */
  next: string | null;
}

/** One page. The cursor carries the instant at which the first page was read. */
export async function readEventPage(store: Store, options: PageOptions): Promise<Page> {
  const { where, sort, limit, cursor } = options;
  const place = cursor === undefined ? null : readPlace(cursor);
  const pinned = place ? place.at : (options.asOf ?? (await lastRecordedAt(store)));
  const wanted = { where, sort, limit: limit + 1, after: place?.after ?? null };
  const rows = await readAsOf(store, wanted, pinned);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const { value, event } = last ? cursorAfter(last, sort) : { value: null, event: '' };
  const next = rows.length > limit ? writeCursor([value, event, pinned?.toISOString() ?? null]) : null;
  return { rows: page, next };
}

/** While nothing is recorded the present table is that of the instant, and faster to read. */
async function readAsOf(store: Store, wanted: Parameters<typeof listEvents>[1], at: Date | null): Promise<EventRow[]> {
  const isPresent = async (): Promise<boolean> => {
    const last = await lastRecordedAt(store);
    return last === null || at === null || last <= at;
  };
  if (await isPresent()) {
    const rows = await listEvents(store, wanted);
    if (await isPresent()) return rows;
  }
  return listEvents(store, { ...wanted, asOf: at });
}

function readPlace(cursor: string) {
  const [value = null, event, at] = readCursor(cursor, 3);
  const instant = typeof at === 'string' ? new Date(at) : null;
  if (instant && Number.isNaN(instant.getTime()))
    throw new Problem(400, 'Bad request', 'cursor: not one that this API gave; begin without one');
  return { after: { value, event: String(event) }, at: instant };
}

const STEP = 1000;

/** All events that match, newest first, in batches of one moment. */
export async function* eventBatches(
  store: Store,
  options: { where: Where; asOf: Date | null },
): AsyncGenerator<EventRow[]> {
  let cursor: string | undefined;
  do {
    const { rows, next } = await readEventPage(store, { ...options, sort: 'seen', limit: STEP, cursor });
    if (rows.length) yield rows;
    cursor = next ?? undefined;
  } while (cursor);
}
