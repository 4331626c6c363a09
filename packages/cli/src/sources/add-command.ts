// cellwire sources add: one feed, tried before it is added, or found on a page.
import { addSource, enableSource } from '@cellwire/store';
import type { Command } from 'commander';
import { say, tellDone } from '../print.js';
import type { Parts } from '../process/open-parts.js';
import { withParts } from '../process/with-parts.js';
import { UsageError } from '../usage-error.js';
import { checkedAddress } from './add-sources.js';
import { checkFeed, describeCheck, type FeedCheck, firstWorkingFeed } from './check-feed.js';

interface Options {
  outlet?: string;
  language?: string;
  timeZone: string;
  enable?: boolean;
  check: boolean;
  json?: boolean;
}

export function defineAdd(command: Command): void {
  command
    .command('add')
    .description('add a feed or news sitemap, or the feed that a page names; it is tried first')
    .argument('<name-or-url>', 'short name; or the address alone, and the feed’s own title is the name')
    .argument('[url]', 'address of the feed, or of a page that names it')
    .option('--outlet <name>', 'outlet shown to readers (the name)')
    .option('--language <tag>', 'language of the feed (what the feed says, else en)')
    .option('--time-zone <zone>', 'IANA zone of dates without offset', 'UTC')
    .option('--enable', 'poll it from now on')
    .option('--no-check', 'add it untried')
    .option('--json', 'what was added as JSON')
    .action(
      withParts(async (parts, first: string, second: string | undefined, options: Options) => {
        const url = checkedAddress(second ?? first, parts);
        const check = options.check && parts.settings.contact ? await tried(parts, url) : null;
        if (options.check && !check)
          say('not tried: set CELLWIRE_CONTACT first, so that outlets can reach you (docs/sources.md)');
        const feedUrl = check ? checkedAddress(check.movedTo ?? check.url, parts) : url;
        const name = second === undefined ? nameOf(check, feedUrl) : first;
        const added = await addSource(parts.store, {
          name,
          outlet: options.outlet ?? (second === undefined ? (check?.title ?? name) : name),
          feedUrl,
          language: options.language ?? check?.language?.split('-')[0]?.toLowerCase() ?? 'en',
          timeZone: options.timeZone,
          createdAt: parts.clock.now(),
        });
        if (!added) throw new Error('a source of that name or address is there already: cellwire sources list');
        if (options.enable) await enableSource(parts.store, added.id, { enabled: true, at: parts.clock.now() });
        const next = options.enable ? ', enabled' : `; poll it: cellwire sources enable ${name}`;
        const words = `added ${name}${feedUrl === url ? '' : ` (${feedUrl})`}${next}`;
        tellDone(options, { name, feed: feedUrl, enabled: options.enable ?? false, tried: check !== null }, words);
      }),
    );
}

/** The check of the address, or of the first feed that works on the page there. Throws where neither does. */
async function tried(parts: Parts, url: string): Promise<FeedCheck> {
  const asker = { web: parts.web(), clock: parts.clock };
  const check = await checkFeed(asker, url);
  if (check.works) return check;
  const found = await firstWorkingFeed(asker, check.feeds);
  if (found) {
    say(`${url} is a page; its feed is ${found.url}`);
    return found;
  }
  throw new UsageError(`${describeCheck(url, check)}\nnot added; --no-check adds it all the same`);
}

/** The feed's title as a short name: lower case, words joined by hyphens; the host where it has none. */
function nameOf(check: FeedCheck | null, url: string): string {
  const title = (check?.title ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const name = title
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return name || new URL(url).hostname.replace(/^www\./, '');
}
