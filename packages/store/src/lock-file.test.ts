import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStale, lockFolder, readLock, StoreBusyError } from './lock-file.js';

describe('the lock of an embedded store', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cellwire-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (holder: object) => writeFileSync(join(folder, 'lock.json'), JSON.stringify(holder));

  /** A process that has ended, so that its pid means nobody. */
  const deadPid = async (): Promise<number> => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    return child.pid ?? 0;
  };

  it('is held by one, and says by whom', () => {
    const lock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(StoreBusyError);
    expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`);
    lock.release();
    lockFolder(folder).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says how to reach the process that serves an API', () => {
    const lock = lockFolder(folder);
    lock.announce('http://127.0.0.1:4455', 'secret');
    expect(readLock(folder)).toMatchObject({ api: 'http://127.0.0.1:4455', token: 'secret', pid: process.pid });
    expect(() => lockFolder(folder)).toThrow('it serves http://127.0.0.1:4455');
    lock.release();
  });

  it('is taken over from a process that is gone', async () => {
    write({ pid: await deadPid(), host: hostname(), since: '', process: '', nonce: 'old', api: null, token: null });
    const lock = lockFolder(folder);
    expect(readLock(folder)?.pid).toBe(process.pid);
    lock.release();
  });

  it('is taken over from a process whose pid now means another', () => {
    write({
      pid: process.pid,
      host: hostname(),
      since: '',
      process: 'another boot 1',
      nonce: 'old',
      api: null,
      token: null,
    });
    lockFolder(folder).release();
  });

  it('is left to a process of another host', () => {
    const holder = {
      pid: 1,
      host: 'elsewhere',
      since: '2026-02-11',
      process: '',
      nonce: 'old',
      api: null,
      token: null,
    };
    expect(isStale(holder)).toBe(false);
    write(holder);
    expect(() => lockFolder(folder)).toThrow('process 1 on elsewhere');
  });

  it('names the file and the mend when it cannot be read', () => {
    writeFileSync(join(folder, 'lock.json'), '{');
    expect(() => lockFolder(folder)).toThrow(/lock\.json cannot be read .* remove it/);
  });

  it('is not removed by a process that lost it', () => {
    const lock = lockFolder(folder);
    write({ pid: process.pid, host: hostname(), since: '', process: '', nonce: 'other', api: null, token: null });
    lock.release();
    expect(readFileSync(join(folder, 'lock.json'), 'utf8')).toContain('other');
  });
});
