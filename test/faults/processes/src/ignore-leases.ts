// The negative control of leases: no statement asks any more whether the token still holds the row.
import pg from 'pg';

/** From now on this process records its results whoever holds the rows. */
export function ignoreLeases(): void {
  const plain = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function trusting(this: unknown, ...args: unknown[]): unknown {
    const [query, ...rest] = args;
    const text = typeof query === 'string' ? query : (query as { text?: string } | undefined)?.text;
    if (!text?.includes('work_lease = ')) return plain.apply(this, args);
    const trusted = text.replace(/AND work_lease = \$(\d+)::uuid/g, 'AND $$$1::uuid IS NOT NULL');
    return plain.call(this, typeof query === 'string' ? trusted : { ...(query as object), text: trusted }, ...rest);
  } as never;
}
