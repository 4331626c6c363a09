// A newsroom for the tests of resolution: articles whose mentions are given, through the real store and the real stage.
import {
  CONTRACT_TYPES,
  type EventTypeDefinition,
  type Mention,
  type Pack,
  type RoleKind,
  type Status,
} from '@cellwire/model';
import { blockKeys, featuresOf, knowledgeOf, textSignature } from '@cellwire/resolution';
import {
  type Extraction,
  listEvents,
  listExits,
  listMentionsOfEvents,
  readExtraction,
  recordExtraction,
  type Store,
  saveArticle,
  saveVersion,
} from '@cellwire/store';
import type { FixedClock } from '@cellwire/testing';
import { type ResolveContext, type Resolved, resolveBatch, startOf } from '../src/index.js';

const KINDS: Record<string, RoleKind[]> = {
  venture: ['venture'],
  target: ['venture', 'company'],
  facility: ['facility'],
  place: ['place'],
  segment: ['segment'],
  period: ['date'],
  start: ['date'],
  measure: ['text'],
  jurisdiction: ['jurisdiction'],
  stake: ['percent'],
  change: ['percent'],
  price: ['money'],
  value: ['money'],
  amount: ['money'],
  investment: ['money'],
  capacity: ['volume'],
  volume: ['volume'],
  headcount: ['headcount'],
};

/** The contract's types, with the kinds of their roles and nothing to find them by. */
export const contractTypes = new Map<string, EventTypeDefinition>(
  CONTRACT_TYPES.map(t => [
    t.type,
    {
      type: t.type,
      doc: '',
      statuses: [],
      frames: [],
      examples: [],
      roles: Object.fromEntries(
        t.roles.map(r => [r, { kind: KINDS[r] ?? ['company'], identifies: t.identifying.includes(r) }]),
      ),
    },
  ]),
);

/** Invented names of the industry. */
export const INVENTED: Pick<Pack, 'companies' | 'ventures' | 'places'> = {
  companies: [
    { name: 'Orvane', aliases: ['Orvane Automotive'], kinds: ['automaker'], country: 'FR' },
    { name: 'Halden', aliases: ['Halden Cell Works'], kinds: ['cell maker'], country: 'NO' },
    { name: 'Kestrel', aliases: [], kinds: ['automaker'], country: 'US' },
  ],
  ventures: [
    { name: 'Rhonecell', aliases: [], partners: ['Orvane', 'Halden'], country: 'FR' },
    { name: 'Plainsvolt', aliases: [], partners: ['Kestrel', 'Halden'], country: 'US' },
  ],
  places: [
    { name: 'France', aliases: [], kind: 'country', country: 'FR' },
    { name: 'Ohio', aliases: [], kind: 'state', country: 'US' },
    { name: 'Kansas', aliases: [], kind: 'state', country: 'US' },
  ],
};

/** Empties the tables that resolution works on, for the next test: much cheaper than another database. */
export const clearTables = async (store: Store): Promise<void> =>
  void (await store.query(
    'TRUNCATE article, event, event_version, exit, exit_version, correction, redirect, subscription, alert, rate RESTART IDENTITY CASCADE',
  ));

/** What a mention says, where it differs from a plain one. */
export type Saying = Pick<Mention, 'type' | 'status' | 'arguments'> & Partial<Mention>;

export const says = (
  type: string,
  status: Status,
  args: Mention['arguments'],
  more: Partial<Mention> = {},
): Saying => ({ type, status, arguments: args, ...more });

export interface Newsdesk {
  context: ResolveContext;
  /** Stores what an article (or its new reading) says; answers the extraction, not yet resolved. */
  read(article: Told): Promise<Extraction>;
  /** Reads and resolves. */
  tell(article: Told): Promise<Resolved>;
  resolve(...extractions: Extraction[]): Promise<Resolved>;
  /** Live events by what they say, each with its articles, in an order that ids do not decide. */
  table(): Promise<TableRow[]>;
  exits(): ReturnType<typeof listExits>;
  /** Rows recorded so far: versions of events and exits, and alerts. */
  counts(): Promise<{ versions: number; exits: number; alerts: number }>;
}

