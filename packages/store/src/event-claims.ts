// The view of claims: every value that an article reports for a role of an event.
import type { Claim } from '@cellwire/model';
import type { Queryable } from './queryable.js';
import { select } from './statements.js';

/** Claims of an event, role by role, the one that most outlets report first. */
export const listClaims = (q: Queryable, event: string): Promise<Claim[]> =>
  select<Claim>(
    q,
    `SELECT role, value, also, articles, outlets, canonical FROM event_claims WHERE event = $1
     ORDER BY role, outlets DESC, canonical DESC, value::text`,
    [event],
  );
