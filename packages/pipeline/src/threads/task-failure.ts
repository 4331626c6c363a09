// Why a task did not come back from its thread: the fault of what it was given, not of the machine.

/** `slow`: over its time; `memory`: over its memory; `exit`: it ended its thread; `threw`: an ordinary exception. */
export type FailureKind = 'slow' | 'memory' | 'exit' | 'threw';

/** Rejects a task that ended its thread or threw. A row that does so again and again is quarantined. */
export class TaskFailure extends Error {
  override readonly name = 'TaskFailure';
  constructor(
    readonly kind: FailureKind,
    message: string,
  ) {
    super(message);
  }
}

/** What an error of a thread means, in words for the person who looks at the quarantine. */
export function failureOf(error: unknown, task: string, memoryMb: number): TaskFailure {
  if (error instanceof TaskFailure) return error;
  const { code, message, name } = describe(error);
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new TaskFailure('memory', `${task} needed more than ${memoryMb} MB of memory`);
  if (/^worker exited with code|^Terminating worker thread/.test(message))
    return new TaskFailure('exit', `${task} ended its thread (${message})`);
  return new TaskFailure('threw', `${task} failed: ${name}: ${message}`);
}

function describe(error: unknown): { code: unknown; message: string; name: string } {
  if (!(error instanceof Error)) return { code: undefined, message: String(error), name: 'thrown' };
  return { code: (error as { code?: unknown }).code, message: error.message, name: error.name };
}
