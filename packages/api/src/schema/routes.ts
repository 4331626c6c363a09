// Every route of the API in one table: address, what it takes, what it answers. Validation, OpenAPI and types come from here.
// A front end imports the types from @cellwire/api/schema, which needs neither Fastify nor a store.
import type { z } from 'zod';
import { analysisRoutes } from './analysis-routes.js';
import { eventRoutes } from './event-routes.js';
import { followingRoutes } from './following-routes.js';
import { keepingRoutes } from './keeping-routes.js';
import { nameRoutes } from './name-routes.js';
import { operationRoutes } from './operation-routes.js';
import { subscriptionRoutes } from './subscription-routes.js';

/** All of them, by name. */
export const routes = {
  ...eventRoutes,
  ...nameRoutes,
  ...analysisRoutes,
  ...followingRoutes,
  ...operationRoutes,
  ...keepingRoutes,
  ...subscriptionRoutes,
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
