// Run once before all tests: the battery pack is parsed and checked here, and read in its compiled form by every file.
import { defaultPackDir } from '../packages/pack/src/default-pack.js';
import { PackError } from '../packages/pack/src/fault.js';
import { compilePack } from '../packages/pack/src/load-pack.js';

export async function setup(): Promise<void> {
  await compilePack(defaultPackDir()).catch(error => {
    // Tests say what is wrong with the pack.
    if (!(error instanceof PackError)) throw error;
  });
}
