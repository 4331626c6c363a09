// Progress of a run: one line that changes on a terminal, a plain line now and then elsewhere.
import { STAGES, type Stage } from '@cellwire/model';

export interface Progress {
  update(ended: ReadonlyMap<Stage, number>): void;
  end(): void;
}

const LABEL: Record<Stage, string> = {
  'poll-feeds': 'polled',
  'fetch-articles': 'fetched',
  'extract-events': 'read',
  'resolve-events': 'resolved',
  'deliver-alerts': 'alerts',
};
const EVERY_MS = 5000;

/** Opens the progress display on stderr. */
export function openProgress(): Progress {
  const began = Date.now();
  let printedAt = began;
  let last = '';
  const line = (ended: ReadonlyMap<Stage, number>): string => {
    const seconds = (Date.now() - began) / 1000;
    const rate = (ended.get('fetch-articles') ?? 0) / Math.max(seconds, 0.1);
    return `${STAGES.map(s => `${LABEL[s]} ${ended.get(s) ?? 0}`).join(', ')} (${rate.toFixed(1)} articles/s)`;
  };
  return {
    update: ended => {
      last = line(ended);
      if (process.stderr.isTTY) process.stderr.write(`\r${last}\u001b[K`);
      else if (Date.now() - printedAt > EVERY_MS) {
        printedAt = Date.now();
        process.stderr.write(`${last}\n`);
      }
    },
    end: () => {
      if (process.stderr.isTTY && last) process.stderr.write('\n');
    },
  };
}
