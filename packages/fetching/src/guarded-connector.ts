// The address guard, in the one place no request can pass by: where undici opens a socket.
import type { LookupFunction, Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { buildConnector } from 'undici';
import { isAllowedPair } from './check-url.js';
import { isLiteral, judgeAddress } from './judge-address.js';
import type { HostAddress, ResolveHost } from './resolve-host.js';

/** Thrown into undici where the guard closes; the fetcher turns it into a refusal. */
export class AddressRefused extends Error {
  readonly code = 'CELLWIRE_ADDRESS_REFUSED';
}

/** The name resolved to nothing, or resolving failed. */
export class NameUnknown extends Error {
  readonly code = 'CELLWIRE_NAME_UNKNOWN';
}

export interface ConnectorOptions {
  allowHosts: readonly string[];
  resolve: ResolveHost;
  /** TCP and TLS handshakes together, in milliseconds. */
  connectTimeoutMs: number;
  /** Certificates to trust besides the system's (PEM). */
  ca?: string;
}

/**
 * A connector that goes to public addresses and allowed host:port pairs only. Literal addresses are judged before
 * (undici's lookup hook is not called for them), every address a name resolves to is filtered, and the peer of the
 * open socket is judged again. Each new socket asks anew, so a flipping DNS gains nothing.
 */
export function guardedConnector(options: ConnectorOptions): buildConnector.connector {
  const shared = {
    timeout: options.connectTimeoutMs,
    maxCachedSessions: 100,
    ...(options.ca ? { ca: options.ca } : {}),
  };
  const own = ownAddresses();
  const judge = (address: string): string | null =>
    judgeAddress(address) ?? (own.has(address) ? `${address} is this machine's own address` : null);
  const guarded = buildConnector({
    ...shared,
    lookup: lookupThrough(options.resolve, judge),
  } as buildConnector.BuildOptions);
  const open = buildConnector({
    ...shared,
    lookup: lookupThrough(options.resolve, () => null),
  } as buildConnector.BuildOptions);
  return (target, callback) => {
    if (isAllowedPair(urlOf(target), options.allowHosts)) return open(target, callback);
    const why = isLiteral(target.hostname) ? judge(target.hostname) : null;
    if (why) return callback(new AddressRefused(why), null);
    return guarded(target, (...[error, socket]) => {
      if (error) return callback(error, null);
      const peer = judge(socket.remoteAddress ?? 'unknown');
      if (!peer) return callback(null, socket);
      (socket as Socket).destroy();
      return callback(new AddressRefused(peer), null);
    });
  };
}

const urlOf = ({ protocol, hostname, port }: buildConnector.Options): URL =>
  new URL(
    `${protocol}//${hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname}:${port || (protocol === 'https:' ? 443 : 80)}`,
  );

// A service of this machine that listens on every interface can be reached by the machine's public address as well.
const ownAddresses = (): Set<string> =>
  new Set(Object.values(networkInterfaces()).flatMap(list => (list ?? []).map(({ address }) => address)));

function lookupThrough(resolve: ResolveHost, judge: (address: string) => string | null): LookupFunction {
  return (hostname, options, callback) => {
    allowedAddresses(hostname, resolve, judge).then(
      list => (options.all ? callback(null, list) : callback(null, list[0]!.address, list[0]!.family)),
      error => callback(error, '', 4),
    );
  };
}

async function allowedAddresses(
  hostname: string,
  resolve: ResolveHost,
  judge: (address: string) => string | null,
): Promise<HostAddress[]> {
  const found = await resolve(hostname).catch((error: Error) => {
    throw new NameUnknown(`${hostname} could not be resolved: ${error.message}`);
  });
  if (found.length === 0) throw new NameUnknown(`${hostname} has no address`);
  const open = found.filter(({ address }) => judge(address) === null);
  if (open.length === 0) throw new AddressRefused(`${hostname} leads to ${judge(found[0]!.address)}`);
  return open;
}
