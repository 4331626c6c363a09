// cellwire serve: the API and the page.
import { buildApp } from '@cellwire/api';
import { openShutdown } from '@cellwire/runtime';
import type { Command } from 'commander';
import { say } from '../print.js';
import { openParts, type Parts } from '../process/open-parts.js';

export function define(command: Command): void {
  command.action(async () => {
    const shutdown = openShutdown();
    const parts = await openParts();
    shutdown.onStop(() => parts.close());
    const { url, close } = await serve(parts);
    shutdown.onStop(close);
    say(`serving ${url}`);
    await shutdown.stopped;
  });
}

/** Serves the API of a process; answers its address. */
export async function serve(parts: Parts): Promise<{ url: string; close: () => Promise<void> }> {
  const { store, log, metrics, settings } = parts;
  const app = await buildApp({ store, log, metrics });
  const url = await app.listen({ host: settings.apiHost, port: settings.apiPort });
  return { url, close: () => app.close() };
}
