// Independent outlets: an outlet counts once, and so do all that carry copies of one text.
import { COPY_AT, signatureLikeness } from './text-signature.js';

export interface SourceArticle {
  article: string;
  outlet: string | null;
  signature: readonly number[] | null;
}

/** Articles in groups that count as one source each: same outlet, or copies of one text. */
export function groupSources(articles: readonly SourceArticle[]): string[][] {
  const sorted = [...articles].sort((a, b) => (a.article < b.article ? -1 : 1));
  const of = sorted.map((_, i) => i);
  const root = (i: number): number => (of[i] === i ? i : root(of[i] as number));
  sorted.forEach((a, i) => {
    for (let j = 0; j < i; j++)
      if (sameSource(a, sorted[j] as SourceArticle)) of[Math.max(root(i), root(j))] = Math.min(root(i), root(j));
  });
  const groups = new Map<number, string[]>();
  sorted.forEach((a, i) => void groups.set(root(i), [...(groups.get(root(i)) ?? []), a.article]));
  return [...groups.values()];
}

function sameSource(a: SourceArticle, b: SourceArticle): boolean {
  if (a.outlet !== null && a.outlet === b.outlet) return true;
  return a.signature !== null && b.signature !== null && signatureLikeness(a.signature, b.signature) >= COPY_AT;
}
