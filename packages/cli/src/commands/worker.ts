// cellwire worker: runs stages until it is told to stop; any number of these work side by side.
import { STAGES, type Stage } from '@cellwire/model';
import { openGate, runStage } from '@cellwire/pipeline';
import { openShutdown } from '@cellwire/runtime';
import type { Command } from 'commander';
import { say } from '../print.js';
import { openParts } from '../process/open-parts.js';
import { stageHandlers } from '../process/stage-handlers.js';
import { UsageError } from '../usage-error.js';

export function define(command: Command): void {
  command
    .argument('[name...]', `stages to run: ${STAGES.join(', ')} (all)`)
    .option('--concurrency <n>', 'jobs at once, per stage')
    .action(async (names: string[], options: { concurrency?: string }) => {
      const unknown = names.find(n => !STAGES.includes(n as Stage));
      if (unknown) throw new UsageError(`there is no stage "${unknown}": ${STAGES.join(', ')}`);
      const stages = (names.length ? names : [...STAGES]) as Stage[];
      const shutdown = openShutdown();
      const parts = await openParts(options.concurrency ? { concurrency: Number(options.concurrency) } : {});
      const queue = await parts.queue();
      const gate = openGate();
      const { store, log, metrics } = parts;
      const handlers = await stageHandlers(parts, stages);
      const workers = await Promise.all(
        handlers.map(handler =>
          runStage({ handler, store, queue, concurrency: parts.settings.concurrency, log, metrics, gate }),
        ),
      );
      shutdown.onStop(() => parts.close());
      shutdown.onStop(async () => void (await Promise.all(workers.map(w => w.close()))));
      say(`working on ${stages.join(', ')}`);
      const errors = await shutdown.stopped;
      for (const error of errors) say(`while stopping: ${error.message}`);
    });
}
