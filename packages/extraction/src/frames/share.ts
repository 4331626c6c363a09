// What a percentage is a share of: "35 percent of Acme" is a holding, "70 percent of Acme's output" and "a 20 percent pay
// cut" are none.
import type { NounPhrase } from '@cellwire/language';
import type { Reading } from '../reading/reading.js';
import { HELD } from '../roles/fractions.js';
import { valueKindOf } from './value-kinds.js';

/** Nouns, beside those of holdings, of what people own shares of. */
const OWNABLE = new Set(
  'it them which that whom total project mine deposit operation plant factory startup start-up integrator group spin-off works refinery entity arm affiliate division licence license tenement asset remainder rest'.split(
    ' ',
  ),
);
/** "the producer", "a cell maker", "the cathode supplier": who makes or does something can be owned. */
const DOER = /(?:er|or|smith)s?$/;
const NO_DOER =
  /^(?:number|order|power|paper|water|quarter|offer|computer|customer|worker|user|consumer|labour|labor)s?$/;

/** Whether a phrase is a share by its percentage or fraction: nothing is told of the whole, or it can be owned. */
export function isShare(r: Reading, np: NounPhrase): boolean {
  if (valueKindOf(r, np.head) !== 'percent') return false;
  const whole = np.of[0];
  if (!whole) return true;
  return [whole, ...whole.of].some(x => isOwnable(r, x));
}

function isOwnable(r: Reading, np: NounPhrase): boolean {
  const head = r.parsed.tokens[np.head]!;
  if (head.name || valueKindOf(r, np.head) === 'percent') return true;
  return HELD.has(np.noun) || OWNABLE.has(np.noun) || (DOER.test(np.noun) && !NO_DOER.test(np.noun));
}
