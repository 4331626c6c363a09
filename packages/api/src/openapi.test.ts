import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi.js';
import type { RouteContract } from './schema/route.js';
import { routes } from './schema/routes.js';

interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  responses: Record<string, { description?: string; $ref?: string }>;
}
const document = openApiDocument('0.1.0') as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; responses: object };
};

/** Every reference of the document. */
const refs = (JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? []).map(r => r.slice(8, -1));
const find = (ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);

describe('the OpenAPI document', () => {
  it('describes every route with its parameters, and each once', () => {
    for (const [name, route] of Object.entries<RouteContract>(routes)) {
      const operation = document.paths[route.path]?.[route.method.toLowerCase()];
      expect(operation?.operationId).toBe(name);
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(m => m[1]);
      const told = operation?.parameters ?? [];
      expect(told.filter(p => p.in === 'path').map(p => p.name)).toEqual(inPath);
      expect(told.filter(p => p.in === 'query').map(p => p.name)).toEqual(Object.keys(route.query?.shape ?? {}));
      for (const { schema } of told) expect(schema, `${name}`).toHaveProperty('type');
    }
    const operations = Object.values(document.paths).flatMap(p => Object.values(p));
    expect(operations).toHaveLength(Object.keys(routes).length);
  });

  it('refers to nothing that is not there', () => {
    expect(refs.length).toBeGreaterThan(50);
    for (const ref of refs) expect(find(ref), ref).toBeDefined();
  });

  it('says what goes wrong in the one shape', () => {
    for (const path of Object.values(document.paths))
      for (const { responses } of Object.values(path))
        for (const [status, answer] of Object.entries(responses))
          if (Number(status) >= 400) expect(answer.$ref).toBe('#/components/responses/Problem');
  });

  it('names every shape of the answers, so that clients have names for them', () => {
    for (const name of ['Event', 'EventDetail', 'Exit', 'Mention', 'Venture', 'Change', 'Problem'])
      expect(document.components.schemas).toHaveProperty(name);
  });
});

const CLIENT = `import type { components, paths } from './api.js';
type Ok<P extends keyof paths> = paths[P] extends { get: { responses: { 200: { content: { 'application/json': infer A } } } } } ? A : never;
type Query<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? Q : never;
async function get<P extends keyof paths>(path: P, query: Query<P>): Promise<Ok<P>> {
  const answer = await fetch(\`http://127.0.0.1:4455\${path}?\${new URLSearchParams(query as Record<string, string>)}\`);
  return (await answer.json()) as Ok<P>;
}
export async function headlines(): Promise<string[]> {
  const page = await get('/api/events', { q: 'is:jv_exit', sort: 'usd', limit: 10 });
  const first: components['schemas']['Event'] | undefined = page.events[0];
  const status: 'considered' | 'announced' | 'agreed' | 'completed' | 'denied' | 'cancelled' | undefined = first?.status;
  return [status ?? '', ...page.events.map(e => e.headline), page.next ?? ''];
}
`;

describe('a TypeScript client made from it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cellwire-client-'));
  const faultsOf = (source: string): string[] => {
    const file = join(folder, 'client.ts');
    writeFileSync(file, source);
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: [],
    });
    return ts.getPreEmitDiagnostics(program).map(d => ts.flattenDiagnosticMessageText(d.messageText, '\n'));
  };

  it('compiles, and a wrong use of it does not', async () => {
    const types = astToString(await openapiTS(document as unknown as OpenAPI3));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'api.ts'), types);
    expect(faultsOf(CLIENT)).toEqual([]);
    expect(faultsOf(CLIENT.replace("sort: 'usd'", "sort: 'price'")).join()).toContain('"price"');
    expect(faultsOf(CLIENT.replace('e.headline', 'e.heading')).join()).toContain('heading');
    rmSync(folder, { recursive: true, force: true });
  }, 180_000);
});
