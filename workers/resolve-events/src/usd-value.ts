// US dollars of an event's sums: as the texts give them, else through the rates that the user loaded.
import { type Arguments, dayOf } from '@cellwire/model';
import { type Queryable, readRate } from '@cellwire/store';

/** US dollars for one unit of a currency; null where no rate is known. */
export type UsdRate = (currency: string) => number | null;

interface Money {
  amount: number;
  currency: string;
}

const moneyOf = (values: Arguments[string]): Money[] =>
  (values ?? []).flatMap(v => (typeof v === 'object' && 'amount' in v ? [v] : []));

/** The largest sum; one in dollars counts as it is, and for others that stand in the same role. Null for none. */
export function usdValue(args: Arguments, rate: UsdRate): number | null {
  const sums = Object.values(args).flatMap(values => {
    const money = moneyOf(values);
    const dollars = money.filter(m => m.currency === 'USD').map(m => m.amount);
    if (dollars.length) return dollars;
    return money.flatMap(({ amount, currency }) => {
      const usd = rate(currency);
      return usd === null ? [] : [amount * usd];
    });
  });
  return sums.length ? Math.max(...sums) : null;
}

/** The rates that an event's sums need: of the latest day not after the one on which it was first reported. */
export async function ratesOn(q: Queryable, args: Arguments, firstSeen: string): Promise<UsdRate> {
  const currencies = new Set(
    Object.values(args)
      .flatMap(moneyOf)
      .map(m => m.currency),
  );
  currencies.delete('USD');
  const rates = new Map<string, number | null>();
  for (const currency of currencies) rates.set(currency, await readRate(q, currency, dayOf(firstSeen)));
  return currency => rates.get(currency) ?? null;
}
