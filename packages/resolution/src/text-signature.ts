// Near-identical texts: MinHash signatures (Broder 1997) over word shingles.

const PERMUTATIONS = 64;
const SHINGLE_WORDS = 4;
const MAX_WORDS = 3000;
const MAX_HASH = 0xffffffff;

/** Signature of a text: 64 numbers, equal for equal texts. Texts under eight words have none, since any two would be alike. */
export function textSignature(text: string): number[] | null {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS);
  if (words.length < 2 * SHINGLE_WORDS) return null;
  const least = new Uint32Array(PERMUTATIONS).fill(MAX_HASH);
  for (let i = 0; i + SHINGLE_WORDS <= words.length; i++) {
    const hash = hashOf(words.slice(i, i + SHINGLE_WORDS).join(' '));
    for (let p = 0; p < PERMUTATIONS; p++) {
      const permuted = permute(hash, p);
      if (permuted < (least[p] as number)) least[p] = permuted;
    }
  }
  return [...least];
}

/** FNV-1a over UTF-16 units: 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** The nth permutation of 32-bit numbers: a shift of its own, then MurmurHash3's finalizer, which is one to one. */
function permute(hash: number, n: number): number {
  let x = hash ^ Math.imul(n + 1, 0x9e3779b9);
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Estimated share of shingles in common, 0 to 1. */
export function signatureLikeness(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length || !a.length) return 0;
  return a.filter((v, i) => v === b[i]).length / a.length;
}

/** From here on two texts count as copies of one. */
export const COPY_AT = 0.6;
