// Names of one party in several forms: units and parents, and short forms of names that no list knows.
import { type NameKnowledge, SHORTEST_NAME } from './name-knowledge.js';

type NameMatch = 'same' | 'kin' | 'none';

/** Same name, or kin: one is the other's parent or may be short for it, so that a deed may be told under either name. */
function matchName(x: string, y: string, knowledge: NameKnowledge): NameMatch {
  if (x === y) return 'same';
  if (knowledge.parentOf(x) === y || knowledge.parentOf(y) === x) return 'kin';
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  if (!isShortFor(short, long, knowledge)) return 'none';
  // A listed name has its short forms listed with it: this one may be another's.
  return knowledge.nameOf(long) === null ? 'same' : 'kin';
}

/** How many names of `x` stand in `y`, and how many of those only as kin. */
export function sharedNames(
  x: ReadonlySet<string>,
  y: ReadonlySet<string>,
  knowledge: NameKnowledge,
): { shared: number; kin: number } {
  let shared = 0,
    kin = 0;
  for (const a of x) {
    const matches = [...y].map(b => matchName(a, b, knowledge));
    if (matches.includes('same')) shared++;
    else if (matches.includes('kin')) {
      shared++;
      kin++;
    }
  }
  return { shared, kin };
}

/**
 * Whether a key can be the other's short form: its first words, and no listed name itself ("Flatrock" for "Flatrock
 * Storage Partners"). A number is no descriptor that one may drop: "Ridgecell 2" is another one than "Ridgecell".
 */
export const isShortFor = (short: string, long: string, knowledge: NameKnowledge): boolean =>
  short.length >= SHORTEST_NAME &&
  long.startsWith(`${short} `) &&
  knowledge.nameOf(short) === null &&
  !/\d|\b(?:ii|iii|iv|two|three|second|third)\b/.test(long.slice(short.length));

/**
 * Short forms among the names of one role in one affair, each with the full name that it stands for. `lists` are the
 * keys as each report gives them. Told apart are a name that could be short for two others, and two that one report
 * names side by side.
 */
export function shortForms(lists: readonly (readonly string[])[], knowledge: NameKnowledge): Map<string, string> {
  const all = [...new Set(lists.flat())].sort();
  const forms = new Map<string, string>();
  for (const short of all) {
    const longer = all.filter(long => isShortFor(short, long, knowledge));
    const fullest = longer.filter(long => !longer.some(other => isShortFor(long, other, knowledge)));
    const [full] = fullest;
    if (!full || fullest.length > 1) continue;
    const areSideBySide = lists.some(list => list.includes(short) && longer.some(long => list.includes(long)));
    if (!areSideBySide) forms.set(short, full);
  }
  return forms;
}
