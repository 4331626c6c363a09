// One command line run in the test's own process, with what it wrote.
import { vi } from 'vitest';
import { main } from '../src/main.js';

/** What a command line ended with and wrote. */
export interface CommandRun {
  code: number;
  out: string;
  err: string;
}

/** Runs one command line in this process, on the environment as it is stubbed; the streams are heard, not written to. */
export async function runCommand(...args: string[]): Promise<CommandRun> {
  const said = { out: '', err: '' };
  const hear = (stream: 'out' | 'err') => (text: string | Uint8Array, done?: unknown) => {
    said[stream] += text;
    if (typeof done === 'function') done();
    return true;
  };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(hear('out'));
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(hear('err'));
  // Each thread loads the pack, and a test's few articles need no second one.
  vi.stubEnv('CELLWIRE_THREADS', '1');
  try {
    process.exitCode = 0;
    return { code: await main(args), ...said };
  } finally {
    process.exitCode = 0;
    out.mockRestore();
    err.mockRestore();
  }
}
