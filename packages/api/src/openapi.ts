// OpenAPI 3.1 from the route table: the same schemas that check requests describe them.
import { z } from 'zod';
import type { RouteContract } from './schema/route.js';
import { routes } from './schema/routes.js';
import { ProblemDetails } from './schema/shared.js';

type Json = Record<string, unknown>;

const TAGS: Record<RouteContract['tag'], string> = {
  events: 'Events and joint-venture exits',
  articles: 'Articles and what each of them says',
  names: 'Companies, joint ventures, plants',
  analysis: 'Facets, completion, charts, what is new',
  changes: 'The stream of recorded changes',
  files: 'Exports and feeds',
  operations: 'Sources and stages',
  keeping: 'Saved filters, corrections, previews',
  admin: 'Subscriptions, corrections, tokens',
};

/** The whole API as an OpenAPI 3.1 document. */
export function openApiDocument(version: string): Json {
  const components = new Components();
  const paths: Record<string, Json> = {};
  for (const [name, contract] of Object.entries<RouteContract>(routes)) {
    const path = paths[contract.path] ?? {};
    path[contract.method.toLowerCase()] = operation(name, contract, components);
    paths[contract.path] = path;
  }
  const problem = components.refer(ProblemDetails, 'output');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cellwire',
      version,
      description:
        'Events of the battery and energy-storage industry, each with the sentences it was read from. Reading needs no token on loopback; elsewhere send Authorization: Bearer TOKEN.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    security: [{}, { token: [] }],
    paths,
    components: {
      schemas: components.schemas,
      responses: {
        Problem: {
          description: 'What is wrong, and the mend (RFC 9457)',
          content: { 'application/problem+json': { schema: problem } },
        },
      },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'cellwire tokens add NAME' } },
    },
  };
}

function operation(name: string, contract: RouteContract, components: Components): Json {
  const { tag, summary, scope, params, query, body, finds, method } = contract;
  const problem = { $ref: '#/components/responses/Problem' };
  return {
    operationId: name,
    tags: [tag],
    summary,
    ...(scope === 'admin' ? { security: [{ token: ['admin'] }] } : {}),
    parameters: [...parameters(params, 'path', components), ...parameters(query, 'query', components)],
    ...(body
      ? {
          requestBody: { required: true, content: { 'application/json': { schema: components.refer(body, 'input') } } },
        }
      : {}),
    responses: {
      [String(contract.status ?? 200)]: success(contract, components),
      ...(method === 'GET' && contract.response ? { '304': { description: 'Not changed since the ETag sent' } } : {}),
      ...(finds && method === 'GET' ? { '308': { description: 'Sent on to the id that stands for this one' } } : {}),
      ...(params || query || body ? { '400': problem } : {}),
      '401': problem,
      '403': problem,
      ...(finds ? { '404': problem } : {}),
      ...(method === 'GET' ? {} : { '409': problem }),
      '429': problem,
      '500': problem,
    },
  };
}

function success({ response, produces, summary }: RouteContract, components: Components): Json {
  if (response)
    return {
      description: summary,
      headers: { ETag: { schema: { type: 'string' } } },
      content: { 'application/json': { schema: components.refer(response, 'output') } },
    };
  const schema = { type: 'string' };
  return { description: summary, content: Object.fromEntries((produces ?? []).map(type => [type, { schema }])) };
}

function parameters(schema: z.ZodObject | undefined, where: 'path' | 'query', components: Components): Json[] {
  if (!schema) return [];
  const whole = components.inline(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(whole.properties ?? {}).map(([name, { description, ...shape }]) => ({
    name,
    in: where,
    required: where === 'path' || (whole.required ?? []).includes(name),
    ...(description ? { description } : {}),
    schema: shape,
  }));
}

/** Schemas with an id become components; the others stand where they are used. */
class Components {
  readonly schemas: Record<string, unknown> = {};

  refer(schema: z.ZodType, io: 'input' | 'output'): unknown {
    const { $defs, ...whole } = this.convert(schema, io);
    for (const [id, definition] of Object.entries(($defs as Json) ?? {})) this.schemas[id] = definition;
    const id = z.globalRegistry.get(schema)?.id;
    if (!id) return whole;
    // A schema that itself became a definition answers with a mere reference.
    if (!whole.$ref) this.schemas[id] = whole;
    return { $ref: `#/components/schemas/${id}` };
  }

  inline(schema: z.ZodType, io: 'input' | 'output'): unknown {
    const { $defs, ...whole } = this.convert(schema, io);
    for (const [id, definition] of Object.entries(($defs as Json) ?? {})) this.schemas[id] = definition;
    return whole;
  }

  private convert(schema: z.ZodType, io: 'input' | 'output'): Json {
    const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
      io,
      reused: 'inline',
      // A coerced number is typed `unknown` on its way in; what callers write is the number.
      override: ({ zodSchema, jsonSchema }) => {
        if (zodSchema._zod.def.type === 'number' && !jsonSchema.type) jsonSchema.type = 'number';
        if (jsonSchema.format) delete jsonSchema.pattern;
        delete jsonSchema.id;
      },
    });
    return JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
  }
}
