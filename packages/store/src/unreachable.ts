// What to tell people when Postgres does not let us in.

/** Postgres can't be reached, or refuses the user or the database of its address. The cause is what the driver said. */
export class UnreachableError extends Error {}

/** The words of a driver's error. Trying several addresses of a host fails without words of its own: the first one speaks. */
export function databaseWords(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return databaseWords(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** The error with where, what and the mend, without the password of the address. */
export function unreachable(databaseUrl: string, cause: unknown): UnreachableError {
  const { host, pathname } = new URL(databaseUrl);
  const where = `${host || 'the local socket'}, database ${decodeURIComponent(pathname.slice(1)) || 'of that name'}`;
  const words = databaseWords(cause);
  return new UnreachableError(`no Postgres for us at ${where} (${words}): start it, or mend DATABASE_URL`, { cause });
}
