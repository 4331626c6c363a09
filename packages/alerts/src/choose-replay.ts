// Which deliveries to send again: by id, time, filter; never all of them by an empty choice.
import { matchesFilter, parseFilter } from '@cellwire/query';
import { chooseDeliveries, type DeliveryOfAlert, type Queryable } from '@cellwire/store';
import { readVersions } from './recorded-changes.js';
import { changeKeyOf } from './write-alerts.js';

/** Every given condition holds. */
export interface ReplayChoice {
  /** Ids of deliveries or alerts (msg_…). */
  ids?: readonly string[];
  subscriptionId?: string;
  /** Alerts recorded from … (included) to … (excluded). */
  from?: Date;
  to?: Date;
  /** Alerts on what matched when it was recorded. */
  filter?: string;
}

/** Whether a choice says anything. A subscription alone does not: that would be everything it was ever sent. */
export const isEmptyChoice = ({ ids, from, to, filter }: ReplayChoice): boolean =>
  !ids?.length && !from && !to && !filter?.trim();

const PAGE = 500;

/** The deliveries that match, oldest first; those under way, or gathered into another one, are none. Throws FilterError. */
export async function chooseReplay(q: Queryable, choice: ReplayChoice): Promise<DeliveryOfAlert[]> {
  const { filter: text, ...rest } = choice;
  const filter = text?.trim() ? parseFilter(text) : null;
  const chosen: DeliveryOfAlert[] = [];
  for (let after = 0; ; ) {
    const page = await chooseDeliveries(q, { ...rest, after, limit: PAGE });
    const matching = filter ? await matchingVersions(q, page, filter) : null;
    chosen.push(...page.filter(d => !matching || matching.has(versionKey(d))));
    if (page.length < PAGE) return chosen;
    after = page.at(-1)?.id ?? after;
  }
}

const versionKey = (d: DeliveryOfAlert): string => {
  const { id, version } = changeKeyOf(d.alert);
  return `${id} ${version}`;
};

async function matchingVersions(
  q: Queryable,
  deliveries: readonly DeliveryOfAlert[],
  filter: ReturnType<typeof parseFilter>,
): Promise<Set<string>> {
  const keys = new Map(deliveries.map(d => [versionKey(d), changeKeyOf(d.alert)]));
  const changes = await readVersions(q, [...keys.values()]);
  return new Set(changes.filter(c => matchesFilter(filter, c.state.facts)).map(c => `${c.state.id} ${c.version}`));
}
