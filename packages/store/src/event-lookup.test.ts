import { describeOnEachStore, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { daysSinceSimilar, findEventIds, findLaterSimilar } from './event-lookup.js';
import type { Queryable, Transaction } from './queryable.js';
import { beginRecording } from './recording.js';

const clock = fixedClock('2026-03-03T09:00:00Z');

describeOnEachStore('events looked up by their keys', setup => {
  let db: TestStore;
  beforeAll(async () => {
    db = await testStore(setup.engine, clock);
    // Never analyzed, as in the first minutes of a new database.
    await db.store.query(
      `INSERT INTO event (id, version, state, type, status, arguments, headline, confidence, first_seen_at, last_seen_at,
         seen_on, created_at, recorded_at, fingerprint, keys)
       SELECT 'ev_' || n, 1, CASE WHEN n % 50 = 0 THEN 'rejected' ELSE 'live' END, 'stake_sale', 'agreed', '{}', '', 0.9,
         now(), now(), date '2026-01-01' + n, now(), now(), n::text,
         ARRAY(SELECT 'stake_sale|partner ' || n || '|p' || k FROM generate_series(1, 30) AS k)
       FROM generate_series(1, 400) AS n`,
    );
  });
  afterAll(() => db.remove());

  /** A transaction that tells how its statements are planned instead of running them. */
  const explained = (tx: Transaction, plans: string[]): Queryable => ({
    query: async (sql, params) => {
      const { rows } = await tx.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, params);
      plans.push(rows.map(row => row['QUERY PLAN']).join('\n'));
      return { rows: [], rowCount: 0 };
    },
  });

  it('are found by the index of keys, though the table is new, small and not analyzed', async () => {
    const keys = Array.from({ length: 40 }, (_, k) => `stake_sale|partner ${k * 7}|p${k}`);
    const plans: string[] = [];
    await db.store.inTransaction(async tx => {
      await beginRecording(tx, clock);
      const q = explained(tx, plans);
      await findEventIds(q, keys);
      await daysSinceSimilar(q, { id: 'ev_1', seenOn: '2026-03-03', keys });
      await findLaterSimilar(q, [{ keys, day: '2026-03-03' }]);
    });
    expect(plans).toHaveLength(3);
    for (const plan of plans) {
      expect(plan).toContain('Bitmap Index Scan on event_keys');
      expect(plan).not.toContain('Seq Scan');
    }
  });

  it('are live ones, before or after a day', async () => {
    const keys = [10, 50, 90].map(n => `stake_sale|partner ${n}|p1`);
    expect(await findEventIds(db.store, keys)).toEqual(['ev_10', 'ev_90']);
    expect(await daysSinceSimilar(db.store, { id: 'ev_90', seenOn: '2026-04-01', keys })).toBe(80);
    const later = [keys.slice(0, 1), keys, []].map(some => ({ keys: some, day: '2026-02-01' }));
    expect(await findLaterSimilar(db.store, later)).toEqual([[], ['ev_90'], []]);
  });
});
