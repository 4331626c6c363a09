// A desk for tests: records events and exits as the resolver does, tells subscribers, and sends what is due.
import type { RoleValue, Status } from '@cellwire/model';
import {
  addRedirect,
  addSubscription,
  beginRecording,
  type Cause,
  type Channel,
  type EventState,
  type ExitState,
  listMentionsOfArticles,
  type RecordState,
  recordEvent,
  recordExit,
  recordExtraction,
  type Store,
  saveArticle,
  saveVersion,
  select,
  setEventMentions,
  type Transaction,
} from '@cellwire/store';
import { type AlertMessage, type AlertOptions, readActiveSubscriptions, tellOfRecorded } from '../src/index.js';

/** What is recorded of an event. */
export interface Report {
  id: string;
  status: Status;
  state?: RecordState;
  price?: number;
  sources?: number;
  background?: boolean;
  date?: string | null;
  /** Days before today that it was first reported. */
  ageDays?: number;
  headline?: string;
}

/** What is recorded of an exit. */
export interface ExitReport {
  id: string;
  status: Status;
  state?: RecordState;
  events: string[];
}

export interface Batch {
  events?: Report[];
  exits?: ExitReport[];
  redirects?: [from: string, to: string][];
  cause?: Cause;
  silent?: boolean;
}

export const OPTIONS: AlertOptions = { alertMaxAgeDays: 30, settleMs: 60_000, publicUrl: 'https://cellwire.example/' };

/** Subscribes under a name that is the id as well. */
export const subscribe = (
  store: Store,
  name: string,
  filter: string,
  more: { channel?: Channel; url?: string; secret?: Uint8Array; options?: Record<string, unknown> } = {},
) =>
  addSubscription(store, {
    id: `sub_${name}`,
    name,
    filter,
    channel: more.channel ?? 'webhook',
    url: more.url ?? 'https://hooks.example/',
    secret: more.secret ?? null,
    options: more.options ?? {},
    createdAt: store.clock.now(),
  });

let articles = 0;

/** Records a batch in one transaction, and tells of it unless it is silent; answers the deliveries that are due at once. */
export const record = (store: Store, batch: Batch): Promise<number[]> =>
  store.inTransaction(async tx => {
    const at = await beginRecording(tx, store.clock);
    const recording = { at, cause: batch.cause ?? ('mention' as const), silent: batch.silent ?? false };
    for (const report of batch.events ?? []) {
      await recordEvent(tx, eventOf(report, at), recording);
      await setEventMentions(
        tx,
        new Map([[report.id, report.state && report.state !== 'live' ? [] : [await mention(tx, report, at)]]]),
        { at },
      );
    }
    for (const exit of batch.exits ?? []) await recordExit(tx, exitOf(exit, at), recording);
    for (const [from, to] of batch.redirects ?? [])
      await addRedirect(tx, { from, to, kind: from.startsWith('ex_') ? 'exit' : 'event', reason: 'one happening', at });
    if (batch.silent) return [];
    return (await tellOfRecorded(tx, at, await readActiveSubscriptions(tx), OPTIONS)).flatMap(w => w.dueNow);
  });

async function mention(tx: Transaction, { status, background }: Report, at: Date): Promise<number> {
  const id = `article-${++articles}`;
  await saveArticle(tx, { id, url: null, published: '2026-02-11', outlet: 'Wire', origin: 'import', seenAt: at });
  const version = { articleId: id, title: '', text: id, completeness: 'full' as const, recordedAt: at };
  const { id: versionId } = await saveVersion(tx, version);
  const reading = { articleId: id, versionId, pack: 'p', packVersion: '1', outcome: 'read' as const };
  await recordExtraction(tx, { ...reading, silent: false, tookMs: 0, extractedAt: at }, [
    {
      id: `${id}#0`,
      type: 'stake_sale',
      status,
      date: null,
      arguments: { seller: ['Orvane'] },
      evidence: [],
      sentence: 'Orvane sells.',
      rule: 'stake_sale/sells-stake',
      confidence: 0.9,
      ...(background ? { background } : {}),
    },
  ]);
  return (await listMentionsOfArticles(tx, [id]))[0]?.id ?? 0;
}

