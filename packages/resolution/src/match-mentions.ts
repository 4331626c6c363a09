// The same mention before and after an article was read again: ids of events and people's corrections follow it.

/** A mention as it is recognised: what it is called, and what it says. */
export interface MentionFacts {
  /** `article#n`; a new reading that says anything else has a new one. */
  id: string;
  article: string;
  type: string;
  sentence: string;
  /** Names and texts in any role, in comparable form. */
  names: readonly string[];
}

/** Share of names in common from which two mentions of one article and type are the same. */
const ALIKE = 0.5;
/** … and of one sentence, where a name was read better. */
const ALIKE_IN_SENTENCE = 1 / 3;

/**
 * Finds each old mention among the present ones: by its id, else by article, type and what it says, the most alike
 * first. Nothing is matched twice; what has no likeness is missing from the answer.
 */
export function matchMentions(old: readonly MentionFacts[], present: readonly MentionFacts[]): Map<string, string> {
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  const match = (from: string, to: string): void => {
    if (matched.has(from) || taken.has(to)) return;
    matched.set(from, to);
    taken.add(to);
  };
  const ids = new Set(present.map(m => m.id));
  for (const { id } of old) if (ids.has(id)) match(id, id);
  for (const { from, to } of likenesses(old, present)) match(from, to);
  return matched;
}

function likenesses(old: readonly MentionFacts[], present: readonly MentionFacts[]) {
  const byArticle = new Map<string, MentionFacts[]>();
  for (const p of present) byArticle.set(keyOf(p), [...(byArticle.get(keyOf(p)) ?? []), p]);
  return old
    .flatMap(o =>
      (byArticle.get(keyOf(o)) ?? []).flatMap(p => {
        const isOneSentence = o.sentence === p.sentence;
        const share = shareOf(o.names, p.names);
        const isAlone = isOneSentence && isOnly(o, old) && isOnly(p, present);
        if (!isAlone && share < (isOneSentence ? ALIKE_IN_SENTENCE : ALIKE)) return [];
        return [{ from: o.id, to: p.id, likeness: share + (isOneSentence ? 0.5 : 0) }];
      }),
    )
    .sort((a, b) => b.likeness - a.likeness || (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1));
}

const keyOf = (m: MentionFacts): string => `${m.article}|${m.type}`;

/** Whether no other mention of the list is of its type and sentence. */
const isOnly = (m: MentionFacts, list: readonly MentionFacts[]): boolean =>
  list.every(x => x.id === m.id || keyOf(x) !== keyOf(m) || x.sentence !== m.sentence);

function shareOf(a: readonly string[], b: readonly string[]): number {
  const x = new Set(a),
    y = new Set(b);
  const shared = [...x].filter(n => y.has(n)).length;
  return shared / Math.max(1, x.size + y.size - shared);
}
