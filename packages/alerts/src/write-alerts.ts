// Writes the alerts that recorded changes are due, in the changes' own transaction.
import { randomUUID } from 'node:crypto';
import type { AlertType, Arguments } from '@cellwire/model';
import { type Filter, parseFilter } from '@cellwire/query';
import {
  type Alert,
  addAlert,
  addDeliveries,
  type Channel,
  canonicalJson,
  hashOf,
  holdOpenDeliveries,
  listFormerIdsOf,
  listSubscriptions,
  listTold,
  mergeDelivery,
  resolveId,
  type Told,
  type Transaction,
} from '@cellwire/store';
import { alertBody, type PublicUrl } from './alert-body.js';
import type { AlertMessage } from './alert-message.js';
import { type Decision, figuresOf, type LastTold, type SubjectState } from './decide-alert.js';
import { nextDigestAt } from './digest-time.js';
import { type Plan, planAlert, type Standing } from './plan-alert.js';
import { type AlertableChange, readChanges } from './recorded-changes.js';
import { type Failing, restUntil, WAITS_ITS_TURN } from './rest-of-failing.js';

export interface AlertOptions {
  alertMaxAgeDays: number;
  /** How long updates of one subject are gathered, in milliseconds; a new exit or event is sent at once. */
  settleMs: number;
  publicUrl: PublicUrl;
}

export interface ActiveSubscription extends Failing {
  id: string;
  filter: Filter;
  channel: Channel;
  options: Record<string, unknown>;
}

/** The active and paused subscriptions with their filters read; one that no longer parses (a type left the pack) is left out. */
export async function readActiveSubscriptions(tx: Transaction): Promise<ActiveSubscription[]> {
  const subscriptions = await listSubscriptions(tx);
  return subscriptions.flatMap(({ id, channel, options, filter, state, failures, failedAt }) => {
    if (state === 'disabled') return [];
    try {
      return [{ id, channel, options, failures, failedAt, filter: parseFilter(filter) }];
    } catch {
      return [];
    }
  });
}

/** What was written for one alert. */
export interface Written {
  type: AlertType;
  /** How many subscriptions get it. */
  deliveries: number;
  /** Ids of the deliveries that need not wait: those that settle, or go into a digest, are found when they are due. */
  dueNow: number[];
}

/** Writes alerts and deliveries for everything recorded at `at`. Call after the recording, in its transaction. */
export async function tellOfRecorded(
  tx: Transaction,
  at: Date,
  subscriptions: readonly ActiveSubscription[],
  options: AlertOptions,
): Promise<Written[]> {
  const written: Written[] = [];
  if (!subscriptions.length) return written;
  for await (const change of readChanges(tx, { from: at, to: at }))
    written.push(...(await tellOfChange(tx, change, subscriptions, options)));
  return written;
}

async function tellOfChange(
  tx: Transaction,
  change: AlertableChange,
  subscriptions: readonly ActiveSubscription[],
  options: AlertOptions,
): Promise<Written[]> {
  const standings = await readStandings(tx, change);
  const today = change.at.toISOString().slice(0, 10);
  const due = new Map<string, Due>();
  for (const subscription of subscriptions) {
    const standing = standings.get(subscription.id) ?? { sent: null, waiting: null };
    const plan = planAlert(subscription.filter, change.state, standing, { today, ...options });
    if (plan.is === 'withdraw') await mergeDelivery(tx, plan.waiting.delivery, plan.waiting.before);
    else if (plan.is === 'send') gather(due, subscription, plan);
  }
  const into = change.state.corrected === 'merged' ? await resolveId(tx, change.state.id) : undefined;
  const written: Written[] = [];
  for (const entry of due.values()) written.push(await writeOne(tx, change, entry, { ...options, into }));
  return written;
}

interface Waiting {
  delivery: number;
  /** The delivery that told last before it. */
  before: number;
}

/** One alert, and whom to tell: those for whom the decision is the same share it. */
interface Due {
  decision: Decision;
  to: { subscription: ActiveSubscription; replaces: Waiting | null }[];
}

function gather(due: Map<string, Due>, subscription: ActiveSubscription, plan: Plan<Waiting> & { is: 'send' }): void {
  const key = canonicalJson(plan.decision);
  const entry = due.get(key) ?? { decision: plan.decision, to: [] };
  entry.to.push({ subscription, replaces: plan.replaces });
  due.set(key, entry);
}

