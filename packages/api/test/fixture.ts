// A small table of events for the API's tests: invented names, three articles, one exit.
import { openLogger, openMetrics } from '@cellwire/runtime';
import {
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
} from '@cellwire/store';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../src/build-app.js';
import type { ApiOptions } from '../src/options.js';

export const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'';

/** The sale of day n in February 2026. */
export function sale(n: number, more: Partial<EventState> = {}): EventState {
  const day = `2026-02-${String(n).padStart(2, '0')}`;
  return {
    id: `ev_${n}`,
    state: 'live',
    type: 'stake_sale',
    status: 'completed',
    date: day,
    arguments: { seller: ['Acme Motors'], target: ['Volta Cells'], stake: [{ percent: 40 + n }] },
    headline: `Sale ${n}`,
    evidence: {
      sentence: `Acme Motors sold it on day ${n}.`,
      article: `a${n}`,
      outlet: 'Cell Ledger',
      url: `https://news.example/${n}`,
    },
    confidence: 0.9,
    sources: 1,
    firstSeenAt: new Date(`${day}T00:00:00Z`),
    lastSeenAt: new Date(`${day}T00:00:00Z`),
    seenOn: day,
    history: [{ status: 'completed', on: day, article: `a${n}`, sentence: `Sold ${n}.`, at: `${day}T00:00:00Z` }],
    related: [],
    companies: ['Acme Motors'],
    ventures: ['Volta Cells'],
    facilities: [],
    places: [],
    countries: ['US'],
    segments: [],
    outlets: ['Cell Ledger'],
    gwh: null,
    usd: n * 1e6,
    isExit: false,
    exits: [],
    noveltyDays: null,
    searchTexts: [],
    keys: [],
    ...more,
  };
}

export const volta: ExitState = {
  id: 'ex_volta',
  state: 'live',
  venture: 'Volta Cells',
  leaving: ['Acme Motors'],
  staying: ['Beta Energy'],
  episode: 1,
  status: 'completed',
  date: '2026-02-10',
  headline: 'Acme Motors leaves Volta Cells (completed)',
  evidence: { sentence: 'Acme Motors left.', article: 'a10', outlet: 'Cell Ledger', url: 'https://news.example/10' },
  history: [],
  sources: 1,
  confidence: 0.9,
  firstSeenAt: new Date('2026-02-10T00:00:00Z'),
  lastSeenAt: new Date('2026-02-10T00:00:00Z'),
  events: ['ev_10'],
};

/** Records events in one commit. */
export function record(store: Store, ...events: EventState[]): Promise<Date> {
  return store.inTransaction(async tx => {
    const at = await beginRecording(tx, store.clock);
    for (const event of events) await recordEvent(tx, event, { at, cause: 'mention', silent: false });
    return at;
  });
}

/** The text whose mention belongs to ev_1. The battery sign takes two UTF-16 units. */
export const TEXT = 'SEOUL \u{1F50B} — A first line.\n\nAcme Motors sold its stake in Volta Cells on Monday.';
const SENTENCE = 'Acme Motors sold its stake in Volta Cells on Monday.';

/** Ten sales, the tenth an exit with a hostile headline; a writedown, targets and a plant; one article with a mention. */
export async function fill(store: Store): Promise<void> {
  for (let n = 1; n <= 9; n++) await record(store, sale(n));
  const evidence = { sentence: HOSTILE, article: 'a', outlet: HOSTILE, url: 'javascript:alert(3)' };
  await store.inTransaction(async tx => {
    const recording = { at: await beginRecording(tx, store.clock), cause: 'mention', silent: false } as const;
    const exit = {
      headline: HOSTILE,
      evidence,
      isExit: true,
      exits: ['ex_volta'],
      related: [{ event: 'ev_1', why: 'same venture' }],
    };
    await recordEvent(tx, sale(10, exit), recording);
    await recordExit(tx, volta, recording);
  });
  const bare = { ventures: [], usd: null };
  await record(
    store,
    sale(11, {
      ...bare,
      type: 'writedown',
      usd: 5e8,
      arguments: { company: ['Acme Motors'], amount: [{ amount: 5e8, currency: 'USD' }] },
    }),
    sale(12, {
      ...bare,
      type: 'order_target',
      gwh: 90,
      companies: ['Beta Energy'],
      arguments: { company: ['Beta Energy'], volume: [{ gwh: 90 }], period: ['2026'] },
    }),
    sale(13, {
      ...bare,
      type: 'capacity_target',
      gwh: 50,
      companies: ['Beta Energy'],
      arguments: { company: ['Beta Energy'], volume: [{ gwh: 50 }], period: ['2026'] },
    }),
    sale(14, {
      ...bare,
      type: 'facility_plan',
      status: 'announced',
      facilities: ['Lima plant'],
      places: ['Lima, Ohio'],
      arguments: { operator: ['Beta Energy'], facility: ['Lima plant'], capacity: [{ gwh: 30 }] },
    }),
    sale(15, {
      ...bare,
      type: 'facility_start',
      facilities: ['Lima plant'],
      places: ['Lima, Ohio'],
      arguments: { operator: ['Beta Energy'], facility: ['Lima plant'] },
    }),
  );
  await addMention(store);
}

async function addMention(store: Store): Promise<void> {
  const at = store.clock.now();
  const start = TEXT.indexOf(SENTENCE);
  await store.inTransaction(async tx => {
    await saveArticle(tx, {
      id: 'a1',
      url: 'https://news.example/1',
      published: '2026-02-01',
      outlet: 'Cell Ledger',
      origin: 'import',
      seenAt: at,
    });
    const { id: versionId } = await saveVersion(tx, {
      articleId: 'a1',
      title: 'Acme sells',
      text: TEXT,
      completeness: 'full',
      recordedAt: at,
    });
    const mention: FoundMention = {
      id: 'a1#1',
      type: 'stake_sale',
      status: 'completed',
      date: '2026-02-01',
      arguments: { seller: ['Acme Motors'], target: ['Volta Cells'] },
      evidence: [
        { in: 'text', role: 'target', value: 0, start: start + 30, end: start + 41 },
        { in: 'text', role: 'seller', value: 0, start, end: start + 11 },
        { in: 'text', role: 'trigger', value: 0, start: start + 12, end: start + 16 },
      ],
      sentence: SENTENCE,
      rule: 'stake_sale/sells-stake',
      confidence: 0.9,
    };
    const reading = {
      articleId: 'a1',
      versionId,
      pack: 'battery',
      packVersion: '1',
      outcome: 'read',
      silent: true,
      tookMs: 1,
      extractedAt: at,
    } as const;
    await recordExtraction(tx, reading, [mention]);
    const { rows } = await tx.query<{ id: number }>("SELECT id FROM mention WHERE article_id = 'a1'");
    await setEventMentions(tx, new Map([['ev_1', rows.map(r => r.id)]]), { at });
  });
}

export const LOCAL_TOKEN = 'local-token-of-this-test';

/** The API over a store, with every answer compared with its schema. */
export const openApp = (store: Store, more: Partial<ApiOptions> = {}): Promise<FastifyInstance> =>
  buildApp({
    store,
    log: openLogger({ logLevel: 'silent', logFormat: 'json' }),
    metrics: openMetrics(),
    version: '0.1.0',
    checkAnswers: true,
    access: { localToken: LOCAL_TOKEN, requestsPerMinute: 0 },
    ...more,
  });

/** Headers of somebody who may do everything. */
export const ADMIN = { authorization: `Bearer ${LOCAL_TOKEN}` };
