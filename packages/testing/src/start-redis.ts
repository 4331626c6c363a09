// A Redis server of one's own, from an installed program, in a temporary folder.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { findRedisServer } from './installed.js';

export interface RedisServer {
  url: string;
  port: number;
  /** Kills it at once (SIGKILL) or stops it orderly; it can be started again on the same port and folder. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  start(): Promise<void>;
  /** Removes what it kept on disk; call it while the server is stopped. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server on a free port: append-only, noeviction. `args` are further arguments of redis-server. */
export async function startRedis(options: { args?: readonly string[] } = {}): Promise<RedisServer> {
  const program = findRedisServer();
  if (!program) throw new Error('no Redis server is installed: apt-get install redis-server, or set REDIS_URL');
  const folder = await mkdtemp(join(tmpdir(), 'cellwire-redis-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes'];
  args.push('--maxmemory-policy', 'noeviction', ...(options.args ?? []));
  let child: ChildProcess | undefined;
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    running.kill(signal);
    await once(running, 'exit');
  };
  const start = async () => {
    child = spawn(program, args, { stdio: 'ignore' });
    await untilPing(port, child);
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    start,
    stop,
    clear: async () => {
      for (const entry of await readdir(folder)) await rm(join(folder, entry), { recursive: true, force: true });
    },
    close: async () => {
      await stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks until the server answers; while it loads its file it answers with an error. */
async function untilPing(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with code ${child.exitCode}`);
    if ((await ping(port)).startsWith('+PONG')) return;
    await new Promise(resolve => setTimeout(resolve, 25));
  }
  throw new Error('redis-server did not answer within 10 s');
}

function ping(port: number): Promise<string> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const end = (answer: string) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('data', data => end(data.toString()));
    socket.on('error', () => end(''));
    socket.setTimeout(500, () => end(''));
  });
}
