// cellwire alerts add, list, pause, resume, remove, rotate: the subscriptions themselves.
import {
  makeSubscription,
  type Refusal,
  resumeSubscription,
  rotateSubscription,
  type Shown,
  type SubscribeRules,
} from '@cellwire/alerts';
import { filterHints, parseFilter } from '@cellwire/query';
import {
  addSubscription,
  CHANNELS,
  listSubscriptions,
  removeSubscription,
  type Subscription,
  updateSubscription,
} from '@cellwire/store';
import type { Command } from 'commander';
import { countOf, printJson, printLine, printTable, say, tellDone } from '../print.js';
import type { Parts } from '../process/open-parts.js';
import { withParts } from '../process/with-parts.js';
import { UsageError } from '../usage-error.js';
import { wanted } from './read-options.js';

/** The options of `add`, as commander gives them. */
interface AddOptions {
  name: string;
  filter: string;
  url: string;
  channel?: string;
  secret?: string;
  sign?: string;
  digestAt?: string;
  json?: boolean;
}

const OPTION: Record<Refusal['field'], string> = {
  name: '--name',
  filter: '--filter',
  url: '--url',
  channel: '--channel',
  secret: '--secret',
  signature: '--sign',
  digestAt: '--digest-at',
};

/** What a process says of new subscriptions: hosts it lets through, whether it can mail, its key. */
export const subscribeRules = (parts: Parts): SubscribeRules => ({
  allowHosts: parts.settings.allowHosts,
  allowHttp: parts.settings.alertHttp,
  hasMail: Boolean(parts.settings.smtpUrl && parts.settings.mailFrom),
  secretKey: parts.secretKey(),
  now: parts.clock.now(),
});

function signatureOf(sign: string | undefined): { signature?: 'v1' | 'v1a' } {
  if (sign === undefined) return {};
  if (sign !== 'hmac' && sign !== 'ed25519') throw new UsageError(`--sign is hmac or ed25519, not "${sign}"`);
  return { signature: sign === 'hmac' ? 'v1' : 'v1a' };
}

/** What was made, secrets included: this is the only time. */
function show(subscription: Subscription, { secret, publicKey }: Shown, { json }: { json?: boolean }): void {
  if (json) printJson({ ...publicSubscription(subscription), secret: secret ?? null, publicKey: publicKey ?? null });
  else if (secret) printLine(secret);
  if (json) return;
  if (publicKey) printLine(publicKey);
  if (secret) say('the secret is shown this once; keep it where the endpoint can read it');
}

const refuse = ({ field, why }: Refusal): never => {
  throw new UsageError(`${OPTION[field]} ${why}`);
};

export function defineAdd(command: Command): void {
  command
    .command('add')
    .description('subscribe a destination; a signing secret is printed once')
    .requiredOption('--name <name>', 'name of the subscription')
    .requiredOption('--filter <query>', 'what it is told of, such as jv_exit (docs/filters.md)')
    .requiredOption('--url <url>', 'where to: an https address, or mailto:a@x.example')
    .option('--channel <kind>', `${CHANNELS.join(', ')} (webhook, or email for mailto:)`)
    .option('--secret <whsec>', 'secret to sign with; one is made when absent')
    .option('--sign <kind>', 'hmac (shared secret) or ed25519 (key pair) for a secret that is made')
    .option('--digest-at <time>', 'hour of a digest in UTC (07:00)')
    .option('--json', 'the subscription with its secret, as JSON')
    .action(
      withParts(async (parts, options: AddOptions) => {
        const { sign, json, ...rest } = options;
        const made = makeSubscription({ ...rest, ...signatureOf(sign) }, subscribeRules(parts));
        if (made.is === 'refused') return refuse(made);
        const added = await addSubscription(parts.store, made.row);
        if (!added) throw new UsageError(`there is a subscription "${options.name}" already`);
        say(`"${added.name}" (${added.id}) is told of: ${added.filter || 'everything'}`);
        for (const hint of filterHints(parseFilter(added.filter))) say(hint);
        show(added, made.shown, { ...(json ? { json } : {}) });
        say(`try it: cellwire alerts test ${shellWord(added.name)}`);
      }),
    );
}

