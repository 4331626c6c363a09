// What the extractor finds in the sample newsroom and, where it is there, in the shared dev corpus: for the tests of order.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createExtractor } from '@cellwire/extraction';
import type { Article, Pack } from '@cellwire/model';
import { readArticles } from '@cellwire/newsroom';
import { defaultPackDir, loadPack } from '@cellwire/pack';
import type { Told } from './newsdesk.js';

const CORPUS = fileURLToPath(new URL('../../../../shared/corpus/dev', import.meta.url));

/** Folder of the shared dev corpus, or null: it is no part of the project. */
export const devCorpus = (): string | null => (existsSync(CORPUS) ? CORPUS : null);

/** The pack, and the articles of one collection with what they say. */
export interface Sample {
  pack: Pack;
  articles: Told[];
}

/** The sample newsroom, read. */
export const readNewsroom = (): Promise<Sample> =>
  readAll(
    readArticles().map(({ outlet, slug, published, title, paragraphs }) => ({
      id: `${outlet}/${slug}`,
      published,
      title,
      text: paragraphs.join('\n\n'),
      outlet,
    })),
  );

/** The articles of an annotated corpus, read; what the annotation says of them is not used. */
export const readCorpus = (folder: string): Promise<Sample> =>
  readAll(
    readdirSync(folder)
      .filter(file => file.endsWith('.json'))
      .map(file => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))
      .map(({ id, published, title, text, source }) => ({ id, published, title, text, outlet: source?.outlet ?? id })),
  );

async function readAll(articles: readonly (Article & { outlet: string })[]): Promise<Sample> {
  const pack = await loadPack(defaultPackDir());
  const extractor = createExtractor(pack);
  const told = articles.map(article => {
    const { id, published, outlet, text } = article;
    return { id, published, outlet, text, mentions: extractor.extract(article).mentions };
  });
  return { pack, articles: told };
}
