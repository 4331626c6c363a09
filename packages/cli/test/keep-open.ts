// One opened store, and one set of parts, for all command lines of a test file: opening the store, the pack and the threads
// anew for each takes seconds. Such a file has a process of its own (vitest.config.ts lists them) and begins with
//   vi.mock('../process/open-own-store.js', async original => keepStore(await original()));
//   vi.mock('../process/open-parts.js', async original => keepParts(await original()));
import { readSettings } from '@cellwire/runtime';
import type { Store } from '@cellwire/store';
import type { Parts } from '../src/process/open-parts.js';

type OpenStore = typeof import('../src/process/open-own-store.js');
type OpenParts = typeof import('../src/process/open-parts.js');

let keptStore: { asked: string; store: Store } | null = null;
let keptParts: { asked: string; parts: Parts } | null = null;

/** `openOwnStore` that hands out the same store again while it is the one asked for, and keeps it open with its first clock. */
export function keepStore(real: OpenStore): OpenStore {
  const openOwnStore: OpenStore['openOwnStore'] = async (settings, needs) => {
    const asked = JSON.stringify([settings.databaseUrl, settings.dataDir]);
    if (keptStore?.asked !== asked) {
      await closeStore();
      keptStore = { asked, store: await real.openOwnStore(settings, needs) };
    }
    return { ...keptStore.store, close: async () => undefined };
  };
  return { ...real, openOwnStore };
}

/** `openParts` that hands out the same parts again while the settings are the same, and keeps them open. */
export function keepParts(real: OpenParts): OpenParts {
  const openParts: OpenParts['openParts'] = async (...args) => {
    const asked = JSON.stringify([readSettings(), args]);
    if (keptParts?.asked !== asked) {
      await closeParts();
      keptParts = { asked, parts: await real.openParts(...args) };
    }
    return { ...keptParts.parts, close: async () => undefined };
  };
  return { ...real, openParts };
}

/** Closes what is open: at the end of the file, and before a test opens the store by other means. */
export async function closeKept(): Promise<void> {
  await closeParts();
  await closeStore();
}

async function closeParts(): Promise<void> {
  const last = keptParts;
  keptParts = null;
  await last?.parts.close();
}

async function closeStore(): Promise<void> {
  const last = keptStore;
  keptStore = null;
  await last?.store.close();
}
