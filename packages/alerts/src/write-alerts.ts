// Writes the alerts that a recorded change is due, in the change's own transaction.
import { randomUUID } from 'node:crypto';
import type { AlertBody, AlertType, Arguments, Status } from '@cellwire/model';
import { type Filter, parseFilter } from '@cellwire/query';
import {
  addAlert,
  addDeliveries,
  listSubscriptions,
  listTold,
  mergeDelivery,
  type Told,
  type Transaction,
} from '@cellwire/store';
import { decideAlert, figuresOf, type SubjectState } from './decide-alert.js';

export interface AlertOptions {
  now: Date;
  alertMaxAgeDays: number;
  /** How long updates of one subject are gathered, in milliseconds; a new exit or event is sent at once. */
  settleMs: number;
}

export interface AlertableChange {
  state: SubjectState;
  /** The version that the change was recorded as: a transition is a subject's version. */
  version: number;
  /** The body's data; status and previous are filled in here. */
  data: Omit<AlertBody['data'], 'id' | 'status' | 'previous'>;
}

export interface ActiveSubscription {
  id: string;
  filter: Filter;
}

/** The active subscriptions with their filters read; one that no longer parses (a type left the pack) is left out. */
export async function readActiveSubscriptions(tx: Transaction): Promise<ActiveSubscription[]> {
  const subscriptions = await listSubscriptions(tx, { state: 'active' });
  return subscriptions.flatMap(s => {
    try {
      return [{ id: s.id, filter: parseFilter(s.filter) }];
    } catch {
      return [];
    }
  });
}

/** Roles of an exit's events whose figures belong to the exit. */
export const EXIT_FIGURES = ['price', 'stake'];

interface Due {
  type: AlertType;
  previous: Status | undefined;
  /** Whom to tell, and the waiting delivery that this one stands for. */
  to: { subscription: string; replaces: number | null }[];
}

/** Writes alert and deliveries of one change; answers the ids of the new deliveries by type. */
export async function writeAlerts(
  tx: Transaction,
  change: AlertableChange,
  subscriptions: readonly ActiveSubscription[],
  options: AlertOptions,
): Promise<{ type: AlertType; deliveries: number[] }[]> {
  if (!subscriptions.length) return [];
  const { state } = change;
  const told = new Map((await listTold(tx, state.id)).map(t => [t.subscriptionId, t]));
  const today = options.now.toISOString().slice(0, 10);
  const due = new Map<string, Due>();
  for (const { id, filter } of subscriptions) {
    const last = told.get(id) ?? null;
    const decision = decideAlert(
      filter,
      state,
      last && { status: last.status, figures: toldFigures(last, state.kind) },
      { today, alertMaxAgeDays: options.alertMaxAgeDays },
    );
    if (!decision) continue;
    const gathers = last?.isOpen && last.type === decision.type && decision.type.endsWith('.updated');
    const previous = gathers ? (last.previous ?? decision.previous) : decision.previous;
    const key = `${decision.type} ${previous ?? ''}`;
    const entry = due.get(key) ?? { type: decision.type, previous, to: [] };
    entry.to.push({ subscription: id, replaces: gathers ? last.deliveryId : null });
    due.set(key, entry);
  }
  const written: { type: AlertType; deliveries: number[] }[] = [];
  for (const entry of due.values())
    written.push({ type: entry.type, deliveries: await writeOne(tx, change, entry, options) });
  return written;
}

async function writeOne(
  tx: Transaction,
  change: AlertableChange,
  entry: Due,
  options: AlertOptions,
): Promise<number[]> {
  const { state, version, data } = change;
  const { type, previous, to } = entry;
  const alert = {
    id: `msg_${randomUUID().replaceAll('-', '')}`,
    type,
    transition: `${state.id}:v${version}:${type}:${previous ?? ''}`,
    subject: state.id,
    eventId: state.kind === 'event' ? state.id : null,
    exitId: state.kind === 'exit' ? state.id : null,
    status: state.status,
    previous: previous ?? null,
    body: {
      type,
      timestamp: options.now.toISOString(),
      data: { ...data, id: state.id, status: state.status, ...(previous ? { previous } : {}) },
    } as AlertBody,
    createdAt: options.now,
  };
  if (!(await addAlert(tx, alert))) return [];
  const dueAt = type.endsWith('.updated') ? new Date(options.now.getTime() + options.settleMs) : options.now;
  const deliveries: number[] = [];
  for (const { subscription, replaces } of to) {
    const [delivery] = await addDeliveries(tx, alert, [subscription], { at: options.now, dueAt, priority: 0 });
    if (delivery === undefined) continue;
    deliveries.push(delivery);
    if (replaces !== null) await mergeDelivery(tx, replaces, delivery);
  }
  return deliveries;
}

function toldFigures(told: Told, kind: 'event' | 'exit') {
  const event = told.body.data.event as { arguments?: Arguments } | null;
  return figuresOf(event?.arguments ?? {}, kind === 'exit' ? EXIT_FIGURES : undefined);
}
