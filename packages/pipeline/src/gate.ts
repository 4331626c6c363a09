// Lets many jobs run side by side, or one alone.

export interface Gate {
  /** Runs `work` beside others. */
  beside<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `work` when nothing else runs; others wait. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** Opens a gate. Who asks first goes first, so neither side starves. */
export function openGate(): Gate {
  let running = 0;
  let isAlone = false;
  const waiting: { wantsAlone: boolean; go: () => void }[] = [];

  const letIn = () => {
    for (let next = waiting[0]; next; next = waiting[0]) {
      if (isAlone || (next.wantsAlone && running > 0)) return;
      waiting.shift();
      running++;
      isAlone = next.wantsAlone;
      next.go();
    }
  };
  const pass = async <T>(wantsAlone: boolean, work: () => Promise<T>): Promise<T> => {
    await new Promise<void>(go => {
      waiting.push({ wantsAlone, go });
      letIn();
    });
    try {
      return await work();
    } finally {
      running--;
      if (wantsAlone) isAlone = false;
      letIn();
    }
  };
  return { beside: work => pass(false, work), alone: work => pass(true, work) };
}
