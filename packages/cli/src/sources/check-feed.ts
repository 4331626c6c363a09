// Tries an address as a feed from here and says what is wrong and what to do about it.
import { setTimeout as delay } from 'node:timers/promises';
import { ACCEPT, describeAnswer, type Fetched, judgePoll, MAX_FEED_BYTES, type PollState } from '@cellwire/fetching';
import type { Clock } from '@cellwire/model';
import type { PoliteFetcher } from '@cellwire/pipeline';
import { type DiscoveredFeed, decodeBytes, discoverFeeds, readFeed } from '@cellwire/reading';

/** What came of trying one address. */
export interface FeedCheck {
  url: string;
  works: boolean;
  /** `ok`, or the state that `sources list` would show: wall, html, empty, tls, dns, gone … */
  state: PollState;
  /** One line: what the server answered, or what is wrong. */
  what: string;
  /** What to do about it; null where it works. */
  mend: string | null;
  title: string | null;
  language: string | null;
  entries: number;
  /** Newest entry's date, ISO 8601. */
  newest: string | null;
  /** Where permanent redirects led. */
  movedTo: string | null;
  /** Whether a hub pushes it (WebSub). */
  hub: string | null;
  /** Feeds that the page at this address names, where it is a page. */
  feeds: DiscoveredFeed[];
}

const MENDS: Readonly<Record<Exclude<PollState, 'ok'>, string>> = {
  wall: 'the site lets no robots in: ask the outlet for access, or use a feed of its that is open',
  html: 'name the feed, not the page; feeds that the page names are listed below where there are any',
  'not-a-feed': 'look at the address in a browser: it must be RSS, Atom, RDF, JSON Feed or a news sitemap',
  empty: 'nothing to read now: the outlet may have left this feed; see whether its site names another',
  missing: 'the address is wrong or has changed: look for the feed on the outlet’s site',
  gone: 'the outlet has ended this feed: look for another on its site, or remove the source',
  busy: 'it asks us to come later: try again in some hours',
  'server-error': 'the server has a fault: try again later; tell the outlet if it stays',
  dns: 'the host name does not resolve: check its spelling and this machine’s DNS',
  connect: 'nothing answers there: check the address, the port and this machine’s firewall or proxy',
  tls: 'its certificate is not valid here: check this machine’s clock and certificates, or tell the outlet',
  timeout: 'no whole answer in time: try again; a larger CELLWIRE_FETCH_TIMEOUT_MS helps slow servers',
  reset: 'the server closed the connection: it may be shutting robots out; try again later',
  protocol: 'the server does not speak HTTP properly: tell the outlet',
  robots: 'its robots.txt forbids it: ask the outlet, or use another feed of its',
  'too-large': 'the feed is larger than 32 MiB: use one of its sections instead',
  redirects: 'it redirects in a circle or too often: find the final address in a browser',
  refused: 'the address guard refuses it; CELLWIRE_ALLOW_HOSTS lets single hosts of your own network through',
};

const NOTHING = {
  works: false,
  title: null,
  language: null,
  entries: 0,
  newest: null,
  movedTo: null,
  hub: null,
  feeds: [] as DiscoveredFeed[],
};

/** Turns at a host are waited for up to this long, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Who asks, by which clock. */
export interface Asker {
  web: PoliteFetcher;
  clock: Clock;
}

/** Asks as a poll would: robots.txt first, one request at a time to a host, a pause between. */
async function askPolitely({ web, clock }: Asker, url: string): Promise<Fetched | { is: 'later'; why: string }> {
  const startedAt = Date.now();
  for (;;) {
    const polite = await web.fetch(url, { accept: ACCEPT.feed, maxBytes: MAX_FEED_BYTES });
    if (polite.is === 'answered') return polite.answer;
    const waitMs = Math.max(100, polite.until.getTime() - clock.now().getTime());
    if (Date.now() - startedAt + waitMs > PATIENCE_MS) return { is: 'later', why: polite.why };
    await delay(Math.min(waitMs, 5_000));
  }
}

/** Asks for the feed once. Never throws for what the other side does. */
export async function checkFeed(asker: Asker, url: string): Promise<FeedCheck> {
  const answer = await askPolitely(asker, url);
  if (answer.is === 'later') return { ...NOTHING, url, state: 'busy', what: answer.why, mend: MENDS.busy };
  const feed =
    answer.is === 'page'
      ? await readFeed(answer.bytes, { url: answer.finalUrl, contentType: answer.contentType ?? undefined })
      : null;
  const outcome = judgePoll(answer, { feed, newItems: feed?.entries.length ?? 0, heldEtag: null, sameBody: false });
  const works = outcome.is !== 'failing';
  const dates = feed?.entries.flatMap(e => e.published ?? []) ?? [];
  return {
    ...NOTHING,
    url,
    works,
    state: works ? 'ok' : outcome.state,
    what: works ? describeAnswer(answer) : outcome.why,
    mend: works ? null : MENDS[outcome.state],
    title: feed?.title ?? null,
    language: feed?.language ?? null,
    entries: feed?.entries.length ?? 0,
    newest: dates.reduce<string | null>((a, b) => (a === null || b > a ? b : a), null),
    movedTo: movedTo(answer),
    hub: feed?.hub ?? null,
    feeds: works ? [] : feedsOn(answer),
  };
}

function movedTo({ redirects }: Fetched): string | null {
  const end = redirects.findIndex(r => !r.permanent);
  return redirects.slice(0, end < 0 ? undefined : end).at(-1)?.to ?? null;
}

function feedsOn(answer: Fetched): DiscoveredFeed[] {
  if (answer.is !== 'page') return [];
  const { text } = decodeBytes(answer.bytes, { kind: 'html', contentType: answer.contentType ?? undefined });
  return discoverFeeds(text, answer.finalUrl);
}

/** Candidates of a page that are tried before one is believed. */
const MOST_TRIED = 5;

/** The first of a page's feeds that can be read; null where none can. */
export async function firstWorkingFeed(asker: Asker, feeds: readonly DiscoveredFeed[]): Promise<FeedCheck | null> {
  for (const { url } of feeds.slice(0, MOST_TRIED)) {
    const check = await checkFeed(asker, url);
    if (check.works) return check;
  }
  return null;
}

/** A check as lines for people. */
export function describeCheck(name: string, check: FeedCheck): string {
  if (check.works)
    return [
      `works  ${name}  ${check.entries} entries, ${check.title ?? 'no title'}`,
      check.newest ? `, newest ${check.newest.slice(0, 10)}` : '',
      check.hub ? ', pushed by a hub' : '',
      check.movedTo ? `; it has moved to ${check.movedTo}` : '',
    ].join('');
  const lines = [`FAILS  ${name}  ${check.state}: ${check.what}`, `       ${check.mend}`];
  return [
    ...lines,
    ...check.feeds.slice(0, 8).map(f => `       feed: ${f.url}${f.title ? `  (${f.title})` : ''}`),
  ].join('\n');
}
