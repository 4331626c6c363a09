// Rows that batches of this process have leased beside the one they were asked for: jobs of their own are on the way in
// the queue, and would ask the database for nothing.

export interface LeasedRows {
  /** Notes rows that were leased unasked. */
  add(ids: readonly string[]): void;
  /** Whether the row was leased a moment ago; it is forgotten, so that a second job for it is believed. */
  take(id: string): boolean;
}

/** Later than this a job is about a new need; what is skipped wrongly the sweep brings again. */
const REMEMBERED_MS = 10_000;
/** Rows remembered; the oldest go first. */
const MOST = 10_000;

/** Opens an empty memory. */
export function openLeasedRows(now: () => number = () => performance.now()): LeasedRows {
  const since = new Map<string, number>();
  return {
    add: ids => {
      for (const id of ids) since.set(id, now());
      for (const id of since.keys()) {
        if (since.size <= MOST) break;
        since.delete(id);
      }
    },
    take: id => {
      const at = since.get(id);
      return since.delete(id) && at !== undefined && now() - at < REMEMBERED_MS;
    },
  };
}
