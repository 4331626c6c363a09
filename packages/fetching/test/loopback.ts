// Servers on loopback for the fault tests: well-behaved HTTP, raw sockets, TLS with a certificate made on the spot.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface Loopback {
  port: number;
  /** `host:port`, as the allow-list takes it. */
  pair: string;
  /** `http://host:port`, or https. */
  origin: string;
  /** Sockets accepted so far. */
  connections(): number;
}

async function listen(server: Server, host: string, scheme = 'http'): Promise<Loopback> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', socket => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((ready, fail) => server.once('error', fail).listen(0, host, ready));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise(closed => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return { port, pair: `${name}:${port}`, origin: `${scheme}://${name}:${port}`, connections: () => connections };
}

/** An HTTP server that lives as long as the test. */
export const httpServer = (handler: RequestListener, host = '127.0.0.1'): Promise<Loopback> =>
  listen(createHttpServer(handler), host);

/** A server that speaks whatever `talk` writes. */
export const rawServer = (talk: (socket: Socket) => void, host = '127.0.0.1'): Promise<Loopback> =>
  listen(createNetServer(talk), host);

export interface Certificate {
  key: string;
  cert: string;
}

/** A self-signed certificate for the name or address, valid for a day; null where there is no openssl to make it. */
export function makeCertificate(name: string, days = 1): Certificate | null {
  const folder = mkdtempSync(join(tmpdir(), 'cellwire-cert-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = /^[\d.]+$/.test(name) ? 'IP' : 'DNS';
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=${name} -days ${days}`;
  try {
    const files = ['-addext', `subjectAltName=${kind}:${name}`, '-keyout', key, '-out', cert];
    execFileSync('openssl', [...words.split(' '), ...files], { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An HTTPS server that lives as long as the test. */
export const httpsServer = (certificate: Certificate, handler: RequestListener): Promise<Loopback> =>
  listen(createHttpsServer(certificate, handler), '127.0.0.1', 'https');
