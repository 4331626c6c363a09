// The static check of every URL that people, feeds or pages hand us. What a name resolves to is the connector's affair.
import type { Refusal } from './answers.js';
import { isLiteral, judgeAddress } from './judge-address.js';

export interface UrlRules {
  /** `host:port` pairs that the guard lets through (`127.0.0.1:8080`, `[::1]:8080`, `newsroom.local:80`). */
  allowHosts?: readonly string[];
  /** Refuse plain http, except to an allowed pair. */
  httpsOnly?: boolean;
}

/** `url` is the canonical form, without fragment: fetch and store that one, never the text that was given. */
export type UrlCheck = { is: 'ok'; url: string } | { is: 'refused'; reason: Refusal; why: string };

/** Longest URL taken, in UTF-16 units; longer ones are no address of an article. */
export const MAX_URL_LENGTH = 8192;

const refused = (reason: Refusal, why: string): UrlCheck => ({ is: 'refused', reason, why });

/** Checks scheme, credentials, port, and host of a URL in any spelling the WHATWG parser understands. Never throws. */
export function checkUrl(text: string, rules: UrlRules = {}): UrlCheck {
  const trimmed = text.trim();
  if (trimmed.length > MAX_URL_LENGTH) return refused('url', `longer than ${MAX_URL_LENGTH} characters`);
  // The parser drops tabs and newlines silently, so that people would read another host than the one meant.
  if (/[\u0000-\u001f\u007f]/.test(trimmed)) return refused('url', 'has control characters');
  // Half of all parsers read the host of http://a.example\@b.example/ as a, half as b.
  if (/^[a-z][a-z0-9+.-]*:[\\/]*[^/?#]*\\/i.test(trimmed)) return refused('url', 'has a backslash in its host');
  if (!URL.canParse(trimmed)) return refused('url', `"${shorten(trimmed)}" is not an absolute URL`);
  const url = new URL(trimmed);
  url.hash = '';
  return judgeUrl(url, rules);
}

function judgeUrl(url: URL, rules: UrlRules): UrlCheck {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused('scheme', `${url.protocol} is not http(s)`);
  if (url.username || url.password) return refused('credentials', 'carries a user name or password');
  if (isAllowedPair(url, rules.allowHosts)) return { is: 'ok', url: url.href };
  if (rules.httpsOnly && url.protocol !== 'https:') return refused('scheme', 'is not https');
  if (BAD_PORTS.has(portOf(url))) return refused('port', `port ${portOf(url)} belongs to another protocol`);
  const why = judgeHost(url.hostname);
  return why ? refused('address', why) : { is: 'ok', url: url.href };
}

/** Null where the host may be public. A URL's hostname is canonical: `0x7f.1` and `２１３…` arrive as `127.0.0.1`. */
function judgeHost(hostname: string): string | null {
  const host = hostname.replace(/\.$/, '');
  if (isLiteral(host)) return judgeAddress(host);
  if (host.split('.').includes('')) return `"${hostname}" is not a host name`;
  const suffix = PRIVATE_SUFFIXES.find(s => host === s || host.endsWith(`.${s}`));
  if (suffix) return `${host} is a private name (.${suffix})`;
  return host.includes('.') ? null : `${host} has no dot: names of one part are private`;
}

// Names that never belong to the public web: RFC 6761, 6762, 7686, 8375, 9476, ICANN's .internal, and habits of networks.
const PRIVATE_SUFFIXES =
  'localhost localdomain local internal intranet private corp home lan home.arpa onion alt in-addr.arpa ip6.arpa'.split(
    ' ',
  );

/** Whether the URL's host and port are one of the pairs the owner lets through. Pairs are compared in canonical form. */
export function isAllowedPair(url: URL, allowHosts: readonly string[] = []): boolean {
  const pair = `${url.hostname}:${portOf(url)}`;
  return allowHosts.some(allowed => canonicalPair(allowed) === pair);
}

function canonicalPair(pair: string): string | null {
  const cut = pair.lastIndexOf(':');
  const [host, port] = [pair.slice(0, cut), pair.slice(cut + 1)];
  if (cut < 1 || !/^\d{1,5}$/.test(port) || !URL.canParse(`http://${host}/`)) return null;
  return `${new URL(`http://${host}/`).hostname}:${Number(port)}`;
}

const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80));
const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

// The Fetch standard's "bad ports": other protocols that an HTTP request could be smuggled into. Zero is no port.
const BAD_PORTS = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);
