// Which of the reported values an event shows. The rule is written out in docs/resolution.md.
import type { Arguments, EventTypeDefinition, RoleValue } from '@cellwire/model';
import type { MentionRecord } from './mention-record.js';
import { type NameKnowledge, plainName } from './name-knowledge.js';

export interface Weighed {
  record: MentionRecord /** Key of the independent source that the record's article belongs to. */;
  source: string;
}

/**
 * Roles of an event. Names: every name that at least a third as many independent sources give as the most given one,
 * spelled as the pack lists it, else as most mentions do. Figures: the whole list that most sources give; ties go to the list with more
 * values, then the higher confidence, then the later publication.
 */
export function canonicalArguments(
  members: readonly Weighed[],
  knowledge: NameKnowledge,
  definition?: EventTypeDefinition,
): Arguments {
  const roles = new Set(members.flatMap(m => Object.keys(m.record.mention.arguments)));
  const out: Arguments = {};
  for (const role of [...roles].sort()) {
    const lists = members.filter(m => m.record.mention.arguments[role]?.length);
    const named = lists.some(m => typeof m.record.mention.arguments[role]?.[0] === 'string');
    const kinds = definition?.roles[role]?.kind ?? ['company'];
    const keys = kinds.some(k => k === 'company' || k === 'venture') ? knowledge : AS_WRITTEN;
    out[role] = named ? canonicalNames(role, lists, keys) : canonicalList(role, lists);
  }
  return out;
}

/** Texts that are no names of companies: "ESS" is a segment here, whatever company is called so. */
const AS_WRITTEN: Pick<NameKnowledge, 'key' | 'nameOf'> = { key: plainName, nameOf: () => null };

function canonicalNames(
  role: string,
  lists: readonly Weighed[],
  knowledge: Pick<NameKnowledge, 'key' | 'nameOf'>,
): RoleValue[] {
  const sources = new Map<string, Set<string>>();
  const spellings = new Map<string, Map<string, number>>();
  for (const { record, source } of lists)
    for (const value of record.mention.arguments[role] ?? []) {
      if (typeof value !== 'string') continue;
      const key = knowledge.key(value);
      sources.set(key, (sources.get(key) ?? new Set()).add(source));
      const counts = spellings.get(key) ?? new Map<string, number>();
      spellings.set(key, counts.set(value, (counts.get(value) ?? 0) + 1));
    }
  const most = Math.max(...[...sources.values()].map(s => s.size));
  return [...sources]
    .filter(([, s]) => s.size * 3 >= most)
    .map(([key, s]) => ({ s: s.size, name: knowledge.nameOf(key) ?? commonest(spellings.get(key) ?? new Map()) }))
    .sort((a, b) => b.s - a.s || (a.name < b.name ? -1 : 1))
    .map(x => x.name);
}

const commonest = (counts: Map<string, number>): string =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';

function canonicalList(role: string, lists: readonly Weighed[]): RoleValue[] {
  const groups = new Map<
    string,
    { values: RoleValue[]; sources: Set<string>; confidence: number; published: string }
  >();
  for (const { record, source } of lists) {
    const values = record.mention.arguments[role] ?? [];
    const key = JSON.stringify([...values].map(v => JSON.stringify(v)).sort());
    const group = groups.get(key) ?? { values, sources: new Set<string>(), confidence: 0, published: '' };
    group.sources.add(source);
    group.confidence = Math.max(group.confidence, record.mention.confidence);
    if (record.published > group.published) group.published = record.published;
    groups.set(key, group);
  }
  const ranked = [...groups].sort(
    ([k, a], [l, b]) =>
      b.sources.size - a.sources.size ||
      b.values.length - a.values.length ||
      b.confidence - a.confidence ||
      (a.published > b.published ? -1 : a.published < b.published ? 1 : k < l ? -1 : 1),
  );
  return ranked[0]?.[1].values ?? [];
}
