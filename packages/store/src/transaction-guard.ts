// Finds queries that would wait for their own transaction.
import { AsyncLocalStorage } from 'node:async_hooks';

const open = new AsyncLocalStorage<{ open: boolean }>();

/** Thrown when the store (or the queue on it) is asked from inside one of its own transactions. */
export class InsideTransactionError extends Error {
  constructor(what: string) {
    super(
      `${what} was called inside inTransaction, where it would wait for itself: use the transaction, or call it after the commit`,
    );
  }
}

/** Refuses to go on inside an open transaction. The embedded store has one session, so it would hang for ever there. */
export function refuseInsideTransaction(what: string): void {
  if (open.getStore()?.open) throw new InsideTransactionError(what);
}

/** Runs `work` marked as inside a transaction; what it leaves running afterwards is no longer inside. */
export async function markedInside<T>(work: () => Promise<T>): Promise<T> {
  const mark = { open: true };
  try {
    return await open.run(mark, work);
  } finally {
    mark.open = false;
  }
}
