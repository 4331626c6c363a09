// cellwire alerts test, deliveries, replay, preview: what is sent, was sent, and would be sent.
import { chooseReplay, isEmptyChoice, previewAlerts, type ReplayChoice, sendTest } from '@cellwire/alerts';
import { type DeliveryOfAlert, listAttempts, listDeliveries, replayDeliveries } from '@cellwire/store';
import type { Command } from 'commander';
import { sayHints } from '../filter-hints.js';
import { countOf, printJson, printTable, say } from '../print.js';
import type { Parts } from '../process/open-parts.js';
import { sendOptions } from '../process/stage-handlers.js';
import { withParts } from '../process/with-parts.js';
import { UsageError } from '../usage-error.js';
import { readFilter, readInstant, wanted } from './read-options.js';

export function defineTest(command: Command): void {
  command
    .command('test')
    .description('send a test alert now')
    .argument('<name>')
    .option('--json', 'the verdict as JSON')
    .action(
      withParts(async (parts, name: string, options: { json?: boolean }) => {
        const subscription = await wanted(parts.store, name);
        const now = parts.clock.now();
        const send = { ...sendOptions(parts), now };
        const { id, sent, woken } = await sendTest(parts.store, subscription, { send, link: parts.settings.publicUrl });
        if (options.json) printJson({ id, ...sent, woken });
        else if (sent.is !== 'delivered') say(`${name}: ${sent.why}`);
        else say(`${name} took it${sent.status ? ` (${sent.status})` : ''}`);
        if (woken) say(`${countOf(woken, 'delivery')} that waited for it will be sent now`);
        if (sent.is !== 'delivered') process.exitCode = 1;
      }),
    );
}

export function defineDeliveries(command: Command): void {
  command
    .command('deliveries')
    .description('deliveries, newest first; with an id, its tries')
    .argument('[name-or-id]', 'of this subscription, or one delivery')
    .option('--limit <n>', 'so many at most', '100')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, name: string | undefined, options: { json?: boolean; limit: string }) => {
        if (name && /^\d+$/.test(name)) return showTries(parts, name, options);
        const limit = Number(options.limit);
        if (!Number.isInteger(limit) || limit < 1)
          throw new UsageError(`--limit wants a number, not "${options.limit}"`);
        const of = name ? { subscriptionId: (await wanted(parts.store, name)).id } : {};
        const deliveries = await listDeliveries(parts.store, { ...of, limit });
        if (options.json) for (const d of deliveries) printJson(d);
        else
          printTable(
            ['id', 'alert', 'created', 'state', 'status', 'tries', 'reason'],
            deliveries.map(d => [
              d.id,
              d.alertId,
              d.createdAt.toISOString(),
              d.deliveredAt ? 'delivered' : d.mergedInto ? `in ${d.mergedInto}` : d.workState,
              d.httpStatus ?? '',
              d.workAttempts,
              d.workReason ?? '',
            ]),
            'no deliveries',
          );
      }),
    );
}

async function showTries(parts: Parts, id: string, options: { json?: boolean }): Promise<void> {
  const tries = await listAttempts(parts.store, 'deliver-alerts', id);
  if (options.json) for (const t of tries) printJson(t);
  else
    printTable(
      ['began', 'outcome', 'ms', 'why', 'answer'],
      tries.map(t => [t.startedAt.toISOString(), t.outcome, t.tookMs, t.why ?? '', JSON.stringify(t.detail ?? '')]),
      `delivery ${id} has not been tried`,
    );
}

interface ReplayOptions {
  name?: string;
  from?: string;
  to?: string;
  since?: string;
  filter?: string;
  dryRun?: boolean;
  yes?: boolean;
  json?: boolean;
}

export function defineReplay(command: Command): void {
  command
    .command('replay')
    .description('send alerts again, with the ids they had')
    .argument('[id...]', 'ids of deliveries or alerts (msg_…)')
    .option('--name <name>', 'to this subscription only')
    .option('--since <time>', 'alerts from then on: a day, an instant, or 36h, 7d')
    .option('--from <time>', 'the same as --since')
    .option('--to <time>', 'alerts before then')
    .option('--filter <query>', 'alerts on what matched when it was recorded')
    .option('--dry-run', 'list them and send nothing')
    .option('--yes', 'send them')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, ids: string[], options: ReplayOptions) => {
        const chosen = await chooseReplay(parts.store, await choiceOf(parts, ids, options));
        list(chosen, options.json);
        say(`${countOf(chosen.length, 'delivery')} chosen`);
        if (options.dryRun || chosen.length === 0) return;
        if (!options.yes) throw new UsageError('nothing was sent: add --yes to send them again');
        const at = parts.clock.now();
        const count = await parts.store.inTransaction(tx =>
          replayDeliveries(
            tx,
            chosen.map(d => d.id),
            at,
          ),
        );
        say(`${count} will be sent again, by "cellwire up" or the next "cellwire crawl"`);
      }),
    );
}

async function choiceOf(parts: Parts, ids: readonly string[], options: ReplayOptions): Promise<ReplayChoice> {
  const { name, from, to, since, filter } = options;
  if (from !== undefined && since !== undefined)
    throw new UsageError('--since and --from say the same: give one of them');
  const start = since ?? from;
  const now = parts.clock.now();
  if (filter !== undefined) readFilter(filter);
  const choice: ReplayChoice = {
    ...(ids.length ? { ids } : {}),
    ...(name === undefined ? {} : { subscriptionId: (await wanted(parts.store, name)).id }),
    ...(start === undefined ? {} : { from: readInstant(start, since === undefined ? '--from' : '--since', now) }),
    ...(to === undefined ? {} : { to: readInstant(to, '--to', now) }),
    ...(filter === undefined ? {} : { filter }),
  };
  if (isEmptyChoice(choice))
    throw new UsageError(
      'say what to send again: ids, --since, --from and --to, or a --filter; --name alone would be everything',
    );
  return choice;
}

function list(chosen: readonly DeliveryOfAlert[], json: boolean | undefined): void {
  if (json)
    for (const d of chosen)
      printJson({ delivery: d.id, subscription: d.subscriptionId, alert: d.alertId, body: d.alert.body });
  else if (chosen.length)
    printTable(
      ['delivery', 'alert', 'recorded', 'type', 'headline'],
      chosen.map(d => [d.id, d.alertId, d.alert.body.timestamp, d.alert.type, d.alert.body.data.headline]),
      '',
    );
}

export function definePreview(command: Command): void {
  command
    .command('preview')
    .description('what a subscription with this filter would have been sent')
    .argument('<filter>')
    .requiredOption('--since <time>', 'from then on: a day, an instant, or 36h, 7d')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, text: string, options: { since: string; json?: boolean }) => {
        const { alertMaxAgeDays, alertSettleMs: settleMs, publicUrl } = parts.settings;
        const since = readInstant(options.since, '--since', parts.clock.now());
        const filter = readFilter(text);
        const rows = await previewAlerts(parts.store, filter, {
          since,
          alertMaxAgeDays,
          settleMs,
          publicUrl,
        });
        if (options.json) for (const { sentAt, body } of rows) printJson({ sentAt, body });
        else
          printTable(
            ['sent', 'type', 'status', 'headline'],
            rows.map(({ sentAt, body: { type, data } }) => [
              sentAt.toISOString(),
              type,
              data.previous && data.previous !== data.status ? `${data.previous} → ${data.status}` : data.status,
              data.headline,
            ]),
            `nothing would have been sent since ${since.toISOString()}`,
          );
        if (!rows.length) await sayHints(parts, filter);
      }),
    );
}
