import { describe, expect, it } from 'vitest';
import { assignIds, newEventId } from './assign-ids.js';

describe('ids', () => {
  const age = (id: string) => Number(id.slice(1));
  it('stay with the oldest id when groups join, and the others lead there', () => {
    const known = new Map([
      ['m1', 'e2'],
      ['m2', 'e1'],
    ]);
    expect(assignIds([['m1', 'm2', 'm3']], known, age, newEventId)).toEqual([
      { id: 'e1', members: ['m1', 'm2', 'm3'], redirects: ['e2'] },
    ]);
  });
  it('stay with the oldest member when a group splits', () => {
    const known = new Map([
      ['m1', 'e1'],
      ['m2', 'e1'],
    ]);
    const [first, second] = assignIds([['m1'], ['m2']], known, age, newEventId);
    expect(first?.id).toBe('e1');
    expect(second?.id).toBe(newEventId('m2'));
  });
});
