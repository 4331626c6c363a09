// One mention per happening: what several sentences tell of it becomes one draft.
import type { EventTypeDefinition, Status } from '@cellwire/model';
import { chooseDate } from '../dates/place-dates.js';
import { functionOf } from '../reading/reading.js';
import type { Found } from '../roles/found.js';
import type { PlaceRank } from '../roles/places-agree.js';
import { addFound, type Draft } from './draft.js';
import { describesUnit, isUnnamedVenture, overlap, sameThing, vague, ventureAmong, words } from './same-thing.js';

const LIFE: Status[] = ['considered', 'announced', 'agreed', 'completed'];

/** "The job losses comprise 1,000 in Oslo": the deed is named as known, which does not say how far it has come. */
function onlyNames({ match }: Draft): boolean {
  return match.np !== null && match.frame.nouns.length > 0 && functionOf(match.reading, match.np)?.as === 'subject';
}

/** Headlines shorten tenses too: where text and headline differ, the text says how far it has come. */
function furthest(a: Draft, b: Draft): Draft {
  const [x, y] = [a.match.reading.headline, b.match.reading.headline];
  if (x !== y) {
    // A headline's present may mean what is to come; that a deal was struck it says outright: "wins order".
    const [head, body] = x ? [a, b] : [b, a];
    return head.status === 'agreed' && body.status === 'announced' ? head : body;
  }
  const [nameA, nameB] = [onlyNames(a), onlyNames(b)];
  if (nameA !== nameB) return nameA ? b : a;
  const off = (d: Draft): boolean => d.status === 'cancelled' || d.status === 'denied';
  if (off(a) !== off(b)) {
    const [no, yes] = off(a) ? [a, b] : [b, a];
    // "is closing a line … has no plans to close the plant": what is said not to come does not undo what was announced.
    const stands = no.status === 'denied' && yes.status !== 'considered' && yes.order < no.order;
    return stands ? yes : no;
  }
  if (off(a)) return a.order <= b.order ? a : b;
  return LIFE.indexOf(b.status) > LIFE.indexOf(a.status) ? b : a;
}

/** Merges `b` into `a`, in place; the frame that says more stays the finder. */
export function mergeInto(def: EventTypeDefinition, a: Draft, b: Draft, placeRank: PlaceRank): void {
  if (a.match.frame.yields.length > b.match.frame.yields.length) a.match = b.match;
  const lead = furthest(a, b);
  const other = lead === a ? b : a;
  const { date, dateReported, dateFrom } = chooseDate(lead, other);
  if (a.match.reading.headline && !b.match.reading.headline) {
    a.match = b.match;
    a.order = b.order;
  } else if (lead === b && !b.match.reading.headline) {
    a.match = b.match;
  }
  a.status = lead.status;
  a.modality = lead.modality;
  a.date = date;
  a.over = lead.over || other.over;
  a.dateReported = dateReported;
  a.dateFrom = dateFrom;
  a.headline ||= b.headline;
  a.tellings += b.tellings;
  for (const [role, values] of b.roles) {
    const mine = a.roles.get(role) ?? [];
    const kind = def.roles[role]?.kind ?? [];
    const venture = kind.includes('company') && mine.length > 0 ? ventureAmong(mine, values) : null;
    if (venture) {
      a.roles.set(role, [...venture]);
      continue;
    }
    if (kind.includes('venture') && mine.some(isUnnamedVenture) && values.some(v => v.name)) {
      a.roles.set(role, [...values]);
      continue;
    }
    if (kind.includes('venture') && mine.length > 0 && values.some(isUnnamedVenture)) continue;
    if (kind.includes('text') && (describesUnit(mine, values) || describesUnit(values, mine))) {
      a.roles.set(role, [...(describesUnit(mine, values) ? values : mine)]);
      continue;
    }
    if (
      mine.length > 0 &&
      (kind.includes('facility') || kind.includes('place') || kind.includes('date') || kind.includes('text'))
    ) {
      a.roles.set(role, kind.includes('place') ? nearer(mine, values, placeRank) : richer(mine, values));
      continue;
    }
    addFound(
      a.roles,
      role,
      values.filter(v => !mine.some(m => sameThing(m.value, v.value))),
    );
  }
}

/** Of two readings of one place the one that says it more exactly: the town before its country. */
function nearer(a: Found[], b: Found[], rank: PlaceRank): Found[] {
  const exact = (f: readonly Found[]): number => Math.min(...f.map(x => rank(String(x.value))));
  return exact(b) > exact(a) ? b : exact(a) > exact(b) ? a : richer(a, b);
}

/** Of two readings of one facility the one that says more. */
function richer(a: Found[], b: Found[]): Found[] {
  const size = (f: readonly Found[]): number => f.reduce((n, x) => n + words(String(x.value)).size, 0);
  if (b.length === a.length) return size(b) > size(a) && overlap(a, b) ? b : vague(a) && !vague(b) ? b : a;
  return a;
}
