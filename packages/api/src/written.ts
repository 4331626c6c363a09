// An answer that many will be sent: written as JSON once, with its ETag.
import { createHash } from 'node:crypto';

/** A weak ETag of a body. */
export const tagOf = (body: string): string => `W/"${createHash('sha1').update(body).digest('base64url')}"`;

/** A value with its JSON, which is made when it is first asked for. The value must not change. */
export class Written<T> {
  private made: { bytes: Buffer; tag: string } | null = null;
  constructor(readonly value: T) {}

  /** The JSON as it goes over the wire: encoding a megabyte anew for each caller takes longer than finding it. */
  get bytes(): Buffer {
    return this.write().bytes;
  }

  get tag(): string {
    return this.write().tag;
  }

  private write(): { bytes: Buffer; tag: string } {
    if (this.made) return this.made;
    const text = JSON.stringify(this.value);
    this.made = { bytes: Buffer.from(text), tag: tagOf(text) };
    return this.made;
  }
}
