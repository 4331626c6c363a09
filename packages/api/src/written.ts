// An answer that many will be sent: written as JSON once, with its ETag.
import { createHash } from 'node:crypto';

/** A weak ETag of a body. */
export const tagOf = (body: string): string => `W/"${createHash('sha1').update(body).digest('base64url')}"`;

/** A value with its JSON, which is made when it is first asked for. The value must not change. */
export class Written<T> {
  private made: { text: string; tag: string } | null = null;
  constructor(readonly value: T) {}

  get text(): string {
    return this.write().text;
  }

  get tag(): string {
    return this.write().tag;
  }

  private write(): { text: string; tag: string } {
    if (this.made) return this.made;
    const text = JSON.stringify(this.value);
    this.made = { text, tag: tagOf(text) };
    return this.made;
  }
}
