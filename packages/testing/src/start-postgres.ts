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
  const asUser = await userFor(folder);
  const data = join(folder, 'data');
  const program = (name: string, args: string[]) => {
    const [command, ...rest] = [...asUser, join(bin, name), ...args];
    return run(command as string, rest, { cwd: folder });
  };
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
    start,
    stop,
    close: async () => {
      await stop('immediate').catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Postgres refuses to run as root: then it runs as the user postgres, who must own the folder. */
async function userFor(folder: string): Promise<string[]> {
  if (process.getuid?.() !== 0) return [];
  const { stdout } = await run('id', ['-u', 'postgres']);
  const { stdout: group } = await run('id', ['-g', 'postgres']);
  await chown(folder, Number(stdout), Number(group));
  return ['runuser', '-u', 'postgres', '--'];
}
