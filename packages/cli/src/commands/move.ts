// cellwire move: carries the embedded store to a real Postgres, with nothing lost.
import { openClock, readSettings } from '@cellwire/runtime';
import { copyStore, openStore } from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, printTable, say } from '../print.js';
import { openOwnStore } from '../process/open-own-store.js';
import { UsageError } from '../usage-error.js';

export function define(command: Command): void {
  command
    .requiredOption('--to <url>', 'an empty Postgres database: postgres://user@host/name')
    .option('--json', 'print the rows of each table as JSON')
    .action(async (options: { to: string; json?: boolean }) => {
      if (!/^postgres(ql)?:\/\//.test(options.to))
        throw new UsageError('--to wants a URL that begins with postgres://');
      const { dataDir } = readSettings();
      // A process that goes on recording in the old store would leave what it records behind: it has to stop first.
      const from = await openOwnStore({ databaseUrl: null, dataDir }, { clock: openClock(null), itself: true });
      try {
        const to = await openStore({ databaseUrl: options.to, migrate: true });
        try {
          const copied = await copyStore(from, to);
          if (options.json) printJson(Object.fromEntries(copied));
          else printTable(['table', 'rows'], [...copied], 'nothing to carry');
        } finally {
          await to.close();
        }
      } finally {
        await from.close();
      }
      say(`the store is moved: set DATABASE_URL to that database. ${dataDir} is left as it was`);
    });
}
