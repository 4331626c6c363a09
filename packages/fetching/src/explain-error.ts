// Errors of undici, sockets, TLS, DNS and zlib, told as answers: what kind of failure, in words a person can act on.
import type { Failure, Refusal } from './answers.js';

export type Explained = { is: 'refused'; reason: Refusal; why: string } | { is: 'failed'; kind: Failure; why: string };

const REFUSED: Record<string, Refusal> = {
  CELLWIRE_ADDRESS_REFUSED: 'address',
  CELLWIRE_TOO_LARGE: 'too-large',
  CELLWIRE_BAD_ENCODING: 'encoding',
};

// First match wins: TLS and DNS codes are many and share prefixes with nothing else.
const KINDS: [RegExp, Failure][] = [
  [/^(?:CELLWIRE_NAME_UNKNOWN|ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|EREFUSED|EBADNAME|ENONAME)$/, 'dns'],
  [
    /^(?:ERR_TLS_\w+|ERR_SSL_\w+|EPROTO|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+|HOSTNAME_MISMATCH|\w*_CRL_?\w*)$/,
    'tls',
  ],
  [/^(?:INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|UNSUPPORTED_CERTIFICATE_PURPOSE)$/, 'tls'],
  [/^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT|ETIMEOUT|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT)$/, 'timeout'],
  [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|EACCES|EINVAL|EMFILE|ENFILE)$/, 'connect'],
  [/^(?:ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_ABORTED|UND_ERR_DESTROYED|UND_ERR_CLOSED)$/, 'reset'],
];

/** Never throws; what is not recognised is a breach of protocol (bad chunks, odd headers, corrupt compression). */
export function explainError(error: unknown): Explained {
  const cause = firstCause(error);
  const reason = REFUSED[cause.code];
  if (reason) return { is: 'refused', reason, why: cause.message };
  const kind = KINDS.find(([pattern]) => pattern.test(cause.code))?.[1] ?? 'protocol';
  return {
    is: 'failed',
    kind,
    why: cause.code && !cause.code.startsWith('CELLWIRE') ? `${cause.message} (${cause.code})` : cause.message,
  };
}

/** Trying several addresses fails with an AggregateError, which has a code but often no words: the first one speaks. */
function firstCause(error: unknown): { code: string; message: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return firstCause(error.errors[0]);
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  const { code, cause } = error as NodeJS.ErrnoException & { cause?: unknown };
  if (!code && cause instanceof Error) return firstCause(cause);
  return { code: typeof code === 'string' ? code : '', message: error.message || String(code) };
}