/** A name as it is typed in a shell. */
const shellWord = (name: string): string => (/^[\w.-]+$/.test(name) ? name : `"${name}"`);

interface RotateOptions {
  secret?: string;
  sign?: string;
  url?: string;
  json?: boolean;
}

export function defineRotate(command: Command): void {
  command
    .command('rotate')
    .description('a new secret; the old one signs as well for 24 hours')
    .argument('<name>')
    .option('--secret <whsec>', 'the new secret; one is made when absent')
    .option('--sign <kind>', 'hmac or ed25519, for a secret that is made')
    .option('--url <url>', 'the new address (a chat address is its own secret)')
    .option('--json', 'the subscription with its new secret, as JSON')
    .action(
      withParts(async (parts, name: string, options: RotateOptions) => {
        const subscription = await wanted(parts.store, name);
        const { sign, json, ...rest } = options;
        const rotated = rotateSubscription(subscription, { ...rest, ...signatureOf(sign) }, subscribeRules(parts));
        if (rotated.is === 'refused') return refuse(rotated);
        await updateSubscription(parts.store, subscription.id, rotated.change);
        const until = rotated.change.oldSecretUntil;
        say(until ? `${name} is signed with both secrets until ${until.toISOString()}` : `${name} has its new address`);
        show(await wanted(parts.store, subscription.id), rotated.shown, { ...(json ? { json } : {}) });
        say(`try it: cellwire alerts test ${shellWord(subscription.name)}`);
      }),
    );
}

export function defineList(command: Command): void {
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
            ['name', 'state', 'filter', 'channel', 'url', 'last success'],
            subscriptions.map(s => [
              s.name,
              s.stateReason ? `${s.state}: ${s.stateReason}` : s.state,
              s.filter,
              s.channel,
              s.url,
              s.succeededAt?.toISOString() ?? '',
            ]),
            'no subscriptions: cellwire alerts add makes one',
          );
      }),
    );
}

/** A subscription without its secrets. */
const publicSubscription = (s: Subscription) => ({
  id: s.id,
  name: s.name,
  filter: s.filter,
  channel: s.channel,
  url: s.url,
  options: s.options,
  state: s.state,
  reason: s.stateReason,
  failures: s.failures,
  failingSince: s.failingSince,
  lastSuccess: s.succeededAt,
  created: s.createdAt,
});

export function definePauseAndResume(command: Command): void {
  command
    .command('pause')
    .description('hold back what is due; it is sent when the subscription resumes')
    .argument('<name>')
    .option('--json', 'what was done as JSON')
    .action(
      withParts(async (parts, name: string, options: { json?: boolean }) => {
        const { id } = await wanted(parts.store, name);
        await updateSubscription(parts.store, id, { state: 'paused', stateReason: null });
        tellDone(options, { id, name, state: 'paused' }, `${name} is paused`);
      }),
    );
  command
    .command('resume')
    .description('deliver again')
    .argument('<name>')
    .option('--json', 'what was done as JSON')
    .action(
      withParts(async (parts, name: string, options: { json?: boolean }) => {
        const subscription = await wanted(parts.store, name);
        const { id, state, failingSince } = subscription;
        const woken = await parts.store.inTransaction(tx => resumeSubscription(tx, subscription, parts.clock.now()));
        const waited = woken ? `; ${countOf(woken, 'delivery')} that waited will be sent now` : '';
        tellDone(options, { id, name, state: 'active', woken }, `${name} is active${waited}`);
        if (state === 'disabled' && failingSince)
          say(`what it missed: cellwire alerts replay --name ${shellWord(name)} --since ${failingSince.toISOString()}`);
      }),
    );
}

export function defineRemove(command: Command): void {
  command
    .command('remove')
    .description('remove a subscription with its deliveries')
    .argument('<name>')
    .option('--json', 'what was done as JSON')
    .action(
      withParts(async (parts, name: string, options: { json?: boolean }) => {
        const { id } = await wanted(parts.store, name);
        await removeSubscription(parts.store, id);
        tellDone(options, { id, name, removed: true }, `removed ${name}`);
      }),
    );
}
