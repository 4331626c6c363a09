// cellwire reextract: runs the archive through the present pack and prints what changes, event by event.
import { knowledgeOf } from '@cellwire/resolution';
import { type Reread, reextractArticles } from '@cellwire/resolve-events';
import type { Command } from 'commander';
import { countOf, say } from '../print.js';
import { openParts, type Parts } from '../process/open-parts.js';
import { resolveContext } from '../process/stage-handlers.js';
import { printDifferences } from '../reextract/print-differences.js';
import { readArchive } from '../reextract/read-archive.js';
import { UsageError } from '../usage-error.js';

interface Options {
  since?: string;
  dryRun?: boolean;
  json?: boolean;
}
/** Articles read and written together. */
const BATCH = 100;

export function define(command: Command): void {
  command
    .option('--since <day>', 'only articles published since that day: 2026-01-01')
    .option('--dry-run', 'print what would change, and change nothing')
    .option('--json', 'one JSON object a line: {article, added, removed} and {event, is, before, after}')
    .action(async (options: Options) => {
      if (options.since !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(options.since))
        throw new UsageError(`reextract: --since ${options.since} is no day; write it as 2026-01-01`);
      const parts = await openParts();
      try {
        const { articles, changed, events } = await reextract(parts, options);
        const done = options.dryRun ? 'would change' : 'changed';
        say(
          `${countOf(articles, 'article')} read; mentions of ${changed} ${done}, ${countOf(events, 'event')} ${done}`,
        );
      } finally {
        await parts.close();
      }
    });
}

/** Reads the archive batch by batch; each is printed, then written. */
export async function reextract(
  parts: Parts,
  options: Options,
): Promise<{ articles: number; changed: number; events: number }> {
  const { store } = parts;
  const [pack, threads] = [await parts.pack(), await parts.threads()];
  const readContext = { pack, threads, knowledge: knowledgeOf(pack) };
  const total = { articles: 0, changed: 0, events: 0 };
  for await (const batch of readArchive(store, readContext, { since: options.since ?? null, batch: BATCH })) {
    const { mentions, events } = await apply(parts, batch, options);
    total.articles += batch.length;
    total.changed += mentions;
    total.events += events;
  }
  return total;
}

interface Applied {
  /** Articles whose mentions differ, and events that say something else. */
  mentions: number;
  events: number;
}

/** Ends a transaction that was only to show what it would do. */
class DryRun extends Error {
  constructor(readonly applied: Applied) {
    super('a dry run writes nothing');
  }
}

async function apply(parts: Parts, batch: readonly Reread[], options: Options): Promise<Applied> {
  const [pack, context] = [await parts.pack(), await resolveContext(parts)];
  // What is only tried counts for no metric.
  const quiet = { ...context, onRecorded: () => {}, onAlert: () => {} };
  try {
    return await parts.store.inTransaction(async tx => {
      const result = await reextractArticles(tx, batch, pack, options.dryRun ? quiet : context);
      const events = printDifferences(result, options.json === true);
      const applied = { mentions: result.differences.length, events };
      if (options.dryRun) throw new DryRun(applied);
      return applied;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.applied;
    throw error;
  }
}
