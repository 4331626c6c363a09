// What a feed says of itself: title, link, language, rhythm, WebSub hub.
import type { ReadFeed } from '@cellwire/model';
import { relatedLink, writtenLink } from './element-link.js';
import { childrenNamed, childText } from './element-text.js';
import { absoluteUrl, webUrl } from './feed-link.js';
import { personNames } from './person.js';
import type { FeedElement } from './raw-feed.js';
import { titleOf } from './text-construct.js';

export type FeedHead = Pick<ReadFeed, 'title' | 'link' | 'language' | 'ttlMinutes' | 'hub' | 'self'> & {
  /** Atom: the authors of entries that name none (RFC 4287, section 4.2.1). */
  authors: string[];
};

/** Reads the head from the elements that describe the feed, the nearest first. */
export function readHead(heads: readonly FeedElement[], xmlLang: string | null, isAtom: boolean): FeedHead {
  const first = <T>(read: (head: FeedElement) => T | null): T | null => {
    for (const head of heads) {
      const value = read(head);
      if (value !== null) return value;
    }
    return null;
  };
  const said = first(head => childText(head, 'language', 'dc:language')) ?? xmlLang;
  return {
    title: first(headTitle),
    link: first(headLink),
    language: said && readLanguage(said),
    ttlMinutes: first(readTtl) ?? first(readUpdatePeriod),
    hub: relatedLink(heads, 'hub'),
    self: relatedLink(heads, 'self'),
    authors: isAtom ? personNames(heads.flatMap(head => childrenNamed(head, 'author'))) : [],
  };
}

function headTitle(head: FeedElement): string | null {
  for (const name of ['title', 'dc:title', 'media:title', 'itunes:title']) {
    for (const element of childrenNamed(head, name)) {
      const title = titleOf(element);
      if (title) return title;
    }
  }
  return null;
}

function headLink(head: FeedElement): string | null {
  const written = writtenLink(head);
  return written && webUrl(absoluteUrl(written.link, written.base), null);
}

/** A BCP 47 tag in its usual case ("en-us" is "en-US"), or null where the text is none. */
export function readLanguage(text: string): string | null {
  const [primary = '', ...rest] = text.trim().replaceAll('_', '-').split('-');
  if (!/^[a-z]{2,3}$/i.test(primary) || !rest.every(part => /^[a-z\d]{1,8}$/i.test(part))) return null;
  return [primary.toLowerCase(), ...rest.map(p => (p.length === 2 ? p.toUpperCase() : p))].join('-');
}

const YEAR_MINUTES = 525_600;
const within = (minutes: number): number | null =>
  minutes > 0 && minutes <= YEAR_MINUTES ? Math.round(minutes) : null;

/** RSS 2.0's `ttl` is in minutes. */
function readTtl(head: FeedElement): number | null {
  return within(Number.parseFloat(childText(head, 'ttl') ?? ''));
}

const PERIOD_MINUTES: ReadonlyMap<string, number> = new Map([
  ['hourly', 60],
  ['daily', 1440],
  ['weekly', 10_080],
  ['monthly', 43_200],
  ['yearly', YEAR_MINUTES],
]);

/** `sy:updatePeriod` divided by `sy:updateFrequency` (1 where absent), in minutes. */
function readUpdatePeriod(head: FeedElement): number | null {
  const period = PERIOD_MINUTES.get(childText(head, 'sy:updateperiod')?.toLowerCase() ?? '');
  const frequency = Number.parseFloat(childText(head, 'sy:updatefrequency') ?? '1');
  return period ? within(period / (frequency > 0 ? frequency : 1)) : null;
}
