// The sample newsroom, crawled and served by the built demo as a reader would run it: what the page's tests look at.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emptyStoreFolder } from '@cellwire/testing';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CLI = `${ROOT}packages/cli/bin/cellwire.js`;
/** Two looks at the newsroom: what changed between them is news of the second. */
const DAYS = ['2026-02-14', '2026-02-28'];

export interface Sample {
  url: string;
  close: () => Promise<void>;
}

/** Whether `npm run build` has built the page and the command line. */
export const isBuilt = (): boolean =>
  existsSync(`${ROOT}packages/page/dist/index.html`) && existsSync(`${ROOT}packages/cli/dist/main.js`);

/** Runs `cellwire demo --keep` with a data folder and a port of its own; visitors on loopback may do everything. Throws what it said when it ends. */
export async function openSample(): Promise<Sample> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cellwire-page-'));
  renameSync(await emptyStoreFolder(), join(dataDir, 'demo'));
  const demo = spawn(process.execPath, [CLI, 'demo', '--keep', '--on', ...DAYS], {
    env: {
      ...process.env,
      CELLWIRE_DATA_DIR: dataDir,
      CELLWIRE_API_PORT: '0',
      CELLWIRE_API_LOCAL: 'admin',
      CELLWIRE_API_RATE: '0',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const close = async (): Promise<void> => {
    if (demo.exitCode === null) {
      demo.kill('SIGTERM');
      await once(demo, 'exit');
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    return { url: await addressOf(demo), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The address that the demo says the page is at. */
function addressOf(demo: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    demo.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = /the page is at (http:\S+)/.exec(said)?.[1];
      if (url) resolve(url.replace(/\/$/, ''));
    });
    demo.once('exit', code => reject(new Error(`the demo ended with ${code}:\n${said.slice(-2000)}`)));
  });
}
