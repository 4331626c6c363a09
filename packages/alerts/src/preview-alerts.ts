// What a subscription would have been sent, had it stood at an instant: the recorded changes since then, decided as a live
// run decides them. Nothing is written.
import type { Filter } from '@cellwire/query';
import { listFormerIdsOf, type Queryable } from '@cellwire/store';
import { alertBody } from './alert-body.js';
import type { AlertMessage } from './alert-message.js';
import { asksForExits, type LastTold, type SubjectState } from './decide-alert.js';
import { planAlert, type Standing } from './plan-alert.js';
import { type AlertableChange, readChanges } from './recorded-changes.js';
import { type AlertOptions, toldBy } from './write-alerts.js';

/** One message, with the instant at which it would have gone out. */
export interface PreviewedAlert {
  sentAt: Date;
  body: AlertMessage;
}

interface Entry extends PreviewedAlert {
  told: LastTold;
}

/** Messages in the order of the changes that they tell of. */
export async function previewAlerts(
  q: Queryable,
  filter: Filter,
  options: AlertOptions & { since: Date; until?: Date },
): Promise<PreviewedAlert[]> {
  const run = new Rehearsal(q, filter, options);
  const kind: SubjectState['kind'] = asksForExits(filter) ? 'exit' : 'event';
  for await (const change of readChanges(q, { from: options.since, to: options.until ?? null }))
    if (change.state.kind === kind) await run.see(change);
  return [...run.messages].map(({ sentAt, body }) => ({ sentAt, body }));
}

/** The subscription's deliveries, kept in memory. */
class Rehearsal {
  readonly messages = new Set<Entry>();
  private readonly bySubject = new Map<string, Entry[]>();
  constructor(
    private readonly q: Queryable,
    private readonly filter: Filter,
    private readonly options: AlertOptions,
  ) {}

  async see(change: AlertableChange): Promise<void> {
    const { state, at } = change;
    const standing = await this.standingOf(change);
    const today = at.toISOString().slice(0, 10);
    const plan = planAlert(this.filter, state, standing, { today, ...this.options });
    if (plan.is === 'nothing') return;
    if (plan.is === 'withdraw') return this.forget(state.id, plan.waiting);
    if (plan.replaces) this.forget(state.id, plan.replaces);
    const body = alertBody(change, plan.decision, this.options);
    const settles = body.type.endsWith('.updated');
    const sentAt = settles ? new Date(at.getTime() + this.options.settleMs) : at;
    const entry = { sentAt, body, told: toldBy(body, state.kind) };
    this.messages.add(entry);
    this.bySubject.set(state.id, [...(this.bySubject.get(state.id) ?? []), entry]);
  }

  private async standingOf({ state, at }: AlertableChange): Promise<Standing<Entry>> {
    const own = this.bySubject.get(state.id) ?? [];
    const sent = own.filter(e => e.sentAt <= at).at(-1);
    const waiting = own.find(e => e.sentAt > at);
    if (own.length)
      return {
        sent: sent?.told ?? null,
        waiting: waiting ? { key: waiting, type: waiting.body.type, told: waiting.told } : null,
      };
    return { sent: await this.toldAsOther(state.id, at), waiting: null };
  }

  private async toldAsOther(id: string, at: Date): Promise<LastTold | null> {
    const former = await listFormerIdsOf(this.q, [id], at);
    const latest = former
      .flatMap(({ fromId }) => this.bySubject.get(fromId) ?? [])
      .sort((a, b) => Date.parse(b.body.timestamp) - Date.parse(a.body.timestamp))[0];
    if (!latest) return null;
    const { corrected: _, ...told } = latest.told;
    return told;
  }

  private forget(subject: string, entry: Entry): void {
    this.messages.delete(entry);
    this.bySubject.set(
      subject,
      (this.bySubject.get(subject) ?? []).filter(e => e !== entry),
    );
  }
}
