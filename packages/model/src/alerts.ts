// The body of an alert, as consumers receive it (design section 4).
import { z } from 'zod';
import { Status } from './events.js';

export const ALERT_TYPES = [
  'exit.created',
  'exit.updated',
  'event.created',
  'event.updated',
  'event.corrected',
] as const;
export const AlertType = z.enum(ALERT_TYPES);
export type AlertType = z.infer<typeof AlertType>;

export const AlertBody = z.strictObject({
  type: AlertType,
  timestamp: z.string(),
  data: z.looseObject({
    /** The exit's or event's stable id. */
    id: z.string(),
    status: Status,
    previous: Status.optional(),
    headline: z.string(),
    evidence: z.strictObject({
      sentence: z.string(),
      article: z.string(),
      outlet: z.string().nullable(),
      url: z.string().nullable(),
    }),
    venture: z.string().optional(),
    leaving: z.array(z.string()).optional(),
    event: z.unknown(),
    link: z.string().nullable(),
  }),
});
export type AlertBody = z.infer<typeof AlertBody>;
