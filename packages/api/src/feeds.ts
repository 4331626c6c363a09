// Feeds of a filter: RSS, Atom, JSON Feed, and a calendar of the days on which things happen.
import type { EventRow } from '@cellwire/store';
import { Feed } from 'feed';
import ical, { ICalEventTransparency } from 'ical-generator';
import type { FEED_FORMATS } from './schema/formats.js';

export type FeedFormat = (typeof FEED_FORMATS)[number];

export interface FeedOptions {
  title: string;
  /** Base URL of this API, without a slash at its end. */
  base: string;
  /** Address of the feed itself. */
  self: string;
  events: readonly EventRow[];
}

/** The feed as text. Entries carry the event's sentence and a link to the event; ids are stable over changes. */
export function writeFeed(format: FeedFormat, options: FeedOptions): string {
  if (format === 'ics') return writeCalendar(options);
  const feed = openFeed(format, options);
  // Titles and summaries are plain text in a JSON feed; readers of RSS and Atom take them for HTML.
  const text = format === 'json' ? clean : escaped;
  for (const event of options.events) feed.addItem(entryOf(event, options.base, text));
  return format === 'rss' ? feed.rss2() : format === 'atom' ? feed.atom1() : feed.json1();
}

function openFeed(format: Exclude<FeedFormat, 'ics'>, { title, base, self, events }: FeedOptions): Feed {
  const updated = events.reduce<Date | null>((at, e) => (at && at > e.recordedAt ? at : e.recordedAt), null);
  return new Feed({
    title: clean(title),
    description: 'Events of the battery and energy-storage industry',
    id: self,
    link: `${base}/`,
    language: 'en',
    copyright: '',
    generator: 'Cellwire',
    feedLinks: { [format]: self },
    ...(updated ? { updated } : {}),
  });
}

const linkOf = (event: EventRow, base: string): string => `${base}/events/${encodeURIComponent(event.event)}`;

/** Control characters are no XML, whatever the escaping. */
const clean = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ').toWellFormed();

const escaped = (text: string): string => clean(text).replace(/[&<>"']/g, c => `&#${c.codePointAt(0)};`);

function entryOf(event: EventRow, base: string, text: (said: string) => string) {
  const { evidence } = event;
  const source = evidence?.url && /^https?:\/\//i.test(evidence.url) ? evidence.url : null;
  const outlet = escaped(evidence?.outlet ?? 'article');
  const content = [
    `<p>${escaped(event.headline)} (${event.status}${event.date ? `, ${escaped(event.date)}` : ''})</p>`,
    evidence ? `<blockquote>${escaped(evidence.sentence)}</blockquote>` : '',
    source ? `<p><a href="${escaped(source)}">${outlet}</a></p>` : `<p>${outlet}</p>`,
  ].join('');
  return {
    title: text(event.headline),
    id: `urn:cellwire:${event.event}`,
    guid: `urn:cellwire:${event.event}`,
    link: linkOf(event, base),
    description: text(evidence?.sentence ?? event.headline),
    content,
    published: event.firstSeen,
    date: event.lastSeen,
    category: [{ name: event.type }, { name: event.status }],
  };
}

function writeCalendar({ title, base, self, events }: FeedOptions): string {
  const calendar = ical({ name: clean(title), prodId: { company: 'Cellwire', product: 'Events' }, source: self });
  for (const event of events) {
    if (!event.dateFrom) continue;
    calendar.createEvent({
      id: `${event.event}@cellwire`,
      start: new Date(`${event.dateFrom}T00:00:00Z`),
      end: new Date(Date.parse(`${event.dateTo ?? event.dateFrom}T00:00:00Z`) + 86_400_000),
      allDay: true,
      timezone: 'UTC',
      stamp: event.recordedAt,
      sequence: event.version,
      summary: clean(event.headline),
      description: clean(event.evidence?.sentence ?? ''),
      url: linkOf(event, base),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
