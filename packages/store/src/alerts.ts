// alert: transitions that subscribers are told about, written in the transition's own transaction.
import type { AlertBody, AlertType, Status } from '@cellwire/model';
import type { Queryable, Transaction } from './queryable.js';
import { insertRow, select } from './statements.js';
import { json } from './values.js';

export interface Alert {
  /** `msg_…`, the webhook-id. */
  id: string;
  type: AlertType;
  transition: string;
  subject: string;
  eventId: string | null;
  exitId: string | null;
  status: Status;
  previous: Status | null;
  body: AlertBody;
  createdAt: Date;
}

/** Writes an alert unless its transition was told before; answers whether it is new. */
export async function addAlert(tx: Transaction, alert: Alert): Promise<boolean> {
  const row = { ...alert, body: json(alert.body) };
  const added = await insertRow(tx, 'alert', row, 'ON CONFLICT (transition) DO NOTHING RETURNING id');
  return added.length > 0;
}

/** The alert with that id. */
export const readAlert = async (q: Queryable, id: string): Promise<Alert | null> =>
  (await select<Alert>(q, 'SELECT * FROM alert WHERE id = $1', [id]))[0] ?? null;

/** Alerts about an exit or event, oldest first. */
export const listAlertsOf = (q: Queryable, subject: string): Promise<Alert[]> =>
  select<Alert>(q, 'SELECT * FROM alert WHERE subject = $1 ORDER BY created_at, id', [subject]);

/** Alerts, newest first. */
export const listAlerts = (q: Queryable, options: { since?: Date; limit?: number } = {}): Promise<Alert[]> =>
  select<Alert>(
    q,
    'SELECT * FROM alert WHERE $1::timestamptz IS NULL OR created_at >= $1 ORDER BY created_at DESC, id LIMIT $2',
    [options.since ?? null, options.limit ?? 100],
  );
