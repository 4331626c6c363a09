// Made-up events from the pack's own names, as many as asked for: what bench/store.ts measures on.
import type { Arguments, Mention, Pack, Status } from '@cellwire/model';
import { STATUSES } from '@cellwire/model';
import { buildEvent, knowledgeOf } from '@cellwire/resolution';
import { eventKeys } from '@cellwire/resolve-events';
import { facetsOf, fingerprintOf, json, namesOf, openStore, plain, type Store } from '@cellwire/store';
import type { TestStore } from '@cellwire/testing';

/** A small generator with a seed (mulberry32), so that every run measures the same table. */
export function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface MadeEvent {
  type: string;
  status: Status;
  day: string;
  arguments: Arguments;
  companies: string[];
  ventures: string[];
  places: string[];
  countries: string[];
  sentence: string;
}

/** Events of one day; a table of 100,000 is ten years of news, one of 1,000 five weeks. */
const EVENTS_A_DAY = 27;
/** Share of the stakes sold that are a partner's in a listed venture. */
const VENTURE_SHARE = 0.05;
const LAST_DAY = Date.UTC(2026, 0, 1);

/** Makes events of five types over so many days; a few companies are in many, most in few, as in real news. */
export function eventMaker(pack: Pack, random: () => number, days: number): () => MadeEvent {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() ** 2 * list.length)] as T;
  const even = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const cities = pack.places.filter(place => place.kind === 'city');
  const money = () => ({ amount: Math.round(random() * 1e9), currency: even(['USD', 'EUR', 'KRW']) });
  const gwh = () => ({ gwh: Math.round(random() * 1000) / 10 });
  return () => {
    const [first, second] = [pick(pack.companies), pick(pack.companies)];
    // A venture is left a few times in its life; most stakes that are sold are those in companies.
    const venture = random() < VENTURE_SHARE ? even(pack.ventures) : null;
    const place = even(cities);
    const day = new Date(LAST_DAY - Math.floor(random() * days) * 86_400_000).toISOString().slice(0, 10);
    const type = even(['stake_sale', 'writedown', 'order_target', 'facility_plan', 'supply_contract']);
    const args: Record<string, Arguments> = {
      stake_sale: {
        seller: [venture?.partners[0] ?? first.name],
        target: [venture?.name ?? second.name],
        stake: [{ percent: Math.ceil(random() * 99) }],
        price: [money()],
      },
      writedown: { company: [first.name], amount: [money()] },
      order_target: { company: [first.name], volume: [gwh()], segment: ['ESS'] },
      facility_plan: {
        operator: [first.name],
        facility: [`${place.name} plant`],
        place: [place.name],
        capacity: [gwh()],
      },
      supply_contract: { supplier: [first.name], customer: [second.name], volume: [gwh()], segment: ['EV'] },
    };
    const isSale = type === 'stake_sale';
    return {
      type,
      status: even(STATUSES),
      day,
      arguments: args[type] as Arguments,
      companies: type === 'supply_contract' || (isSale && !venture) ? [first.name, second.name] : [first.name],
      ventures: isSale && venture ? [venture.name] : [],
      places: type === 'facility_plan' ? [place.name] : [],
      countries: type === 'facility_plan' && place.country ? [place.country] : [],
      sentence: `${first.name} said on ${day} that ${type.replace('_', ' ')} number ${Math.floor(random() * 1e6)} would go ahead.`,
    };
  };
}

const ABOUT = { outlet: null, signature: null };
const OUTLETS = Array.from({ length: 60 }, (_, i) => `Outlet ${i}`);
const STEP = 500;

