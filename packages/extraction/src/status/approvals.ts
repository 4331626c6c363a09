// A deal that a court, an office or the owners have let pass has been agreed on before: "gave its consent to the sale".

import type { Clause, NounPhrase } from '@cellwire/language';
import type { Reading } from '../reading/reading.js';
import { formsOfVerbs } from './status-words.js';

const APPROVE = formsOfVerbs('approve clear authorise authorize sanction bless endorse');
const DEALS = new Set(
  'sale purchase takeover acquisition merger buyout disposal divestment transfer venture swap deal'.split(' '),
);
const AUTHORITIES = new Set(
  'court judge tribunal regulator authority watchdog commission office ministry minister government agency parliament council shareholder creditor administrator cabinet'.split(
    ' ',
  ),
);
const CONSENTS = new Set(['consent', 'approval', 'blessing', 'clearance', 'go-ahead', 'nod', 'assent', 'light']);

/** "gave its consent", "consent was given" */
const givesConsent = (clause: Clause): boolean =>
  (clause.vg.passive ? [clause.subject] : clause.objects).some(o => o !== null && CONSENTS.has(o.noun));

const isAuthoritys = (clause: Clause): boolean => {
  const by = clause.vg.passive ? clause.complements.find(p => p.preposition === 'by') : clause.subject;
  return by ? AUTHORITIES.has(by.noun) : clause.vg.passive;
};

/** Whether a clause says that an authority has let the deal that a phrase names pass. */
export const isApproval = (r: Reading, clause: Clause, deal: NounPhrase): boolean =>
  DEALS.has(deal.noun) &&
  (APPROVE.has(r.parsed.tokens[clause.vg.head]?.lower ?? '') || givesConsent(clause)) &&
  isAuthoritys(clause);
