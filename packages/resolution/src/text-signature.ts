// Near-identical texts: MinHash signatures (library `minhash`) over word shingles.
import { Minhash } from 'minhash';

const PERMUTATIONS = 64;
const SHINGLE_WORDS = 4;
const MAX_WORDS = 3000;

/** Signature of a text: 64 numbers, equal for equal texts. Texts under eight words have none, since any two would be alike. */
export function textSignature(text: string): number[] | null {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS);
  if (words.length < 2 * SHINGLE_WORDS) return null;
  const hash = new Minhash({ numPerm: PERMUTATIONS, seed: 1 });
  for (let i = 0; i + SHINGLE_WORDS <= words.length; i++) hash.update(words.slice(i, i + SHINGLE_WORDS).join(' '));
  return hash.hashvalues;
}

/** Estimated share of shingles in common, 0 to 1. */
export function signatureLikeness(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length || !a.length) return 0;
  return a.filter((v, i) => v === b[i]).length / a.length;
}

/** From here on two texts count as copies of one. */
export const COPY_AT = 0.6;
