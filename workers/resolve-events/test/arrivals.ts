// Ways in which articles come in: their order, their batches, and earlier readings that found less.
import fc from 'fast-check';
import type { Told } from './newsdesk.js';

/** Articles in some order and in some batches; of those in `partly` a first reading found only every other mention. */
export interface Arrival {
  order: number[];
  sizes: number[];
  partly: Set<number>;
}

/** Any arrival of that many articles. */
export const arrivals = (articles: number): fc.Arbitrary<Arrival> =>
  fc.record({
    order: fc.shuffledSubarray(
      Array.from({ length: articles }, (_, i) => i),
      { minLength: articles, maxLength: articles },
    ),
    sizes: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
    partly: fc.uniqueArray(fc.nat(articles - 1), { maxLength: 12 }).map(list => new Set(list)),
  });

/** The readings of an arrival, batch by batch; what was read partly is read in full at the end. */
export function batchesOf(articles: readonly Told[], { order, sizes, partly }: Arrival): Told[][] {
  const readings = order.map(i => {
    const article = articles[i] as Told;
    return partly.has(i) ? { ...article, mentions: article.mentions.filter((_, n) => n % 2 === 1) } : article;
  });
  const again = order.filter(i => partly.has(i)).map(i => ({ ...(articles[i] as Told), packVersion: 'v2' }));
  const batches: Told[][] = [];
  const all = [...readings, ...again];
  for (let from = 0, n = 0; from < all.length; n++) {
    const size = sizes[n % sizes.length] as number;
    // Read twice before it was resolved, an article says what its last reading found.
    batches.push([...new Map(all.slice(from, from + size).map(told => [told.id, told])).values()]);
    from += size;
  }
  return batches;
}
