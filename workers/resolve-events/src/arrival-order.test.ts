// No order of arrival, no division into batches and no earlier reading changes what the table of events says.
import {
  blockKeys,
  featuresOf,
  groupMentions,
  knowledgeOf,
  linkedGroups,
  type MentionRecord,
  type ResolutionContext,
} from '@cellwire/resolution';
import { terminalEnvironment } from '@cellwire/runtime';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { arrivals, batchesOf } from '../test/arrivals.js';
import type { Told } from '../test/newsdesk.js';
import { devCorpus, readCorpus, readNewsroom, type Sample } from '../test/sample-mentions.js';

const recordsOf = ({ id, published, outlet = id, mentions }: Told): MentionRecord[] =>
  mentions.map((m, n) => ({
    id: `${id}#${n + 1}`,
    article: id,
    published,
    outlet,
    mention: { id: `${id}#${n + 1}`, date: null, evidence: [], sentence: '', rule: '', confidence: 1, ...m },
  }));

const partitionOf = (groups: readonly (readonly MentionRecord[])[]): string[] =>
  groups
    .map(group =>
      group
        .map(r => r.id)
        .sort()
        .join(' '),
    )
    .sort();

/** The stage without its tables: groups are looked up by key, and only what is linked to a change is grouped anew. */
async function groupInBatches(batches: readonly Told[][], context: ResolutionContext): Promise<MentionRecord[][]> {
  const groups = new Map<string, MentionRecord[]>();
  let made = 0;
  const keysOf = new Map<string, ReadonlySet<string>>();
  const fresh = (r: MentionRecord): readonly string[] =>
    blockKeys(featuresOf(r, context.types.get(r.mention.type), context.knowledge));
  for (const batch of batches) {
    const read = new Set(batch.map(told => told.id));
    const start = batch.flatMap(recordsOf);
    const touched = new Set([...groups].filter(([, g]) => g.some(r => read.has(r.article))).map(([id]) => id));
    const left = [...touched].flatMap(id => groups.get(id) ?? []).filter(r => !read.has(r.article));
    const linked = await linkedGroups(
      [...start, ...left],
      touched,
      async (keys, but) =>
        new Map([...groups].filter(([id]) => !but.has(id) && keys.some(key => keysOf.get(id)?.has(key)))),
      context,
    );
    const component = [...start, ...left, ...[...linked].flatMap(id => groups.get(id) ?? [])];
    for (const id of [...touched, ...linked]) groups.delete(id);
    for (const group of groupMentions(component, context)) {
      const id = `g${made++}`;
      groups.set(id, group);
      keysOf.set(id, new Set(group.flatMap(fresh)));
    }
  }
  return [...groups.values()];
}

function checkGroups(title: string, read: () => Promise<Sample>, runs: number): void {
  describe(title, () => {
    let sample: Sample, context: ResolutionContext;
    beforeAll(async () => {
      sample = await read();
      context = { types: new Map(sample.pack.types.map(t => [t.type, t])), knowledge: knowledgeOf(sample.pack) };
    });

    it(`has the same groups for ${runs} orders of arrival and divisions into batches`, async () => {
      const expected = partitionOf(groupMentions(sample.articles.flatMap(recordsOf), context));
      expect(expected.some(group => group.includes(' '))).toBe(true);
      await fc.assert(
        fc.asyncProperty(arrivals(sample.articles.length), async arrival => {
          expect(partitionOf(await groupInBatches(batchesOf(sample.articles, arrival), context))).toEqual(expected);
        }),
        { numRuns: runs },
      );
    });
  });
}

checkGroups('mentions of the sample newsroom', readNewsroom, 200);
const NO_CORPUS = 'mentions of the dev corpus: not tried, ../shared/corpus/dev is not here';
const corpus = devCorpus();
if (corpus) checkGroups('mentions of the dev corpus', () => readCorpus(corpus), 200);
// The corpus is no part of the project: a clean clone in CI has none, and there a skip would count as a fault.
else if (terminalEnvironment().ci) process.stderr.write(`${NO_CORPUS}\n`);
else it.skip(NO_CORPUS, () => {});
