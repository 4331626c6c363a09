// What resolution works on: a mention with the facts of its article that matter.
import type { Mention } from '@cellwire/model';

export interface MentionRecord {
  /** Unique over all articles: the mention's own id. */
  id: string;
  mention: Mention;
  article: string;
  /** Instant or day of publication. */
  published: string;
  outlet: string | null;
  /** Articles with the same key are copies of one text (agency reports); defaults to the article's own id. */
  copyKey?: string;
}

/** The day a record's article was published. */
export const dayPublished = (r: MentionRecord): string => r.published.slice(0, 10);

/** Total order that does not depend on arrival: publication, then id. */
export function byPublication(a: MentionRecord, b: MentionRecord): number {
  const x = Date.parse(a.published),
    y = Date.parse(b.published);
  return x - y || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
