// cellwire schedule: hands what Postgres says is due to the queue, and keeps house. Two of them do no harm: a row that
// is due twice in the queue is leased once.
import { STAGES } from '@cellwire/model';
import { startChores, startSweeping } from '@cellwire/pipeline';
import { openShutdown } from '@cellwire/runtime';
import type { Command } from 'commander';
import { say } from '../print.js';
import { openParts, retentionOf } from '../process/open-parts.js';
import { standBy, untilStopped } from '../process/stand-by.js';
import { wholeNumber } from './worker.js';

export function define(command: Command): void {
  command
    .option('--interval <ms>', 'pause between two sweeps, in milliseconds', '1000')
    .option('--health-port <port>', 'serve /livez, /readyz and /metrics there (0: a free port)')
    .action(async (options: { interval: string; healthPort?: string }) => {
      const intervalMs = wholeNumber('--interval', options.interval, 10);
      const shutdown = openShutdown();
      const parts = await openParts(
        options.healthPort ? { healthPort: wholeNumber('--health-port', options.healthPort, 0) } : {},
      );
      shutdown.onStop(() => parts.close());
      const { store, metrics, log, settings } = parts;
      const queue = await parts.queue();
      const sweeping = startSweeping({ store, queue, stages: STAGES, metrics, log, intervalMs });
      shutdown.onStop(() => sweeping.stop());
      const chores = startChores({ store, queue, stages: STAGES, metrics, log, retention: retentionOf(settings) });
      shutdown.onStop(() => chores.stop());
      await standBy(parts, shutdown);
      say('scheduling');
      await untilStopped(shutdown);
    });
}
