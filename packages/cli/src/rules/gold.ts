// Annotated articles from a folder: JSON files of one article each, or JSONL files, with the events that people found.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnnotatedGold } from '@cellwire/extraction';
import { Article, DateValue, RoleValue, Status } from '@cellwire/model';
import { z } from 'zod';
import { UsageError } from '../usage-error.js';

const OneOrMore = z.union([RoleValue.transform(v => [v]), z.array(RoleValue)]);
const GoldArticle = Article.extend({
  events: z.array(
    z.object({
      type: z.string(),
      status: Status,
      date: DateValue.nullable().default(null),
      arguments: z.record(z.string(), OneOrMore).default({}),
    }),
  ),
});

/** Reads a folder of annotated articles, in the order of file names. Wrong usage when it holds none. */
export async function readGold(dir: string, command: string): Promise<AnnotatedGold[]> {
  const names = await readdir(dir).catch(() => {
    throw new UsageError(`${command}: ${dir} cannot be read; give a folder of annotated articles`);
  });
  const files = names.filter(n => /\.jsonl?$/.test(n)).sort();
  const gold: AnnotatedGold[] = [];
  for (const name of files) {
    const text = await readFile(join(dir, name), 'utf8');
    const records = name.endsWith('l') ? text.split('\n').filter(l => l.trim()) : [text];
    for (const [n, record] of records.entries())
      gold.push(parseRecord(record, name.endsWith('l') ? `${join(dir, name)}:${n + 1}` : join(dir, name)));
  }
  if (gold.length) return gold;
  throw new UsageError(
    `${command}: ${dir} holds no annotated article; each is {"id","title","text","published","events"} in a .json or .jsonl file`,
  );
}

function parseRecord(text: string, where: string): AnnotatedGold {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`${where}: not JSON (${(error as Error).message})`);
  }
  const read = GoldArticle.safeParse(value);
  if (!read.success) throw new Error(`${where}: ${z.prettifyError(read.error).replaceAll('\n', ' ')}`);
  const { events, ...article } = read.data;
  return { article, events };
}
