// The written shape of an event type's files: its definition, its frames, its examples.
import { DateValue, RoleValue, Status } from '@cellwire/model';
import { z } from 'zod';
import { FrameSchema } from './frame-schema.js';

const RoleKind = z.enum([
  'company',
  'venture',
  'facility',
  'place',
  'money',
  'volume',
  'headcount',
  'percent',
  'date',
  'segment',
  'text',
  'jurisdiction',
]);
/** A role of an event type: what fills it and how far it may be looked for. */
export const RoleShape = z.strictObject({
  kind: z.array(RoleKind).min(1),
  identifies: z.boolean().optional(),
  required: z.union([z.boolean(), z.string()]).optional(),
  many: z.boolean().optional(),
  gather: z.enum(['none', 'carry', 'phrase', 'clause', 'sentence', 'passage']).optional(),
  near: z.array(z.string().min(1)).min(1).optional(),
  by: z.array(z.string().min(1)).min(1).optional(),
  seatOf: z.array(z.string().min(1)).min(1).optional(),
  byKindOf: z.record(z.string(), z.record(z.string(), z.string().min(1))).optional(),
  joins: z.string().optional(),
  atLeast: z.number().int().min(1).optional(),
  prefers: z.array(z.string()).optional(),
  doc: z.string().optional(),
});
const ExampleEvent = z.looseObject({
  type: z.string().optional(),
  status: Status,
  date: DateValue.nullable().optional(),
});
/** An example, which is a test. */
export const ExampleShape = z.strictObject({
  text: z.string().min(1),
  title: z.string().optional(),
  published: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as "2026-02-11"'),
  events: z.array(ExampleEvent),
  knownMiss: z.string().optional(),
});
/** The values of one role in an example. */
export const ExampleValues = z.array(RoleValue).min(1);

/** One file of a folder `types/<type>/`: the keys may be spread over several files; lists are joined. */
export const TypeFileShape = z.strictObject({
  type: z.string().regex(/^[a-z][a-z0-9_]*$/, 'a type is named in snake_case'),
  doc: z.string().min(1).optional(),
  roles: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/, 'a role is named in snake_case'), RoleShape).optional(),
  statuses: z.array(Status).min(1).optional(),
  defaultStatus: Status.optional(),
  calledOff: z.string().optional(),
  frames: z.array(FrameSchema).optional(),
  examples: z.array(ExampleShape).optional(),
});
/** A type’s file as checked. */
export type TypeFile = z.infer<typeof TypeFileShape>;
