// Kills a process at its nth statement to Postgres: the driver's own function is wrapped, so that no statement is missed.
import pg from 'pg';

type Callback = (error: unknown, result: unknown) => void;

/** Counts every statement that this process sends from now on; at the nth, `die` is called before or after it. */
export function crashAtStatement(
  { nth, side }: { nth: number; side: 'before' | 'after' },
  die: (where: string) => void,
): void {
  let count = 0;
  const plain = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function counted(this: unknown, ...args: unknown[]): unknown {
    const isIt = ++count === nth;
    const where = `${side} statement ${nth}: ${textOf(args[0])}`;
    if (isIt && side === 'before') die(where);
    if (!isIt) return plain.apply(this, args);
    const last = args.length - 1;
    if (typeof args[last] === 'function') {
      const callback = args[last] as Callback;
      return plain.apply(this, [
        ...args.slice(0, last),
        (error: unknown, result: unknown) => {
          die(where);
          callback(error, result);
        },
      ]);
    }
    return (plain.apply(this, args) as Promise<unknown>).then(result => {
      die(where);
      return result;
    });
  } as never;
}

function textOf(query: unknown): string {
  const text = typeof query === 'string' ? query : ((query as { text?: string })?.text ?? '');
  return text.replace(/\s+/g, ' ').slice(0, 60);
}
