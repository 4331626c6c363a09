// The ten invented outlets: how each one's pages and feed are made.
import type { FeedKind } from './feeds.js';
import { divSoup } from './themes/div-soup.js';
import { jsonLdOnly } from './themes/json-ld-only.js';
import { liveBlog } from './themes/live-blog.js';
import { paywallStub } from './themes/paywall-stub.js';
import { relatedWidgets } from './themes/related-widgets.js';
import { semantic } from './themes/semantic.js';
import type { Theme } from './themes/theme.js';
import { wordpress } from './themes/wordpress.js';

export interface Outlet {
  /** Folder of its articles, and its source name. */
  id: string;
  name: string;
  theme: Theme;
  feed: FeedKind;
  feedPath: string;
  language: string;
  timeZone: string;
  country: string;
  /** Bytes of its pages and feed; what the HTTP header says of it is in `header`. */
  charset: 'utf-8' | 'euc-kr';
  /** Whether the Content-Type header names the charset. */
  header: boolean;
}

const outlet = (
  id: string,
  name: string,
  theme: Theme,
  feed: FeedKind,
  feedPath: string,
  country: string,
  timeZone: string,
  more: Partial<Outlet> = {},
): Outlet => ({
  id,
  name,
  theme,
  feed,
  feedPath,
  country,
  timeZone,
  language: 'en',
  charset: 'utf-8',
  header: true,
  ...more,
});

export const OUTLETS: readonly Outlet[] = [
  outlet('cell-ledger', 'Cell Ledger', semantic, 'rss', '/feed.xml', 'DE', 'Europe/Berlin'),
  outlet('grid-gigawatt', 'Grid & Gigawatt', wordpress, 'rss-content', '/feed/', 'GB', 'Europe/London'),
  outlet('harbor-business', 'Harbor Business Daily', divSoup, 'atom', '/atom.xml', 'US', 'America/New_York'),
  outlet('meridian-live', 'Meridian Live', liveBlog, 'rss', '/live/rss', 'US', 'America/Chicago'),
  outlet('voltaic-review', 'Voltaic Review', jsonLdOnly, 'json', '/feed.json', 'GB', 'Europe/London'),
  outlet('hanbit-journal', 'Hanbit Economic Journal', semantic, 'rdf', '/rss/rdf.xml', 'KR', 'Asia/Seoul', {
    charset: 'euc-kr',
    header: false,
  }),
  outlet('autowire-today', 'Autowire Today', relatedWidgets, 'atom', '/feeds/atom', 'GB', 'Europe/London'),
  outlet('paywalled-investor', 'The Paywalled Investor', paywallStub, 'rss', '/rss', 'GB', 'Europe/London'),
  outlet('northline-press', 'Northline', semantic, 'rss', '/wire.rss', 'US', 'America/New_York'),
  outlet('continental-mining', 'Continental Mining Post', wordpress, 'rdf', '/index.rdf', 'AU', 'Australia/Sydney'),
];