export interface Told {
  id: string;
  published: string;
  mentions: readonly Saying[];
  outlet?: string;
  text?: string;
  silent?: boolean;
  packVersion?: string;
}

export interface TableRow {
  event: string;
  type: string;
  status: Status;
  articles: string[];
}

/** Opens a newsdesk on a store. The clock moves on by a second with each reading. */
export function openNewsdesk(
  store: Store,
  clock: FixedClock,
  { names = INVENTED, types = contractTypes }: { names?: typeof INVENTED; types?: typeof contractTypes } = {},
): Newsdesk {
  const context: ResolveContext = {
    store,
    types,
    knowledge: knowledgeOf(names),
    alertMaxAgeDays: 30,
    alertSettleMs: 0,
    publicUrl: null,
  };
  const desk: Newsdesk = {
    context,
    read: article => readArticle(store, clock, context, article),
    tell: async article => desk.resolve(await desk.read(article)),
    resolve: (...extractions) => store.inTransaction(tx => resolveBatch(tx, startOf(extractions), context)),
    table: () => tableOf(store),
    exits: () => listExits(store),
    counts: async () => {
      const { rows } = await store.query<{ versions: number; exits: number; alerts: number }>(
        'SELECT (SELECT count(*)::int FROM event_version) AS versions, (SELECT count(*)::int FROM exit_version) AS exits, (SELECT count(*)::int FROM alert) AS alerts',
      );
      return rows[0] as { versions: number; exits: number; alerts: number };
    },
  };
  return desk;
}

async function readArticle(store: Store, clock: FixedClock, context: ResolveContext, told: Told): Promise<Extraction> {
  clock.advance(1000);
  const { id, published, outlet = id, silent = false, packVersion = 'v1' } = told;
  const text = told.text ?? `Text of ${id}.`;
  const now = clock.now();
  const extraction = await store.inTransaction(async tx => {
    await saveArticle(tx, {
      id,
      url: `https://news.example/${id}`,
      published,
      outlet,
      origin: 'import',
      silent,
      seenAt: now,
    });
    const version = await saveVersion(tx, {
      articleId: id,
      title: id,
      text,
      completeness: 'full',
      nearHash: textSignature(text)?.join(',') ?? null,
      recordedAt: now,
    });
    const recorded = await recordExtraction(
      tx,
      {
        articleId: id,
        versionId: version.id,
        pack: 'test',
        packVersion,
        outcome: 'read',
        silent,
        tookMs: 1,
        extractedAt: now,
      },
      told.mentions.map((m, i) => mentionOf(id, published, m, i, context)),
    );
    return readExtraction(tx, recorded.id);
  });
  return extraction as Extraction;
}

function mentionOf(article: string, published: string, said: Saying, i: number, context: ResolveContext) {
  const mention: Mention = {
    id: `${article}#${i + 1}`,
    date: null,
    evidence: [],
    sentence: `${article} says ${said.status} of ${said.type}.`,
    rule: `${said.type}/test`,
    confidence: 0.9,
    ...said,
  };
  const record = { id: mention.id, mention, article, published, outlet: null };
  return { ...mention, keys: blockKeys(featuresOf(record, context.types.get(said.type), context.knowledge)) };
}

async function tableOf(store: Store): Promise<TableRow[]> {
  const events = await listEvents(store, { limit: 1000 });
  const mentions = await listMentionsOfEvents(
    store,
    events.map(e => e.event),
  );
  return events
    .map(({ event, type, status }) => ({
      event,
      type,
      status,
      articles: mentions
        .filter(m => m.eventId === event)
        .map(m => m.articleId)
        .sort(),
    }))
    .sort((a, b) => (`${a.type}${a.articles}` < `${b.type}${b.articles}` ? -1 : 1));
}
