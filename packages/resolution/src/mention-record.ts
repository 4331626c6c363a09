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

/**
 * Total order that depends neither on arrival nor on ids, which an article that was read twice numbers otherwise:
 * publication, article, place in the article, what is said.
 */
export function byPublication(a: MentionRecord, b: MentionRecord): number {
  return (
    Date.parse(a.published) - Date.parse(b.published) ||
    inOrder(a.article, b.article) ||
    placeOf(a) - placeOf(b) ||
    inOrder(said(a), said(b)) ||
    inOrder(a.id, b.id)
  );
}

/** The order of two texts by their UTF-16 units, as `sort` wants it. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where the mention stands: titles come before texts. */
function placeOf({ mention }: MentionRecord): number {
  const [first] = mention.evidence;
  return first ? first.start + (first.in === 'title' ? -1e9 : 0) : 0;
}

function said({ mention }: MentionRecord): string {
  const { type, status, date, sentence, arguments: args } = mention;
  return JSON.stringify([type, status, date, sentence, Object.entries(args).sort(([a], [b]) => inOrder(a, b))]);
}