/** Fills the store with `events` events and ten mentions of each, in articles of four mentions. */
export async function fillStore(
  { options: database }: TestStore,
  pack: Pack,
  options: { events: number; seed: number },
): Promise<void> {
  // Building an index of a million rows takes longer than any query of the product may.
  const store = await openStore({ ...database, queryTimeoutMs: 3_600_000 });
  await withoutInverted(store, () => insertEvents(store, pack, options));
  for (const table of ['mention', 'article_version', 'extraction'])
    await store.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`);
  await store.query("SELECT setval('change_seq', (SELECT max(seq) FROM event_version))");
  for (const table of ['event', 'event_version', 'event_mention', 'mention', 'article', 'article_version'])
    await store.query(`VACUUM ANALYZE ${table}`);
  await store.close();
}

/** Inverted indexes are built at once when the rows are in: row by row it takes twice as long. */
async function withoutInverted(store: Store, fill: () => Promise<void>): Promise<void> {
  const { rows } = await store.query<{ indexname: string; indexdef: string }>(
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexdef LIKE '%USING gin%'",
  );
  for (const { indexname } of rows) await store.query(`DROP INDEX ${indexname}`);
  await fill();
  for (const { indexdef } of rows) await store.query(indexdef);
}

async function insertEvents(store: Store, pack: Pack, options: { events: number; seed: number }): Promise<void> {
  const random = seeded(options.seed);
  const make = eventMaker(pack, random, Math.ceil(options.events / EVENTS_A_DAY));
  const knowledge = knowledgeOf(pack);
  const types = new Map(pack.types.map(type => [type.type, type]));
  for (let from = 0; from < options.events; from += STEP) {
    const rows = { event: [] as object[], event_version: [] as object[], event_mention: [] as object[] };
    const news = {
      article: [] as object[],
      article_version: [] as object[],
      extraction: [] as object[],
      mention: [] as object[],
    };
    for (let n = from; n < Math.min(from + STEP, options.events); n++) {
      const made = make();
      const outlets = [OUTLETS[n % 60], OUTLETS[(n * 7) % 60]] as string[];
      const mention = mentionOf(made);
      const record = { ...ABOUT, id: `m${n}`, mention, article: `n${n}`, published: made.day };
      const built = buildEvent([record], knowledge, types.get(made.type));
      const keys = eventKeys({ id: `n${n}`, built, records: [record] }, { types, knowledge });
      const row = { ...eventRow(n, made, outlets, random), keys };
      rows.event.push(row);
      rows.event_version.push({ ...row, version: 1, cause: 'import', silent: true, seq: n + 1 });
      for (let k = 0; k < 10; k++) {
        const id = n * 10 + k + 1;
        // Four mentions in a row share an article.
        const a = Math.floor(id / 4);
        if (k === 0 || id % 4 === 0) addArticle(news, a, made, outlets[k % 2] ?? '');
        news.mention.push(mentionRow(id, a, mention, keys));
        rows.event_mention.push({ event_id: row.id, mention_id: id, valid_from: row.recorded_at, why: '' });
      }
    }
    await insertAll(store, { ...news, ...rows });
  }
}

export const mentionOf = (made: MadeEvent): Mention => ({
  id: '',
  type: made.type,
  status: made.status,
  date: made.day,
  arguments: made.arguments,
  evidence: [{ in: 'text', role: 'trigger', value: 0, start: 0, end: 4 }],
  sentence: made.sentence,
  rule: `${made.type}/made`,
  confidence: 0.9,
});

function eventRow(n: number, made: MadeEvent, outlets: string[], random: () => number) {
  const { type, status, day, companies, ventures, places, countries, sentence } = made;
  const figures = Object.values(made.arguments).flat();
  const gwh = figures.find((v): v is { gwh: number } => typeof v === 'object' && 'gwh' in v)?.gwh ?? null;
  const segments = (made.arguments.segment ?? []).filter((v): v is string => typeof v === 'string');
  const at = `${day}T08:00:00Z`;
  return {
    id: `ev_${n.toString(36).padStart(8, '0')}`,
    version: 1,
    state: 'live',
    type,
    status,
    date: day,
    date_from: day,
    date_to: day,
    arguments: made.arguments,
    headline: `${companies[0]}: ${type}`,
    evidence: { sentence, article: `n${Math.floor((n * 10 + 1) / 4)}`, outlet: outlets[0], url: null },
    confidence: 0.5 + random() / 2,
    sources: 1 + Math.floor(random() ** 3 * 20),
    first_seen_at: at,
    last_seen_at: at,
    seen_on: day,
    history: [{ status, on: day, article: 'x', sentence, at }],
    related: [],
    companies,
    ventures,
    facilities: type === 'facility_plan' ? [`${places[0]} plant`] : [],
    places,
    countries,
    segments,
    outlets,
    gwh,
    usd: type === 'writedown' ? random() * 1e10 : null,
    is_exit: ventures.length > 0,
    exits: [],
    novelty_days: null,
    facets: facetsOf({ companies, ventures, countries, segments, outlets, arguments: made.arguments }),
    search_text: [...companies, ...ventures, ...places, sentence].map(plain).join('\n'),
    created_at: at,
    recorded_at: at,
    fingerprint: String(n),
  };
}

function addArticle(
  news: { article: object[]; article_version: object[]; extraction: object[] },
  a: number,
  made: MadeEvent,
  outlet: string,
): void {
  const id = `n${a}`;
  const at = `${made.day}T08:00:00Z`;
  news.article.push({
    id,
    outlet,
    origin: 'import',
    silent: true,
    published: made.day,
    published_at: at,
    published_on: made.day,
    seen_at: at,
    fetch_state: 'none',
    work_state: 'done',
    work_attempts: 0,
    work_crashes: 0,
    work_priority: 1,
  });
  const work = { work_state: 'done', work_attempts: 0, work_crashes: 0, work_priority: 1 };
  news.article_version.push({
    id: a + 1,
    article_id: id,
    n: 1,
    title: made.sentence,
    text: made.sentence,
    excerpt: '',
    length: 80,
    authors: [],
    language: 'en',
    completeness: 'full',
    paywalled: false,
    reader: '',
    content_hash: id,
    recorded_at: at,
    ...work,
  });
  news.extraction.push({
    id: a + 1,
    article_id: id,
    version_id: a + 1,
    pack: 'battery',
    pack_version: '1',
    outcome: 'read',
    mentions: 4,
    added: 4,
    removed: 0,
    silent: true,
    took_ms: 1,
    extracted_at: at,
    ...work,
  });
}

function mentionRow(id: number, a: number, mention: Mention, keys: string[]): object {
  const { type, status, date, arguments: args, evidence, sentence, rule, confidence } = mention;
  return {
    id,
    article_id: `n${a}`,
    n: id,
    version_id: a + 1,
    extraction_id: a + 1,
    pack_version: '1',
    type,
    status,
    date,
    date_from: date,
    date_to: date,
    arguments: args,
    evidence,
    sentence,
    rule,
    confidence,
    background: false,
    names: namesOf(args),
    keys,
    fingerprint: `${fingerprintOf(mention)}${id}`,
    recorded_at: `${date}T08:00:00Z`,
  };
}

async function insertAll(store: Store, tables: Record<string, object[]>): Promise<void> {
  await store.inTransaction(async tx => {
    for (const [table, rows] of Object.entries(tables)) {
      const columns = Object.keys(rows[0] ?? {}).filter(
        name => table !== 'event_version' || !['created_at', 'keys', 'fingerprint'].includes(name),
      );
      const list = columns.join(', ');
      const clash =
        table === 'article' || table === 'article_version' || table === 'extraction' ? 'ON CONFLICT DO NOTHING' : '';
      await tx.query(
        `INSERT INTO ${table} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM jsonb_populate_recordset(null::${table}, $1::jsonb) ${clash}`,
        [json(rows)],
      );
    }
  });
}
