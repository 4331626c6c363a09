// "the Acme-Beta joint venture": names that a hyphen or a slash ties together before a noun are one modifier.
import type { Token } from './token.js';

const TIES = /^[-–/]$/;
const isParty = (t: Token | undefined): boolean =>
  t?.name?.kind === 'company' || t?.name?.kind === 'venture' || t?.name?.kind === 'agency';

/** Whether the mark at `at` ties the name before it to one behind it, and a noun that both modify follows. */
export function tiesNames(tokens: readonly Token[], at: number): boolean {
  if (!TIES.test(tokens[at]?.text ?? '') || !isParty(tokens[at - 1]) || !isParty(tokens[at + 1])) return false;
  let k = at + 2;
  while (TIES.test(tokens[k]?.text ?? '') && isParty(tokens[k + 1])) k += 2;
  while (tokens[k]?.pos === 'adjective' && k < at + 6) k++;
  const head = tokens[k];
  return head?.pos === 'noun' && !head.name && !tokens[k - 1]!.possessive;
}
