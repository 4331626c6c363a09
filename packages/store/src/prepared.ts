// Names for statements that come again and again, under which Postgres keeps them read and, where it pays, planned: most
// of what a small statement costs the server is reading and planning it.
import { createHash } from 'node:crypto';

/** Asked so often by this process a text is worth a name; what is asked once in a while would only fill memory. */
const WORTH_A_NAME = 5;
/** Texts that are counted at most. Their number grows only by statements of many rows, whose text varies with it. */
const MAX_TEXTS = 1000;
/** Longer texts are of many rows. */
const MAX_LENGTH = 6000;

/** Counts the texts that a process asks for. */
export class PreparedNames {
  readonly #known = new Map<string, { times: number; name: string }>();

  /** The name to prepare `text` under; undefined while it is not worth it. */
  of(text: string): string | undefined {
    if (text.length > MAX_LENGTH) return undefined;
    const known = this.#known.get(text);
    if (known) return ++known.times > WORTH_A_NAME ? known.name : undefined;
    if (this.#known.size < MAX_TEXTS)
      this.#known.set(text, { times: 1, name: `cw_${createHash('sha256').update(text).digest('hex').slice(0, 32)}` });
    return undefined;
  }
}

/** Whether a statement failed because its tables have changed since it was prepared: on that connection it stays so. */
export const isStalePlan = (error: unknown): boolean =>
  error instanceof Error && error.message === 'cached plan must not change result type';
