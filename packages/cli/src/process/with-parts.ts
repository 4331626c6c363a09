// An action of a command with the parts of a process around it.
import { openParts, type Parts } from './open-parts.js';

/** Runs an action with the parts of the process and closes them. */
export function withParts<A extends unknown[]>(
  run: (parts: Parts, ...args: A) => Promise<void>,
): (...args: A) => Promise<void> {
  return async (...args) => {
    const parts = await openParts();
    try {
      await run(parts, ...args);
    } finally {
      await parts.close();
    }
  };
}
