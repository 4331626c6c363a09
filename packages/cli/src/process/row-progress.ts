// Progress through a known number of rows: rate and time left on a terminal, a plain line now and then elsewhere.

export interface RowProgress {
  update(done: number): void;
  end(): void;
}

const EVERY_MS = 5000;
const REDRAW_MS = 100;

/** Opens the display on stderr; nothing shows for what is over in an instant. */
export function openRowProgress(what: string, total: number): RowProgress {
  const began = performance.now();
  let shownAt = began;
  let drawn = false;
  return {
    update: done => {
      const now = performance.now();
      const { isTTY } = process.stderr;
      if (now - shownAt < (isTTY ? REDRAW_MS : EVERY_MS)) return;
      shownAt = now;
      drawn = true;
      const line = progressLine(what, { done, total, seconds: (now - began) / 1000 });
      process.stderr.write(isTTY ? `\r${line}\u001b[K` : `${line}\n`);
    },
    end: () => {
      if (drawn && process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    },
  };
}

/** `12,000 of 100,000 events, 4,100 a second, 21 s left`. */
export function progressLine(
  what: string,
  { done, total, seconds }: { done: number; total: number; seconds: number },
): string {
  const rate = done / Math.max(seconds, 0.001);
  const left = rate > 0 ? Math.max(total - done, 0) / rate : 0;
  const number = (n: number): string => Math.round(n).toLocaleString('en-US');
  return `${number(done)} of ${number(total)} ${what}, ${number(rate)} a second, ${number(left)} s left`;
}
