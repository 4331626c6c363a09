// One contender of bench/pipeline.ts: Crawlee's CheerioCrawler, which fetches and parses each page and writes a row of
// title and text to its dataset; nothing of events.
//   node bench/crawlee/crawl.js '["http://…/feed", …]' CONCURRENCY
import { CheerioCrawler, Configuration, log } from '@crawlee/cheerio';

const feeds = JSON.parse(process.argv[2]);
const concurrency = Number(process.argv[3]);
log.setLevel(log.LEVELS.ERROR);

let articles = 0;
const crawler = new CheerioCrawler(
  {
    // Fixed: its own scaling begins with one page at a time and would be measured instead of its speed.
    minConcurrency: concurrency,
    maxConcurrency: concurrency,
    additionalMimeTypes: ['application/rss+xml'],
    async requestHandler({ $, body, request, crawler: self, pushData }) {
      if (request.label === 'feed') {
        // It parses pages only.
        const urls = [...String(body).matchAll(/<guid>(.*?)<\/guid>/g)].map(([, url]) => url);
        await self.addRequests(urls, { waitForAllRequestsToBeAdded: true });
        return;
      }
      await pushData({ url: request.loadedUrl, title: $('h1').first().text(), text: $('p').text() });
      articles++;
    },
  },
  new Configuration({ purgeOnStart: true }),
);
const began = performance.now();
const cpuBefore = process.cpuUsage();
await crawler.run(feeds.map(url => ({ url, label: 'feed' })));
const seconds = (performance.now() - began) / 1000;
const cpu = process.cpuUsage(cpuBefore);
process.stdout.write(`${JSON.stringify({ articles, seconds, cpuSeconds: (cpu.user + cpu.system) / 1e6 })}\n`);
