// A counted number of places: whoever finds none waits in line.

export interface Places {
  /** Waits for a place; answers how to give it back. Rejects with the signal's reason when it is aborted meanwhile. */
  enter(signal?: AbortSignal): Promise<() => void>;
  load(): { running: number; waiting: number };
}

/** Opens `count` places. First come, first served. */
export function openPlaces(count: number): Places {
  let running = 0;
  const line: (() => void)[] = [];
  // A place is handed on, never freed and taken again: nobody can slip in between.
  const next = () => {
    const first = line.shift();
    if (first) first();
    else running--;
  };
  return {
    enter: async signal => {
      signal?.throwIfAborted();
      if (running < count) running++;
      else await wait(line, signal);
      let isIn = true;
      return () => {
        if (isIn) next();
        isIn = false;
      };
    },
    load: () => ({ running, waiting: line.length }),
  };
}

function wait(line: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leaveLine = () => {
      line.splice(line.indexOf(go), 1);
      reject(signal?.reason);
    };
    const go = () => {
      signal?.removeEventListener('abort', leaveLine);
      resolve();
    };
    signal?.addEventListener('abort', leaveLine, { once: true });
    line.push(go);
  });
}
