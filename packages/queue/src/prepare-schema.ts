// BullMQ's own tables in Postgres; a pool that is passed in gets none by itself.
import { runMigrations } from 'bullmq';
import type { QueuePool } from './queue.js';

/** Brings BullMQ's schema (`bullmq`) up to date. Several processes may ask at once. */
export async function prepareQueueSchema(pool: object): Promise<void> {
  const client = (await (pool as QueuePool).connect()) as Parameters<typeof runMigrations>[0] & { release(): void };
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
}
