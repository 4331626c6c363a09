// The names of one line by token position.
import type { MarkedName } from './mark-names.js';

/** Look-ups over the names of a line, which do not overlap. */
export class LineNames {
  private readonly starts = new Map<number, MarkedName>();
  private readonly ends = new Map<number, MarkedName>();
  private readonly tokens = new Map<number, MarkedName>();

  constructor(readonly list: readonly MarkedName[]) {
    for (const name of list) {
      this.starts.set(name.from, name);
      this.ends.set(name.to, name);
      for (let at = name.from; at < name.to; at++) this.tokens.set(at, name);
    }
  }

  /** The name whose first token is at `at`. */
  startingAt(at: number): MarkedName | undefined {
    return this.starts.get(at);
  }

  /** The name that ends right before the token at `at`. */
  endingAt(at: number): MarkedName | undefined {
    return this.ends.get(at);
  }

  /** The name that the token at `at` belongs to. */
  holding(at: number): MarkedName | undefined {
    return this.tokens.get(at);
  }

  /** Names that lie in tokens `from` up to, not including, `to`. */
  inside(from: number, to: number): MarkedName[] {
    const found: MarkedName[] = [];
    for (let at = from; at < to; at++) {
      const name = this.starts.get(at);
      if (name && name.to <= to) found.push(name);
    }
    return found;
  }
}
