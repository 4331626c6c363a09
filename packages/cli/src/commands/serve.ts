// cellwire serve: the API and the page.
import { randomBytes } from 'node:crypto';
import { buildApp } from '@cellwire/api';
import { openShutdown } from '@cellwire/runtime';
import { isEmbedded } from '@cellwire/store';
import type { Command } from 'commander';
import { say } from '../print.js';
import { apiOptions } from '../process/api-options.js';
import { openParts, type Parts } from '../process/open-parts.js';
import type { Readiness } from '../process/readiness.js';

export function define(command: Command): void {
  command.action(async () => {
    const shutdown = openShutdown();
    const parts = await openParts({}, { itself: true });
    shutdown.onStop(() => parts.close());
    const { url, close } = await serve(parts);
    shutdown.onStop(close);
    say(`serving ${url}`);
    await shutdown.stopped;
  });
}

/** Serves the API of a process; answers its address and the token with which the commands of this machine come in. */
export async function serve(
  parts: Parts,
  isReady?: Readiness,
): Promise<{ url: string; token: string; close: () => Promise<void> }> {
  const { settings, store } = parts;
  const token = randomBytes(24).toString('base64url');
  const app = await buildApp({ ...(await apiOptions(parts, token)), ...(isReady ? { isReady } : {}) });
  const url = await app.listen({ host: settings.apiHost, port: settings.apiPort });
  if (isEmbedded(store)) store.announce(url, token);
  return { url, token, close: () => app.close() };
}
