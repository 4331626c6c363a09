// Articles from files: JSON, HTML or plain text.
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Article, Published } from '@cellwire/model';
import { readPage } from '@cellwire/reading';
import { UsageError } from './usage-error.js';

/** An article from JSON text; `id` is the file's name where the JSON has none. */
export function parseArticle(raw: string, where: string, id: string | null, published?: string): Article {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    throw new Error(`${where}: not JSON; an article is {"id","title","text","published"}`);
  }
  const defaults = { ...(id === null ? {} : { id }), ...(published ? { published } : {}) };
  const checked = Article.safeParse({ ...defaults, ...(value as object) });
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new Error(`${where}: ${issue?.path.join('.') || 'the article'}: ${issue?.message ?? 'not an article'}`);
}

/** Reads an article from a file: JSON, HTML or plain text. `published` is its day where the file does not tell. Wrong usage of `command` when there is no such file. */
export async function readArticle(file: string, command: string, published?: string): Promise<Article> {
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`${command}: ${file} cannot be read; give an existing file`);
  });
  const id = basename(file, extname(file));
  const on = (own: string | null): string => publishedOf(own ?? published, file, command);
  if (/\.json$/i.test(file)) return parseArticle(bytes.toString('utf8'), file, id, published);
  if (/\.x?html?$/i.test(file)) return pageArticle(bytes, id, on);
  return { id, title: '', text: bytes.toString('utf8'), published: on(null) };
}

function pageArticle(bytes: Buffer, id: string, on: (own: string | null) => string): Article {
  const page = readPage(bytes, {});
  return {
    id,
    title: page.title ?? '',
    text: page.text,
    published: on(page.published),
    ...(page.canonicalUrl ? { url: page.canonicalUrl } : {}),
    ...(page.language ? { language: page.language } : {}),
  };
}

/** The day that relative dates count from; a page's own date goes before the option. */
function publishedOf(published: string | undefined, file: string, command: string): string {
  if (published === undefined)
    throw new UsageError(`${command}: ${file} does not tell its day of publication; add --published YYYY-MM-DD`);
  return Published.parse(published);
}
