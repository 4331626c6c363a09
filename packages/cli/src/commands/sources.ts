// cellwire sources: what is polled.
import { readFileSync } from 'node:fs';
import { enableSource, listPolls, listSources, type Poll, removeSource, type Source } from '@cellwire/store';
import type { Command } from 'commander';
import { countOf, printJson, printTable, say } from '../print.js';
import { withParts } from '../process/with-parts.js';
import { defineAdd } from '../sources/add-command.js';
import { addPackSources, importSources, wantedSource } from '../sources/add-sources.js';
import { defineCheck } from '../sources/check-command.js';
import { defineExport } from '../sources/export-command.js';
import { readSourceList } from '../sources/source-list.js';
import { UsageError } from '../usage-error.js';

export function define(command: Command): void {
  defineList(command);
  defineAdd(command);
  for (const verb of ['enable', 'disable', 'remove'] as const) defineSwitch(command, verb);
  defineCheck(command);
  defineHistory(command);
  defineImport(command);
  defineExport(command);
}

function defineList(command: Command): void {
  command
    .command('list')
    .description('sources with their health')
    .option('--failing', 'only those whose last poll failed')
    .option('--enabled', 'only those that are polled')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, options: { json?: boolean; failing?: boolean; enabled?: boolean }) => {
        await addPackSources(parts);
        const all = await listSources(parts.store, options.enabled ? { enabled: true } : {});
        const sources = all.filter(s => !options.failing || s.failures > 0);
        if (options.json) for (const s of sources) printJson(publicSource(s));
        else
          printTable(
            ['name', 'enabled', 'state', 'last success', 'last item', 'next poll', 'feed'],
            sources.map(s => [
              s.name,
              s.enabled ? 'yes' : 'no',
              s.stateReason ? `${s.state}: ${s.stateReason}` : s.state,
              s.succeededAt?.toISOString() ?? '',
              s.itemAt?.toISOString() ?? '',
              s.workDueAt?.toISOString() ?? '',
              s.feedUrl,
            ]),
            options.failing ? 'no source fails' : 'no sources',
          );
      }),
    );
}

const SWITCHES = {
  enable: 'poll a source from now on',
  disable: 'stop polling a source',
  remove: 'remove a source; its articles stay',
} as const;

function defineSwitch(command: Command, verb: keyof typeof SWITCHES): void {
  command
    .command(verb)
    .description(SWITCHES[verb])
    .argument('<name...>')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, names: string[], options: { json?: boolean }) => {
        await addPackSources(parts);
        for (const name of names) {
          const source = await wantedSource(parts.store, name);
          if (verb === 'remove') await removeSource(parts.store, source.id);
          else await enableSource(parts.store, source.id, { enabled: verb === 'enable', at: parts.clock.now() });
        }
        if (options.json) for (const name of names) printJson({ name, [`${verb}d`]: true });
        else say(`${countOf(names.length, 'source')} ${verb}d`);
      }),
    );
}

function defineHistory(command: Command): void {
  command
    .command('history')
    .description('polls of a source, newest first, each with what decided the next one')
    .argument('<name>')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, name: string, options: { json?: boolean }) => {
        const polls = await listPolls(parts.store, (await wantedSource(parts.store, name)).id);
        if (options.json) for (const p of polls) printJson(p);
        else
          printTable(
            ['when', 'took', 'result', 'status', 'items', 'new', 'reason'],
            polls.map(pollRow),
            'not polled yet',
          );
      }),
    );
}

const pollRow = (p: Poll): unknown[] => [
  p.startedAt.toISOString(),
  `${p.tookMs} ms`,
  p.result,
  p.httpStatus ?? '',
  p.items,
  p.newItems,
  p.reason,
];

function defineImport(command: Command): void {
  command
    .command('import')
    .description('add the sources of an OPML, YAML or JSON file; lines that cannot be used are reported')
    .argument('<file>')
    .option('--enable', 'poll them from now on')
    .option('--dry-run', 'say what would be added, and add nothing')
    .option('--json', 'one JSON object a line: {added} or {line, skipped}')
    .action(
      withParts(async (parts, file: string, options: { enable?: boolean; dryRun?: boolean; json?: boolean }) => {
        const list = readSourceList(file, textOf(file));
        const report = await importSources(parts, list.sources, {
          origin: list.format === 'opml' ? 'opml' : 'file',
          enable: options.enable ?? false,
          dryRun: options.dryRun ?? false,
        });
        const skipped = [...list.skipped, ...report.skipped].sort((a, b) => a.line - b.line);
        if (options.json) {
          for (const s of report.added) printJson({ added: s.name, feed: s.feedUrl });
          for (const s of skipped) printJson({ line: s.line, skipped: s.why });
        } else for (const s of skipped) say(`${file}${s.line ? `:${s.line}` : ''}: skipped, ${s.why}`);
        const verb = options.dryRun ? 'would be added' : 'added';
        say(
          `${report.added.length} of ${list.sources.length + list.skipped.length} sources ${verb}, ${skipped.length} skipped`,
        );
        if (!report.added.length && skipped.length && !list.sources.length) process.exitCode = 1;
      }),
    );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

const publicSource = (s: Source) => ({
  name: s.name,
  outlet: s.outlet,
  feed: s.feedUrl,
  homepage: s.homepage,
  enabled: s.enabled,
  state: s.state,
  reason: s.stateReason,
  failures: s.failures,
  language: s.language,
  timeZone: s.timeZone,
  category: s.category,
  lastSuccess: s.succeededAt,
  lastItem: s.itemAt,
  nextPoll: s.workDueAt,
  everySeconds: s.intervalSeconds,
  movedTo: s.movedTo,
  pushedUntil: s.hubUntil,
  note: s.note,
});
