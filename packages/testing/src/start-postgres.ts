// A real Postgres server of one's own, from installed programs, in a temporary folder.
import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.js';
import { findPostgresBin } from './installed.js';

const run = promisify(execFile);

export interface PostgresServer {
  /** Of the database `postgres`, as a user who may do everything. */
  url: string;
  port: number;
  /** Where it keeps everything. */
  folder: string;
  /** Stops it as if the power failed (`immediate`), or orderly; it can be started again. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its folder. */
  close(): Promise<void>;
}

/** Lines for postgresql.conf: nothing is kept over a power failure, since nobody needs it. */
const FAST = ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off', 'max_connections = 200'];

/** Starts a server on a free port. `config` are further lines of postgresql.conf. */
export async function startPostgres(options: { config?: readonly string[] } = {}): Promise<PostgresServer> {
  const bin = findPostgresBin();
  if (!bin) throw new Error('no Postgres server is installed: apt-get install postgresql, or set DATABASE_URL');
  const folder = await mkdtemp(join(tmpdir(), 'cellwire-postgres-'));
  await giveToServer(folder);
  const data = join(folder, 'data');
  const program = (name: string, args: string[]) => runProgram(join(bin, name), args, folder);
  await program('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
  const port = await freePort();
  const lines = [...FAST, `port = ${port}`, "listen_addresses = '127.0.0.1'", `unix_socket_directories = '${folder}'`];
  await writeFile(join(data, 'postgresql.auto.conf'), [...lines, ...(options.config ?? [])].join('\n'));
  const start = async () => {
    await program('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-w', '-t', '60', 'start']);
  };
  const stop = async (mode: 'fast' | 'immediate' = 'fast') => {
    await program('pg_ctl', ['-D', data, '-m', mode, '-w', 'stop']);
  };
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    folder,
    start,
    stop,
    close: () => removePostgres(folder),
  };
}

/** Stops the server that keeps its data in `folder`, whoever started it, and removes the folder. */
export async function removePostgres(folder: string): Promise<void> {
  const program = join(findPostgresBin() ?? '', 'pg_ctl');
  await runProgram(program, ['-D', join(folder, 'data'), '-m', 'immediate', '-w', 'stop'], folder).catch(() => {});
  await rm(folder, { recursive: true, force: true });
}

// Postgres refuses to run as root: then it runs as the user postgres, who must own the folder.
const isRoot = (): boolean => process.getuid?.() === 0;

function runProgram(program: string, args: readonly string[], folder: string): Promise<{ stdout: string }> {
  const [command, ...rest] = [...(isRoot() ? ['runuser', '-u', 'postgres', '--'] : []), program, ...args];
  return run(command as string, rest, { cwd: folder });
}

async function giveToServer(folder: string): Promise<void> {
  if (!isRoot()) return;
  const { stdout } = await run('id', ['-u', 'postgres']);
  const { stdout: group } = await run('id', ['-g', 'postgres']);
  await chown(folder, Number(stdout), Number(group));
}
