import { describe, expect, it } from 'vitest';
import { openSlots, type Slot } from './destination-slots.js';

/** Places under a clock that is moved by hand. */
function at(start = 0) {
  let now = start;
  const pass = (ms: number): void => {
    now += ms;
  };
  const slots = openSlots(() => now);
  return { slots, pass };
}
const give = (slot: Slot, worked: boolean): void => {
  if (slot.is !== 'taken') throw new Error('there was no place');
  slot.give(worked);
};

describe('the places at a destination', () => {
  it('are one until it has shown that it works, then two', async () => {
    const { slots, pass } = at();
    const first = await slots.take('a');
    pass(1000);
    expect((await slots.take('a')).is).toBe('full');
    give(first, true);
    const [second, third] = [await slots.take('a'), await slots.take('a')];
    expect([second.is, third.is]).toEqual(['taken', 'taken']);
    pass(1000);
    expect((await slots.take('a')).is).toBe('full');
  });

  it('are not those of another one', async () => {
    const { slots } = at();
    await slots.take('a');
    expect((await slots.take('b')).is).toBe('taken');
  });

  it('are waited for a moment while it answers briskly', async () => {
    const { slots } = at();
    const first = await slots.take('a');
    const waiting = slots.take('a');
    give(first, true);
    expect((await waiting).is).toBe('taken');
  });

  it('are waited for ever longer while it fails, up to ten minutes', async () => {
    const { slots } = at();
    const waits: number[] = [];
    for (let failures = 0; failures < 10; failures++) {
      give(await slots.take('a'), false);
      const probe = await slots.take('a');
      const full = await slots.take('a');
      waits.push(full.is === 'full' ? full.waitMs / 1000 : 0);
      // A probe that is given back as failed counts as well.
      give(probe, false);
    }
    expect(waits.slice(0, 3)).toEqual([30, 120, 480]);
    expect(waits.at(-1)).toBe(600);
    give(await slots.take('a'), true);
    expect((await slots.take('a')).is).toBe('taken');
  });
});
