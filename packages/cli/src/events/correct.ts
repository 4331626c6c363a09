// cellwire events merge, split, reject, undo, corrections: what people correct, each with its reason.
import { userInfo } from 'node:os';
import { correctionItem } from '@cellwire/api';
import { type CorrectionRequest, correctEvents } from '@cellwire/resolve-events';
import { listCorrections } from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, printTable } from '../print.js';
import type { Parts } from '../process/open-parts.js';
import { resolveContext } from '../process/stage-handlers.js';
import { withParts } from '../process/with-parts.js';
import { UsageError } from '../usage-error.js';
import { correctionReport, printReport } from './correction-report.js';
import { readCount } from './read-options.js';

interface Options {
  reason: string;
  by: string;
  dryRun?: boolean;
  json?: boolean;
}

const LONGEST_REASON = 1000;

function withOptions(command: Command): Command {
  return command
    .requiredOption('--reason <text>', 'why; kept with the correction')
    .option('--by <name>', 'who corrects', userInfo().username);
}

const withRunOptions = (command: Command): Command =>
  command.option('--dry-run', 'only say what would change').option('--json', 'what changed, as JSON');

export function defineMerge(command: Command): void {
  withRunOptions(withOptions(command.command('merge')))
    .description('join two events; the older id stays and the other one leads there')
    .argument('<event>')
    .argument('<other>')
    .action(
      withParts((parts, event: string, other: string, options: Options) =>
        run(parts, { do: 'merge', event, other, ...asked(options) }, options),
      ),
    );
}

export function defineSplit(command: Command): void {
  withRunOptions(withOptions(command.command('split')))
    .description('take mentions out of an event into one of their own')
    .argument('<event>')
    .requiredOption('--mentions <id...>', 'mentions to split off, such as article#2 (cellwire events show lists them)')
    .action(
      withParts((parts, event: string, options: Options & { mentions: string[] }) =>
        run(parts, { do: 'split', event, mentions: options.mentions, ...asked(options) }, options),
      ),
    );
}

export function defineReject(command: Command): void {
  withRunOptions(withOptions(command.command('reject')))
    .description('take an event out of the table, with what is reported of it later')
    .argument('<event>')
    .action(
      withParts((parts, event: string, options: Options) =>
        run(parts, { do: 'reject', event, ...asked(options) }, options),
      ),
    );
}

export function defineUndo(command: Command): void {
  withRunOptions(command.command('undo'))
    .description('undo a correction')
    .argument('<correction>', 'its number (cellwire events corrections lists them)')
    .option('--by <name>', 'who undoes it', userInfo().username)
    .action(
      withParts((parts, text: string, options: Omit<Options, 'reason'>) => {
        const correction = Number(text);
        if (!Number.isSafeInteger(correction) || correction < 1)
          throw new UsageError(`a correction is named by its number, not "${text}": cellwire events corrections`);
        return run(parts, { do: 'undo', correction, by: options.by }, options);
      }),
    );
}

export function defineCorrections(command: Command): void {
  command
    .command('corrections')
    .description('what people corrected, newest first')
    .option('--limit <n>', 'so many at most', '50')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, options: { limit: string; json?: boolean }) => {
        const corrections = await listCorrections(parts.store, readCount(options.limit, '--limit'));
        if (options.json) for (const c of corrections) printJson(correctionItem(c));
        else
          printTable(
            ['correction', 'what', 'event', 'other', 'by', 'at', 'reason', 'undone'],
            corrections.map(c => [
              c.id,
              c.kind,
              c.eventId,
              c.otherId ?? '',
              c.madeBy,
              c.madeAt.toISOString(),
              c.reason,
              c.undoneAt ? `${c.undoneAt.toISOString()} by ${c.undoneBy}` : '',
            ]),
            'nobody has corrected anything',
          );
      }),
    );
}

function asked({ reason, by }: Options): { reason: string; by: string } {
  const text = reason.trim();
  if (!text || text.length > LONGEST_REASON)
    throw new UsageError(`--reason wants 1 to ${LONGEST_REASON} characters that say why`);
  return { reason: text, by };
}

async function run(
  parts: Parts,
  request: CorrectionRequest,
  { dryRun: isDryRun = false, json = false }: Pick<Options, 'dryRun' | 'json'>,
): Promise<void> {
  const alerts: Record<string, number> = {};
  const context = await resolveContext(parts);
  const answer = await correctEvents(
    {
      ...context,
      onAlert: (type, deliveries) => {
        alerts[type] = (alerts[type] ?? 0) + 1;
        if (!isDryRun) context.onAlert?.(type, deliveries);
      },
      onRecorded: change => {
        if (!isDryRun) context.onRecorded?.(change);
      },
    },
    request,
    { isDryRun },
  );
  if (answer.is === 'refused') throw new UsageError(answer.why);
  const report = correctionReport(answer, { isDryRun, alerts });
  if (json) printJson(report);
  else printReport(report);
}
