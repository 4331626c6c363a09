// cellwire events: the table, one event, and exports.
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { publicEvent } from '@cellwire/api';
import { FilterError, filterToSql, parseFilter } from '@cellwire/query';
import {
  cursorAfter,
  EVENT_SORTS,
  type EventCursor,
  type EventRow,
  type EventSort,
  listEvents,
  listExits,
  listMentionsOfEvents,
  mentionOf,
  resolveId,
  type Store,
} from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, printLine, printTable, safe, say } from '../print.js';
import { UsageError } from '../usage-error.js';
import { withParts } from './sources.js';

const PAGE = 500;

export function define(command: Command): void {
  command
    .command('list', { isDefault: true })
    .description('events that match a filter (docs/filters.md), newest first')
    .argument('[filter...]')
    .option('--sort <order>', Object.keys(EVENT_SORTS).join(', '), 'seen')
    .option('--limit <n>', 'rows', '50')
    .option('--as-of <instant>', 'the table as it was known then')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(
        async (parts, words: string[], options: { sort: string; limit: string; asOf?: string; json?: boolean }) => {
          const rows = await listEvents(parts.store, {
            where: whereOf(words),
            sort: sortOf(options.sort),
            limit: positive(options.limit, '--limit'),
            asOf: instantOf(options.asOf),
          });
          if (options.json) for (const row of rows) printJson(publicEvent(row));
          else
            printTable(
              ['event', 'date', 'seen', 'sources', 'what'],
              rows.map(r => [r.event, r.date ?? '', r.seenOn, r.sources, r.headline]),
              'no event matches',
            );
        },
      ),
    );
  command
    .command('exits')
    .description('joint-venture exits, latest report first')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, options: { json?: boolean }) => {
        const exits = await listExits(parts.store);
        if (options.json) for (const x of exits) printJson(x);
        else
          printTable(
            ['exit', 'venture', 'leaving', 'status', 'date', 'sentence'],
            exits.map(x => [x.exit, x.venture, x.leaving.join(', '), x.status, x.date ?? '', x.sentence ?? '']),
            'no exits',
          );
      }),
    );
  command
    .command('show')
    .description('one event with its history and evidence')
    .argument('<event>')
    .option('--json', 'as JSON')
    .action(
      withParts(async (parts, id: string, options: { json?: boolean }) => {
        const found = await resolveId(parts.store, id);
        const [row] = await listEvents(parts.store, { where: { sql: 'event = $1', params: [found] }, limit: 1 });
        if (!row) throw new UsageError(`there is no event "${id}"`);
        const event = await withMentions(parts.store, row);
        if (options.json) printJson(event);
        else showEvent(event);
      }),
    );
  command
    .command('export')
    .description('events that match a filter, each with its mentions')
    .argument('[file]', 'where to (standard output)')
    .option('--filter <query>', 'which events', '')
    .option('--jsonl', 'one JSON object a line (the default)')
    .option('--as-of <instant>', 'the table as it was known then')
    .action(
      withParts(async (parts, file: string | undefined, options: { filter: string; asOf?: string }) => {
        const out: Writable = file ? createWriteStream(file) : process.stdout;
        let n = 0;
        for await (const row of allEvents(parts.store, whereOf([options.filter]), instantOf(options.asOf))) {
          out.write(`${JSON.stringify(await withMentions(parts.store, row))}\n`);
          n++;
        }
        if (file) await new Promise<void>(resolve => void out.end(resolve));
        say(`${n} events exported`);
      }),
    );
}

function whereOf(words: readonly string[]): { sql: string; params: unknown[] } {
  // The shell has taken the quotes: a word that holds a blank after its colon gets them back.
  const text = words.map(w => w.replace(/^(-?[a-z_-]+:)([^"].*\s.*)$/i, '$1"$2"')).join(' ');
  try {
    return filterToSql(parseFilter(text));
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    throw new UsageError(`filter, at character ${error.position + 1}: ${error.message}`);
  }
}

function sortOf(text: string): EventSort {
  if (text in EVENT_SORTS) return text as EventSort;
  throw new UsageError(`--sort knows ${Object.keys(EVENT_SORTS).join(', ')}, not "${text}"`);
}

function positive(text: string, option: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1 || n > 100_000)
    throw new UsageError(`${option} wants a number from 1 to 100000, got "${text}"`);
  return n;
}

function instantOf(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const at = new Date(text);
  if (Number.isNaN(at.getTime()))
    throw new UsageError(`--as-of wants an instant such as 2026-02-11T09:00:00Z, got "${text}"`);
  return at;
}

async function* allEvents(
  store: Store,
  where: { sql: string; params: unknown[] },
  asOf: Date | null,
): AsyncGenerator<EventRow> {
  let after: EventCursor | null = null;
  for (;;) {
    const rows: EventRow[] = await listEvents(store, { where, asOf, limit: PAGE, after });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = cursorAfter(last, 'seen');
  }
}

async function withMentions(store: Store, row: EventRow) {
  const mentions = await listMentionsOfEvents(store, [row.event]);
  return { ...publicEvent(row), mentions: mentions.map(mentionOf) };
}

function showEvent(event: Awaited<ReturnType<typeof withMentions>>): void {
  printLine(`${event.event}  ${safe(event.headline)}`);
  printLine(
    `status ${event.status}, date ${event.date ?? 'not said'}, ${event.sources} independent sources, confidence ${event.confidence}`,
  );
  for (const [role, values] of Object.entries(event.arguments)) printLine(`  ${role}: ${safe(JSON.stringify(values))}`);
  printLine('history');
  for (const h of event.history) printLine(`  ${h.on}  ${h.status}  ${h.article}: ${safe(h.sentence)}`);
  printLine('mentions');
  for (const m of event.mentions) printLine(`  ${m.id}  ${m.status}  ${m.rule}  ${safe(m.sentence)}`);
}
