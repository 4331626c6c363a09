// A facility as the text names it.
import type { NounPhrase } from '@cellwire/language';
import type { AnnotatedArticle } from '../reading/annotate.js';
import { extent, phrasesAfter, type Reading } from '../reading/reading.js';
import { type Found, foundWords } from './found.js';

/** Parts of a plant, which is named with them: "two lines at its Ohio plant". */
const PARTS = new Set('line train hall phase part portion unit furnace kiln'.split(' '));
const WHOLES = new Set('plant factory facility complex refinery site works campus smelter base'.split(' '));

/** Nouns for where things are made. */
export const SITES = new Set(
  'plant factory works site line mine refinery facility asset project hall smelter'.split(' '),
);

/** The words for a facility, and what the text tells of it: its place, who runs it. */
export interface FacilityWords {
  found: Found;
  place: string | null;
  operator: string | null;
}

/** A facility as the text names it: its description where it was first told, with its place where it has no other mark. */
export function facility(a: AnnotatedArticle, r: Reading, np: NounPhrase): FacilityWords | null {
  const tokens = r.parsed.tokens;
  const head = tokens[np.head];
  const start = tokens[np.start];
  if (!head || !start) return null;
  const described = a.facilityAt(r.in, head.start, head.end) ?? a.facilityAt(r.in, start.start, head.end);
  const own = facilityText(a, r, np);
  const earlier = described && (described.start < start.start || described.in !== r.in) ? described : null;
  const plainHead = np.head <= (np.possessor ? np.possessor.end : np.start + (np.determiner ? 1 : 0));
  if (earlier && (plainHead || head.pos === 'pronoun'))
    return {
      found: { value: earlier.value, in: earlier.in, start: earlier.start, end: earlier.end },
      place: earlier.place ?? null,
      operator: earlier.operator ?? null,
    };
  if (head.pos === 'pronoun' || !own) return null;
  return { found: own, place: described?.place ?? null, operator: described?.operator ?? null };
}

function facilityText(a: AnnotatedArticle, r: Reading, np: NounPhrase): Found | null {
  const tokens = r.parsed.tokens;
  let from = np.possessor ? np.possessor.end : np.start;
  while (
    from < np.head &&
    (tokens[from]!.pos === 'determiner' ||
      tokens[from]!.pos === 'possessive' ||
      tokens[from]?.value?.kind === 'money' ||
      tokens[from]?.value?.kind === 'quantity')
  )
    from++;
  let end = np.end;
  const marked = np.head > from;
  const next = phrasesAfter(r, np).find(
    p => ['in', 'at', 'near', 'for', 'of'].includes(p.preposition ?? '') && p.start >= np.end,
  );
  if (next && !marked && next.start <= np.end + 2) end = extent(next)[1];
  if (next && marked && PARTS.has(np.noun) && next.start <= np.end + 1) end = wholeEnd(r, next) ?? end;
  return foundWords(a, r, from, end);
}

/** "at its Ohio plant", "of the plant in Lublin": where the words on the whole that a part belongs to end, if they tell it. */
function wholeEnd(r: Reading, whole: NounPhrase): number | null {
  if (!WHOLES.has(whole.noun)) return null;
  const behind = phrasesAfter(r, whole).find(p => p.start === whole.end + 1 && p.preposition !== 'of');
  if (behind && r.parsed.tokens[behind.head]?.name?.kind === 'place') return behind.end;
  return r.parsed.tokens.slice(whole.start, whole.head).some(t => t.name) ? whole.end : null;
}
