// A webhook receiver that keeps what it is sent and checks signatures with the published library.
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  /** The body as text, and parsed where it is JSON. */
  text: string;
  json: unknown;
  /** `webhook-id` header. */
  id: string | null;
  /** Whether the signature is right for the secret given; null without one. */
  isVerified: boolean | null;
  at: Date;
}

/** What the receiver answers; `hang` never does. */
export type Reply = { status: number; headers?: Record<string, string>; body?: string } | 'hang' | 'reset';

export interface RecordingReceiver {
  url: string;
  /** host:port, for CELLWIRE_ALLOW_HOSTS. */
  host: string;
  requests: ReceivedRequest[];
  /** Resolves once so many requests have come. */
  received(count: number): Promise<ReceivedRequest[]>;
  close(): Promise<void>;
}

/** Opens a receiver on a free port of loopback. It answers 204 unless `reply` says otherwise, request by request. */
export async function openReceiver(
  options: { secret?: string; reply?: (request: ReceivedRequest, n: number) => Reply } = {},
): Promise<RecordingReceiver> {
  const requests: ReceivedRequest[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then(text => {
      const received = describe(request, text, options.secret);
      requests.push(received);
      for (const wait of waiting) if (requests.length >= wait.count) wait.resolve();
      const reply = options.reply?.(received, requests.length) ?? { status: 204 };
      if (reply === 'hang') return;
      if (reply === 'reset') request.socket.destroy();
      else response.writeHead(reply.status, reply.headers).end(reply.body);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    host: `127.0.0.1:${port}`,
    requests,
    received: async count => {
      if (requests.length < count) await new Promise<void>(resolve => waiting.push({ count, resolve }));
      return requests;
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function describe(request: IncomingMessage, text: string, secret: string | undefined): ReceivedRequest {
  const { method = '', url = '', headers } = request;
  const id = headers['webhook-id'];
  return {
    method,
    path: url,
    headers,
    text,
    json: parse(text),
    id: typeof id === 'string' ? id : null,
    isVerified: secret === undefined ? null : isSigned(text, headers, secret),
    at: new Date(),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The library signs the same message for itself: its own `verify` would hold demo clocks against the real time. */
function isSigned(text: string, headers: IncomingHttpHeaders, secret: string): boolean {
  const [id, seconds, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(name => headers[name]);
  if (typeof id !== 'string' || typeof seconds !== 'string' || typeof given !== 'string') return false;
  const own = new Webhook(secret).sign(id, new Date(Number(seconds) * 1000), text);
  return given.split(' ').includes(own);
}
