// What a task gives back without copying: a copy of many megabytes holds up the event loop that receives it.
import { move, transferableSymbol, valueSymbol } from 'piscina';

/** The result `value` of a task, with memory it lies in moved to whoever asked for the task. */
export const handOver = <T extends object>(value: T, memory: readonly ArrayBuffer[]): T =>
  memory.length === 0 ? value : (move({ [transferableSymbol]: memory, [valueSymbol]: value }) as unknown as T);
