// Cursors of lists: the place after a row, as an opaque text that goes into an address.
import { Problem } from './problem.js';

type Part = string | number | null;

/** Writes a place in a list. */
export const writeCursor = (parts: readonly Part[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** Reads a place with so many parts; throws a Problem for anything that this API did not write. */
export function readCursor(text: string, count: number): Part[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === count && parts.every(isPart)) return parts;
  } catch {
    // An answer for people stands below.
  }
  throw new Problem(400, 'Bad request', 'cursor: not one that this API gave; begin without one');
}

const isPart = (part: unknown): part is Part =>
  part === null || typeof part === 'string' || (typeof part === 'number' && Number.isFinite(part));
