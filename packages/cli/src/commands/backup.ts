// cellwire backup: everything in one file, whichever store it is.
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { writeBackup } from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, printTable, say } from '../print.js';
import { withParts } from '../process/with-parts.js';

export function define(command: Command): void {
  command
    .argument('<file>', 'where to, such as cellwire-2026-02-11.backup.gz')
    .option('--json', 'print the rows of each table as JSON')
    .action(
      withParts(async (parts, file: string, options: { json?: boolean }) => {
        const draft = `${file}.${process.pid}.part`;
        try {
          const text = new PassThrough();
          const written = pipeline(text, createGzip(), createWriteStream(draft, { flags: 'wx', mode: 0o600 }));
          const write = (piece: string) => pushed(text, piece, written);
          const counts = await writeBackup(parts.store, write);
          text.end();
          await written;
          await rename(draft, file);
          if (options.json) printJson(Object.fromEntries(counts));
          else printTable(['table', 'rows'], [...counts], 'nothing to keep');
          say(
            `${file} holds everything but the key that encrypts subscription secrets: keep ${keyPlace(parts.settings)}, too`,
          );
        } catch (error) {
          await rm(draft, { force: true });
          throw error;
        }
      }),
    );
}

const keyPlace = ({ secretKey, dataDir }: { secretKey: string | null; dataDir: string }): string =>
  secretKey ? 'CELLWIRE_SECRET_KEY' : `${dataDir}/secret.key`;

/** Resolves when there is room for more, or throws why the file cannot be written. */
async function pushed(text: PassThrough, piece: string, written: Promise<void>): Promise<void> {
  if (text.write(piece)) return;
  await Promise.race([new Promise<void>(resolve => void text.once('drain', resolve)), written]);
}
