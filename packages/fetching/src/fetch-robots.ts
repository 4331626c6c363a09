// Asks a site for its robots.txt and turns the answer into what RFC 9309 section 2.3.1 makes of it.
import { describeAnswer, type Fetched } from './answers.js';
import type { Fetcher } from './fetcher.js';
import { isAllowed, MAX_ROBOTS_BYTES, parseRobots, type Robots } from './robots.js';

/** What to store per origin (scheme, host and port) and ask again after `validUntil`. Plain data. */
export interface RobotsRecord {
  origin: string;
  /** `rules`: go by `text`. `allow-all`: there is none. `disallow-all`: it could not be had, so nothing is asked for. */
  verdict: 'rules' | 'allow-all' | 'disallow-all';
  /** The file as Latin-1 text, one character per octet (patterns are compared as octets); empty unless `rules`. */
  text: string;
  why: string;
  fetchedAt: Date;
  validUntil: Date;
  /** Where the host answered busy and named a time: it is not to be asked for anything before. */
  busyUntil?: Date | null;
}

const HOUR_MS = 3_600_000;
const VALID_MS = 24 * HOUR_MS;
/** An unreachable file is asked for again soon: until then the whole site stands still. */
const UNREACHABLE_VALID_MS = HOUR_MS;
/** How long an old copy serves while the file is unreachable (section 2.3.1.4 names 30 days). */
const STALE_MS = 30 * 24 * HOUR_MS;

export interface RobotsRequest {
  deadlineMs?: number;
  /** The record held so far: it stands in while the file is unreachable. */
  previous?: RobotsRecord | null;
}

/** Fetches `/robots.txt` of the URL's origin. The caller keeps the record and waits for the host's turn as for any page. */
export async function fetchRobots(fetcher: Fetcher, url: string, request: RobotsRequest = {}): Promise<RobotsRecord> {
  const { origin } = new URL(url);
  const answer = await fetcher.fetch(`${origin}/robots.txt`, {
    accept: 'text/plain, */*;q=0.5',
    maxBytes: MAX_ROBOTS_BYTES,
    tooLarge: 'truncate',
    ...(request.deadlineMs === undefined ? {} : { deadlineMs: request.deadlineMs }),
  });
  return judgeRobots(origin, answer, request.previous ?? null);
}

/** The status table: 2xx rules, 4xx and too many redirects allow all, 5xx and no answer disallow all. Pure. */
export function judgeRobots(origin: string, answer: Fetched, previous: RobotsRecord | null): RobotsRecord {
  const busyUntil = answer.is === 'busy' ? answer.until : null;
  const record = (verdict: RobotsRecord['verdict'], validMs: number, text = ''): RobotsRecord => ({
    origin,
    verdict,
    text,
    why: describeAnswer(answer),
    fetchedAt: answer.fetchedAt,
    validUntil: new Date(answer.fetchedAt.getTime() + validMs),
    busyUntil,
  });
  // Postgres takes no NUL in a text, and no pattern has one.
  if (answer.is === 'page')
    return record('rules', VALID_MS, Buffer.from(answer.bytes).toString('latin1').replaceAll('\0', ''));
  if (isUnavailable(answer)) return record('allow-all', VALID_MS);
  const old = previous && answer.fetchedAt.getTime() - previous.fetchedAt.getTime() < STALE_MS ? previous : null;
  if (!old || old.verdict === 'disallow-all') return record('disallow-all', UNREACHABLE_VALID_MS);
  const validUntil = new Date(answer.fetchedAt.getTime() + UNREACHABLE_VALID_MS);
  return {
    ...old,
    why: `${describeAnswer(answer)}; the copy of ${old.fetchedAt.toISOString()} stands in`,
    validUntil,
    busyUntil,
  };
}

/** "Unavailable" in the RFC's sense: the site is there and has no rules for us. */
function isUnavailable(answer: Fetched): boolean {
  if (answer.is === 'refused') return answer.reason === 'redirects';
  const status = 'status' in answer ? (answer.status ?? 0) : 0;
  return status >= 300 && status < 500;
}

/** The parsed rules of a record. Parse once per record and keep it where many URLs are asked about. */
export function robotsOf(record: RobotsRecord): Robots {
  return parseRobots(Buffer.from(record.text, 'latin1'));
}

/** Whether the record lets the agent ask for the URL. */
export function isAllowedByRecord(record: RobotsRecord, url: string, agent: string): boolean {
  if (record.verdict !== 'rules') return record.verdict === 'allow-all';
  return isAllowed(robotsOf(record), url, agent);
}
