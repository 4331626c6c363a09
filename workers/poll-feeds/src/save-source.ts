// What a poll leaves behind in its source's row, and what people are told of it.
import type { HealthEvent, Page, PollDecision, PollMemory, PollOutcome } from '@cellwire/fetching';
import type { ReadFeed } from '@cellwire/model';
import type { Need } from '@cellwire/pipeline';
import {
  closeHealthEvent,
  findSource,
  openHealthEvent,
  type Source,
  type Transaction,
  updateSource,
} from '@cellwire/store';

/** What came of one poll. */
export interface Polled {
  page: Page | null;
  feed: ReadFeed | null;
  outcome: PollOutcome;
  decision: PollDecision;
  startedAt: Date;
  newItems: number;
  /** The WebSub hub and topic that the feed names. */
  hub: { hub: string; topic: string } | null;
  /** When a hub was last asked to push; null: never. */
  hubAskedAt: string | null;
}

/** Writes the source's new state, its next poll and its health events. */
export async function saveSource(tx: Transaction, need: Need, source: Source, polled: Polled): Promise<void> {
  const { page, feed, outcome, decision, startedAt } = polled;
  const success = outcome.is !== 'failing';
  const owner = decision.saveUrl ? await findSource(tx, decision.saveUrl) : null;
  const isTaken = owner !== null && owner.id !== source.id;
  const memory: PollMemory = { ...decision.memory, hubAskedAt: polled.hubAskedAt };
  await updateSource(tx, source.id, {
    state: decision.state,
    stateReason: success ? null : outcome.why,
    failures: memory.failures,
    polledAt: startedAt,
    pollMemory: memory,
    movedTo: memory.moved?.to ?? (isTaken ? decision.saveUrl : null),
    movedSince: memory.moved ? new Date(memory.moved.since) : null,
    intervalSeconds: Math.round((decision.dueAt.getTime() - startedAt.getTime()) / 1000),
    ...(success ? { succeededAt: startedAt } : {}),
    ...(polled.newItems ? { itemAt: startedAt } : {}),
    ...(success && page
      ? { etag: page.etag, lastModified: page.lastModified, bodyHash: page.bodyHash, fullPollAt: startedAt }
      : {}),
    ...(feed?.ok ? { hubUrl: polled.hub?.hub ?? null, topicUrl: polled.hub?.topic ?? source.feedUrl } : {}),
    ...(decision.saveUrl && !isTaken ? { feedUrl: decision.saveUrl } : {}),
  });
  for (const health of decision.health)
    await tellHealth(tx, source, health, { at: startedAt, owner: isTaken ? owner.name : null });
  await need('poll-feeds', source.id, { at: decision.dueAt });
}

async function tellHealth(
  tx: Transaction,
  source: Source,
  health: HealthEvent,
  { at, owner }: { at: Date; owner: string | null },
): Promise<void> {
  const subject = { subject: source.name, sourceId: source.id, detail: health, at };
  if (health.is === 'recovered') return void (await closeHealthEvent(tx, 'source_failing', source.name, at));
  if (health.is === 'moved')
    return void (await openHealthEvent(tx, {
      kind: 'feed_moved',
      ...subject,
      message: movedMessage(health.to, source.name, owner),
    }));
  const message = `${health.failures} polls failed in a row (${health.state}): ${health.why}; try "cellwire sources check ${source.name}"`;
  await openHealthEvent(tx, { kind: 'source_failing', ...subject, message });
}

const movedMessage = (to: string, name: string, owner: string | null): string =>
  owner === null
    ? `the feed has moved to ${to}; its address was changed`
    : `the feed has moved to ${to}, which the source "${owner}" polls already: cellwire sources remove "${name}"`;
