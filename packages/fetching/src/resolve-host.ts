// Names to addresses without tying up libuv's thread pool, which decompression and files need too.
import { lookup, Resolver } from 'node:dns/promises';

export interface HostAddress {
  address: string;
  family: 4 | 6;
}

/** Resolves a host name to its addresses, the preferred one first; throws an error with a DNS code where there is none. */
export type ResolveHost = (hostname: string) => Promise<HostAddress[]>;

// Once one family has answered, the other gets this long (RFC 8305 names 50 ms; slow resolvers deserve more).
const SECOND_FAMILY_MS = 250;

/** DNS servers (`192.0.2.53`, `[2001:db8::53]:5353`) in place of the system's. */
export interface ResolverOptions {
  servers?: readonly string[];
}

/**
 * Resolves by c-ares sockets, so that a hundred stalled names stall nobody else; then, for names that DNS does not
 * know (hosts file, mDNS), by the system's own lookup. IPv4 comes first.
 */
export function hostResolver({ servers }: ResolverOptions = {}): ResolveHost {
  return async hostname => {
    // A resolver of its own per name reads the current servers: a laptop that changes networks needs no restart.
    const resolver = new Resolver({ timeout: 5000, tries: 3 });
    if (servers) resolver.setServers(servers);
    try {
      return await firstFamilies(resolver, hostname);
    } catch (error) {
      if (!UNKNOWN_NAME.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      return await systemLookup(hostname);
    } finally {
      resolver.cancel();
    }
  };
}

/** The usual resolver: the system's servers. */
export const resolveHost: ResolveHost = hostResolver();

const UNKNOWN_NAME = new Set(['ENOTFOUND', 'ENODATA', 'ECONNREFUSED', 'ESERVFAIL', 'EREFUSED']);

async function firstFamilies(resolver: Resolver, hostname: string): Promise<HostAddress[]> {
  const four = resolver.resolve4(hostname).then(list => list.map(address => ({ address, family: 4 as const })));
  const six = resolver.resolve6(hostname).then(list => list.map(address => ({ address, family: 6 as const })));
  const none: HostAddress[] = [];
  const [a, b] = [four.catch(() => none), six.catch(() => none)];
  await Promise.any([four, six]).catch(() => none);
  const late = new Promise<HostAddress[]>(done => setTimeout(() => done(none), SECOND_FAMILY_MS).unref());
  const found = (await Promise.all([Promise.race([a, late]), Promise.race([b, late])])).flat();
  // Nothing from either: the IPv4 answer's error tells why (throws).
  return found.length > 0 ? found : await four;
}

// getaddrinfo occupies a thread until the system gives up; two of the four threads must stay free.
const MAX_SYSTEM_LOOKUPS = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function systemLookup(hostname: string): Promise<HostAddress[]> {
  if (running >= MAX_SYSTEM_LOOKUPS) await new Promise<void>(go => waiting.push(go));
  else running++;
  try {
    const found = await lookup(hostname, { all: true });
    return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
