// Walks the registry of the battery pack: every example of every type runs, and must give exactly its events.
import { defaultPackDir, loadPack } from '@cellwire/pack';
import { describe, expect, it } from 'vitest';
import { createExtractor } from './extract.js';
import { Trace } from './trace.js';

const pack = await loadPack(defaultPackDir());
const extractor = createExtractor(pack);
/** Frames that found, or added to, an event of an example that is read right. */
const found = new Set<string>();

/** An event of an example, and a mention, in one form: type, status, date where the example says one, roles; the values of a role in any order. */
const brief = (type: string, status: string, date: string | null | undefined, roles: Record<string, unknown>): string =>
  JSON.stringify([
    type,
    status,
    date,
    Object.entries(roles)
      .map(([role, values]) => [role, inOrder(values)])
      .sort(),
  ]);
const inOrder = (values: unknown): string[] =>
  [values]
    .flat()
    .map(value => JSON.stringify(value))
    .sort();

for (const definition of pack.types)
  describe(definition.type, () => {
    it('has frames, examples that give an event and examples that give none', () => {
      expect(definition.frames.length).toBeGreaterThan(0);
      expect(definition.examples.filter(e => e.events.length > 0).length).toBeGreaterThanOrEqual(3);
      expect(definition.examples.filter(e => e.events.length === 0).length).toBeGreaterThanOrEqual(1);
    });
    it.each(definition.examples.map(e => [e.text, e] as const))('%s', (_, example) => {
      const article = { id: 'example', published: example.published, title: example.title ?? '', text: example.text };
      const trace = new Trace();
      const { mentions } = extractor.extract(article, { anyIndustry: true, trace });
      const expected = example.events.map(({ type, status, date, ...roles }) =>
        brief(type ?? definition.type, status, date, roles),
      );
      const got = mentions.map((m, i) =>
        brief(m.type, m.status, example.events[i]?.date === undefined ? undefined : m.date, m.arguments),
      );
      if (example.knownMiss) return expect(got.sort()).not.toEqual(expected.sort());
      expect(got.sort()).toEqual(expected.sort());
      for (const m of mentions) found.add(m.rule);
      for (const f of trace.frames) if (f.outcome.startsWith('added to')) found.add(f.frame);
    });
  });

it.each(pack.types.map(t => [t.type, t.frames] as const))(
  'every frame of %s finds the event of some example, or adds to it',
  (_, frames) => {
    expect(frames.map(f => f.id).filter(id => !found.has(id))).toEqual([]);
  },
);
