// From a finished draft to the mention that the contract describes.
import type { EventTypeDefinition, Evidence, Mention, RoleValue } from '@cellwire/model';
import type { AnnotatedArticle } from '../reading/annotate.js';
import type { Found } from '../roles/found.js';
import { confidenceOf, featuresOf } from './confidence.js';
import { CONFIDENCE } from './confidence-table.js';
import type { Draft } from './draft.js';

/** Drafts in the order of the text. */
export const inTextOrder = (drafts: readonly Draft[]): Draft[] =>
  [...drafts].sort((x, y) => x.order - y.order || x.match.trigger - y.match.trigger);

function targetOf(found: readonly Found[] | undefined): Mention['target'] | null {
  const first = found?.[0];
  if (!first) return null;
  const name = first.name;
  if (!name) return { kind: 'unit', partners: [] };
  return { kind: name.kind === 'venture' ? 'venture' : 'company', partners: [...(name.partners ?? [])] };
}

/** An old event restated: dated well before publication by its own clause. */
function isBackground(d: Draft, publishedOn: string): boolean {
  if (d.match.reading.headline || d.date === null) return false;
  const year = Number(publishedOn.slice(0, 4));
  const own = Number(d.date.slice(0, 4));
  if (own < year - 1) return true;
  const month = /^\d{4}-(\d{2})/.exec(d.date);
  if (!month) return own < year;
  const months = (year - own) * 12 + Number(publishedOn.slice(5, 7)) - Number(month[1]);
  return months >= 2;
}

/** The mention of a draft, `n` being its place among those of the article. */
export function mentionOf(d: Draft, def: EventTypeDefinition, a: AnnotatedArticle, n: number): Mention {
  const r = d.match.reading;
  const { args, evidence } = argumentsOf(d, def);
  const trigger = r.parsed.tokens[d.match.trigger]!;
  evidence.push({ in: r.in, role: 'trigger', value: 0, start: trigger.start, end: trigger.end });
  const target = targetOf(d.roles.get('target'));
  return {
    id: `${a.article.id}#${n + 1}`,
    type: d.type,
    status: d.status,
    date: d.date,
    arguments: args,
    evidence,
    sentence: r.text.slice(r.start, r.end),
    rule: d.match.frame.id,
    confidence: Math.round(confidenceOf(featuresOf(d, def), CONFIDENCE) * 100) / 100,
    ...(target ? { target } : {}),
    ...(isBackground(d, a.publishedOn) ? { background: true } : {}),
  };
}

/** Values and evidence in the order of the type's roles. */
function argumentsOf(d: Draft, def: EventTypeDefinition): { args: Record<string, RoleValue[]>; evidence: Evidence[] } {
  const args: Record<string, RoleValue[]> = {};
  const evidence: Evidence[] = [];
  for (const role of Object.keys(def.roles)) {
    const values = d.roles.get(role);
    if (!values?.length) continue;
    args[role] = values.map(v => v.value);
    for (const [value, v] of values.entries()) evidence.push({ in: v.in, role, value, start: v.start, end: v.end });
  }
  return { args, evidence };
}
