// What a route of the table is made of.
import type { z } from 'zod';

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
/** A route of the table, with the exact types of its schemas. */
export const route = <const R extends RouteContract>(contract: R): R => contract;
