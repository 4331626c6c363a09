// The lock of an embedded store's folder. PGlite takes none, and a second process that opened it would lose rows.
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Who holds the folder. While `up` runs, `api` and `token` say how other commands reach it. */
export interface LockHolder {
  pid: number;
  host: string;
  /** When the lock was taken, ISO 8601. */
  since: string;
  /** Boot and start time of the process, which tell it from a later one with the same pid; empty where unknown. */
  process: string;
  nonce: string;
  api: string | null;
  token: string | null;
}

/** Somebody else has the embedded store open. */
export class StoreBusyError extends Error {
  constructor(
    readonly dataDir: string,
    readonly holder: LockHolder,
    readonly lockFile: string,
  ) {
    const where = holder.host === hostname() ? `process ${holder.pid}` : `process ${holder.pid} on ${holder.host}`;
    const mend = holder.api
      ? `it serves ${holder.api}; stop it first`
      : `stop it first, or remove ${lockFile} if that process no longer exists`;
    super(`the store in ${dataDir} is in use by ${where} since ${holder.since}: ${mend}`);
  }
}

export interface FolderLock {
  /** Tells other commands how to reach this process. */
  announce(api: string, token: string): void;
  release(): void;
}

const LOCK = 'lock.json';
/** A takeover takes microseconds; one this old belongs to a process that died in it. */
const TAKEOVER_MS = 30_000;

/** Takes the lock of `dataDir`, which must exist. A lock whose process is gone is taken over. Throws StoreBusyError. */
export function lockFolder(dataDir: string): FolderLock {
  const lockFile = join(dataDir, LOCK);
  const mine: LockHolder = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    process: processMark(process.pid),
    nonce: randomUUID(),
    api: null,
    token: null,
  };
  if (!create(lockFile, mine)) takeOver(dataDir, lockFile, mine);
  return {
    announce: (api, token) => {
      Object.assign(mine, { api, token });
      if (readLock(dataDir)?.nonce === mine.nonce) replace(lockFile, mine);
    },
    release: () => {
      if (readLock(dataDir)?.nonce === mine.nonce) rmSync(lockFile, { force: true });
    },
  };
}

/** Who holds `dataDir`, alive or not; null when nobody does. */
export function readLock(dataDir: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, LOCK), 'utf8')) as LockHolder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(
      `${join(dataDir, LOCK)} cannot be read (${(error as Error).message}): remove it if nothing uses the store`,
    );
  }
}

/** Whether the process behind a lock is gone. On another host it can't be told, so it counts as alive. */
export function isStale(holder: LockHolder): boolean {
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  const mark = processMark(holder.pid);
  return holder.process !== '' && mark !== '' && mark !== holder.process;
}

/** Writes the whole lock in one step, so that nobody reads half of it; false when there is one already. */
function create(lockFile: string, holder: LockHolder): boolean {
  const draft = `${lockFile}.${holder.nonce}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(draft, lockFile);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replace(lockFile: string, holder: LockHolder): void {
  const draft = `${lockFile}.${holder.nonce}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  renameSync(draft, lockFile);
}

/** One process at a time judges and replaces a stale lock; otherwise two that saw the same one could both win. */
function takeOver(dataDir: string, lockFile: string, mine: LockHolder): void {
  const guard = `${lockFile}.takeover`;
  const refuse = () => {
    const holder = readLock(dataDir) ?? mine;
    return new StoreBusyError(dataDir, holder, lockFile);
  };
  if (!enter(guard)) throw refuse();
  try {
    const holder = readLock(dataDir);
    if (holder && !isStale(holder)) throw new StoreBusyError(dataDir, holder, lockFile);
    rmSync(lockFile, { force: true });
    if (!create(lockFile, mine)) throw refuse();
  } finally {
    rmdirSync(guard);
  }
}

function enter(guard: string): boolean {
  try {
    mkdirSync(guard);
    return true;
  } catch {
    try {
      if (Date.now() - statSync(guard).mtimeMs < TAKEOVER_MS) return false;
      rmdirSync(guard);
      mkdirSync(guard);
      return true;
    } catch {
      return false;
    }
  }
}

/** Boot id and start time of a process, from /proc; empty elsewhere. */
function processMark(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may hold spaces; the start time is the 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot} ${fields[19]}`;
  } catch {
    return '';
  }
}
