// cellwire up: everything in one process: schedule, workers, API, page.
import { STAGES } from '@cellwire/model';
import { openGate, runStage, startSweeping } from '@cellwire/pipeline';
import { openShutdown } from '@cellwire/runtime';
import { isEmbedded } from '@cellwire/store';
import type { Command } from 'commander';
import { say } from '../print.js';
import { openParts } from '../process/open-parts.js';
import { stageHandlers } from '../process/stage-handlers.js';
import { serve } from './serve.js';

export function define(command: Command): void {
  command.action(async () => {
    const shutdown = openShutdown();
    const parts = await openParts();
    shutdown.onStop(() => parts.close());
    const { store, log, metrics, settings } = parts;
    const queue = await parts.queue();
    const gate = openGate();
    const handlers = await stageHandlers(parts, STAGES);
    const workers = await Promise.all(
      handlers.map(handler =>
        runStage({ handler, store, queue, concurrency: settings.concurrency, log, metrics, gate }),
      ),
    );
    shutdown.onStop(async () => void (await Promise.all(workers.map(w => w.close()))));
    const sweeping = startSweeping({ store, queue, stages: STAGES, metrics, log });
    shutdown.onStop(() => sweeping.stop());
    const { url, token, close } = await serve(parts);
    shutdown.onStop(close);
    if (isEmbedded(store)) store.announce(url, token);
    say(`Cellwire is up: ${url}`);
    // The part behind # never leaves the browser; the page takes it for the rest of the session.
    say(`to save filters and correct events there: ${url}/#token=${token}`);
    await shutdown.stopped;
  });
}
