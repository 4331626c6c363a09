// cellwire restore: a backup into an empty store, embedded or real.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { openClock, readSettings } from '@cellwire/runtime';
import { openStore, restoreBackup } from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, printTable, say } from '../print.js';

export function define(command: Command): void {
  command
    .argument('<file>', 'a file that cellwire backup made')
    .option('--json', 'print the rows of each table as JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const { databaseUrl, dataDir, now } = readSettings();
      const store = await openStore({ databaseUrl, dataDir, clock: openClock(now), migrate: true });
      try {
        const counts = await restoreBackup(store, readLines(file));
        if (options.json) printJson(Object.fromEntries(counts));
        else printTable(['table', 'rows'], [...counts], 'the backup is empty');
        say(`${file} is restored; put the key that encrypts subscription secrets back, too`);
      } finally {
        await store.close();
      }
    });
}

/** Lines of a compressed file. A fault of the file is thrown where the lines are read. */
async function* readLines(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const text = createGunzip();
  bytes.on('error', error => text.destroy(error));
  const lines = createInterface({ input: bytes.pipe(text), crlfDelay: Number.POSITIVE_INFINITY });
  let fault: Error | null = null;
  text.on('error', error => {
    fault = new Error(`${file} cannot be read: ${error.message}`);
    lines.close();
  });
  for await (const line of lines) yield line;
  if (fault) throw fault;
}
