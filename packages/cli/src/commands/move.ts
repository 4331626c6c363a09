// cellwire move: carries the embedded store to a real Postgres, with nothing lost.
import { readSettings } from '@cellwire/runtime';
import { copyStore, openEmbedded, openStore } from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, printTable, say } from '../print.js';
import { UsageError } from '../usage-error.js';

export function define(command: Command): void {
  command
    .requiredOption('--to <url>', 'an empty Postgres database: postgres://user@host/name')
    .option('--json', 'print the rows of each table as JSON')
    .action(async (options: { to: string; json?: boolean }) => {
      if (!/^postgres(ql)?:\/\//.test(options.to))
        throw new UsageError('--to wants a URL that begins with postgres://');
      const { dataDir } = readSettings();
      const clock = { now: () => new Date() };
      const from = await openEmbedded({ dataDir, clock });
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
