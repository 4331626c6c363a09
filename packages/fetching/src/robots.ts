// robots.txt by RFC 9309: parsing, and whether a URL may be asked for. Pure; fetching it is `fetch-robots.ts`.

interface Rule {
  allow: boolean;
  /** The pattern's length in octets after normalisation: the longest match wins. */
  length: number;
  /** Literal parts between `*`s, the first one anchored at the start. */
  parts: string[];
  /** Ends in `$`. */
  anchored: boolean;
}

interface Group {
  rules: Rule[];
  crawlDelaySeconds: number | null;
}

/** A parsed robots.txt. Groups are keyed by product token in lower case, `*` for everybody else. */
export interface Robots {
  groups: Map<string, Group>;
  sitemaps: string[];
}

/** RFC 9309 section 2.5 asks for at least 500 KiB; what lies beyond is not read. */
export const MAX_ROBOTS_BYTES = 512 * 1024;

/** Reads any bytes whatever: lines that are none of ours are passed over, an HTML page gives no rules. */
export function parseRobots(input: Uint8Array | string): Robots {
  const bytes = Buffer.from(input as Uint8Array).subarray(0, MAX_ROBOTS_BYTES);
  const robots: Robots = { groups: new Map(), sitemaps: [] };
  let current: Group[] = [];
  let open = false;
  for (const [field, value] of fieldLines(bytes)) {
    if (field === 'user-agent') {
      // Lines between that are no rules (sitemap, crawl-delay) don't end a run of user-agent lines (section 2.2.4).
      current = open ? current : [];
      open = true;
      const group = groupOf(robots, value);
      if (group) current.push(group);
    } else if (field === 'allow' || field === 'disallow') {
      open = false;
      const rule = readRule(field === 'allow', value);
      if (rule) for (const group of current) group.rules.push(rule);
    } else if (field === 'crawl-delay') {
      const seconds = readDelay(value);
      if (seconds !== null) for (const group of current) group.crawlDelaySeconds = seconds;
    } else if (field === 'sitemap' && value !== '') robots.sitemaps.push(decodeText(value));
  }
  // Longest first, allow before disallow: the first rule that matches decides (section 2.2.2).
  for (const group of robots.groups.values())
    group.rules.sort((a, b) => b.length - a.length || Number(b.allow) - Number(a.allow));
  return robots;
}

/** Field names in lower case with their values. Octets are kept apart as Latin-1 characters until they are compared. */
function* fieldLines(bytes: Buffer): Generator<[string, string]> {
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  for (const line of bytes.toString('latin1', hasBom ? 3 : 0).split(/\r\n|\n|\r/)) {
    const text = line.replace(/#.*$/s, '').trim();
    const colon = text.indexOf(':');
    if (colon > 0) yield [text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim()];
  }
}

/** Groups of the same product token are one (section 2.2.1). Version and comment after a token are passed over. */
function groupOf(robots: Robots, value: string): Group | null {
  const token = value === '*' || /^\*\s/.test(value) ? '*' : productToken(value);
  if (token === '') return null;
  const group = robots.groups.get(token) ?? { rules: [], crawlDelaySeconds: null };
  robots.groups.set(token, group);
  return group;
}

/** The leading letters, `_` and `-` of a user agent, in lower case: `Cellwire/0.1 (+https://…)` is `cellwire`. */
const productToken = (agent: string): string => (/^[A-Za-z_-]+/.exec(agent)?.[0] ?? '').toLowerCase();

function readRule(allow: boolean, value: string): Rule | null {
  // An empty pattern matches nothing; a pattern without / or * at its start can match no path.
  if (value === '' || !/^[/*]/.test(value)) return null;
  const anchored = value.endsWith('$');
  const pattern = normalizeOctets(anchored ? value.slice(0, -1) : value);
  const parts = pattern.split(/\*+/).map(encodeSpecials);
  return { allow, length: pattern.length + Number(anchored), parts, anchored };
}

function readDelay(value: string): number | null {
  const seconds = Number(value.replace(',', '.'));
  return value !== '' && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

const decodeText = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');

/** `*` and `$` of a URL, and a `$` within a pattern, are literal: they are compared as `%2A` and `%24`. */
const encodeSpecials = (octets: string): string => octets.replaceAll('*', '%2A').replaceAll('$', '%24');

/**
 * Octets in the one form they are compared in (section 2.2.2): encoded unreserved characters are decoded, everything
 * that a URL can't hold raw is encoded, and hexadecimal digits are capitals.
 */
function normalizeOctets(latin1: string): string {
  return latin1.replace(/%([0-9a-fA-F]{2})|[^\x21-\x7e]|["<>\\^`{|}]/g, (octet, hex?: string) => {
    const code = hex ? Number.parseInt(hex, 16) : octet.charCodeAt(0);
    const char = String.fromCharCode(code);
    return /[A-Za-z0-9._~-]/.test(char) ? char : `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
  });
}

/**
 * Whether the agent (a product token or a whole user-agent header) may ask for the URL. The group naming it wins over
 * `*`; without either, without a matching rule, and for /robots.txt itself the answer is yes. A URL that can't be
 * parsed may not be asked for.
 */
export function isAllowed(robots: Robots, url: string, agent: string): boolean {
  if (!URL.canParse(url)) return false;
  const { pathname, search } = new URL(url);
  if (pathname === '/robots.txt') return true;
  const target = encodeSpecials(normalizeOctets(Buffer.from(pathname + search, 'utf8').toString('latin1')));
  return groupFor(robots, agent)?.rules.find(rule => matches(rule, target))?.allow ?? true;
}

/** Seconds the site asks this agent to leave between requests (not in the RFC, yet widely said), or null. */
export function crawlDelayOf(robots: Robots, agent: string): number | null {
  return groupFor(robots, agent)?.crawlDelaySeconds ?? null;
}

const groupFor = (robots: Robots, agent: string): Group | undefined =>
  robots.groups.get(productToken(agent)) ?? robots.groups.get('*');

/** Leftmost placement of the parts suffices, `*` being able to swallow anything; so time is linear whatever the pattern. */
function matches({ parts, anchored }: Rule, target: string): boolean {
  const [first = '', ...rest] = parts;
  if (!target.startsWith(first)) return false;
  if (rest.length === 0) return !anchored || target.length === first.length;
  let at = first.length;
  const last = anchored ? rest.pop()! : null;
  for (const part of rest) {
    const found = target.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return last === null || (target.length - last.length >= at && target.endsWith(last));
}
