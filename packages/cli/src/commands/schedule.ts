// cellwire schedule: hands what Postgres says is due to the queue. Two of them do no harm.
import { STAGES } from '@cellwire/model';
import { startSweeping } from '@cellwire/pipeline';
import { openShutdown } from '@cellwire/runtime';
import type { Command } from 'commander';
import { say } from '../print.js';
import { openParts } from '../process/open-parts.js';

export function define(command: Command): void {
  command
    .option('--interval <ms>', 'pause between two sweeps, in milliseconds', '1000')
    .action(async (options: { interval: string }) => {
      const shutdown = openShutdown();
      const parts = await openParts();
      const { store, metrics, log } = parts;
      const sweeping = startSweeping({
        store,
        queue: await parts.queue(),
        stages: STAGES,
        metrics,
        log,
        intervalMs: Number(options.interval),
      });
      shutdown.onStop(() => parts.close());
      shutdown.onStop(() => sweeping.stop());
      say('scheduling');
      await shutdown.stopped;
    });
}
