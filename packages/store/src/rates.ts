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

/** Rates stored with one statement. */
const CHUNK = 5000;

/** Stores rates; the same currency and day again replaces the old one. */
export async function saveRates(tx: Transaction, rates: readonly Rate[]): Promise<void> {
  for (let from = 0; from < rates.length; from += CHUNK) {
    const chunk = rates.slice(from, from + CHUNK);
    await tx.query(
      `INSERT INTO rate (currency, day, usd) SELECT * FROM unnest($1::text[], $2::date[], $3::double precision[])
       ON CONFLICT (currency, day) DO UPDATE SET usd = excluded.usd`,
      [chunk.map(r => r.currency), chunk.map(r => r.day), chunk.map(r => r.usd)],
    );
  }
}

/** US dollars for one unit of a currency by the latest rate that holds on the day; null where there is none. */
export const readRate = async (q: Queryable, currency: string, day: string): Promise<number | null> =>
  (
    await select<{ usd: number }>(
      q,
      'SELECT usd FROM rate WHERE currency = $1 AND day <= $2::date ORDER BY day DESC LIMIT 1',
      [currency, day],
    )
  )[0]?.usd ?? null;

/** All rates, by currency and day. */
export const listRates = (q: Queryable): Promise<Rate[]> =>
  select<Rate>(q, 'SELECT currency, day, usd FROM rate ORDER BY currency, day');
