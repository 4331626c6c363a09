// The web of the bench, in a process of its own so that every contender pays the same for it: outlets on ports of
// loopback, each with an RSS feed of all its articles and their pages in the themes of the sample newsroom.
//   npx tsx bench/pipeline/serve-site.ts '{"outlets":40,"articles":2000,"first":0}'
// Prints {"feeds": […], "hosts": […]} and serves until its standard input ends.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type NewsroomArticle, OUTLETS } from '@cellwire/newsroom';
import { inventArticle } from './invented-articles.js';

/** What the site serves: articles `first` to `first + articles - 1`, dealt out among the outlets. */
export interface SiteOptions {
  outlets: number;
  articles: number;
  first: number;
}

/** Themes that show the whole text: the others hide it behind a wall or keep posts of a day on one page. */
const themes = OUTLETS.filter(o => o.language === 'en' && !/paywall|live/.test(o.theme.name)).map(o => o.theme);
const { outlets, articles, first } = JSON.parse(process.argv[2] ?? '{}') as SiteOptions;
const published = new Date(Date.now() - 3_600_000).toISOString();

function newsroomArticle(outlet: string, n: number): NewsroomArticle {
  const { slug, title, paragraphs } = inventArticle(n);
  return { outlet, slug, title, paragraphs, published, authors: ['Elliot Brandt'], language: 'en', quiet: false };
}

function feedOf(outlet: number, origin: string): string {
  const items: string[] = [];
  for (let n = first + outlet; n < first + articles; n += outlets) {
    const { slug, title, paragraphs } = inventArticle(n);
    const url = `${origin}/news/${slug}`;
    items.push(
      `<item><title>${title}</title><link>${url}</link><guid>${url}</guid><pubDate>${new Date(published).toUTCString()}</pubDate><description>${paragraphs[0]}</description></item>`,
    );
  }
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet ${outlet}</title><link>${origin}</link><language>en</language><ttl>60</ttl>${items.join('')}</channel></rss>`;
}

function pageOf(outlet: number, origin: string, n: number): string {
  const other = (k: number) => {
    const article = newsroomArticle(`outlet ${outlet}`, k);
    return { article, url: `${origin}/news/${article.slug}` };
  };
  const theme = themes[outlet % themes.length];
  const others = [1, 2, 3, 4, 5].map(k => other(first + ((n - first + k * outlets) % articles)));
  return theme?.({ ...other(n), outletName: `Outlet ${outlet}`, charset: 'utf-8', others }) ?? '';
}

function answer(outlet: number, origin: string, path: string, response: ServerResponse): void {
  if (path === '/feed') {
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedOf(outlet, origin));
    return;
  }
  const n = /^\/news\/n(\d+)$/.exec(path)?.[1];
  if (n === undefined) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(outlet, origin, Number(n)));
}

const origins: string[] = [];
for (let outlet = 0; outlet < outlets; outlet++) {
  const server = createServer((request, response) =>
    answer(outlet, `http://${request.headers.host}`, request.url ?? '/', response),
  );
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  origins.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}
const told = { feeds: origins.map(o => `${o}/feed`), hosts: origins.map(o => new URL(o).host) };
process.stdout.write(`${JSON.stringify(told)}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
