// cellwire up: everything in one process: schedule, workers, API, page.
import { STAGES } from '@cellwire/model';
import { startChores, startSweeping } from '@cellwire/pipeline';
import { openShutdown } from '@cellwire/runtime';
import type { Command } from 'commander';
import { say } from '../print.js';
import { openParts, retentionOf } from '../process/open-parts.js';
import { runStages } from '../process/run-stages.js';
import { untilStopped, watchReadiness } from '../process/stand-by.js';
import { serve } from './serve.js';

export function define(command: Command): void {
  command.action(async () => {
    const shutdown = openShutdown();
    const parts = await openParts({}, { itself: true });
    shutdown.onStop(() => parts.close());
    const { store, log, metrics, settings } = parts;
    const queue = await parts.queue();
    await runStages(parts, STAGES, shutdown);
    const sweeping = startSweeping({ store, queue, stages: STAGES, metrics, log });
    shutdown.onStop(() => sweeping.stop());
    const chores = startChores({ store, queue, stages: STAGES, metrics, log, retention: retentionOf(settings) });
    shutdown.onStop(() => chores.stop());
    const { url, token, close } = await serve(parts, await watchReadiness(parts, shutdown));
    shutdown.onStop(close);
    say(`Cellwire is up: ${url}`);
    // The part behind # never leaves the browser; the page takes it for the rest of the session.
    say(`to save filters and correct events there: ${url}/#token=${token}`);
    await untilStopped(shutdown);
  });
}
