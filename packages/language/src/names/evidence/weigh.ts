// What the words in and round a run of capitals say about its kind. Each rule adds to a tally; the tallies of all
// occurrences of a name are summed before anything is decided.
import type { Piece } from '../pieces.js';
import type { NameIndex } from '../types.js';
import { readParty, readPossession, readSubject } from './deeds.js';
import { readApposition, readHeldTogether, readPremodifier, readVentureHead } from './description.js';
import { readPerson } from './person.js';
import { readPlace } from './place.js';
import { readShape, readUnknown } from './shape.js';
import { readShared } from './shared.js';
import type { Rule, Tally } from './tally.js';
import { readThing } from './thing.js';

const RULES: readonly Rule[] = [
  readShape,
  readUnknown,
  readPerson,
  readApposition,
  readHeldTogether,
  readShared,
  readPremodifier,
  readVentureHead,
  readSubject,
  readPossession,
  readParty,
  readPlace,
  readThing,
];

/** Adds what one occurrence says. Rules are independent of each other; their order does not matter. */
export function weigh(piece: Piece, index: NameIndex, tally: Tally): void {
  for (const rule of RULES) rule(piece, index, tally);
}
