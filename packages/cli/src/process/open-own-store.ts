// The store that a command works on. Where `cellwire up` holds the embedded one, the command goes through that process: one
// place for all commands, which see the same interface.
import type { Clock } from '@cellwire/model';
import type { Settings } from '@cellwire/runtime';
import { isStale, openStore, type Store, StoreBusyError } from '@cellwire/store';

export interface StoreNeeds {
  clock: Clock;
  onError?: (error: Error) => void;
  /** A query on a real Postgres that takes longer is given up. */
  queryTimeoutMs?: number;
  /** The process serves the store to others, or runs stages on its queue: it wants the store itself. */
  itself?: boolean;
}

/** Opens the store of the settings, or the way to the process that holds it. Throws StoreBusyError where there is no way. */
export async function openOwnStore(
  { databaseUrl, dataDir }: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  { itself = false, ...options }: StoreNeeds,
): Promise<Store> {
  try {
    return await openStore({ databaseUrl, dataDir, ...options });
  } catch (error) {
    if (itself) throw error;
    return openThroughHolder(error, options.clock);
  }
}

/** The store through the process that holds it, where that is what was met; throws any other error again. */
export async function openThroughHolder(error: unknown, clock: Clock): Promise<Store> {
  if (!(error instanceof StoreBusyError)) throw error;
  const { api, token } = error.holder;
  if (api === null || token === null || isStale(error.holder)) throw error;
  const { openRemoteStore } = await import('@cellwire/api/bridge');
  return openRemoteStore({ api, token, clock });
}
