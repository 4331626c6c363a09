// Frames refer to the pack's word lists as `$name`: each must exist.
import type { FrameFault } from './frame-schema.js';
import { didYouMean } from './suggest.js';

/** Faults of a frame's references to word lists, wherever in the frame they stand. */
export function unknownLists(
  frame: object,
  lists: ReadonlySet<string>,
  path: readonly PropertyKey[] = [],
): FrameFault[] {
  return Object.entries(frame).flatMap(([key, value]: [string, unknown]) => {
    const at = [...path, Array.isArray(frame) ? Number(key) : key];
    if (typeof value === 'object' && value !== null) return unknownLists(value, lists, at);
    if (typeof value !== 'string' || !value.startsWith('$') || lists.has(value.slice(1))) return [];
    const mend = didYouMean(value.slice(1), lists, 'add it under "words"');
    return [{ path: at, message: `there is no word list "${value}"`, mend }];
  });
}
