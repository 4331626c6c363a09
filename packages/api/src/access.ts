// Who may ask: readers on loopback without a token by default, everybody else with one.
import { timingSafeEqual } from 'node:crypto';
import { hashOf, type Scope, type Store, useToken } from '@cellwire/store';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { AccessRules } from './options.js';
import { Problem } from './problem.js';

/** The caller of a request. */
export interface Caller {
  scopes: readonly Scope[];
  /** Name of the token; null for a visitor on loopback without one. */
  name: string | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
  }
  interface FastifyContextConfig {
    /** What the route wants; public when absent. */
    scope?: Scope;
  }
}

/** Refuses requests to routes whose scope the caller has not; `request.caller` says who it is. */
export function guardAccess(app: FastifyInstance, store: Store, rules: AccessRules): void {
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request, reply) => {
    const { scope } = request.routeOptions.config;
    request.caller = { scopes: [], name: null };
    if (!scope) return;
    const caller = await callerOf(request, store, rules);
    if (!caller) {
      reply.header('www-authenticate', 'Bearer');
      throw new Problem(401, 'Who are you?', wantsToken(request));
    }
    if (!caller.scopes.includes(scope) && !caller.scopes.includes('admin'))
      throw new Problem(
        403,
        'Not allowed',
        `this wants a token with the scope ${scope}: cellwire tokens add NAME --scope ${scope}`,
      );
    request.caller = caller;
  });
}

const wantsToken = (request: FastifyRequest): string =>
  request.headers.authorization
    ? 'the token is unknown, expired or taken back: cellwire tokens list'
    : 'send Authorization: Bearer TOKEN; cellwire tokens add NAME makes one';

async function callerOf(request: FastifyRequest, store: Store, rules: AccessRules): Promise<Caller | null> {
  const text = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (request.headers.authorization !== undefined) return text ? tokenCaller(text, store, rules) : null;
  const local = rules.local ?? 'read';
  if (local === 'none' || !isLocal(request)) return null;
  return { scopes: [local], name: null };
}

async function tokenCaller(text: string, store: Store, { localToken }: AccessRules): Promise<Caller | null> {
  if (localToken && sameSecret(text, localToken)) return { scopes: ['read', 'admin'], name: 'local' };
  const token = await useToken(store, text, store.clock.now());
  return token && { scopes: token.scopes, name: token.name };
}

/** Hashes are compared, so that neither length nor content shows in the time it takes. */
export const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(a), 'hex'), Buffer.from(hashOf(b), 'hex'));

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Whether a person or program of this machine asks, and not through a proxy or a web page of somebody else: a name that
 * was re-bound to 127.0.0.1 shows in Host, a foreign page in Origin or Sec-Fetch-Site.
 */
export function isLocal(request: FastifyRequest): boolean {
  const { headers } = request;
  if (!isLoopback(request.socket.remoteAddress ?? '') || FORWARDED.some(name => headers[name] !== undefined))
    return false;
  if (!isLoopbackHost(headers.host ?? '')) return false;
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

function isLoopbackHost(host: string): boolean {
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  return name === 'localhost' || isLoopback(name);
}
