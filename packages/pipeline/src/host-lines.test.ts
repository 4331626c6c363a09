// Lines before hosts: everybody has a time of his own, and those in a hurry stand in front.
import { describe, expect, it } from 'vitest';
import { openHostLines } from './host-lines.js';

const now = new Date('2026-03-10T12:00:00Z');
const after = (ms: number) => new Date(now.getTime() + ms);

describe('a line before a host', () => {
  it('gives each a time of his own, and those who can wait the ones behind all others', () => {
    const lines = openHostLines();
    const book = (canWait: boolean, host = 'a.example') =>
      lines.book(host, { now, from: after(500), stepMs: 2000, canWait }).getTime() - now.getTime();
    expect([book(false), book(false), book(true), book(true), book(false)]).toEqual([500, 2500, 4500, 6500, 4500]);
    expect(book(false, 'b.example')).toBe(500);
  });

  it('begins anew once it is over', () => {
    const lines = openHostLines();
    lines.book('a.example', { now, from: now, stepMs: 2000, canWait: false });
    const later = after(60_000);
    expect(lines.book('a.example', { now: later, from: later, stepMs: 2000, canWait: false })).toEqual(later);
  });

  it('lets one in at a time, in order, and gives up on whoever waited too long', async () => {
    const lines = openHostLines();
    const leave = await lines.join('a.example', 1000);
    const order: string[] = [];
    const second = lines.join('a.example', 10_000).then(exit => {
      order.push('second');
      return exit;
    });
    expect(await lines.join('a.example', 1)).toBeNull();
    expect(order).toEqual([]);
    leave?.();
    (await second)?.();
    expect(order).toEqual(['second']);
    expect(await lines.join('a.example', 1000)).not.toBeNull();
  });
});
