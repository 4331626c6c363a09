// Companies and ventures that no slot filled: the subject of the sentence, those before it, what the article is about.
import { type Clause, type NounPhrase, subjectOf } from '@cellwire/language';
import type { RoleDefinition } from '@cellwire/model';
import { isSaying } from '../dates/dating.js';
import type { Draft } from '../happenings/draft.js';
import type { Reading } from '../reading/reading.js';
import { SITES } from './facility-words.js';
import { type Found, foundName } from './found.js';
import { carriedFrom, type GatherContext } from './gather-context.js';

/** A venture named in the sentence, its partners among the draft's own where they are known. */
export function venturesNear(d: Draft): Found[] {
  const r = d.match.reading;
  const own = new Set([...d.roles.values()].flat().map(f => f.value));
  const named = r.parsed.tokens.filter(t => t.name?.kind === 'venture' && t.name.partners?.some(p => own.has(p)));
  return named.slice(0, 1).flatMap(t => foundName(r, t));
}

/** Whether a draft cannot do without a role: it is required, or none of its group is filled. */
function stillNeeded(d: Draft, name: string, role: RoleDefinition, ctx: GatherContext): boolean {
  if (typeof role.required !== 'string') return role.required === true;
  const others = Object.entries(ctx.definitions.get(d.type)?.roles ?? {}).filter(
    ([n, r]) => n !== name && r.required === role.required,
  );
  return others.every(([n]) => !d.roles.has(n));
}

/** "The paper has learned": who only came to hear of it. */
const HEARS = /^(?:learn|learns|learned|learnt|hear|hears|heard|understands|writes|wrote)$/;
const isHearer = (r: Reading, c: Clause): boolean => HEARS.test(r.parsed.tokens[c.vg.head]?.lower ?? '');

/** "at Acme", "the plant of Acme": the company behind is where, or whose. */
const standsAt = (r: Reading, i: number): boolean => {
  const before = r.parsed.tokens[i - 1]?.lower;
  return before === 'at' || (before === 'of' && SITES.has(r.parsed.tokens[i - 2]?.lower ?? ''));
};

/** "on Acme's payroll", "jobs at Acme": companies to which the sentence says that something belongs. */
function ownersIn(r: Reading, ctx: GatherContext): Found[] {
  const out: Found[] = [];
  for (const [i, t] of r.parsed.tokens.entries()) {
    const isParty = t.name?.kind === 'company' || t.name?.kind === 'venture';
    if (
      !isParty ||
      t.name!.value === '' ||
      (!t.possessive && !standsAt(r, i)) ||
      // "analysts at Acme"
      r.parsed.phrases.some(p => p.head === i - 2 && ctx.isOutsider(r, p, ctx.reader)) ||
      out.some(o => o.value === t.name!.value)
    )
      continue;
    out.push(...foundName(r, t));
  }
  return out;
}

/** "a rival won an order": whoever that is, it is nobody that the text is about. */
const isRival = (np: NounPhrase | null): boolean =>
  np !== null && /^(?:rival|competitor|peer)$/.test(np.noun) && /^(?:an?|another|one)$/.test(np.determiner ?? '');

/** The subject of the sentence, then of the sentences before it in the paragraph, then what the article is about. */
export function companiesNear(
  d: Draft,
  name: string,
  role: RoleDefinition,
  reach: number,
  ctx: GatherContext,
): Found[] {
  const r = d.match.reading;
  const taken = new Set([...d.roles].filter(([n]) => n !== name).flatMap(([, v]) => v.map(f => f.value)));
  const free = (found: Found[]): Found[] => found.filter(f => !taken.has(f.value));
  const subject = (x: Reading, np: NounPhrase | null): Found[] => {
    if (!np || ctx.isOutsider(x, np, ctx.reader)) return [];
    const own = free(ctx.reader.names(x, np, role.kind));
    return own.length > 0 || !np.possessor ? own : free(ctx.reader.names(x, np.possessor, role.kind));
  };
  if (d.match.clause && !d.match.frame.carries) {
    if (isRival(subjectOf(d.match.clause))) return [];
    const own = subject(r, subjectOf(d.match.clause));
    if (own.length > 0) return own;
    for (const c of r.parsed.clauses) {
      const other = c.vg.form === 'finite' && !isHearer(r, c) ? subject(r, c.subject) : [];
      if (other.length > 0) return other;
    }
  }
  if (d.match.frame.carries) {
    // Who is named: "it reckons" may be a firm that counts others' sales.
    const speaker = r.parsed.clauses.find(
      c => isSaying(r, c) && c.vg.form === 'finite' && c.subject && r.parsed.tokens[c.subject.head]?.name,
    );
    const own = subject(r, speaker?.subject ?? null);
    if (own.length > 0) return own;
  }
  if (reach < 4) return [];
  const owner = d.match.frame.carries ? [] : free(ownersIn(r, ctx));
  if (owner.length === 1) return owner;
  const carried = carriedFrom(d, name, ctx);
  if (carried.length > 0 && free(carried).length > 0) return free(carried);
  if (d.match.frame.carries) return [];
  const earlier = ctx.readings.filter(x => x.order < r.order && x.in === r.in && x.block >= r.block - 1).reverse();
  for (const x of earlier.slice(0, 3))
    for (const c of x.parsed.clauses) {
      if (c.vg.form !== 'finite' || c.relation === 'relative' || isHearer(x, c)) continue;
      const found = subject(x, c.subject);
      if (found.length > 0) return found;
    }
  if (!stillNeeded(d, name, role, ctx)) return [];
  const topic = ctx.topics.find(t => !taken.has(t.value));
  return topic
    ? [
        {
          value: topic.value,
          in: r.in,
          start: r.parsed.tokens[d.match.trigger]!.start,
          end: r.parsed.tokens[d.match.trigger]!.end,
          name: topic,
        },
      ]
    : [];
}
