// Events that belong together without being one: the dissolution, the sale, the plant, the writedown of one exit.
import type { BuiltEvent } from './build-event.js';
import type { NameKnowledge } from './name-knowledge.js';

export type EventForRelation = Pick<BuiltEvent, 'type' | 'arguments' | 'firstSeen'> & {
  event: string;
  articles: readonly string[];
};

const NAME_ROLES = ['venture', 'target', 'partner', 'seller', 'buyer', 'company', 'supplier', 'customer', 'operator'];
/** Events further apart belong to another affair. */
export const RELATED_DAYS = 365;

/** Why events are related, the strongest reason first. */
export const RELATION_REASONS = ['same venture', 'same companies', 'reported together'];

/** Links from `event` to others, with the reason in words; at most `limit`, best first. */
export function relateEvents(
  event: EventForRelation,
  others: readonly EventForRelation[],
  knowledge: NameKnowledge,
  limit = 12,
): { event: string; why: string }[] {
  const own = namesOf(event, knowledge);
  const ranked = others.flatMap(other => {
    if (other.event === event.event) return [];
    const days = Math.abs(Date.parse(event.firstSeen) - Date.parse(other.firstSeen)) / 86_400_000;
    const theirs = namesOf(other, knowledge);
    const shared = [...own.all].filter(n => theirs.all.has(n));
    const venture = [...own.ventures].find(v => theirs.ventures.has(v) || theirs.all.has(v));
    const together = event.articles.filter(a => other.articles.includes(a)).length;
    if (venture && days <= RELATED_DAYS) return [{ event: other.event, why: 'same venture', rank: 3 }];
    if (shared.length >= 2 && days <= RELATED_DAYS) return [{ event: other.event, why: 'same companies', rank: 2 }];
    if (shared.length && together) return [{ event: other.event, why: 'reported together', rank: 1 + together / 100 }];
    return [];
  });
  return ranked
    .sort((a, b) => b.rank - a.rank || (a.event < b.event ? -1 : 1))
    .slice(0, limit)
    .map(({ event: id, why }) => ({ event: id, why }));
}

/** Keys of all names by which others can be related to an event. */
export const relatedNames = (event: Pick<BuiltEvent, 'arguments'>, knowledge: NameKnowledge): string[] => [
  ...namesOf(event, knowledge).all,
];
/** Keys of the ventures among them: an event of the same venture is related by that alone. */
export const ventureNames = (event: Pick<BuiltEvent, 'arguments'>, knowledge: NameKnowledge): string[] => [
  ...namesOf(event, knowledge).ventures,
];

function namesOf(
  event: Pick<BuiltEvent, 'arguments'>,
  knowledge: NameKnowledge,
): { all: Set<string>; ventures: Set<string> } {
  const all = new Set<string>(),
    ventures = new Set<string>();
  for (const role of NAME_ROLES)
    for (const value of event.arguments[role] ?? []) {
      if (typeof value !== 'string') continue;
      const key = knowledge.key(value);
      all.add(key);
      if (role === 'venture' || knowledge.partnersOf(key).length) ventures.add(key);
    }
  return { all, ventures };
}
