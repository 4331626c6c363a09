import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as wildTasks from '../../test/wild-tasks.js';
import type { TaskFailure } from './task-failure.js';
import { threadModule } from './thread-module.js';
import { openThreads, type Threads } from './thread-pool.js';

const module = threadModule(new URL('../../test/thread-pool.ts', import.meta.url).href, './wild-tasks');

describe('threads', () => {
  let threads: Threads<typeof wildTasks>;
  const failures: string[] = [];
  beforeAll(async () => {
    const onFailure = (task: string, failure: TaskFailure) => failures.push(`${task}: ${failure.kind}`);
    threads = await openThreads({ module, threads: 2, timeMs: 20_000, memoryMb: 48, onFailure });
  });
  afterAll(() => threads.close());
  const failureOf = (run: Promise<unknown>) => run.then(() => null).catch((failure: TaskFailure) => failure);

  it('run tasks side by side, away from the event loop, and hand back what they answer', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map(text => threads.run('echo', text)));
    expect(answers.map(a => a.text)).toEqual(['a', 'b', 'c', 'd']);
    expect(answers.every(a => a.thread > 0)).toBe(true);
  });

  it('take over memory that is handed over, and hand over their own', async () => {
    const bytes = Uint8Array.from([1, 2, 3]);
    expect(await threads.run('lengthen', bytes, { handOver: [bytes.buffer] })).toEqual(Uint8Array.from([1, 2, 3, 0]));
    expect(bytes.length).toBe(0);
  });

  it.each([
    ['never ends', () => threads.run('loop', null, { timeMs: 300 }), 'slow', 'loop took longer than 0.3 s'],
    ['devours memory', () => threads.run('devour', null), 'memory', 'devour needed more than 48 MB of memory'],
    ['throws', () => threads.run('throwUp', 'bad'), 'threw', 'throwUp failed: RangeError: bad'],
    ['ends the process', () => threads.run('leave', 3), 'exit', 'leave ended its thread (worker exited with code: 3)'],
    ['throws behind its back', () => threads.run('throwLater', null), 'threw', /thrown behind the back/],
  ] as const)('fail the task that %s, and no other', async (_name, run, kind, message) => {
    const [failure, ...others] = await Promise.all([
      failureOf(run()),
      ...['x', 'y', 'z'].map(text => threads.run('echo', text)),
    ]);
    expect(failure?.kind).toBe(kind);
    expect(failure?.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect(failures.at(-1)).toContain(`: ${kind}`);
    expect(others.map(o => o.text)).toEqual(['x', 'y', 'z']);
  });

  it('do not count the wait for a thread, or its loading, as time of a task', async () => {
    const slow = Array.from({ length: 4 }, () => failureOf(threads.run('loop', null, { timeMs: 200 })));
    const quick = Array.from({ length: 4 }, (_, i) => threads.run('echo', `${i}`, { timeMs: 1000 }));
    expect((await Promise.all(slow)).map(f => f?.kind)).toEqual(['slow', 'slow', 'slow', 'slow']);
    expect((await Promise.all(quick)).map(q => q.text)).toEqual(['0', '1', '2', '3']);
  });

  it('give up a task whose signal is aborted, running or waiting, with the reason of the signal', async () => {
    const why = new Error('the lease was taken over');
    const controller = new AbortController();
    const runs = ['a', 'b', 'c'].map(() => threads.run('loop', null, { signal: controller.signal }));
    expect(threads.load().running).toBe(2);
    setImmediate(() => controller.abort(why));
    for (const end of await Promise.allSettled(runs)) expect(end).toEqual({ status: 'rejected', reason: why });
    await expect(threads.run('echo', 'late', { signal: controller.signal })).rejects.toBe(why);
    expect((await threads.run('echo', 'well')).text).toBe('well');
  });

  it('are opened when there is work for them at the same time', async () => {
    const own = await openThreads<typeof wildTasks>({ module, threads: 2, timeMs: 20_000, memoryMb: 48 });
    const threadOf = async (text: string): Promise<number> => (await own.run('echo', text)).thread;
    const [first, second] = [await threadOf('a'), await threadOf('b')];
    expect(second).toBe(first);
    const [third, fourth] = await Promise.all([threadOf('c'), threadOf('d')]);
    expect(new Set([first, third, fourth]).size).toBe(2);
    await own.close();
  });

  it('are replaced however long their loading takes', async () => {
    const own = await openThreads<typeof wildTasks>({
      module,
      threads: 1,
      timeMs: 20_000,
      memoryMb: 48,
      loadingMs: 20,
    });
    for (const text of ['a', 'b']) {
      expect((await failureOf(own.run('loop', null, { timeMs: 100 })))?.kind).toBe('slow');
      expect((await own.run('echo', text)).text).toBe(text);
    }
    await own.close();
  });

  it('refuse to open when the module cannot be loaded', async () => {
    const nowhere = { ...module, filename: `${module.filename}.nowhere` };
    await expect(openThreads({ module: nowhere, threads: 1, timeMs: 1000, memoryMb: 48 })).rejects.toThrow(
      /threads could not load .*nowhere/,
    );
  });
});
