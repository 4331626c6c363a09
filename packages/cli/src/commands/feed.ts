// cellwire feed: feed files or folders of them, one JSON object a feed on stdout.
import { readFile } from 'node:fs/promises';
import { readFeed } from '@cellwire/reading';
import type { Command } from 'commander';
import { type DocumentFile, documentFiles } from '../document-files.js';

const EXTENSIONS = ['.xml', '.rss', '.atom', '.rdf', '.json', '.cdf', '.feed'];

interface Options {
  json?: boolean;
  jsonl?: boolean;
}

export function define(command: Command): void {
  command
    .argument('<path...>', 'feed files, or folders of them; a folder’s meta.json is {id: {url, contentType}}')
    .option('--jsonl', 'one JSON object a line (the default where stdout is no terminal)')
    .option('--json', 'the same as --jsonl')
    .action(async (paths: string[], options: Options) => {
      const indent = process.stdout.isTTY && !options.jsonl && !options.json ? 2 : 0;
      const files = await documentFiles(paths, EXTENSIONS);
      for (const file of files) process.stdout.write(`${JSON.stringify(await readOne(file), null, indent)}\n`);
    });
}

async function readOne({ path, id, url, contentType }: DocumentFile): Promise<object> {
  const bytes = await readFile(path);
  const startedAt = performance.now();
  const feed = await readFeed(bytes, { url, contentType });
  return { id, ...feed, ms: Math.round((performance.now() - startedAt) * 100) / 100 };
}
