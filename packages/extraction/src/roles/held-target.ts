// What a share is a share of, where its own clause does not say: what the text says that the party holds, else whom the
// article is about.
import type { NameSpan, RoleDefinition } from '@cellwire/model';
import { type Draft, partiesOf } from '../happenings/draft.js';
import { companiesNear } from './companies-near.js';
import type { Found } from './found.js';
import { CARRY, type GatherContext } from './gather-context.js';

/** What is dealt in is a share of something, whole or part. */
const tellsShare = (d: Draft): boolean =>
  [...d.roles.values()].flat().some(f => typeof f.value === 'object' && 'percent' in f.value) ||
  d.match.fills.some(f => f.np !== null && /^(?:stake|holding|shareholding|interest|half)$/.test(f.np.noun));

/** Words before a name that say it is owned: "which now owns all of Gamma", "its ownership of Gamma", "all ties with Gamma". */
const OWNED =
  /\b(?:own(?:s|ed|ing)?(?: (?:all|the whole|100%|100 percent)(?: of)?)?|(?:ownership|control|owners?|shareholders?|all|the whole) of|shareholders? in|ties (?:with|to))\s*$/;
/** "Gamma: Acme sells its 50%", "Gamma will have a single shareholder" */
const OWNED_BEHIND = /^(?::|\s(?:now |will |is to )?ha(?:s|ve) (?:a|one) (?:single|sole|new) (?:owner|shareholder)\b)/;

/** "ceded its 40% to Beta, which now owns all of Gamma": the one that another clause of the sentence says is owned. */
export function ownedBeside(d: Draft, role: RoleDefinition): Found[] {
  if (role.required !== true || !role.kind.includes('company') || !(tellsShare(d) || partiesOf(d).length > 1))
    return [];
  const r = d.match.reading;
  const own = partiesOf(d);
  const owned = r.parsed.tokens.filter(
    t =>
      (t.name?.kind === 'company' || t.name?.kind === 'venture') &&
      !own.includes(t.name.value) &&
      (OWNED.test(r.text.slice(r.start, t.start)) || OWNED_BEHIND.test(r.text.slice(t.end, r.end))),
  );
  const [one] = owned;
  if (!one?.name || owned.some(t => t.name!.value !== one.name!.value)) return [];
  return [{ value: one.name.value, in: r.in, start: one.start, end: one.end, name: one.name }];
}

/** "ceded its 18% to Beta": a share of whom the headline names, where it names nobody of the deal. */
export function topicFor(d: Draft, role: RoleDefinition, ctx: GatherContext): Found[] {
  const share = tellsShare(d);
  if (role.required !== true || !role.kind.includes('company') || !share || d.match.reading.headline) return [];
  const own = partiesOf(d);
  const headline = ctx.readings.find(x => x.headline)?.parsed.tokens.flatMap(t => (t.name ? [t.name.value] : [])) ?? [];
  const topic = mostNamed(
    ctx.topics.filter((t, i, all) => headline.includes(t.value) && all.findIndex(x => x.value === t.value) === i),
    ctx,
  );
  if (!topic || own.includes(topic.value) || own.length === 0) return [];
  const { start, end } = d.match.reading.parsed.tokens[d.match.trigger]!;
  return [{ value: topic.value, in: d.match.reading.in, start, end, name: topic }];
}

/** "Beta tore up a contract last year": with whom the article is about, by its headline, where only one side is told. */
export function otherSideFor(d: Draft, name: string, ctx: GatherContext): Found[] {
  const isEnd = [...ctx.definitions.values()].some(t => t.calledOff === d.type);
  if (!isEnd || !ctx.definitions.get(d.type)?.roles[name]?.prefers || d.match.reading.headline || d.roles.has(name))
    return [];
  const named = ctx.readings.find(x => x.headline)?.parsed.tokens.flatMap(t => (t.name ? [t.name.value] : [])) ?? [];
  const own = partiesOf(d);
  if (own.length === 0 || own.some(v => named.includes(String(v)))) return [];
  const topics = ctx.topics.filter(
    (t, i, all) => named.includes(t.value) && all.findIndex(x => x.value === t.value) === i,
  );
  if (topics.length !== 1) return [];
  const topic = topics[0]!;
  const { start, end } = d.match.reading.parsed.tokens[d.match.trigger]!;
  return [{ value: topic.value, in: d.match.reading.in, start, end, name: topic }];
}

/** The only one, or the one that the sentences read name twice as often as any other. */
function mostNamed(topics: readonly NameSpan[], ctx: GatherContext): NameSpan | undefined {
  if (topics.length < 2) return topics[0];
  const named = ctx.readings.filter(x => !x.headline).flatMap(x => x.parsed.tokens.flatMap(t => t.name?.value ?? []));
  const times = (t: NameSpan): number => named.filter(v => v === t.value).length;
  const [first, second] = [...topics].sort((x, y) => times(y) - times(x));
  return first && times(first) > 1 && times(first) >= 2 * times(second!) ? first : undefined;
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

const WE = new Set(['we', 'us', 'our']);
const THE_COMPANY = new Set('company firm group business venture it maker'.split(' '));

/** "bought 30% of the company", "we are talking about a stake": whom the words mean where they have led to nobody. */
export function describedFor(d: Draft, name: string, role: RoleDefinition, ctx: GatherContext): Found[] {
  const np = d.phrases.get(name);
  const described = np !== undefined && (THE_COMPANY.has(np.noun) || WE.has(np.noun));
  if (!described || np.of.length > 0 || np.possessor) return [];
  if (role.required !== true || (np.determiner !== null && !/^(?:the|this|that)$/.test(np.determiner))) return [];
  if (!WE.has(np.noun)) return companiesNear(d, name, role, 4, ctx);
  const own = partiesOf(d);
  const topic = ctx.topics.find(t => !own.includes(t.value));
  const { start, end } = d.match.reading.parsed.tokens[np.head]!;
  return topic ? [{ value: topic.value, in: d.match.reading.in, start, end, name: topic, referred: true }] : [];
}

/** "Acme is no longer a shareholder of Beta; its 45 percent went to Gamma": "its" is not Beta's, whose share it is. */
export function rightOwner(d: Draft, name: string, ctx: GatherContext): void {
  for (const [other, values] of d.roles) {
    if (values.length !== 1 || !values[0]!.referred || !values[0]!.via?.endsWith('.possessor')) continue;
    const told = ctx.earlier.findLast(
      e =>
        e.type === d.type &&
        d.order - e.order <= CARRY &&
        e.roles.has(other) &&
        e.roles.get(name)?.some(f => f.value === values[0]!.value),
    );
    if (told) d.roles.set(other, [...told.roles.get(other)!]);
  }
}