const DAY_MS = 86_400_000;

function eventOf(r: Report, at: Date): EventState {
  const first = new Date(at.getTime() - (r.ageDays ?? 0) * DAY_MS);
  const args: Record<string, RoleValue[]> = { seller: ['Orvane'], target: ['Rhonecell'] };
  if (r.price !== undefined) args.price = [{ amount: r.price, currency: 'USD' }];
  const day = first.toISOString().slice(0, 10);
  return {
    id: r.id,
    state: r.state ?? 'live',
    type: 'stake_sale',
    status: r.status,
    date: r.date ?? null,
    arguments: args,
    headline: r.headline ?? `Orvane sells its stake in Rhonecell (${r.status})`,
    evidence: { sentence: 'Orvane sells.', article: 'a', outlet: 'Wire', url: 'https://news.example/a' },
    confidence: 0.9,
    sources: r.sources ?? 1,
    firstSeenAt: first,
    lastSeenAt: at,
    seenOn: day,
    history: [{ status: r.status, on: day, article: 'a', sentence: 'Orvane sells.', at: at.toISOString() }],
    related: [],
    companies: ['Orvane'],
    ventures: ['Rhonecell'],
    facilities: [],
    places: [],
    countries: ['FR'],
    segments: ['EV'],
    outlets: ['Wire'],
    gwh: null,
    usd: r.price ?? null,
    isExit: true,
    exits: [],
    noveltyDays: null,
    searchTexts: ['Orvane sells.'],
    keys: [],
  };
}

function exitOf(r: ExitReport, at: Date): ExitState {
  const day = at.toISOString().slice(0, 10);
  return {
    id: r.id,
    state: r.state ?? 'live',
    venture: `Venture of ${r.id}`,
    leaving: ['Orvane'],
    staying: [],
    episode: 1,
    status: r.status,
    date: null,
    headline: `Orvane leaves Rhonecell (${r.status})`,
    evidence: { sentence: 'Orvane sells.', article: 'a', outlet: 'Wire', url: null },
    history: [{ status: r.status, on: day, article: 'a', sentence: 'Orvane sells.', at: at.toISOString() }],
    sources: 1,
    confidence: 0.9,
    firstSeenAt: at,
    lastSeenAt: at,
    events: r.events,
  };
}

/** Plays the worker: whatever is due now is taken by its destination. */
export const sendDue = (store: Store): Promise<unknown> =>
  store.query(
    `UPDATE delivery SET delivered_at = $1, work_state = 'done', work_due_at = NULL WHERE work_state = 'due' AND work_due_at <= $1`,
    [store.clock.now()],
  );

/** What a subscription was sent, or waits for, in the order of the changes. */
export const messagesTo = async (store: Store, name: string): Promise<AlertMessage[]> =>
  (
    await select<{ body: AlertMessage }>(
      store,
      `SELECT a.body FROM delivery d JOIN alert a ON a.id = d.alert_id
       WHERE d.subscription_id = $1 AND d.merged_into IS NULL ORDER BY a.created_at, d.id`,
      [`sub_${name}`],
    )
  ).map(row => row.body);

/** A message as one line: `event.updated ev_a agreed → completed`. */
export function lineOf({ type, data }: AlertMessage): string {
  const figures = (data.changes ?? [])
    .map(c => ` ${c.role} ${JSON.stringify(c.from)} → ${JSON.stringify(c.to)}`)
    .join('');
  const mended = data.corrected ? ` (${data.corrected}${data.into ? ` into ${data.into}` : ''})` : '';
  return `${type} ${data.id} ${data.previous ? `${data.previous} → ` : ''}${data.status}${mended}${figures}`;
}
