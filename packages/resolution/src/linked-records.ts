// What a change can regroup: everything linked to some mentions, link by link, however far.
import { blockKeys } from './block-keys.js';
import { compareMentions, LINK_AT } from './compare-mentions.js';
import { type Features, featuresOf } from './features.js';
import type { ResolutionContext } from './group-mentions.js';
import type { MentionRecord } from './mention-record.js';

/** Looks up the groups (by id) that have a mention under one of the keys, each with all of its mentions; `but` those. */
export type FindGroups<R> = (
  keys: readonly string[],
  but: ReadonlySet<string>,
) => Promise<ReadonlyMap<string, readonly R[]>>;

/**
 * Ids of the groups that are linked to the records, or to a group that is, and so on. Only such groups can come out
 * different when the records are grouped, so grouping them together gives what grouping everything would. `seen` are
 * the groups that the records themselves stand in; the search ends at `most` mentions.
 */
export async function linkedGroups<R extends MentionRecord>(
  start: readonly R[],
  seen: ReadonlySet<string>,
  find: FindGroups<R>,
  context: ResolutionContext,
  most = Number.POSITIVE_INFINITY,
): Promise<Set<string>> {
  const featuresBy = (r: R): Features => featuresOf(r, context.types.get(r.mention.type), context.knowledge);
  const linked = new Set<string>();
  let frontier = start.map(featuresBy);
  let count = frontier.length;
  while (frontier.length && count < most) {
    const groups = await find([...new Set(frontier.flatMap(blockKeys))].sort(), new Set([...seen, ...linked]));
    const next: Features[] = [];
    for (const [id, records] of groups) {
      const theirs = records.map(featuresBy);
      if (!theirs.some(t => frontier.some(f => areLinked(f, t, context)))) continue;
      linked.add(id);
      next.push(...theirs);
    }
    frontier = next;
    count += next.length;
  }
  return linked;
}

function areLinked(a: Features, b: Features, context: ResolutionContext): boolean {
  if (a.type !== b.type) return false;
  const { score, conflict } = compareMentions(a, b, context.types.get(a.type), context.knowledge);
  return conflict === null && score >= LINK_AT;
}
