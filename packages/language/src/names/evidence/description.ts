// Descriptions beside a name: appositions, pre-modifiers, namings.
import { type Description, kindsAt, readDescription, wordAt as word } from '../descriptions.js';
import type { Piece } from '../pieces.js';
import type { NameIndex } from '../types.js';
import { FACILITY_NOUNS, PLACE_NOUNS, SAYING_VERBS, VENTURE_NOUNS } from '../word-lists.js';
import { DIRECTIONS, isPlaceEnding, PLACE_PREPOSITIONS } from './place.js';
import { closing, type Rule, type Tally } from './tally.js';

/** "the Strait of X", "the Bay of X". */
const WATERS = new Set('strait straits gulf bay sea cape lake coast valley shores hills banks'.split(' '));

/** "…, a Chinese cell maker," and "…, the battery unit of Acme": the head noun of the apposition says the kind. */
export const readApposition: Rule = (piece, index, tally) => {
  const { line, to } = piece;
  let at = to;
  if (word(line, at) === '(') at = closing(line, at) + 1;
  const mark = word(line, at);
  if (mark !== ',' && mark !== '-' && mark !== '—' && mark !== '–' && mark !== '(') return;
  const isWhich = word(line, at + 1) === 'which' && /^(?:is|was)$/.test(word(line, at + 2));
  const phrase = readDescription(line, isWhich ? at + 3 : at + 1, index);
  // "a plant in Acme, a laboratory in …" goes on with a list.
  const lists = phrase?.is === 'facility' && PLACE_PREPOSITIONS.has(word(line, piece.from - 1));
  // "according to Acme, the Chilean miner said": the description has a verb of its own.
  const subject = phrase !== null && !isWhich && SAYING_VERBS.has(word(line, phrase.end));
  if (phrase && !lists && !subject) addDescription(phrase, tally, 5);
};

/** "Acme, of which each has 50%", "Acme, their joint sales company": several hold it. */
export const readHeldTogether: Rule = ({ line, to }, _index, tally) => {
  let at = to;
  if (word(line, at) === '(') at = closing(line, at) + 1;
  if (word(line, at) !== ',' && word(line, at) !== '-') return;
  const [first, second, third] = [1, 2, 3].map(k => word(line, at + k));
  const held = /^(?:of|in)$/.test(first!) && second === 'which';
  if (
    held &&
    /^(?:each|both|the|they|either)$/.test(third!) &&
    /^(?:each|both|two|three|four|pair|partners|companies|they|either)$/.test(
      third === 'the' ? word(line, at + 4) : third!,
    )
  )
    tally.venture += 6;
  if (first === 'their' && second === 'joint') tally.venture += 6;
};

function addDescription(found: Description, tally: Tally, points: number): void {
  tally[found.is] += points;
  for (const kind of found.kinds) tally.kinds.add(kind);
  if (found.country) tally.country ??= found.country;
}

/** "Swedish battery maker Acme", "automaker Acme", "the joint venture Acme", "the city of Acme". */
export const readPremodifier: Rule = (piece, index, tally) => {
  const { line, from } = piece;
  if (from <= line.from || !line.tokens[from]!.spaced) return;
  const before = word(line, from - 1);
  if (piece.country) tally.country ??= piece.country;
  const noun = word(line, from - 2);
  if (before === 'of' && (PLACE_NOUNS.has(noun) || WATERS.has(noun))) tally.place += 5;
  if (PLACE_NOUNS.has(before)) tally.place += 3;
  if (VENTURE_NOUNS.has(before)) tally.venture += 5;
  // "their venture, Acme Beta Energy, …"
  const after = piece.to < line.to ? line.tokens[piece.to]!.kind === 'mark' : true;
  if (before === ',' && after && VENTURE_NOUNS.has(word(line, from - 2))) tally.venture += 6;
  // "Germany's Acme"
  if (line.tokens[from - 1]!.kind === 'possessive' && isPlaceEnding(line, from - 1, index)) tally.company += 3;
  if (DIRECTIONS.has(before) || (before === 'of' && DIRECTIONS.has(word(line, from - 2)))) tally.place += 4;
  if (/^(?:called|named|dubbed|christened)$/.test(before)) readNaming(piece, index, tally);
  // "antitrust authority Acme", "the daily Acme"
  if (/^(?:authority|regulator|watchdog|ministry|newspaper|daily|tribunal|broadcaster)$/.test(before))
    tally.agency += 6;
  if (!index.companyNouns.has(before) && !/makers?$/.test(before)) return;
  tally.company += PLURAL_HEAD.test(before) ? 3 : 4;
  for (const kind of kindsAt(line, Math.max(line.from, from - 5), from - 1, index)) tally.kinds.add(kind);
  for (let at = from - 2; at >= Math.max(line.from, from - 6); at--) {
    const token = line.tokens[at]!;
    if (token.kind === 'mark' && token.text !== '-') break;
    const country = index.demonyms.get(token.folded);
    if (country) tally.country ??= country;
  }
};

/** Words that may stand between a venture's name and its noun: "their Gamma battery joint venture". */
const MOST_BETWEEN = 4;
const OWNERS = /^(?:their|its|his|her|our)$/;

/** "their Gamma joint venture", "the Gamma Cells venture between": owned by those who own it, it is the venture's own name. */
export const readVentureHead: Rule = ({ line, from, to }, _index, tally) => {
  const owner = line.tokens[from - 1];
  if (from <= line.from || !owner) return;
  let head = to;
  while (head < Math.min(line.to, to + MOST_BETWEEN) && !VENTURE_NOUNS.has(word(line, head))) {
    if (!/^\p{Ll}+$/u.test(line.tokens[head]!.text) || BREAKS.test(line.tokens[head]!.folded)) return;
    head++;
  }
  if (!VENTURE_NOUNS.has(word(line, head)) || word(line, head + 1) === 'with') return;
  if (OWNERS.test(owner.folded)) tally.venture += 6;
  else if (owner.folded === 'the')
    tally.venture += /^(?:between|of)$/.test(word(line, head + 1)) ? 6 : to - from > 1 ? 5 : 0;
};
const BREAKS = /^(?:and|or|in|of|for|to|with|by|from|at|on|as|is|was|said|will|has|have|had|a|an|the)$/;

const PLURAL_HEAD = /s$/;

/** "a joint venture called Acme": the noun that is named decides. */
function readNaming(piece: Piece, index: NameIndex, tally: Tally): void {
  const { line, from } = piece;
  for (let at = from - 2; at >= Math.max(line.from, from - 12); at--) {
    const folded = word(line, at);
    if (VENTURE_NOUNS.has(folded)) tally.venture += 6;
    else if (index.companyNouns.has(folded)) tally.company += 5;
    else if (FACILITY_NOUNS.has(folded)) tally.facility += 4;
    else continue;
    return;
  }
}
