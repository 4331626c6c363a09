// Progress of a run: one line that changes on a terminal, a plain line now and then elsewhere.
import { STAGES, type Stage } from '@cellwire/model';
import type { DrainProgress } from '@cellwire/pipeline';

export interface Progress {
  update(progress: Pick<DrainProgress, 'ended' | 'waiting'>): void;
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
  const line = (progress: Pick<DrainProgress, 'ended' | 'waiting'>): string =>
    crawlLine(progress, (Date.now() - began) / 1000);
  return {
    update: progress => {
      last = line(progress);
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

/** `polled 4, fetched 40, … (2.0 articles/s, 30 s left)`; what is left is that of the articles known so far. */
export function crawlLine({ ended, waiting }: Pick<DrainProgress, 'ended' | 'waiting'>, seconds: number): string {
  const fetched = ended.get('fetch-articles') ?? 0;
  const rate = fetched / Math.max(seconds, 0.1);
  const known = waiting('fetch-articles');
  const left = known && rate ? `, ${Math.ceil(known / rate)} s left` : '';
  return `${STAGES.map(s => `${LABEL[s]} ${ended.get(s) ?? 0}`).join(', ')} (${rate.toFixed(1)} articles/s${left})`;
}
