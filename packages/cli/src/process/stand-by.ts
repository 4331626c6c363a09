// How a process that runs until it is told to stop begins and ends: readiness, its small server, the last words.
import type { Shutdown } from '@cellwire/runtime';
import { say } from '../print.js';
import { type HealthServer, serveHealth } from './health-server.js';
import type { Parts } from './open-parts.js';
import { openReadiness, type Readiness } from './readiness.js';

const READY_EVERY_MS = 5000;

/** Opens the readiness of a process with database and queue, and keeps its metric up to date. */
export async function watchReadiness(parts: Parts, shutdown: Shutdown): Promise<Readiness> {
  const isReady = openReadiness({ store: parts.store, queue: await parts.queue(), signal: shutdown.signal });
  const measure = async () => {
    const threads = await parts.threadLoad();
    parts.metrics.threadTasks.set({ state: 'running' }, threads.running);
    parts.metrics.threadTasks.set({ state: 'waiting' }, threads.waiting);
    parts.metrics.ready.set((await isReady()) === null ? 1 : 0);
  };
  const timer = setInterval(() => void measure(), READY_EVERY_MS);
  shutdown.onStop(() => clearInterval(timer));
  void measure();
  return isReady;
}

/** Serves /livez, /readyz and /metrics where a port is set; null where none is. */
export async function standBy(parts: Parts, shutdown: Shutdown): Promise<HealthServer | null> {
  const { settings, metrics } = parts;
  const isReady = await watchReadiness(parts, shutdown);
  if (settings.healthPort < 0) return null;
  const server = await serveHealth({ host: settings.healthHost, port: settings.healthPort, metrics, isReady });
  shutdown.onStop(() => server.close());
  say(`health: ${server.url}`);
  return server;
}

/**
 * Waits for the end and ends the process with 0, whatever still hangs on a connection: rows under way were given back,
 * or their leases run out.
 */
export async function untilStopped(shutdown: Shutdown): Promise<never> {
  for (const error of await shutdown.stopped) say(`while stopping: ${error.message}`);
  process.exit(0);
}
