// Every route of the API in one table: address, what it takes, what it answers. Validation, OpenAPI and types come from here.
// A front end imports the types from @cellwire/api/schema, which needs neither Fastify nor a store.
import { z } from 'zod';
import {
  ChangePage,
  ChangesQuery,
  ChartQuery,
  ExitsChart,
  Facets,
  FacetsQuery,
  PlantsChart,
  Suggestions,
  SuggestQuery,
  Summary,
  TargetsChart,
  Today,
  TodayQuery,
  WritedownsChart,
} from './analysis.js';
import { ArticleDetail, ArticleListQuery, ArticlePage, MentionListQuery, MentionPage } from './articles.js';
import {
  EventDetail,
  EventExplanation,
  EventListQuery,
  EventPage,
  ExitDetail,
  ExitListQuery,
  ExitPage,
} from './events.js';
import {
  Corrected,
  CorrectionBody,
  CorrectionList,
  DeliveryList,
  DeliveryListQuery,
  Preview,
  PreviewQuery,
  ReplayBody,
  Replayed,
  RotateBody,
  Rotated,
  SavedFilterBody,
  SavedFilterItem,
  SavedFilterList,
  Session,
  SubscriptionBody,
  SubscriptionChangeBody,
  SubscriptionItem,
  SubscriptionList,
  SubscriptionMade,
  TestVerdict,
  TokenBody,
  TokenList,
  TokenMade,
} from './keeping.js';
import {
  CompanyDetail,
  CompanyPage,
  FacilityDetail,
  FacilityPage,
  NameListQuery,
  VentureDetail,
  VenturePage,
} from './names.js';
import { Operations, SourceDetail, SourceList } from './operations.js';
import { AsOf, Done, FilterText, IdParams, NameParams } from './shared.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One route. `{name}` in its path is a parameter of `params`. */
export interface RouteContract {
  method: Method;
  /** As in OpenAPI: /api/events/{id}. */
  path: string;
  tag: 'events' | 'articles' | 'names' | 'analysis' | 'changes' | 'files' | 'operations' | 'keeping' | 'admin';
  summary: string;
  /** What a token must be allowed to do; reading is free on loopback by default. */
  scope: 'read' | 'admin';
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** What a success answers; absent where it is no JSON. */
  response?: z.ZodType;
  /** Media types of an answer that is no JSON. */
  produces?: readonly string[];
  /** Status of a success (200). */
  status?: 201;
  /** May answer 308 to the id that stands for the one asked for, and 404. */
  finds?: boolean;
}
const route = <const R extends RouteContract>(contract: R): R => contract;

const FeedQuery = z.object({ q: FilterText.default('') });
export const EXPORT_FORMATS = ['csv', 'jsonl', 'parquet'] as const;
export const FEED_FORMATS = ['rss', 'atom', 'json', 'ics'] as const;
export const EXPORT_TYPES = {
  csv: 'text/csv',
  jsonl: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
} as const;
export const FEED_TYPES = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
  ics: 'text/calendar',
} as const;
export const CHART_NAMES = ['targets', 'writedowns', 'exits', 'plants'] as const;

