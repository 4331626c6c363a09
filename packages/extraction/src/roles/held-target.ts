// What a share is a share of, where its own clause does not say: what the text says that the party holds, else whom the
// article is about.
import type { RoleDefinition } from '@cellwire/model';
import { type Draft, partiesOf } from '../happenings/draft.js';
import type { GatherContext } from './gather-context.js';
import type { Found } from './resolve-roles.js';

/** "ceded its 18% to Beta": a share of whom the headline names, where it names nobody of the deal. */
export function topicFor(d: Draft, role: RoleDefinition, ctx: GatherContext): Found[] {
  const share = [...d.roles.values()].flat().some(f => typeof f.value === 'object' && 'percent' in f.value);
  if (role.required !== true || !role.kind.includes('company') || !share || d.match.reading.headline) return [];
  const own = partiesOf(d);
  const headline = ctx.readings.find(x => x.headline)?.parsed.tokens.flatMap(t => (t.name ? [t.name.value] : [])) ?? [];
  const [topic, ...more] = ctx.topics.filter(
    (t, i, all) => headline.includes(t.value) && all.findIndex(x => x.value === t.value) === i,
  );
  if (!topic || more.length > 0 || own.includes(topic.value) || own.length === 0) return [];
  const { start, end } = d.match.reading.parsed.tokens[d.match.trigger]!;
  return [{ value: topic.value, in: d.match.reading.in, start, end, name: topic }];
}

/** "Acme, which owned 20% of Beta, has sold its shares": what the text says that a party of the draft holds. */
export function recalledFor(d: Draft, name: string, ctx: GatherContext): Found[] {
  const holds = ctx.all.filter(o => o.match.frame.recalls && o.type === d.type && o.roles.has(name));
  const own = partiesOf(d);
  const near = holds
    .filter(o => [...o.roles.values()].flat().some(f => f.name && own.includes(f.value)))
    .sort((x, y) => Math.abs(x.order - d.order) - Math.abs(y.order - d.order));
  return near[0]?.roles.get(name) ?? [];
}
