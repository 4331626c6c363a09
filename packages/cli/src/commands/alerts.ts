// cellwire alerts: subscriptions and their deliveries.
import { randomUUID } from 'node:crypto';
import { encryptSecret, newSecret, secretBytes } from '@cellwire/alerts';
import { checkUrl } from '@cellwire/fetching';
import { FilterError, parseFilter } from '@cellwire/query';
import {
  addSubscription,
  findSubscription,
  listDeliveries,
  listSubscriptions,
  removeSubscription,
  type Subscription,
  updateSubscription,
} from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, printLine, printTable, say } from '../print.js';
import type { Parts } from '../process/open-parts.js';
import { UsageError } from '../usage-error.js';
import { withParts } from './sources.js';

export function define(command: Command): void {
  command
    .command('add')
    .description('subscribe an endpoint; its secret is printed once')
    .requiredOption('--name <name>', 'name of the subscription')
    .requiredOption('--filter <query>', 'what it is told of, such as jv_exit (docs/filters.md)')
    .requiredOption('--url <url>', 'webhook that takes signed POSTs')
    .option('--secret <whsec>', 'secret to sign with; one is made when absent')
    .action(
      withParts(async (parts, options: { name: string; filter: string; url: string; secret?: string }) => {
        const filter = checkedFilter(options.filter);
        const secret = options.secret ?? newSecret();
        if (!secretBytes(secret))
          throw new UsageError('--secret wants whsec_ and the base64 of 24 to 64 bytes; leave it out and one is made');
        const added = await addSubscription(parts.store, {
          id: `sub_${randomUUID().replaceAll('-', '').slice(0, 20)}`,
          name: options.name,
          filter,
          channel: 'webhook',
          url: checkedTarget(options.url, parts),
          secret: encryptSecret(secret, parts.secretKey()),
          createdAt: parts.clock.now(),
        });
        if (!added) throw new UsageError(`there is a subscription "${options.name}" already`);
        say(`"${options.name}" is told of: ${filter || 'everything'}`);
        if (!options.secret) printLine(secret);
      }),
    );
  command
    .command('list')
    .description('subscriptions')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, options: { json?: boolean }) => {
        const subscriptions = await listSubscriptions(parts.store);
        if (options.json) for (const s of subscriptions) printJson(publicSubscription(s));
        else
          printTable(
            ['name', 'state', 'filter', 'url', 'last success'],
            subscriptions.map(s => [
              s.name,
              s.stateReason ? `${s.state}: ${s.stateReason}` : s.state,
              s.filter,
              s.url,
              s.succeededAt?.toISOString() ?? '',
            ]),
            'no subscriptions: cellwire alerts add makes one',
          );
      }),
    );
  const states = { pause: 'paused', resume: 'active' } as const;
  for (const verb of ['pause', 'resume'] as const)
    command
      .command(verb)
      .description({ pause: 'hold back deliveries', resume: 'deliver again' }[verb])
      .argument('<name>')
      .action(
        withParts(async (parts, name: string) => {
          const { id } = await wanted(parts, name);
          await updateSubscription(parts.store, id, {
            state: states[verb],
            stateReason: null,
            ...(verb === 'resume' ? { failures: 0, failingSince: null } : {}),
          });
          say(`${name} is ${states[verb]}`);
        }),
      );
  command
    .command('remove')
    .description('remove a subscription with its deliveries')
    .argument('<name>')
    .action(
      withParts(async (parts, name: string) => {
        await removeSubscription(parts.store, (await wanted(parts, name)).id);
        say(`removed ${name}`);
      }),
    );
  command
    .command('deliveries')
    .description('deliveries, newest first')
    .argument('[name]', 'of this subscription')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, name: string | undefined, options: { json?: boolean }) => {
        const deliveries = await listDeliveries(
          parts.store,
          name ? { subscriptionId: (await wanted(parts, name)).id } : {},
        );
        if (options.json) for (const d of deliveries) printJson(d);
        else
          printTable(
            ['id', 'alert', 'created', 'state', 'status', 'tries', 'reason'],
            deliveries.map(d => [
              d.id,
              d.alertId,
              d.createdAt.toISOString(),
              d.deliveredAt ? 'delivered' : d.workState,
              d.httpStatus ?? '',
              d.workAttempts,
              d.workReason ?? '',
            ]),
            'no deliveries',
          );
      }),
    );
}

function checkedFilter(text: string): string {
  try {
    parseFilter(text);
    return text;
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    throw new UsageError(`filter, at character ${error.position + 1}: ${error.message}`);
  }
}

function checkedTarget(url: string, parts: Parts): string {
  const check = checkUrl(url, { allowHosts: parts.settings.allowHosts, httpsOnly: !parts.settings.alertHttp });
  if (check.is === 'refused') throw new UsageError(`${url} is refused as a target: ${check.why}`);
  return check.url;
}

async function wanted(parts: Parts, name: string): Promise<Subscription> {
  const subscription = await findSubscription(parts.store, name);
  if (!subscription) throw new UsageError(`there is no subscription "${name}": cellwire alerts list shows them`);
  return subscription;
}

const publicSubscription = (s: Subscription) => ({
  id: s.id,
  name: s.name,
  filter: s.filter,
  channel: s.channel,
  url: s.url,
  state: s.state,
  reason: s.stateReason,
  failures: s.failures,
  lastSuccess: s.succeededAt,
  created: s.createdAt,
});
