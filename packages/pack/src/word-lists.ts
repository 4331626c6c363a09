// Word lists refer to each other as `$name`: every such list must exist, and none may hold itself.
import type { PackFault } from './fault.js';
import { faultAt, type Gathered } from './gather.js';
import { didYouMean } from './suggest.js';

/** Faults of the word lists: unknown references and circles. */
export function checkWordLists(words: Gathered['words']): PackFault[] {
  const lists = new Map(words.map(w => w.entry));
  return words.flatMap(located => {
    const [name, list] = located.entry;
    const unknown = list.flatMap((word, i) =>
      word.startsWith('$') && !lists.has(word.slice(1))
        ? [faultAt(located, [i], `there is no word list "${word}"`, didYouMean(word.slice(1), lists.keys(), 'add it'))]
        : [],
    );
    const circle = holdsItself(name, lists)
      ? [faultAt(located, [], `the word list "${name}" holds itself in the end`, 'write its words out')]
      : [];
    return [...unknown, ...circle];
  });
}

function holdsItself(name: string, lists: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(lists.get(name) ?? [])];
  for (let word = open.pop(); word !== undefined; word = open.pop()) {
    if (!word.startsWith('$')) continue;
    const inner = word.slice(1);
    if (inner === name) return true;
    if (!seen.has(inner)) open.push(...(lists.get(inner) ?? []));
    seen.add(inner);
  }
  return false;
}
