// Around all tests: the battery pack is parsed and checked once, and read in its compiled form by every file; what the
// files of the run share lies in one folder, and goes with it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { defaultPackDir } from '../packages/pack/src/default-pack.js';
import { PackError } from '../packages/pack/src/fault.js';
import { compilePack } from '../packages/pack/src/load-pack.js';
import { removeSharedPostgres } from '../packages/testing/src/shared-postgres.js';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await compilePack(defaultPackDir()).catch(error => {
    // Tests say what is wrong with the pack.
    if (!(error instanceof PackError)) throw error;
  });
  const runFolder = await mkdtemp(join(tmpdir(), 'cellwire-tests-'));
  project.provide('runFolder', runFolder);
  return async () => {
    await removeSharedPostgres(runFolder);
    await rm(runFolder, { recursive: true, force: true });
  };
}