export const routes = {
  session: route({
    method: 'GET',
    path: '/api/session',
    tag: 'admin',
    scope: 'read',
    summary: 'What the caller may do',
    response: Session,
  }),
  summary: route({
    method: 'GET',
    path: '/api/summary',
    tag: 'analysis',
    scope: 'read',
    summary: 'How much there is',
    response: Summary,
  }),

  listEvents: route({
    method: 'GET',
    path: '/api/events',
    tag: 'events',
    scope: 'read',
    summary: 'Events that match a filter, a page at a time; nothing is missed or repeated while rows arrive',
    query: EventListQuery,
    response: EventPage,
  }),
  getEvent: route({
    method: 'GET',
    path: '/api/events/{id}',
    tag: 'events',
    scope: 'read',
    summary: 'One event with history, claims, mentions, related events and versions; a merged id redirects',
    params: IdParams,
    query: z.object({ as_of: AsOf.optional() }),
    response: EventDetail,
    finds: true,
  }),
  explainEvent: route({
    method: 'GET',
    path: '/api/events/{id}/explain',
    tag: 'events',
    scope: 'read',
    summary: 'Which frames fired on which words, and how dates were reached',
    params: IdParams,
    response: EventExplanation,
    finds: true,
  }),
  listExits: route({
    method: 'GET',
    path: '/api/exits',
    tag: 'events',
    scope: 'read',
    summary: 'Joint-venture exits, latest report first',
    query: ExitListQuery,
    response: ExitPage,
  }),
  getExit: route({
    method: 'GET',
    path: '/api/exits/{id}',
    tag: 'events',
    scope: 'read',
    summary: 'One exit with its events; a merged id redirects',
    params: IdParams,
    response: ExitDetail,
    finds: true,
  }),

  listMentions: route({
    method: 'GET',
    path: '/api/mentions',
    tag: 'articles',
    scope: 'read',
    summary: 'What single articles say, newest first',
    query: MentionListQuery,
    response: MentionPage,
  }),
  listArticles: route({
    method: 'GET',
    path: '/api/articles',
    tag: 'articles',
    scope: 'read',
    summary: 'Articles, latest publication first',
    query: ArticleListQuery,
    response: ArticlePage,
  }),
  getArticle: route({
    method: 'GET',
    path: '/api/articles/{id}',
    tag: 'articles',
    scope: 'read',
    summary: 'One article with its mentions; its text only where the retention setting keeps it',
    params: IdParams,
    response: ArticleDetail,
    finds: true,
  }),

  listCompanies: route({
    method: 'GET',
    path: '/api/companies',
    tag: 'names',
    scope: 'read',
    summary: 'Companies that events name, most events first',
    query: NameListQuery,
    response: CompanyPage,
  }),
  getCompany: route({
    method: 'GET',
    path: '/api/companies/{name}',
    tag: 'names',
    scope: 'read',
    summary: 'One company: its events in time, partners, ventures, plants',
    params: NameParams,
    response: CompanyDetail,
    finds: true,
  }),
  listVentures: route({
    method: 'GET',
    path: '/api/ventures',
    tag: 'names',
    scope: 'read',
    summary: 'Joint ventures that events name, most events first',
    query: NameListQuery,
    response: VenturePage,
  }),
  getVenture: route({
    method: 'GET',
    path: '/api/ventures/{name}',
    tag: 'names',
    scope: 'read',
    summary: 'One venture: its partners, ownership over time, exits, plants, events',
    params: NameParams,
    response: VentureDetail,
    finds: true,
  }),
  listFacilities: route({
    method: 'GET',
    path: '/api/facilities',
    tag: 'names',
    scope: 'read',
    summary: 'Plants that events name, most events first',
    query: NameListQuery,
    response: FacilityPage,
  }),
  getFacility: route({
    method: 'GET',
    path: '/api/facilities/{name}',
    tag: 'names',
    scope: 'read',
    summary: 'One plant with its events',
    params: NameParams,
    response: FacilityDetail,
    finds: true,
  }),

  facets: route({
    method: 'GET',
    path: '/api/facets',
    tag: 'analysis',
    scope: 'read',
    summary: 'How many of the matching events have each type, status, company …',
    query: FacetsQuery,
    response: Facets,
  }),
  suggest: route({
    method: 'GET',
    path: '/api/suggest',
    tag: 'analysis',
    scope: 'read',
    summary: 'Completion of a filter at the caret: keys and values',
    query: SuggestQuery,
    response: Suggestions,
  }),
  chartTargets: route({
    method: 'GET',
    path: '/api/charts/targets',
    tag: 'analysis',
    scope: 'read',
    summary: 'Order targets against capacity plans in GWh, by company and year',
    query: ChartQuery,
    response: TargetsChart,
  }),
  chartWritedowns: route({
    method: 'GET',
    path: '/api/charts/writedowns',
    tag: 'analysis',
    scope: 'read',
    summary: 'Writedowns by quarter and company',
    query: ChartQuery,
    response: WritedownsChart,
  }),
  chartExits: route({
    method: 'GET',
    path: '/api/charts/exits',
    tag: 'analysis',
    scope: 'read',
    summary: 'Joint-venture exits by month and status',
    query: ChartQuery,
    response: ExitsChart,
  }),
  chartPlants: route({
    method: 'GET',
    path: '/api/charts/plants',
    tag: 'analysis',
    scope: 'read',
    summary: 'Plants with their state and capacity',
    query: ChartQuery,
    response: PlantsChart,
  }),
  chartFile: route({
    method: 'GET',
    path: '/api/charts/{chart}.csv',
    tag: 'files',
    scope: 'read',
    summary: 'The table of a chart as a file',
    params: z.object({ chart: z.enum(CHART_NAMES) }),
    query: ChartQuery,
    produces: [EXPORT_TYPES.csv],
  }),
  today: route({
    method: 'GET',
    path: '/api/today',
    tag: 'analysis',
    scope: 'read',
    summary: 'New events and changes of status since the last visit, exits on top',
    query: TodayQuery,
    response: Today,
  }),

  listChanges: route({
    method: 'GET',
    path: '/api/changes',
    tag: 'changes',
    scope: 'read',
    summary: 'Every recorded change after a cursor, in the order of commits: none is missed, none comes twice',
    query: ChangesQuery,
    response: ChangePage,
  }),
  streamChanges: route({
    method: 'GET',
    path: '/api/changes/stream',
    tag: 'changes',
    scope: 'read',
    summary: 'The same as server-sent events; the id of an entry is its cursor, and Last-Event-ID continues behind it',
    query: z.object({ after: z.string().max(40).optional() }),
    produces: ['text/event-stream'],
  }),

  exportEvents: route({
    method: 'GET',
    path: '/api/exports/events.{format}',
    tag: 'files',
    scope: 'read',
    summary: 'Events that match, streamed as a file; JSONL has the mentions of each',
    params: z.object({ format: z.enum(EXPORT_FORMATS) }),
    query: z.object({ q: FilterText.default(''), as_of: AsOf.optional() }),
    produces: Object.values(EXPORT_TYPES),
  }),
  feedOfFilter: route({
    method: 'GET',
    path: '/api/feeds/{filter}.{format}',
    tag: 'files',
    scope: 'read',
    summary: 'Feed of a saved filter (name or id)',
    params: z.object({ filter: z.string().min(1).max(80), format: z.enum(FEED_FORMATS) }),
    produces: Object.values(FEED_TYPES),
    finds: true,
  }),
  feedOfQuery: route({
    method: 'GET',
    path: '/api/feed.{format}',
    tag: 'files',
    scope: 'read',
    summary: 'Feed of any filter',
    params: z.object({ format: z.enum(FEED_FORMATS) }),
    query: FeedQuery,
    produces: Object.values(FEED_TYPES),
  }),

  listSources: route({
    method: 'GET',
    path: '/api/sources',
    tag: 'operations',
    scope: 'read',
    summary: 'Sources with their health',
    response: SourceList,
  }),
  getSource: route({
    method: 'GET',
    path: '/api/sources/{name}',
    tag: 'operations',
    scope: 'read',
    summary: 'One source with its latest polls',
    params: NameParams,
    response: SourceDetail,
    finds: true,
  }),
  operations: route({
    method: 'GET',
    path: '/api/operations',
    tag: 'operations',
    scope: 'read',
    summary: 'Queue depths, quarantine, deliveries, open troubles',
    response: Operations,
  }),

  listFilters: route({
    method: 'GET',
    path: '/api/filters',
    tag: 'keeping',
    scope: 'read',
    summary: 'Saved filters',
    response: SavedFilterList,
  }),
  saveFilter: route({
    method: 'POST',
    path: '/api/filters',
    tag: 'keeping',
    scope: 'admin',
    summary: 'Save a filter; the same name again replaces it',
    body: SavedFilterBody,
    response: SavedFilterItem,
    status: 201,
  }),
  removeFilter: route({
    method: 'DELETE',
    path: '/api/filters/{name}',
    tag: 'keeping',
    scope: 'admin',
    summary: 'Forget a saved filter (name or id)',
    params: NameParams,
    response: Done,
    finds: true,
  }),

  listSubscriptions: route({
    method: 'GET',
    path: '/api/subscriptions',
    tag: 'admin',
    scope: 'admin',
    summary: 'Subscriptions',
    response: SubscriptionList,
  }),
  addSubscription: route({
    method: 'POST',
    path: '/api/subscriptions',
    tag: 'admin',
    scope: 'admin',
    summary: 'Subscribe a destination to a filter; a secret that is made is shown once',
    body: SubscriptionBody,
    response: SubscriptionMade,
    status: 201,
  }),
  changeSubscription: route({
    method: 'PATCH',
    path: '/api/subscriptions/{name}',
    tag: 'admin',
    scope: 'admin',
    summary: 'Pause or resume',
    params: NameParams,
    body: SubscriptionChangeBody,
    response: SubscriptionItem,
    finds: true,
  }),
  removeSubscription: route({
    method: 'DELETE',
    path: '/api/subscriptions/{name}',
    tag: 'admin',
    scope: 'admin',
    summary: 'Remove a subscription with its deliveries',
    params: NameParams,
    response: Done,
    finds: true,
  }),
  testSubscription: route({
    method: 'POST',
    path: '/api/subscriptions/{name}/test',
    tag: 'admin',
    scope: 'admin',
    summary: 'Send a test alert now',
    params: NameParams,
    response: TestVerdict,
    finds: true,
  }),
  rotateSubscription: route({
    method: 'POST',
    path: '/api/subscriptions/{name}/rotate',
    tag: 'admin',
    scope: 'admin',
    summary: 'A new secret; the old one signs as well for 24 hours',
    params: NameParams,
    body: RotateBody,
    response: Rotated,
    finds: true,
  }),
  listDeliveries: route({
    method: 'GET',
    path: '/api/deliveries',
    tag: 'admin',
    scope: 'admin',
    summary: 'Deliveries, newest first',
    query: DeliveryListQuery,
    response: DeliveryList,
  }),
  previewAlerts: route({
    method: 'GET',
    path: '/api/alerts/preview',
    tag: 'keeping',
    scope: 'read',
    summary: 'What a subscription to a filter would have been sent since an instant',
    query: PreviewQuery,
    response: Preview,
  }),
  replayDeliveries: route({
    method: 'POST',
    path: '/api/deliveries/replay',
    tag: 'admin',
    scope: 'admin',
    summary: 'Send alerts again with the ids they had; counts only unless dry_run is false',
    body: ReplayBody,
    response: Replayed,
  }),

  listCorrections: route({
    method: 'GET',
    path: '/api/corrections',
    tag: 'keeping',
    scope: 'read',
    summary: 'What people corrected, newest first',
    response: CorrectionList,
  }),
  correct: route({
    method: 'POST',
    path: '/api/corrections',
    tag: 'admin',
    scope: 'admin',
    summary: 'Merge, split or reject events, with a reason',
    body: CorrectionBody,
    response: Corrected,
    status: 201,
  }),
  undoCorrection: route({
    method: 'POST',
    path: '/api/corrections/{id}/undo',
    tag: 'admin',
    scope: 'admin',
    summary: 'Undo a correction',
    params: z.object({ id: z.coerce.number().int().min(1) }),
    response: Corrected,
    finds: true,
  }),

  listTokens: route({
    method: 'GET',
    path: '/api/tokens',
    tag: 'admin',
    scope: 'admin',
    summary: 'Tokens, without their texts',
    response: TokenList,
  }),
  addToken: route({
    method: 'POST',
    path: '/api/tokens',
    tag: 'admin',
    scope: 'admin',
    summary: 'Make a token; its text is shown once',
    body: TokenBody,
    response: TokenMade,
    status: 201,
  }),
  revokeToken: route({
    method: 'DELETE',
    path: '/api/tokens/{name}',
    tag: 'admin',
    scope: 'admin',
    summary: 'Take a token back',
    params: NameParams,
    response: Done,
    finds: true,
  }),
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;

type OutputOf<N extends RouteName, K extends string> =
  Routes[N] extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined;
type InputOf<N extends RouteName, K extends string> =
  Routes[N] extends Record<K, infer S extends z.ZodType> ? z.input<S> : undefined;

/** What a route answers: `Answer<'listEvents'>` is `{events, next}`. Undefined where it is no JSON. */
export type Answer<N extends RouteName> = OutputOf<N, 'response'>;
/** What a caller may put into the query, the body, the path. */
export type QueryOf<N extends RouteName> = InputOf<N, 'query'>;
export type BodyOf<N extends RouteName> = InputOf<N, 'body'>;
export type ParamsOf<N extends RouteName> = InputOf<N, 'params'>;
/** The same as a handler gets them: checked, with defaults. */
export type Asked<N extends RouteName> = {
  query: OutputOf<N, 'query'>;
  body: OutputOf<N, 'body'>;
  params: OutputOf<N, 'params'>;
};
