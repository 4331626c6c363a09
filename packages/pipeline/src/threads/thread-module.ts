// Where a thread's code is: beside the file that asks, compiled in the build, TypeScript when run from source.
import { fileURLToPath } from 'node:url';

export interface ThreadModule {
  /** Path of the module whose exports are the tasks. */
  filename: string;
  /** Options of Node with which a thread can load it. */
  execArgv: string[];
}

/**
 * The module `name` (without extension) beside the file at `besideUrl` (its `import.meta.url`). A thread does not
 * inherit what the tests' runner does to imports, so from source it gets tsx and our export condition.
 */
export function threadModule(besideUrl: string, name: string): ThreadModule {
  const isSource = new URL(besideUrl).pathname.endsWith('.ts');
  const filename = fileURLToPath(new URL(`${name}${isSource ? '.ts' : '.js'}`, besideUrl));
  if (!isSource) return { filename, execArgv: [] };
  // `--import tsx` does nothing outside the main thread: its register function has to be called.
  const register = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register();`;
  return {
    filename,
    execArgv: ['--conditions=cellwire-source', '--import', `data:text/javascript,${encodeURIComponent(register)}`],
  };
}
