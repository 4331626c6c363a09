// The shapes of a pack's files as JSON Schema, for completion and checks in an editor.
import { z } from 'zod';
import { DataFileShape } from './schemas.js';
import { TypeFileShape } from './type-shapes.js';

/** Data files, and the files under `types/`. */
export const PACK_FILE_KINDS = ['data', 'type'] as const;
/** One of them. */
export type PackFileKind = (typeof PACK_FILE_KINDS)[number];

/** JSON Schema (draft 2020-12) of a data file or of an event type's file, as its author writes it. */
export function packFileSchema(kind: PackFileKind): Record<string, unknown> {
  const shape = kind === 'data' ? DataFileShape : TypeFileShape;
  return {
    title: `A ${kind} file of a Cellwire pack`,
    ...z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }),
  };
}
