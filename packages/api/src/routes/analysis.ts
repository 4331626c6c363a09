// Facets and completion, charts, what is new.
import { filterToSql, parseFilter } from '@cellwire/query';
import {
  chartExits,
  chartTargets,
  chartWritedowns,
  countExits,
  countFacets,
  lastChange,
  lastRecordedAt,
  listNews,
  listPlants,
  readEventRows,
  readExitRows,
  readTotals,
  type Store,
  type ValueCount,
} from '@cellwire/store';
import type { FastifyInstance } from 'fastify';
import { eventItem, exitItem } from '../answers/event-item.js';
import { defineRoute } from '../define-route.js';
import type { NameIndex } from '../name-index.js';
import type { ApiOptions } from '../options.js';
import { Remembered } from '../remembered.js';
import type { Facets, Today } from '../schema/analysis.js';
import { suggest } from '../suggest.js';
import { type Cell, csvTable } from '../table-file.js';
import { facilityItem } from './names.js';

const DAY_MS = 86_400_000;

/** Adds /api/facets, /api/suggest, /api/charts/…, /api/today, /api/summary. */
export function analysisRoutes(app: FastifyInstance, options: ApiOptions, names: NameIndex): void {
  const { store, pack } = options;
  const where = (q: string) => filterToSql(parseFilter(q));
  const facets = new Remembered(store, async q => facetsOf(await countFacets(store, where(q))));
  const charts = {
    targets: new Remembered(store, async q => ({ rows: (await chartTargets(store, where(q))).map(targetItem) })),
    writedowns: new Remembered(store, async q => ({
      rows: (await chartWritedowns(store, where(q))).map(writedownItem),
    })),
    exits: new Remembered(store, async q => ({ rows: await chartExits(store, where(q)) })),
    plants: new Remembered(store, async q => ({
      rows: (await listPlants(store, where(q))).map(p => facilityItem(p, names)),
    })),
  };
  const totals = new Remembered(store, async () => ({ ...(await readTotals(store)), exits: await countExits(store) }));

  defineRoute(app, 'summary', options, async () => {
    const { firstSeenOn, lastSeenOn, ...counts } = await totals.get();
    const last = await lastRecordedAt(store);
    return {
      ...counts,
      first_seen_on: firstSeenOn,
      last_seen_on: lastSeenOn,
      last_recorded_at: last?.toISOString() ?? null,
    };
  });

  defineRoute(app, 'facets', options, async ({ query }) => {
    // A filter that cannot be read is the caller's fault, not the table's.
    const condition = where(query.q);
    if (query.as_of) return facetsOf(await countFacets(store, condition, new Date(query.as_of)));
    return facets.written(query.q);
  });

  defineRoute(app, 'suggest', options, ({ query }) =>
    suggest(query.q, query.at ?? query.q.length, { names, pack, limit: query.limit }),
  );

  const chart = (q: string) => {
    parseFilter(q);
    return q;
  };
  defineRoute(app, 'chartTargets', options, ({ query }) => charts.targets.written(chart(query.q)));
  defineRoute(app, 'chartWritedowns', options, ({ query }) => charts.writedowns.written(chart(query.q)));
  defineRoute(app, 'chartExits', options, ({ query }) => charts.exits.written(chart(query.q)));
  defineRoute(app, 'chartPlants', options, ({ query }) => charts.plants.written(chart(query.q)));

  defineRoute(app, 'chartFile', options, async ({ params, query }, _request, reply) => {
    const { rows } = await charts[params.chart].get(chart(query.q));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="cellwire-${params.chart}.csv"`)
      .send(csvTable(CHART_COLUMNS[params.chart], rows as unknown as Record<string, Cell>[]));
  });

  defineRoute(app, 'today', options, ({ query }) => today(store, query));

  // What reads the whole table is made before the first visitor asks; one who comes sooner shares the run.
  app.addHook('onListen', async () => {
    for (const remembered of [facets, ...Object.values(charts), totals]) remembered.make();
  });
}

const CHART_COLUMNS = {
  targets: ['company', 'year', 'order_target_gwh', 'capacity_target_gwh', 'events'],
  writedowns: ['quarter', 'company', 'usd', 'count', 'without_usd', 'events'],
  exits: ['month', 'status', 'count', 'exits'],
  plants: [
    'facility',
    'operators',
    'place',
    'country',
    'state',
    'since',
    'capacity_gwh',
    'segments',
    'events',
    'event',
  ],
} as const;

const targetItem = ({
  orderTargetGwh,
  capacityTargetGwh,
  ...row
}: Awaited<ReturnType<typeof chartTargets>>[number]) => ({
  ...row,
  order_target_gwh: orderTargetGwh,
  capacity_target_gwh: capacityTargetGwh,
});

const writedownItem = ({ withoutUsd, ...row }: Awaited<ReturnType<typeof chartWritedowns>>[number]) => ({
  ...row,
  without_usd: withoutUsd,
});

function facetsOf(counts: readonly ValueCount[]): Facets {
  const of = (facet: string) =>
    counts
      .filter(c => c.facet === facet)
      .map(({ value, count }) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return {
    total: counts.find(c => c.facet === 'total')?.count ?? 0,
    type: of('type'),
    status: of('status'),
    company: of('company'),
    venture: of('venture'),
    country: of('country'),
    segment: of('segment'),
    outlet: of('outlet'),
    year: of('year').sort((a, b) => (a.value < b.value ? -1 : 1)),
    is: of('is'),
  };
}

async function today(store: Store, query: { since?: string | undefined; q: string; limit: number }): Promise<Today> {
  const filter = parseFilter(query.q);
  // Before the rest is read: what is recorded meanwhile is shown, and comes in the stream, rather than in neither.
  const cursor = String(await lastChange(store));
  const until = (await lastRecordedAt(store)) ?? store.clock.now();
  const since = query.since ? new Date(query.since) : new Date(until.getTime() - DAY_MS);
  const { limit } = query;
  const where = filterToSql(filter);
  const events = await listNews(store, 'event', { since, where, limit: limit + 1 });
  const exits = await listNews(store, 'exit', { since, where, limit: limit + 1 });
  const eventRows = new Map(
    (
      await readEventRows(
        store,
        events.map(n => n.id),
      )
    ).map(r => [r.event, r]),
  );
  const exitRows = new Map(
    (
      await readExitRows(
        store,
        exits.map(n => n.id),
      )
    ).map(r => [r.exit, r]),
  );
  const told = ({ change, previousStatus }: (typeof events)[number]) => ({ change, previous_status: previousStatus });
  const newsOf = (news: typeof events) => news.slice(0, limit);
  return {
    since: since.toISOString(),
    until: until.toISOString(),
    cursor,
    exits: newsOf(exits).flatMap(n => {
      const row = exitRows.get(n.id);
      return row ? [{ ...exitItem(row), ...told(n) }] : [];
    }),
    events: newsOf(events).flatMap(n => {
      const row = eventRows.get(n.id);
      return row ? [{ ...eventItem(row), ...told(n) }] : [];
    }),
    counts: {
      new_events: newsOf(events).filter(n => n.change === 'new').length,
      status_changes: newsOf(events).filter(n => n.change === 'status').length,
      new_exits: newsOf(exits).filter(n => n.change === 'new').length,
    },
    more: events.length > limit || exits.length > limit,
  };
}
