// cellwire worker: runs stages until it is told to stop; any number of these work side by side.
import { STAGES, type Stage } from '@cellwire/model';
import { openShutdown } from '@cellwire/runtime';
import type { Command } from 'commander';
import { say } from '../print.js';
import { openParts } from '../process/open-parts.js';
import { runStages } from '../process/run-stages.js';
import { standBy, untilStopped } from '../process/stand-by.js';
import { UsageError } from '../usage-error.js';

export function define(command: Command): void {
  command
    .argument('[name...]', `stages to run: ${STAGES.join(', ')} (all)`)
    .option('--concurrency <n>', 'jobs at once, per stage')
    .option('--health-port <port>', 'serve /livez, /readyz and /metrics there (0: a free port)')
    .action(async (names: string[], options: { concurrency?: string; healthPort?: string }) => {
      const unknown = names.find(n => !STAGES.includes(n as Stage));
      if (unknown) throw new UsageError(`there is no stage "${unknown}": ${STAGES.join(', ')}`);
      const stages = (names.length ? names : [...STAGES]) as Stage[];
      const shutdown = openShutdown();
      const parts = await openParts({
        ...(options.concurrency ? { concurrency: wholeNumber('--concurrency', options.concurrency, 1) } : {}),
        ...(options.healthPort ? { healthPort: wholeNumber('--health-port', options.healthPort, 0) } : {}),
      });
      shutdown.onStop(() => parts.close());
      await runStages(parts, stages, shutdown);
      await standBy(parts, shutdown);
      say(`working on ${stages.join(', ')}`);
      await untilStopped(shutdown);
    });
}

/** A number from the command line. */
export function wholeNumber(option: string, text: string, least: number): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < least) throw new UsageError(`${option} wants a whole number from ${least}: ${text}`);
  return n;
}
