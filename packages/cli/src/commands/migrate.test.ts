// The dry run of migrate says what the run does.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationNames } from '@cellwire/store';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runCommand } from '../../test/run-command.js';

const dataDir = mkdtempSync(join(tmpdir(), 'cellwire-migrate-'));
beforeAll(() => {
  vi.stubEnv('CELLWIRE_DATA_DIR', dataDir);
  vi.stubEnv('DATABASE_URL', '');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true, force: true });
});

it('migrate runs what its dry run says is missing, and then nothing', async () => {
  const asked = async (...args: string[]) => JSON.parse((await runCommand('migrate', '--json', ...args)).out);
  const { missing } = await asked('--dry-run');
  expect(missing).toEqual(migrationNames());
  expect((await asked()).ran).toEqual(missing);
  expect((await asked('--dry-run')).missing).toEqual([]);
  expect((await asked()).ran).toEqual([]);
}, 300_000);