/** What each subscription was told of the subject, under this id or one that was sent to it. */
async function readStandings(tx: Transaction, change: AlertableChange): Promise<Map<string, Standing<Waiting>>> {
  const { id, kind } = change.state;
  const former = (await listFormerIdsOf(tx, [id], change.at)).map(r => r.fromId);
  const told = await listTold(tx, [id, ...former]);
  const held = await holdOpenDeliveries(
    tx,
    told.filter(t => t.isOpen).map(t => t.deliveryId),
  );
  const standings = new Map<string, Standing<Waiting>>();
  for (const subscriptionId of new Set(told.map(t => t.subscriptionId))) {
    const all = told.filter(t => t.subscriptionId === subscriptionId);
    const own = all.filter(t => t.subject === id);
    standings.set(subscriptionId, own.length ? standingOf(own, held, kind) : standingAsOther(all, kind));
  }
  return standings;
}

function standingOf(own: readonly Told[], held: ReadonlySet<number>, kind: SubjectState['kind']): Standing<Waiting> {
  const begun = own.filter(t => !held.has(t.deliveryId)).sort((a, b) => b.deliveryId - a.deliveryId)[0];
  const open = own.find(t => held.has(t.deliveryId));
  return {
    sent: begun ? toldBy(begun.body, kind) : null,
    waiting: open
      ? {
          key: { delivery: open.deliveryId, before: begun?.deliveryId ?? open.deliveryId },
          type: open.type,
          told: toldBy(open.body, kind),
        }
      : null,
  };
}

/** It was told of under an id that is this one's now: what was corrected there says nothing here. */
function standingAsOther(all: readonly Told[], kind: SubjectState['kind']): Standing<Waiting> {
  const latest = [...all].sort((a, b) => b.deliveryId - a.deliveryId)[0];
  if (!latest) return { sent: null, waiting: null };
  const { corrected: _, ...told } = toldBy(latest.body, kind);
  return { sent: told, waiting: null };
}

/** What the body of an alert told. */
export function toldBy(body: Alert['body'], kind: SubjectState['kind']): LastTold {
  const { status, event, corrected } = body.data as AlertMessage['data'];
  const args: Arguments = event?.arguments ?? {};
  return { status, figures: figuresOf(args, kind), ...(corrected ? { corrected } : {}) };
}

async function writeOne(
  tx: Transaction,
  change: AlertableChange,
  { decision, to }: Due,
  options: AlertOptions & { into: string | undefined },
): Promise<Written> {
  const { state, version, at } = change;
  const { type, previous } = decision;
  const alert: Alert = {
    id: `msg_${randomUUID().replaceAll('-', '')}`,
    type,
    transition: transitionOf(state.id, version, decision),
    subject: state.id,
    eventId: state.kind === 'event' ? state.id : null,
    exitId: state.kind === 'exit' ? state.id : null,
    status: state.status,
    previous: previous ?? null,
    body: alertBody(change, decision, options),
    createdAt: at,
  };
  const written: Written = { type, deliveries: 0, dueNow: [] };
  if (!(await addAlert(tx, alert))) return written;
  for (const { subscription, replaces } of to) {
    const due = dueOf(subscription, { type, at, settleMs: options.settleMs });
    const [delivery] = await addDeliveries(tx, alert, [subscription.id], { at, ...due, priority: 0 });
    if (delivery === undefined) continue;
    written.deliveries++;
    if (due.dueAt <= at) written.dueNow.push(delivery);
    if (replaces) await mergeDelivery(tx, replaces.delivery, delivery);
  }
  return written;
}

const transitionOf = (id: string, version: number, decision: Decision): string =>
  `${id}:v${version}:${decision.type}:${decision.previous ?? ''}:${hashOf(canonicalJson(decision)).slice(0, 12)}`;

/** The subject's kind, id and version that an alert was written for. */
export function changeKeyOf(alert: Pick<Alert, 'transition'>): { kind: 'event' | 'exit'; id: string; version: number } {
  const [id = '', version = ''] = alert.transition.split(':');
  return { kind: id.startsWith('ex_') ? 'exit' : 'event', id, version: Number(version.slice(1)) };
}

/** Updates settle; what is new, or mended, goes at once, unless the destination rests; a digest goes at its hour. */
function dueOf(
  subscription: ActiveSubscription,
  { type, at, settleMs }: { type: AlertType; at: Date; settleMs: number },
): { dueAt: Date; reason?: string } {
  if (subscription.channel === 'digest') return { dueAt: nextDigestAt(at, subscription.options.at) };
  if (type.endsWith('.updated')) return { dueAt: new Date(at.getTime() + settleMs) };
  const until = restUntil(subscription, at);
  return until ? { dueAt: until, reason: WAITS_ITS_TURN } : { dueAt: at };
}
