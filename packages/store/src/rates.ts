// rate: exchange rates that the user loads; none are fetched.
import type { Queryable, Transaction } from './queryable.js';
import { select } from './statements.js';

export interface Rate {
  currency: string;
  /** First day on which the rate holds. */
  day: string;
  /** US dollars for one unit of the currency. */
  usd: number;
}

/** Stores rates; the same currency and day again replaces the old one. */
export async function saveRates(tx: Transaction, rates: readonly Rate[]): Promise<void> {
  await tx.query(
    `INSERT INTO rate (currency, day, usd) SELECT * FROM unnest($1::text[], $2::date[], $3::double precision[])
     ON CONFLICT (currency, day) DO UPDATE SET usd = excluded.usd`,
    [rates.map(r => r.currency), rates.map(r => r.day), rates.map(r => r.usd)],
  );
}

/** All rates, by currency and day. */
export const listRates = (q: Queryable): Promise<Rate[]> =>
  select<Rate>(q, 'SELECT currency, day, usd FROM rate ORDER BY currency, day');
