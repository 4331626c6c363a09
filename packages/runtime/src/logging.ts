// Log lines: pino JSON, pretty on a terminal; secrets never reach them.
import { type DestinationStream, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';
import { redactText } from './redaction.js';
import type { Settings } from './settings-table.js';

export type { Logger } from 'pino';

/** Object keys whose values are never logged, at any depth the lines use. */
const SECRET_KEYS = [
  'secret',
  'secrets',
  'password',
  'token',
  'authorization',
  'cookie',
  'databaseUrl',
  'redisUrl',
  'secretKey',
  'signature',
  'key',
];
const REDACT_PATHS = SECRET_KEYS.flatMap(key => [key, `*.${key}`, `*.*.${key}`]);

/** Opens the process's logger on stderr, since stdout is for data. Ids of job, article and source go into bindings. */
export function openLogger(
  settings: Pick<Settings, 'logLevel' | 'logFormat'>,
  destination?: DestinationStream,
): Logger {
  const toPretty = settings.logFormat === 'pretty' || (settings.logFormat === 'auto' && process.stderr.isTTY === true);
  const options = {
    level: settings.logLevel,
    base: null,
    redact: { paths: REDACT_PATHS, censor: '[redacted]' },
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: serializeError, error: serializeError },
    hooks: {
      logMethod(this: Logger, args: unknown[], method: (...args: unknown[]) => void) {
        method.apply(
          this,
          args.map(a => (typeof a === 'string' ? redactText(a) : a)),
        );
      },
      // The whole line once more, as it is written: a secret may stand in any value of any object.
      streamWrite: redactText,
    },
  };
  if (destination) return pino(options as never, destination);
  return toPretty
    ? pino(options as never, pretty({ destination: 2, sync: true }))
    : pino(options as never, pino.destination({ fd: 2, sync: true }));
}

function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? redactText(error) : error;
  return { type: error.name, message: redactText(error.message), stack: redactText(error.stack ?? '') };
}
