// The processes that the bench of the pipeline starts, and the CPU time that they and their children used.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TSX = ['--import', 'tsx'];

export interface Running {
  pid: number;
  /** The first line of its standard output, as JSON. Rejects with what it said when it ends without one. */
  told: Promise<unknown>;
  /** Resolves once it has said something like this on standard error; rejects when it ends before. */
  says(pattern: RegExp): Promise<void>;
  /** Ends it and waits for its end. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a TypeScript file of this folder, or (a name with a slash) any file of the project, with Node. */
export function start(file: string, args: readonly string[], env: Record<string, string> = {}): Running {
  const isOurs = file.endsWith('.ts');
  const command = [...(isOurs ? TSX : []), isOurs ? `${ROOT}bench/pipeline/${file}` : `${ROOT}${file}`, ...args];
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return follow(child, file);
}

function follow(child: ChildProcess, file: string): Running {
  const [out, err] = [listenTo(child.stdout), listenTo(child.stderr)];
  const until = <T>(heard: ReturnType<typeof listenTo>, find: (text: string) => T | undefined): Promise<T> => {
    const found = new Promise<T>((resolve, reject) => {
      const look = () => {
        const value = find(heard.text());
        if (value !== undefined) resolve(value);
      };
      heard.onMore(look);
      look();
      child.once('close', code => reject(new Error(`${file} ended too early (${code}): ${err.text()}`)));
    });
    found.catch(() => {});
    return found;
  };
  return {
    pid: child.pid ?? 0,
    told: until(out, text => (text.includes('\n') ? JSON.parse(text.slice(0, text.indexOf('\n'))) : undefined)),
    says: async pattern => void (await until(err, text => (pattern.test(text) ? true : undefined))),
    stop: signal => stop(child, signal),
  };
}

/** Keeps what a stream says; of a long talk the last 100,000 characters. */
function listenTo(stream: NodeJS.ReadableStream | null): { text(): string; onMore(look: () => void): void } {
  let text = '';
  const looks: (() => void)[] = [];
  stream?.on('data', chunk => {
    text = (text + chunk).slice(-100_000);
    for (const look of looks) look();
  });
  return { text: () => text, onMore: look => void looks.push(look) };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Ticks a second of /proc/PID/stat; Linux has had 100 for twenty years. */
const TICKS = 100;

/** CPU seconds so far of a process and everything below it, the ended ones included. NaN where there is no /proc. */
export function cpuSecondsOf(root: number): number {
  const stats = readStats();
  const under = (pid: number): number =>
    (stats.get(pid)?.seconds ?? 0) +
    [...stats].filter(([, s]) => s.parent === pid).reduce((sum, [child]) => sum + under(child), 0);
  return stats.size ? under(root) : Number.NaN;
}

/** Resident memory of one process in MiB; NaN where there is no /proc. */
export function memoryOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

function readStats(): Map<number, { parent: number; seconds: number }> {
  const stats = new Map<number, { parent: number; seconds: number }>();
  let names: string[] = [];
  try {
    names = readdirSync('/proc').filter(name => /^\d+$/.test(name));
  } catch {
    return stats;
  }
  for (const name of names) {
    try {
      const text = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name of the program stands in brackets and may hold anything.
      const fields = text
        .slice(text.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      const seconds = fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) / TICKS;
      stats.set(Number(name), { parent: fields[1] ?? 0, seconds });
    } catch {
      // It ended meanwhile.
    }
  }
  return stats;
}
