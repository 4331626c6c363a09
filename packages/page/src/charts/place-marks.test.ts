import { describe, expect, it } from 'vitest';
import { placeMarks } from './place-marks.js';

const at = (x: number, y: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ item: `${x},${y},${i}`, at: [x, y] as const }));
const nearest = (marks: { x: number; y: number }[]): number =>
  Math.min(...marks.flatMap((a, i) => marks.slice(i + 1).map(b => Math.hypot(a.x - b.x, a.y - b.y))));

describe('marks of a map', () => {
  it('stand where they belong while they are alone', () => {
    expect(placeMarks([...at(10, 20, 1), ...at(100, 20, 1)], 8)).toEqual([
      { item: '10,20,0', x: 10, y: 20 },
      { item: '100,20,0', x: 100, y: 20 },
    ]);
  });

  it.each([
    ['one point', at(0, 0, 40)],
    ['two points near each other', [...at(0, 0, 12), ...at(5, 0, 12)]],
    ['two points that are the same in the drawing', [...at(0, 0, 1), ...at(0, 0.0001, 1)]],
  ])('of %s do not hide one another', (_, items) => {
    const marks = placeMarks(items, 8);
    expect(nearest(marks)).toBeGreaterThan(7);
    expect(marks.map(m => m.item)).toEqual(items.map(i => i.item));
    for (const { x, y } of marks) expect(Math.hypot(x, y)).toBeLessThan(80);
  });

  it('stand at the same places each time', () => {
    expect(placeMarks(at(0, 0, 30), 8)).toEqual(placeMarks(at(0, 0, 30), 8));
  });
});
