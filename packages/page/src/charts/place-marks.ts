// Where marks stand that belong to the same few points of a map: around them, and not upon one another.

export interface Placed<T> {
  item: T;
  x: number;
  y: number;
}

/** The angle at which seeds of a sunflower follow each other: no two of them fall into line. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const ROUNDS = 60;

/** Places each item at its anchor, the first in the middle and the others around it; then pushes apart what overlaps. */
export function placeMarks<T>(
  items: readonly { item: T; at: readonly [number, number] }[],
  apart: number,
): Placed<T>[] {
  const seen = new Map<string, number>();
  const marks = items.map(({ item, at: [x, y] }) => {
    const n = seen.get(`${x},${y}`) ?? 0;
    seen.set(`${x},${y}`, n + 1);
    const far = apart * 0.6 * Math.sqrt(n);
    return { item, x: x + far * Math.cos(n * GOLDEN_ANGLE), y: y + far * Math.sin(n * GOLDEN_ANGLE) };
  });
  for (let round = 0; round < ROUNDS && pushApart(marks, apart); round++);
  return marks;
}

/** Moves each pair that is too near by half of what it lacks; answers whether any was. */
function pushApart(marks: { x: number; y: number }[], apart: number): boolean {
  let moved = false;
  for (const [i, a] of marks.entries())
    for (const b of marks.slice(i + 1)) {
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const distance = Math.hypot(dx, dy);
      if (distance >= apart * 0.999) continue;
      moved = true;
      const by = (apart - distance) / 2;
      const [ux, uy] = distance > 0 ? [dx / distance, dy / distance] : [1, 0];
      a.x -= ux * by;
      a.y -= uy * by;
      b.x += ux * by;
      b.y += uy * by;
    }
  return moved;
}
