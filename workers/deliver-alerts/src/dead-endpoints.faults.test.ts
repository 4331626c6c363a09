// Two dead endpoints among ten do not slow the other eight: the same events at the same pace, in calm and in storm by turns.
import { type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverAtPace, endpointsOf, type Measured, quantile } from '../test/deliver-at-pace.js';
import type { DestinationSlots } from './destination-slots.js';

const ENDPOINTS = 10;
const EVENTS = 8;
const PACE = { everyMs: 150, concurrency: 4 };
/** The control would take minutes with the product's patience; less of it makes the control's task only easier. */
const CONTROL_TIMEOUT_MS = 3000;
const ROUNDS = 2;
const LONG_MS = 600_000;
/** The bench shows ten percent on a quiet machine; a busy one is granted more, and the control is beyond all of it. */
const MUCH = 2;

describe('endpoints beside one that hangs and one that fails', () => {
  let db: TestStore;
  beforeAll(async () => {
    db = await testStore({ is: 'embedded' }, { now: () => new Date() });
  });
  afterAll(() => db.remove());

  const run = (isStorm: boolean, slots?: DestinationSlots): Promise<Measured> =>
    deliverAtPace({
      ...PACE,
      store: db.store,
      events: EVENTS,
      endpoints: endpointsOf(ENDPOINTS, isStorm),
      ...(slots ? { slots, timeoutMs: CONTROL_TIMEOUT_MS } : {}),
    });
  /** Half of the waits are shorter: on a busy machine the tail is the machine's. */
  const middle = (all: readonly Measured[]): number =>
    quantile(
      all.flatMap(m => m.waitsMs),
      0.5,
    );

  it(
    'get everything, and about as soon as when all is calm; without places for each it would be late',
    async () => {
      const calm: Measured[] = [];
      const storm: Measured[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        calm.push(await run(false));
        storm.push(await run(true));
      }
      for (const { waitsMs } of storm) expect(waitsMs).toHaveLength((ENDPOINTS - 2) * EVENTS);
      // The dead ones were tried, and did not get a place for each of their messages.
      for (const { posts } of storm) {
        expect(posts[0]).toBeGreaterThan(0);
        expect(posts[0]).toBeLessThan(EVENTS / 2);
        expect(posts[1]).toBeGreaterThan(0);
      }
      console.log(`half of the alerts within ${middle(calm)} ms in calm, ${middle(storm)} ms in storm`);
      expect(middle(storm)).toBeLessThan(middle(calm) * MUCH + 100);

      const everywhere: DestinationSlots = { take: async () => ({ is: 'taken', give: () => undefined }) };
      const crowded = await run(true, everywhere);
      expect(crowded.posts[0]).toBeGreaterThan(Math.max(...storm.map(({ posts }) => posts[0] ?? 0)));
      expect(quantile(crowded.waitsMs, 0.5)).toBeGreaterThan(middle(storm));
    },
    LONG_MS,
  );
});
