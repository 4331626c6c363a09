// Descriptions of a name by its kind: "a Chinese cell maker", "the battery unit of Acme", "a joint venture".
import type { Line } from './lines.js';
import { plainNoun } from './name-index.js';
import type { NameIndex } from './types.js';
import { FACILITY_NOUNS, PLACE_NOUNS, VENTURE_NOUNS } from './word-lists.js';

/** The folded word at a token of the line; '' outside of it. */
export const wordAt = (line: Line, at: number): string =>
  at >= line.from && at < line.to ? line.tokens[at]!.folded : '';

/** What a description says. */
export interface Description {
  is: 'company' | 'venture' | 'place' | 'facility';
  kinds: readonly string[];
  country: string | null;
  /** Token behind the head noun. */
  end: number;
}

const LONGEST_DESCRIPTION = 9;
const DETERMINERS = new Set(['a', 'an', 'the', 'its', 'their', 'another', 'one', 'both', 'two', 'three', 'part']);

/** Reads "a Chinese cell maker" at `at`: a determiner, then modifiers up to the head noun. Null where it is no such phrase. */
export function readDescription(line: Line, at: number, index: NameIndex): Description | null {
  if (!DETERMINERS.has(wordAt(line, at)) && !index.demonyms.has(wordAt(line, at))) return null;
  let head = -1;
  let country: string | null = null;
  for (let i = at; i < Math.min(line.to, at + LONGEST_DESCRIPTION); i++) {
    const token = line.tokens[i]!;
    const folded = token.folded;
    if (token.kind === 'mark' && !/^[-&.:/]$/.test(folded)) break;
    if (i > at && (PREPOSITIONS.has(folded) || folded === 'that' || folded === 'which' || folded === 'and')) break;
    country ??= index.demonyms.get(folded) || null;
    if (isHeadNoun(folded, index)) head = i;
  }
  if (head < 0) return null;
  const folded = wordAt(line, head);
  const is = VENTURE_NOUNS.has(folded)
    ? 'venture'
    : FACILITY_NOUNS.has(folded)
      ? 'facility'
      : PLACE_NOUNS.has(folded)
        ? 'place'
        : 'company';
  return { is, kinds: is === 'company' ? kindsAt(line, at, head, index) : [], country, end: head + 1 };
}

const PREPOSITIONS = new Set(
  'of in with by for from at on to between owned backed based led run controlled headquartered called named known whose where who'.split(
    ' ',
  ),
);

function isHeadNoun(folded: string, index: NameIndex): boolean {
  return (
    index.companyNouns.has(folded) ||
    VENTURE_NOUNS.has(folded) ||
    FACILITY_NOUNS.has(folded) ||
    PLACE_NOUNS.has(folded) ||
    /makers?$/.test(folded)
  );
}

/** Kinds by the longest noun phrase of the pack that ends at the head. */
export function kindsAt(line: Line, from: number, head: number, index: NameIndex): readonly string[] {
  for (let start = Math.max(from, head - 4); start <= head; start++) {
    const first = line.tokens[start]!;
    const phrase =
      line.in &&
      plainNoun(
        line.tokens
          .slice(start, head + 1)
          .map(token => token.folded)
          .join(' '),
      );
    const singular = phrase.endsWith('ies') ? `${phrase.slice(0, -3)}y` : phrase.replace(/s$/, '');
    const kinds = index.kindsByNoun.get(phrase) ?? index.kindsByNoun.get(singular);
    if (kinds && first) return kinds;
  }
  return [];
}
