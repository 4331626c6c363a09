// Roles of a draft from what a frame's slots found.

import type { NounPhrase } from '@cellwire/language';
import type { EventTypeDefinition } from '@cellwire/model';
import type { Match } from '../frames/match.js';
import type { Fill } from '../frames/matcher.js';
import { extent, phrasesAfter, type Reading } from '../reading/reading.js';
import type { Found } from '../roles/found.js';
import { addDateToken, addFound, type DraftContext } from './draft.js';

function fillRoles(
  fill: Fill,
  r: Reading,
  def: EventTypeDefinition,
  roles: Map<string, Found[]>,
  phrases: Map<string, NounPhrase>,
  ctx: DraftContext,
): void {
  for (const [n, name] of fill.roles.entries()) {
    const role = def.roles[name];
    if (!role) continue;
    if (fill.token !== null) {
      if (fill.kind === 'date') addDateToken(roles, name, r, fill.token);
      else {
        addFound(roles, name, ctx.reader.figures(r, fill.token, role.kind.includes('headcount')), fill.via);
      }
    } else if (fill.np) {
      if (role.kind.includes('segment')) {
        const [start, end] = extent(fill.np);
        const behind = phrasesAfter(r, fill.np).find(p => p.preposition === 'for');
        const segment = ctx.segments.find(r, start, end) ?? (behind && ctx.segments.find(r, ...extent(behind)));
        if (segment && !roles.has(name)) addFound(roles, name, [segment], fill.via);
        continue;
      }
      const np = role.kind.includes('facility') ? (objectBefore(r, fill.np) ?? fill.np) : fill.np;
      if (!phrases.has(name)) phrases.set(name, np);
      // "will dissolve Gamma Anodes, the company they founded": a venture that only the frame tells from a company.
      const kind = role.kind.join() === 'venture' && fill.company ? [...role.kind, 'company' as const] : role.kind;
      const values = ctx.reader.fromPhrase(r, np, {
        ...role,
        kind: fill.named ? kind.filter(k => k !== 'text') : kind,
      });
      addFound(roles, name, fill.roles.length > 1 ? values.slice(n, n + 1) : values, fill.via);
    }
  }
}

/** "converts the line to make cells for storage": where "to" wants a segment, the infinitive of purpose tells it too. */
function addPurpose(match: Match, def: EventTypeDefinition, roles: Map<string, Found[]>, ctx: DraftContext): void {
  const role = match.frame.slots.get('to')?.roles.find(n => def.roles[n]?.kind.includes('segment'));
  const purpose = match.reading.parsed.clauses.find(
    c => c.relation === 'infinitive' && c.governor !== null && c.governor === match.clause,
  );
  if (!role || !purpose || roles.has(role)) return;
  const found = ctx.segments.find(match.reading, purpose.start, purpose.end);
  if (found) addFound(roles, role, [found], 'purpose');
}

/** "will restart the hall and switch it to packs": the object of the clause before, for a pronoun that is one in the next. */
function objectBefore(r: Reading, np: NounPhrase): NounPhrase | null {
  if (np.noun !== 'it' && np.noun !== 'them') return null;
  const clause = r.parsed.clauses.find(c => c.objects.includes(np));
  const before = clause?.relation === 'conjunct' ? r.parsed.clauses[clause.index - 1] : undefined;
  const object = before && before.subject === clause?.subject ? before.objects[0] : undefined;
  // "one of the halls"
  const thing = object && r.parsed.tokens[object.head]?.pos !== 'noun' ? object.of[0] : object;
  return thing && r.parsed.tokens[thing.head]?.pos === 'noun' ? thing : null;
}

/** "bought Gamma's plants from Acme": the owner of the name sells nothing where "from" says who does. */
const ownsOnly = (fill: Fill, all: readonly Fill[]): boolean =>
  fill.via.endsWith('.possessor') && all.some(f => f.via === 'from' && f.roles.some(role => fill.roles.includes(role)));

/**
 * "is in talks with Beta to buy its stake": "its" is Beta's, whoever else it might be; "agreed with Beta to buy Gamma's
 * stake": Gamma sells.
 */
function isOutspoken(fill: Fill, { fills, reading }: Match): boolean {
  const owns = fill.via.endsWith('.possessor');
  if (!owns && fill.via !== 'counterpart') return false;
  const rival = fills.find(
    f =>
      (owns ? f.via === 'counterpart' : f.via.endsWith('.possessor')) &&
      f.roles.some(role => fill.roles.includes(role)),
  );
  const owner = owns ? fill : rival;
  const isPronoun = reading.parsed.tokens[owner?.np?.head ?? -1]?.pos === 'possessive';
  return rival !== undefined && owns === isPronoun;
}

/** "Acme sells its stake": whose it is the subject has said already. */
const saysAgain = (fill: Fill, match: Match): boolean =>
  fill.via.endsWith('.possessor') &&
  /^(?:possessive|pronoun)$/.test(match.reading.parsed.tokens[fill.np?.head ?? -1]?.pos ?? '') &&
  match.fills.some(f => f.via === 'subject' && f.roles.some(role => fill.roles.includes(role)));

/** Fills the roles of a match; `phrases` keeps the phrases that facilities and targets were read from. */
export function fillFromFrame(
  match: Match,
  def: EventTypeDefinition,
  roles: Map<string, Found[]>,
  phrases: Map<string, NounPhrase>,
  ctx: DraftContext,
): void {
  for (const fill of match.fills)
    if (!ownsOnly(fill, match.fills) && !saysAgain(fill, match) && !isOutspoken(fill, match))
      fillRoles(fill, match.reading, def, roles, phrases, ctx);
  addPurpose(match, def, roles, ctx);
}
