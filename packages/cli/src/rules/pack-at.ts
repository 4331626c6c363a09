// A pack as it was at another revision of the git repository that holds it.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LARGEST = 16 * 1024 * 1024;

const git = async (dir: string, args: readonly string[]): Promise<string> =>
  (await run('git', ['-C', dir, ...args], { maxBuffer: LARGEST })).stdout;

/** The pack's files at `revision`, in a folder of their own; `drop` takes it away. Null when git knows no such revision. */
export async function packAt(dir: string, revision: string): Promise<{ dir: string; drop(): Promise<void> } | null> {
  const commit = await git(dir, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]).catch(() => null);
  if (commit === null) return null;
  const at = commit.trim();
  const names = (await git(dir, ['ls-tree', '-r', '-z', '--name-only', at, '.'])).split('\0').filter(Boolean);
  const copy = await mkdtemp(join(tmpdir(), 'cellwire-pack-'));
  for (const name of names.filter(n => n.endsWith('.yaml') || n.endsWith('.yml'))) {
    const target = join(copy, name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, await git(dir, ['show', `${at}:./${name}`]));
  }
  return { dir: copy, drop: () => rm(copy, { recursive: true, force: true }) };
}
