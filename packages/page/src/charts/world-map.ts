// What the map of the world is made of; packages/page/build draws it.

export interface WorldMap {
  /** Size of the drawing, in its own units. */
  width: number;
  height: number;
  /** All land, and the borders between countries, as SVG paths. */
  land: string;
  borders: string;
  /** Where a mark for a country belongs, by its ISO 3166-1 code of two letters. */
  anchors: Record<string, [x: number, y: number]>;
}
