// cellwire read: article pages from files or folders, one JSON object a page on stdout.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { readPage } from '@cellwire/reading';
import type { Command } from 'commander';
import { UsageError } from '../usage-error.js';

/** What the HTTP response told of one page. */
interface PageMeta {
  url?: string;
  contentType?: string;
}
type MetaFile = Record<string, PageMeta>;

/** Adds the arguments and the action of `cellwire read`. */
export function define(command: Command): void {
  command
    .argument('<path...>', 'HTML files, or folders of them; a folder’s meta.json is {id: {url, contentType}}')
    .option('--jsonl', 'one JSON object a line (the default; indented JSON on a terminal without it)')
    .option('--json', 'the same as --jsonl')
    .action(async (paths: string[], options: { jsonl?: boolean; json?: boolean }) => {
      const indent = process.stdout.isTTY && !options.jsonl && !options.json ? 2 : 0;
      for (const path of paths) {
        for (const file of await pageFiles(path)) await printPage(file.path, file.meta, indent);
      }
    });
}

async function printPage(path: string, meta: PageMeta, indent: number): Promise<void> {
  const bytes = await readFile(path);
  const startedAt = performance.now();
  const page = readPage(bytes, { url: meta.url, contentType: meta.contentType });
  const line = {
    id: idOf(path),
    url: page.canonicalUrl ?? meta.url ?? null,
    title: page.title,
    published: page.published,
    modified: page.modified,
    authors: page.authors,
    outlet: page.outlet,
    language: page.language,
    paywalled: page.paywalled,
    text: page.text,
    ms: Math.round((performance.now() - startedAt) * 100) / 100,
  };
  process.stdout.write(`${JSON.stringify(line, null, indent)}\n`);
}

const idOf = (path: string): string => basename(path, extname(path));

async function pageFiles(path: string): Promise<{ path: string; meta: PageMeta }[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new UsageError(`read: ${path} does not exist; give an HTML file or a folder of them`);
  const folder = found.isDirectory() ? path : dirname(path);
  const meta = await readMeta(join(folder, 'meta.json'));
  const names = found.isDirectory()
    ? (await readdir(path)).filter(n => /\.(?:x?html?|amp)$/i.test(n)).sort()
    : [basename(path)];
  if (!names.length) throw new UsageError(`read: ${path} holds no .html files`);
  return names.map(name => ({ path: join(folder, name), meta: meta[idOf(name)] ?? {} }));
}

async function readMeta(path: string): Promise<MetaFile> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return {};
  try {
    return JSON.parse(text) as MetaFile;
  } catch (error) {
    throw new UsageError(
      `read: ${path} is not JSON (${(error as Error).message}); it should be {id: {url, contentType}}`,
    );
  }
}
