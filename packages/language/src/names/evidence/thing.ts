// Signs of what is no name of ours: products, laws, programmes, prizes.
import { wordAt as word } from '../descriptions.js';
import type { Line } from '../lines.js';
import { endsAsCompany } from '../pieces.js';
import { BODY_WORDS, FACILITY_NOUNS, FUNCTION_WORDS, THING_WORDS, VENTURE_NOUNS } from '../word-lists.js';
import { closing, type Rule } from './tally.js';

const PRODUCT_NOUNS = new Set(
  'suv suvs sedan sedans pickup pickups car cars van vans truck trucks crossover crossovers hatchback hatchbacks model models battery-electric minivan models bus buses hybrid'.split(
    ' ',
  ),
);

/** "the Goulamina lithium project", "the Acme battery plant": a site's or venture's noun follows within three words. */
function headsPhrase(line: Line, at: number): boolean {
  for (let i = at; i < Math.min(line.to, at + 5); i++) {
    const token = line.tokens[i]!;
    if (FACILITY_NOUNS.has(token.folded) || VENTURE_NOUNS.has(token.folded)) return true;
    const joins = token.folded === 'and' || token.text === '-';
    if (!joins && (token.kind === 'mark' || FUNCTION_WORDS.has(token.folded))) return false;
  }
  return false;
}

const SCHEME_NOUNS = new Set(
  'program programme scheme act loan loans index award awards initiative forum conference exhibition tax credit tariffs law bill rules standard standards agreement accord summit'.split(
    ' ',
  ),
);

/** "the Prius", "the Mustang SUV", "Model Y": products; also what only ever stands behind "the". */
export const readThing: Rule = (piece, index, tally) => {
  const { line, from, to } = piece;
  const before = word(line, from - 1);
  const next = word(line, to);
  const single = to === from + 1;
  if (/^(?:the|a|an)$/.test(before) && !index.companyNouns.has(next) && !headsPhrase(line, to)) {
    tally.thing += single ? 3 : endsAsCompany(piece, index) ? 0 : 2.5;
  }
  if (PRODUCT_NOUNS.has(next)) tally.thing += 2.5;
  if (SCHEME_NOUNS.has(next)) tally.thing += 8;
  if (/^(?:nasdaq|nyse)$/.test(word(line, from))) tally.thing += 5;
  // "… Retraining Notification (WARN) Act"
  const behind = next === '(' ? word(line, closing(line, to) + 1) : '';
  if (THING_WORDS.has(behind) || BODY_WORDS.has(behind)) tally.thing += 5;
  if (line.tokens[to]?.kind === 'number' && to < line.to && single && next.length <= 4) tally.thing += 1;
};
