// Serves the newsroom on loopback: one HTTP server per outlet, robots.txt, conditional requests, a log of what was asked.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SourceEntry } from '@cellwire/model';
import iconv from 'iconv-lite';
import { type NewsroomArticle, readArticles } from './articles.js';
import { FEED_TYPES, renderFeed } from './feeds.js';
import { OUTLETS, type Outlet } from './outlets.js';

/** One request as the newsroom saw it. */
export interface SeenRequest {
  outlet: string;
  path: string;
  status: number;
  userAgent: string;
  conditional: boolean;
  at: number;
}

export interface Newsroom {
  /** The sources to poll, one per outlet. */
  sources: SourceEntry[];
  /** host:port pairs to put on the allow-list. */
  hosts: string[];
  requests: SeenRequest[];
  /** Articles out at the newsroom's present. */
  published(): NewsroomArticle[];
  close(): Promise<void>;
}

export interface NewsroomOptions {
  now: () => Date;
  /** Port of an outlet by its id; a free one where it is not named. */
  ports?: Record<string, number>;
  /** Which articles are out, instead of all published by `now()`: to let them come in another order. */
  isOut?: (article: NewsroomArticle) => boolean;
}

/** Opens the newsroom. Articles published after `now()` are not out yet: neither in feeds nor as pages. */
export async function openNewsroom(options: NewsroomOptions): Promise<Newsroom> {
  const articles = readArticles();
  const requests: SeenRequest[] = [];
  const isOut = options.isOut ?? ((a: NewsroomArticle) => Date.parse(a.published) <= options.now().getTime());
  const out = (): NewsroomArticle[] => articles.filter(isOut);
  const servers: Server[] = [];
  const sources: SourceEntry[] = [];
  for (const outlet of OUTLETS) {
    const server = createServer((req, res) => {
      const status = answer(
        outlet,
        out().filter(a => a.outlet === outlet.id),
        req,
        res,
      );
      const conditional = Boolean(req.headers['if-none-match'] ?? req.headers['if-modified-since']);
      requests.push({
        outlet: outlet.id,
        path: req.url ?? '',
        status,
        userAgent: req.headers['user-agent'] ?? '',
        conditional,
        at: Date.now(),
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.ports?.[outlet.id] ?? 0, '127.0.0.1', resolve);
    });
    servers.push(server);
    const { port } = server.address() as AddressInfo;
    const homepage = `http://127.0.0.1:${port}/`;
    sources.push({
      name: outlet.id,
      outlet: outlet.name,
      feed: new URL(outlet.feedPath, homepage).href,
      homepage,
      language: outlet.language,
      timeZone: outlet.timeZone,
      country: outlet.country,
      category: 'sample newsroom',
      note: 'invented',
    });
  }
  return {
    sources,
    hosts: sources.map(s => new URL(s.feed).host),
    requests,
    published: out,
    close: async () => {
      await Promise.all(
        servers.map(
          s =>
            new Promise(resolve => {
              s.close(resolve);
              s.closeAllConnections();
            }),
        ),
      );
    },
  };
}

const ROBOTS = 'User-agent: *\nDisallow: /staff\nDisallow: /share\nAllow: /\n';

function answer(outlet: Outlet, articles: NewsroomArticle[], req: IncomingMessage, res: ServerResponse): number {
  const home = `http://${req.headers.host}/`;
  const path = new URL(req.url ?? '/', home).pathname;
  const entries = articles.map(article => ({ article, url: new URL(`news/${article.slug}`, home).href })).reverse();
  if (path === '/robots.txt') return send(req, res, 'text/plain', Buffer.from(ROBOTS));
  if (path === outlet.feedPath) {
    const parts = {
      title: outlet.name,
      homepage: home,
      self: new URL(outlet.feedPath, home).href,
      charset: outlet.charset,
      entries,
    };
    return send(
      req,
      res,
      contentType(outlet, FEED_TYPES[outlet.feed]),
      iconv.encode(renderFeed(outlet.feed, parts), outlet.charset),
    );
  }
  const found = entries.find(x => path === `/news/${x.article.slug}`);
  if (found) {
    const others = entries.filter(x => x !== found);
    const html = outlet.theme({ ...found, others, outletName: outlet.name, charset: outlet.charset });
    return send(req, res, contentType(outlet, 'text/html'), iconv.encode(html, outlet.charset));
  }
  if (path === '/') {
    const links = entries.map(x => `<li><a href="${x.url}">${x.article.slug}</a></li>`).join('');
    return send(
      req,
      res,
      'text/html; charset=utf-8',
      Buffer.from(
        `<!doctype html><title>${outlet.name}</title><link rel="alternate" type="${FEED_TYPES[outlet.feed]}" href="${outlet.feedPath}"><ul>${links}</ul>`,
      ),
    );
  }
  res.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  return 404;
}

const contentType = (outlet: Outlet, type: string): string =>
  outlet.header ? `${type}; charset=${outlet.charset}` : type;

function send(req: IncomingMessage, res: ServerResponse, type: string, body: Buffer): number {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
  const unchanged = req.headers['if-none-match'] === etag;
  res.writeHead(unchanged ? 304 : 200, { 'content-type': type, etag });
  res.end(unchanged ? undefined : body);
  return unchanged ? 304 : 200;
}
