// Tells trouble of the database itself from trouble with a statement.

/** Classes of SQLSTATE that pass: connection, resources, operator intervention, read-only, rollback to try again. */
const PASSING = /^(08|53|57|58|25006|40|XX)/;
/** What drivers and sockets say when the server is away. */
const AWAY = /ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/;
const SAID =
  /terminated|timeout|not queryable|connection (error|ended|is closed)|before secure TLS|starting up|shutting down/i;

/** Whether the same work may succeed later just because the database is back. */
export function isDatabaseTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return AWAY.test(code) || (code.length === 5 && PASSING.test(code));
  return SAID.test(error.message);
}

/** Trouble that a row may cause itself: a statement that took too long or too much memory, an internal error. */
const ROWS_OWN = /^(57014|53200|53400|54|XX)/;

/** Whether the database was away, which is no fault of whatever was worked on. */
export function isDatabaseAway(error: unknown): boolean {
  if (!isDatabaseTrouble(error)) return false;
  const { code, message } = error as Error & { code?: unknown };
  return typeof code === 'string' ? !ROWS_OWN.test(code) : !/timeout/i.test(message);
}

/** Runs `work` again, with growing pauses, while the database is in trouble and `giveUpAt` (epoch ms) is not reached. */
export async function throughTrouble<T>(work: () => Promise<T>, giveUpAt: number): Promise<T> {
  for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, 2000)) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseTrouble(error) || Date.now() + pauseMs > giveUpAt) throw error;
      await new Promise(resolve => setTimeout(resolve, pauseMs));
    }
  }
}
