// A store whose every text is hostile: names, headlines, titles, sentences, outlets, addresses, reasons.
import {
  addSource,
  beginRecording,
  type EventState,
  type ExitState,
  type FoundMention,
  recordEvent,
  recordExit,
  recordExtraction,
  type Store,
  saveArticle,
  saveVersion,
  setEventMentions,
  type Transaction,
} from '@cellwire/store';
import { ADDRESSES, PAYLOADS } from './payloads.js';

/** Articles, and so payloads, of each event. */
const PER_EVENT = 12;
const DAY = '2026-02-10';
const AT = new Date(`${DAY}T00:00:00Z`);
const TYPES = ['stake_sale', 'writedown', 'order_target', 'facility_plan'] as const;

/** Ids of the events that `fillHostile` records. */
export const HOSTILE_EVENTS: readonly string[] = Array.from(
  { length: Math.ceil(PAYLOADS.length / PER_EVENT) },
  (_, i) => `ev_hostile_${i}`,
);

/** Records an event for each dozen of payloads, an exit, and a source, all of them hostile. */
export async function fillHostile(store: Store): Promise<void> {
  for (const [i, id] of HOSTILE_EVENTS.entries()) {
    const payloads = PAYLOADS.slice(i * PER_EVENT, (i + 1) * PER_EVENT);
    await store.inTransaction(async tx => {
      const at = await beginRecording(tx, store.clock);
      await recordEvent(tx, eventOf(i, id, payloads), { at, cause: 'mention', silent: false });
      if (i === 0) await recordExit(tx, exitOf(id, payloads), { at, cause: 'mention', silent: false });
      const mentions: number[] = [];
      for (const [k, text] of payloads.entries()) mentions.push(await addMention(tx, i * PER_EVENT + k, text, at));
      await setEventMentions(tx, new Map([[id, mentions]]), {
        at,
        why: new Map(mentions.map(m => [m, payloads[0] as string])),
      });
    });
  }
  const [text, address] = [PAYLOADS[2] as string, 'https://news.example/feed'];
  await addSource(store, {
    name: text,
    outlet: text,
    feedUrl: address,
    homepage: ADDRESSES[0] ?? null,
    note: text,
    createdAt: AT,
  });
}

function eventOf(i: number, id: string, payloads: readonly string[]): EventState {
  const [text, second, third] = [payloads[0] as string, payloads[1] as string, payloads[2] as string];
  const names = [...payloads];
  return {
    id,
    state: 'live',
    type: TYPES[i % TYPES.length] as string,
    status: 'completed',
    date: DAY,
    arguments: {
      seller: names,
      company: names,
      target: [second],
      facility: [third],
      volume: [{ gwh: 10 + i }],
      amount: [{ amount: 1e6 * (i + 1), currency: 'USD' }],
      period: ['2026'],
    },
    headline: text,
    evidence: { sentence: second, article: `h${i * PER_EVENT}`, outlet: third, url: ADDRESSES[i] as string },
    confidence: 0.9,
    sources: payloads.length,
    firstSeenAt: AT,
    lastSeenAt: AT,
    seenOn: DAY,
    history: [{ status: 'completed', on: DAY, article: `h${i * PER_EVENT}`, sentence: third, at: AT.toISOString() }],
    related: [{ event: HOSTILE_EVENTS[(i + 1) % HOSTILE_EVENTS.length] as string, why: text }],
    companies: names,
    ventures: [second],
    facilities: [third],
    places: [text],
    countries: ['US'],
    segments: [text],
    outlets: names,
    gwh: 10 + i,
    usd: 1e6 * (i + 1),
    isExit: i === 0,
    exits: i === 0 ? ['ex_hostile'] : [],
    noveltyDays: null,
    searchTexts: names,
    keys: [],
  };
}

function exitOf(event: string, payloads: readonly string[]): ExitState {
  const [text, second, third] = [payloads[0] as string, payloads[1] as string, payloads[2] as string];
  return {
    id: 'ex_hostile',
    state: 'live',
    venture: second,
    leaving: [text],
    staying: [third],
    episode: 1,
    status: 'completed',
    date: DAY,
    headline: text,
    evidence: { sentence: second, article: 'h0', outlet: third, url: ADDRESSES[0] as string },
    history: [{ status: 'completed', on: DAY, article: 'h0', sentence: second, at: AT.toISOString() }],
    sources: 1,
    confidence: 0.9,
    firstSeenAt: AT,
    lastSeenAt: AT,
    events: [event],
  };
}

/** One article with a payload as title and text, and half of the text marked as evidence. Answers the mention's number. */
async function addMention(tx: Transaction, n: number, text: string, at: Date): Promise<number> {
  const article = `h${n}`;
  await saveArticle(tx, {
    id: article,
    url: ADDRESSES[n] as string,
    published: DAY,
    outlet: text,
    origin: 'import',
    seenAt: at,
  });
  const version = { articleId: article, title: text, text, completeness: 'full', recordedAt: at } as const;
  const { id: versionId } = await saveVersion(tx, version);
  const half = Math.ceil(text.length / 2);
  const mention: FoundMention = {
    id: `${article}#1`,
    type: 'stake_sale',
    status: 'completed',
    date: DAY,
    arguments: { seller: [text], target: [text] },
    evidence: [
      { in: 'text', role: 'seller', value: 0, start: 0, end: half },
      { in: 'text', role: 'trigger', value: 0, start: half, end: text.length },
      { in: 'title', role: 'target', value: 0, start: 0, end: half },
    ],
    sentence: text,
    rule: 'stake_sale/sells-stake',
    confidence: 0.9,
  };
  const reading = {
    articleId: article,
    versionId,
    pack: 'battery',
    packVersion: '1',
    outcome: 'read',
    silent: true,
    tookMs: 1,
    extractedAt: at,
  } as const;
  await recordExtraction(tx, reading, [mention]);
  const { rows } = await tx.query<{ id: number }>('SELECT id FROM mention WHERE article_id = $1', [article]);
  return Number(rows[0]?.id);
}
