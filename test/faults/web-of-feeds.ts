// A small web for the fault suite: a few outlets on loopback, each with a feed and pages of invented articles.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InventedArticle } from './invented-news.js';

export interface Outlet {
  name: string;
  feedUrl: string;
  /** host:port, for CELLWIRE_ALLOW_HOSTS. */
  host: string;
}

export interface WebOfFeeds {
  outlets: Outlet[];
  /** Requests for each feed so far, with their times. */
  polls: Map<string, number[]>;
  close(): Promise<void>;
}

/** Serves the articles, dealt out among so many outlets. */
export async function serveFeeds(articles: readonly InventedArticle[], outlets: number): Promise<WebOfFeeds> {
  const servers: Server[] = [];
  const polls = new Map<string, number[]>();
  const opened: Outlet[] = [];
  for (let n = 0; n < outlets; n++) {
    const name = `outlet-${n}`;
    const own = articles.filter((_, i) => i % outlets === n);
    const server = createServer((request, response) => {
      const origin = `http://${request.headers.host}`;
      const path = request.url ?? '/';
      if (path === '/robots.txt') return void response.writeHead(404).end();
      if (path === '/feed') {
        polls.set(name, [...(polls.get(name) ?? []), Date.now()]);
        return void response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedOf(name, origin, own));
      }
      const article = own[Number(/^\/(\d+)$/.exec(path)?.[1] ?? -1)];
      if (!article) return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(article));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    opened.push({ name, feedUrl: `http://${host}/feed`, host });
  }
  return {
    outlets: opened,
    polls,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise(resolve => server.close(resolve));
      }
    },
  };
}

function feedOf(name: string, origin: string, articles: readonly InventedArticle[]): string {
  const now = new Date().toUTCString();
  const items = articles.map(
    (a, i) =>
      `<item><title>${a.title}</title><link>${origin}/${i}</link><guid>${origin}/${i}</guid><pubDate>${now}</pubDate></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${name}</title><link>${origin}</link><language>en</language><ttl>1</ttl>${items.join('')}</channel></rss>`;
}

const pageOf = (a: InventedArticle): string =>
  `<!doctype html><html lang="en"><head><title>${a.title}</title></head><body><article><h1>${a.title}</h1><p>${a.text}</p></article></body></html>`;
