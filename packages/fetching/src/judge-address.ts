// Decides of an IP address whether the open web lives there. Anything that is not plainly public is refused.
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Null where the address is public unicast, else what it is, in words. Text that is no address is refused too. */
export function judgeAddress(text: string): string | null {
  const bare = stripBrackets(text);
  if (isIP(bare) === 0 || bare.includes('%')) return `${text} is not a plain IP address`;
  const given = ipaddr.parse(bare);
  const address = ipaddr.process(bare);
  const why = address.kind() === 'ipv4' ? judgeV4(address as ipaddr.IPv4) : judgeV6(given as ipaddr.IPv6);
  return why && `${bare} is not a public address (${why})`;
}

/** Whether a URL's hostname (canonical form) is a literal address: `127.0.0.1` or `[::1]`. */
export const isLiteral = (hostname: string): boolean => isIP(stripBrackets(hostname)) !== 0;

const stripBrackets = (host: string): string => (host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host);

// In public space by number, but a cloud's own services: Azure's WireServer and DNS.
const METADATA = new Set(['168.63.129.16']);

function judgeV4(address: ipaddr.IPv4): string | null {
  if (METADATA.has(address.toString())) return 'cloud metadata';
  const range = address.range();
  return range === 'unicast' ? null : range;
}

// IANA gives out global unicast from 2000::/3 only; what else ipaddr.js calls unicast (IPv4-compatible ::7f00:1,
// site-local, unassigned) is somebody's inside. 2001::/23 is protocol space, 3fff::/20 documentation (RFC 9637).
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3');
const CLOSED: [ipaddr.IPv6, number][] = ['2001::/23', '2002::/16', '3fff::/20'].map(c => ipaddr.IPv6.parseCIDR(c));

function judgeV6(address: ipaddr.IPv6): string | null {
  const range = address.range();
  if (range !== 'unicast') return range;
  if (!address.match(GLOBAL)) return 'outside global unicast';
  if (CLOSED.some(cidr => address.match(cidr))) return 'reserved';
  // ISATAP carries an IPv4 address in its interface id (RFC 5214): ...:0:5efe:a.b.c.d
  const [high, mark] = [address.parts[4], address.parts[5]];
  return mark === 0x5efe && (high === 0 || high === 0x200) ? 'isatap' : null;
}
