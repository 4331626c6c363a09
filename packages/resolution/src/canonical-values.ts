// Which of the reported values an event shows. The rule is written out in docs/resolution.md.
import type { Arguments, EventTypeDefinition, RoleValue } from '@cellwire/model';
import { shortForms } from './match-names.js';
import { inOrder, type MentionRecord } from './mention-record.js';
import { type NameKnowledge, plainName } from './name-knowledge.js';

export interface Weighed {
  record: MentionRecord /** Key of the independent source that the record's article belongs to. */;
  source: string;
}

/**
 * Roles of an event. Names: every name that at least a third as many independent sources give as the most given one,
 * spelled as the pack lists it, else as most mentions do; a short form counts with the full name. Figures: the whole list that most sources give; ties go to the list with more
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
    const isParty = kinds.some(k => k === 'company' || k === 'venture');
    out[role] = named ? canonicalNames(role, lists, isParty ? knowledge : null) : canonicalList(role, lists);
  }
  return out;
}

const namesIn = (role: string, { record }: Weighed): string[] =>
  (record.mention.arguments[role] ?? []).filter(v => typeof v === 'string');

/** `knowledge` is null for texts that are no names of companies: "ESS" is a segment here, whatever company is called so. */
function canonicalNames(role: string, lists: readonly Weighed[], knowledge: NameKnowledge | null): RoleValue[] {
  const ownKey = (name: string): string => knowledge?.key(name) ?? plainName(name);
  const forms =
    knowledge &&
    shortForms(
      lists.map(l => namesIn(role, l).map(ownKey)),
      knowledge,
    );
  const keyOf = (name: string): string => forms?.get(ownKey(name)) ?? ownKey(name);
  const sources = new Map<string, Set<string>>();
  const spellings = new Map<string, string[]>();
  for (const list of lists)
    for (const name of namesIn(role, list)) {
      const key = keyOf(name);
      sources.set(key, (sources.get(key) ?? new Set()).add(list.source));
      spellings.set(key, [...(spellings.get(key) ?? []), name]);
    }
  const most = Math.max(...[...sources.values()].map(s => s.size));
  return [...sources]
    .filter(([, s]) => s.size * 3 >= most)
    .map(([key, s]) => ({ s: s.size, name: knowledge?.nameOf(key) ?? commonest(spellings.get(key) ?? []) }))
    .sort((a, b) => b.s - a.s || inOrder(a.name, b.name))
    .map(x => x.name);
}

/** The spelling that most give; ties go to the fuller one. Empty for none. */
export function commonest(spellings: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const s of spellings) counts.set(s, (counts.get(s) ?? 0) + 1);
  return (
    [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length || inOrder(a, b)).map(([name]) => name)[0] ?? ''
  );
}

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
