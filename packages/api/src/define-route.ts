// A route of the table with its handler: what is asked is checked against the schema before, what is answered in tests after.
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { z } from 'zod';
import type { ApiOptions } from './options.js';
import { Problem } from './problem.js';
import type { RouteContract } from './schema/route.js';
import { type Answer, type Asked, type RouteName, routes } from './schema/routes.js';
import { Written } from './written.js';

/** Answers a request, or sends the reply itself and answers undefined (files, streams, redirects). */
export type Handler<N extends RouteName> = (
  asked: Asked<N>,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<Answer<N> | Written<Answer<N>> | FastifyReply>;

/** Registers the handler of one route of the table. */
export function defineRoute<N extends RouteName>(
  app: FastifyInstance,
  name: N,
  { checkAnswers = false }: ApiOptions,
  handle: Handler<N>,
): void {
  const contract: RouteContract = routes[name];
  app.route({
    method: contract.method as HTTPMethods,
    url: fastifyPath(contract.path),
    // A HEAD of a file would make it and throw it away.
    exposeHeadRoute: contract.response !== undefined,
    config: { scope: contract.scope },
    handler: async (request, reply) => {
      const asked = {
        params: checked(contract.params, request.params, 'path'),
        query: checked(contract.query, request.query, 'query'),
        body: checked(contract.body, request.body, 'body'),
      } as Asked<N>;
      const answer = await handle(asked, request, reply);
      if (answer === reply) return reply;
      if (checkAnswers) checkAnswer(name, contract.response, answer instanceof Written ? answer.value : answer);
      if (answer instanceof Written)
        return reply.header('etag', answer.tag).type('application/json; charset=utf-8').send(answer.bytes);
      return reply.code(contract.status ?? 200).send(answer);
    },
  });
}

/** `/api/events/{id}` as Fastify spells it. A name before an ending may hold dots. */
const fastifyPath = (path: string): string =>
  path.replace(/\{(\w+)\}\.\{(\w+)\}/, ':$1(^.+).:$2').replace(/\{(\w+)\}/g, ':$1');

function checked(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const read = schema.safeParse(value ?? {});
  if (read.success) return read.data;
  const faults = read.error.issues.map(i => ({ field: i.path.join('.') || where, message: i.message }));
  throw new Problem(400, 'Bad request', faults.map(f => `${f.field}: ${f.message}`).join('; '), { faults });
}

function checkAnswer(name: string, schema: z.ZodType | undefined, answer: unknown): void {
  if (!schema) return;
  // What is sent is JSON: dates and undefined members become what JSON makes of them.
  const read = schema.safeParse(JSON.parse(JSON.stringify(answer)));
  if (!read.success) throw new Error(`${name} answers other than its schema: ${read.error.message}`);
  const [said, known] = [JSON.stringify(sorted(JSON.parse(JSON.stringify(answer)))), JSON.stringify(sorted(read.data))];
  if (said !== known) throw new Error(`${name} answers members that its schema does not name`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
