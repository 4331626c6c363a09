// Tasks that run wild in every way that a poison article could make the real ones run.
import { threadId } from 'node:worker_threads';
import { handOver } from '../src/threads/hand-over.js';

export function ready(): void {}

/** A good task: the same text, and the thread that it ran in. */
export const echo = (text: string): { text: string; thread: number } => ({ text, thread: threadId });

export function loop(_: null): void {
  for (;;) Math.sqrt(2);
}

export function devour(_: null): number {
  const kept: string[][] = [];
  for (let n = 0; ; n++) kept.push(Array.from({ length: 10_000 }, (_v, i) => `${n}:${i}`));
}

export function throwUp(text: string): never {
  throw new RangeError(text);
}

export function leave(code: number): never {
  process.exit(code);
}

/** Throws when nobody awaits it any more. */
export function throwLater(_: null): Promise<void> {
  setTimeout(() => {
    throw new Error('thrown behind the back of the task');
  }, 5);
  return new Promise(() => {});
}

/** Gives the bytes back with one more behind them, in memory that is moved both ways. */
export function lengthen(bytes: Uint8Array): Uint8Array {
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  return handOver(longer, [longer.buffer]);
}
