// Finds queries that would wait for their own transaction.
import { AsyncLocalStorage } from 'node:async_hooks';

/** Transactions that the running code is inside of, innermost first; of each, whose it is and whether it is open. */
interface Inside {
  owner: object;
  open: boolean;
  outer: Inside | undefined;
}
const inside = new AsyncLocalStorage<Inside>();

/** Thrown when a store (or the queue on it) is asked from inside one of its own transactions. */
export class InsideTransactionError extends Error {
  constructor(what: string) {
    super(
      `${what} was called inside inTransaction, where it would wait for itself: use the transaction, or call it after the commit`,
    );
  }
}

/**
 * Refuses to go on inside an open transaction of the same owner. The embedded store has one session, so it would hang
 * for ever there; on a real Postgres it would not see what the transaction wrote.
 */
export function refuseInsideTransaction(owner: object, what: string): void {
  for (let at = inside.getStore(); at; at = at.outer)
    if (at.open && at.owner === owner) throw new InsideTransactionError(what);
}

/** Runs `work` marked as inside a transaction; what it leaves running afterwards is no longer inside. */
export async function markedInside<T>(owner: object, work: () => Promise<T>): Promise<T> {
  const mark: Inside = { owner, open: true, outer: inside.getStore() };
  try {
    return await inside.run(mark, work);
  } finally {
    mark.open = false;
  }
}
