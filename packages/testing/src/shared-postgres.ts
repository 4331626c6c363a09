// One Postgres for all test files of a run: the first that needs it starts it, the run's end removes it.
import { open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removePostgres, startPostgres } from './start-postgres.js';

/** A server of the run. */
export interface SharedPostgres {
  url: string;
  /** A migrated database with nothing in it, to be copied. */
  template: string;
}

type Note = SharedPostgres & { folder: string };

const NOTE = 'postgres.json';
const PATIENCE_MS = 90_000;

/**
 * The Postgres of the run that has `runFolder`. Where no other test file has started it, it is started, and `makeTemplate`
 * makes its template and answers the name. Throws when it does not start.
 */
export async function sharedPostgres(
  runFolder: string,
  makeTemplate: (url: string) => Promise<string>,
): Promise<SharedPostgres> {
  const isFirst = await open(join(runFolder, 'postgres.started'), 'wx').then(
    file => file.close().then(() => true),
    () => false,
  );
  if (isFirst) await start(runFolder, makeTemplate);
  return untilNoted(runFolder);
}

/** Stops and removes the Postgres of a run, if one was started. */
export async function removeSharedPostgres(runFolder: string): Promise<void> {
  const note = await readNote(runFolder);
  if (note) await removePostgres(note.folder);
}

async function start(runFolder: string, makeTemplate: (url: string) => Promise<string>): Promise<void> {
  const server = await startPostgres();
  try {
    const note: Note = { url: server.url, template: await makeTemplate(server.url), folder: server.folder };
    const draft = join(runFolder, `${NOTE}.draft`);
    await writeFile(draft, JSON.stringify(note));
    await rename(draft, join(runFolder, NOTE));
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function untilNoted(runFolder: string): Promise<SharedPostgres> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const note = await readNote(runFolder);
    if (note) return note;
    if (performance.now() > deadline)
      throw new Error(`the Postgres of this test run did not start within ${PATIENCE_MS / 1000} s`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

async function readNote(runFolder: string): Promise<Note | null> {
  const text = await readFile(join(runFolder, NOTE), 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text);
}
