declare module 'minhash' {
  /** MinHash signature of a set of strings; permutations follow from the seed. */
  export class Minhash {
    constructor(options: { numPerm?: number; seed?: number });
    hashvalues: number[];
    update(member: string): void;
  }
}
