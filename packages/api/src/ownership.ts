// Who held how much of a joint venture, step by step, worked out from its events.
import type { Arguments, RoleValue } from '@cellwire/model';
import type { EventRow } from '@cellwire/store';
import type { OwnershipStep } from './schema/names.js';

type Shares = Map<string, { percent: number | null; derived: boolean }>;

const CONCERNS = new Set(['jv_formation', 'stake_sale', 'jv_dissolution']);

/**
 * The steps of a venture in order of time. `partners` hold it before the first step that says otherwise. A step that has
 * not happened shows what would hold then, and leaves the shares as they are for the next one. Nothing is guessed: a
 * percent no text says or implies is null.
 */
export function ownershipOf(
  venture: string,
  partners: readonly string[],
  events: readonly EventRow[],
): OwnershipStep[] {
  let shares: Shares = new Map(partners.map(p => [p, { percent: null, derived: false }]));
  return events
    .filter(
      e => CONCERNS.has(e.type) && concernsVenture(e, venture) && e.status !== 'denied' && e.status !== 'cancelled',
    )
    .map(event => ({ event, on: event.dateFrom ?? event.seenOn }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.event.event < b.event.event ? -1 : 1))
    .map(({ event, on }) => {
      const holds = event.status === 'completed' || (event.type === 'jv_formation' && event.status === 'agreed');
      const after = complete(afterEvent(shares, event));
      const ended = after.size === 1 || (event.type === 'jv_dissolution' && after.size === shares.size);
      if (holds) shares = after;
      return {
        on,
        date: event.date,
        event: event.event,
        type: event.type,
        status: event.status,
        headline: event.headline,
        holds,
        shares: [...after].map(([holder, share]) => ({ holder, ...share })),
        ended,
      };
    });
}

/** A partner's own shares are no shares of the venture. */
const concernsVenture = ({ type, arguments: args }: EventRow, venture: string): boolean =>
  names(args, type === 'stake_sale' ? 'target' : 'venture').some(n => n.toLowerCase() === venture.toLowerCase());

const names = (args: Arguments, role: string): string[] =>
  (args[role] ?? []).filter((v): v is string => typeof v === 'string');

const percents = (args: Arguments, role: string): number[] =>
  (args[role] ?? []).flatMap((v: RoleValue) => (typeof v === 'object' && 'percent' in v ? [v.percent] : []));

function afterEvent(before: Shares, { type, arguments: args }: EventRow): Shares {
  switch (type) {
    case 'jv_formation':
      return formed(before, names(args, 'partner'), percents(args, 'stake'));
    case 'stake_sale':
      return sold(before, args);
    default:
      return left(before, names(args, 'partner'));
  }
}

/** Percents go to partners in the order told; fewer of them than partners belong to nobody in particular. */
function formed(before: Shares, partners: readonly string[], stakes: readonly number[]): Shares {
  if (!partners.length) return new Map(before);
  const told = stakes.length === partners.length || (partners.length === 2 && stakes.length === 1 && stakes[0] === 50);
  return new Map(
    partners.map((p, i) => [p, { percent: told ? (stakes[i] ?? stakes[0] ?? null) : null, derived: false }]),
  );
}

function sold(before: Shares, args: Arguments): Shares {
  const after = new Map(before);
  const [seller] = names(args, 'seller');
  const buyers = names(args, 'buyer');
  const held = seller === undefined ? undefined : findHolder(before, seller);
  const known = held ? before.get(held)?.percent : null;
  const stake = percents(args, 'stake')[0] ?? known ?? null;
  if (seller !== undefined) {
    const rest = stake !== null && known !== null && known !== undefined ? known - stake : null;
    // A seller of an unknown or of the whole share is gone; the rest of a known one stays.
    if (rest !== null && rest > 0) after.set(held ?? seller, { percent: rest, derived: true });
    else after.delete(held ?? seller);
  }
  for (const buyer of buyers) {
    const holder = findHolder(after, buyer) ?? buyer;
    const had = after.get(holder)?.percent ?? (after.has(holder) ? null : 0);
    const got = buyers.length === 1 ? stake : null;
    const percent = had !== null && got !== null ? had + got : null;
    after.set(holder, { percent, derived: had !== 0 && percent !== null });
  }
  return after;
}

function left(before: Shares, partners: readonly string[]): Shares {
  const leaving = new Set(partners.map(p => findHolder(before, p)));
  const staying = [...before].filter(([holder]) => !leaving.has(holder));
  // All partners are named where the venture as a whole is ended: nobody is left then, and the shares stand as they were.
  return staying.length ? new Map(staying.map(([h]) => [h, { percent: null, derived: false }])) : new Map(before);
}

const findHolder = (shares: Shares, name: string): string | undefined =>
  [...shares.keys()].find(h => h.toLowerCase() === name.toLowerCase());

/** A single holder has all of it; the one share nobody tells is what the others leave. */
function complete(shares: Shares): Shares {
  const unknown = [...shares].filter(([, s]) => s.percent === null);
  const [only] = unknown;
  if (!only || unknown.length > 1) return shares;
  const known = [...shares.values()].reduce((sum, s) => sum + (s.percent ?? 0), 0);
  if (known > 100 || (known === 100 && shares.size > 1)) return shares;
  return new Map(shares).set(only[0], { percent: 100 - known, derived: true });
}
