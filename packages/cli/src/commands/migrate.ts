// cellwire migrate: brings the database to the present schema.
import { readSettings } from '@cellwire/runtime';
import {
  compareSchema,
  migrateEmbedded,
  migratePostgres,
  openEmbedded,
  openPostgres,
  type Store,
} from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, printLine, say } from '../print.js';
import { openThroughHolder } from '../process/open-own-store.js';

interface Options {
  dryRun?: boolean;
  json?: boolean;
}

export function define(command: Command): void {
  command
    .option('--dry-run', 'say which migrations are missing, and run none')
    .option('--json', 'print {"ran": […]} or, with --dry-run, {"missing": […]}')
    .action(async (options: Options) => {
      const names = options.dryRun ? await findMissing() : await runMissing();
      if (options.json) printJson(options.dryRun ? { missing: names } : { ran: names });
      else for (const name of names) printLine(name);
      say(summary(names.length, options.dryRun ?? false));
    });
}

const summary = (count: number, isDryRun: boolean): string => {
  if (count === 0) return 'the database is up to date';
  return isDryRun ? `${count} migrations are missing` : `ran ${count} migrations`;
};

async function runMissing(): Promise<string[]> {
  const { databaseUrl } = readSettings();
  if (databaseUrl) return migratePostgres(databaseUrl);
  return withUnmigrated(store => ('withSession' in store ? store.withSession(migrateEmbedded) : Promise.resolve([])));
}

const findMissing = (): Promise<string[]> => withUnmigrated(async store => (await compareSchema(store)).missing);

/** Opens the store as it is, whatever its schema. */
async function withUnmigrated<T>(
  work: (store: Store | Awaited<ReturnType<typeof openEmbedded>>) => Promise<T>,
): Promise<T> {
  const { databaseUrl, dataDir } = readSettings();
  const clock = { now: () => new Date() };
  // Who holds the embedded store brought it to the present schema when it opened it.
  const openHeld = (error: unknown) => openThroughHolder(error, clock);
  const store = databaseUrl
    ? openPostgres({ databaseUrl, clock })
    : await openEmbedded({ dataDir, clock }).catch(openHeld);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
