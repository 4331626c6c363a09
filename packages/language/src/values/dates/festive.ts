// Days off: "at the weekend" is the week that ends with it, "before Christmas" its December.
import { isCapital, low, type Token } from '../tokens.js';
import { periodValue } from './calendar.js';
import type { DateRule, Scene } from './draft.js';
import { tenseAround } from './tense.js';
import { RELATIONS } from './words.js';

/** Weeks from publication's to the one that ends with the weekend meant: on a Monday "at the weekend" was last week's. */
function weeksTo({ tokens, reference }: Scene, first: number, end: number, relation: number | undefined): number {
  const over = reference.weekday >= 6;
  if (relation === 1) return over ? 1 : 0;
  if (relation === 0 || (relation === undefined && tenseAround(tokens, first, end) === 'future')) return 0;
  return over ? 0 : -1;
}

/** "over the weekend", "last weekend", "this weekend". */
export const weekend: DateRule = {
  id: 'festive/weekend',
  starts: ['festive', 'relation'],
  read(scene, i) {
    const { tokens, reference } = scene;
    const relation = RELATIONS.get(low(tokens, i));
    const at = relation === undefined ? i : i + 1;
    if (low(tokens, at) !== 'weekend' || tokens[at + 1]?.kind === 'number') return null;
    const led = low(tokens, i - 1) === 'the' && /^(?:at|over|during|on)$/.test(low(tokens, i - 2));
    if (relation === undefined && !led) return null;
    const weeks = weeksTo(scene, i, at + 1, relation);
    return { first: i, end: at + 1, moment: { value: periodValue(reference, 'week', weeks) } };
  },
};

const LEADS = new Set(['before', 'until', 'till', 'by', 'at', 'around', 'over', 'of']);
const GOES_ON = new Set('it they he she we that the its a an to in and but with for when as because after'.split(' '));
/** What follows is no noun that the feast stands before: "Christmas sales". */
const standsAlone = (next: Token | undefined): boolean =>
  !next || next.kind === 'mark' || next.opens || GOES_ON.has(next.lower) || /^\p{Lu}/u.test(next.text);

/** "shortly before Christmas": the month; the feast itself is no day of news. */
export const christmas: DateRule = {
  id: 'festive/christmas',
  starts: ['festive'],
  read({ tokens }, i) {
    if (low(tokens, i) !== 'christmas' || !isCapital(tokens, i) || !LEADS.has(low(tokens, i - 1))) return null;
    if (!standsAlone(tokens[i + 1]) || /^(?:Eve|Day|Island|Tree|Market)$/.test(tokens[i + 1]?.text ?? '')) return null;
    return { first: i, end: i + 1, moment: { months: [12, 12] } };
  },
};
