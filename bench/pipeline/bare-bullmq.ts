// One contender of the bench: bare BullMQ that runs the same pure functions and keeps nothing. Feed → page → article →
// mentions → events in memory; what the process forgets is lost.
//   npx tsx bench/pipeline/bare-bullmq.ts '{"redisUrl":"redis://…","concurrency":16}'
import { createExtractor } from '@cellwire/extraction';
import { defaultPackDir, loadPack } from '@cellwire/pack';
import { readFeed, readPage, recogniseLanguage } from '@cellwire/reading';
import { blockKeys, buildEvent, featuresOf, groupMentions, knowledgeOf, textSignature } from '@cellwire/resolution';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { Agent, request } from 'undici';

const { redisUrl, concurrency } = JSON.parse(process.argv[2] ?? '{}') as { redisUrl: string; concurrency: number };
const pack = await loadPack(defaultPackDir());
const extractor = createExtractor(pack);
const knowledge = knowledgeOf(pack);
const types = new Map(pack.types.map(t => [t.type, t]));
const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
const dispatcher = new Agent({ connections: 4 });
const queue = new Queue('bare', { connection, defaultJobOptions: { removeOnComplete: true, removeOnFail: true } });

async function get(url: string): Promise<{ bytes: Uint8Array; contentType: string | undefined }> {
  const { body, headers } = await request(url, { dispatcher });
  const type = headers['content-type'];
  return { bytes: new Uint8Array(await body.arrayBuffer()), contentType: typeof type === 'string' ? type : undefined };
}

async function pollFeed(url: string): Promise<void> {
  const feed = await readFeed((await get(url)).bytes, { url });
  const articles = feed.entries.flatMap(({ link, published }) => (link ? [{ url: link, published }] : []));
  await queue.addBulk(articles.map(data => ({ name: 'article', data })));
}

async function readArticle({ url, published }: { url: string; published: string }): Promise<number> {
  const { bytes, contentType } = await get(url);
  const page = readPage(bytes, { url, contentType });
  const language = page.language ?? recogniseLanguage(`${page.title}\n${page.text}`, []);
  if (language && !/^en\b/i.test(language)) return 0;
  const article = { id: url, url, published, title: page.title ?? '', text: page.text };
  const signature = textSignature(page.text);
  const { mentions } = extractor.extract(article);
  const records = mentions.map(mention => ({
    id: mention.id,
    mention,
    article: url,
    published,
    outlet: null,
    signature,
  }));
  for (const record of records) blockKeys(featuresOf(record, types.get(record.mention.type), knowledge));
  const groups = groupMentions(records, { types, knowledge }) as (typeof records)[];
  return groups.map(g => buildEvent(g, knowledge, types.get(g[0]?.mention.type ?? ''))).length;
}

const worker = new Worker('bare', async job => (job.name === 'feed' ? pollFeed(job.data.url) : readArticle(job.data)), {
  connection: connection.duplicate(),
  concurrency,
});
worker.on('failed', (_job, error) => process.stderr.write(`${error.stack}\n`));
await worker.waitUntilReady();
process.stdout.write('{"ready":true}\n');
