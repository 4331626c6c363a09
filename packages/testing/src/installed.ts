// Finds the servers that are installed on this machine.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the newest installed Postgres server's programs; null when there is none. */
export function findPostgresBin(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map(v => join(debian, v, 'bin')),
    '/usr/local/pgsql/bin',
    '/opt/homebrew/bin',
    '/usr/bin',
  ];
  return folders.find(folder => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))) ?? null;
}

/** The Redis (or Valkey) server program; null when there is none. */
export function findRedisServer(): string | null {
  for (const program of ['redis-server', 'valkey-server']) {
    const { status } = spawnSync(program, ['--version'], { stdio: 'ignore' });
    if (status === 0) return program;
  }
  return null;
}
