// The table of events. The server sorts it, greatest first; on phones each row is a card.
import type { EventItem } from '@cellwire/api/schema';
import type { ComponentChildren } from 'preact';
import { formatDate, formatDay } from '../text/format-date.js';
import { money, shortNumber } from '../text/format-value.js';
import { label } from '../text/labels.js';
import { ExitBadge, StatusBadge } from './badges.js';
import { hrefOf } from './links.js';
import { NameLinks } from './name-links.js';
import { ScrollBox } from './scroll-box.js';

interface Head {
  head: string;
  /** The order of the API that a press on the head asks for. */
  sort?: string;
  isNumber?: boolean;
  show: (event: EventItem) => ComponentChildren;
}

const HEADS: Head[] = [
  { head: 'Type', show: e => label(e.type) },
  { head: 'Status', show: e => <StatusBadge status={e.status} /> },
  { head: 'Date', sort: 'date', show: e => (e.date === null ? null : formatDate(e.date)) },
  { head: 'Companies', show: e => <NameLinks kind="companies" names={e.companies.slice(0, 3)} /> },
  { head: 'GWh', sort: 'gwh', isNumber: true, show: e => (e.gwh === null ? null : shortNumber(e.gwh)) },
  { head: 'Sum', sort: 'usd', isNumber: true, show: e => (e.usd === null ? null : money(e.usd, 'USD')) },
  { head: 'Sources', sort: 'sources', isNumber: true, show: e => e.sources },
  { head: 'Reported', sort: 'seen', show: e => formatDay(e.first_seen) },
];

/** Shows events; a press on a head that sorts tells `onSort` its order. */
export function EventTable(props: {
  events: EventItem[];
  sort: string;
  caption: string;
  onSort: (sort: string) => void;
}) {
  const { events, sort, caption, onSort } = props;
  return (
    <ScrollBox class="table-wrap cards" label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Event</th>
            {HEADS.map(h => (
              <th
                key={h.head}
                scope="col"
                class={h.isNumber ? 'number' : undefined}
                aria-sort={h.sort === sort ? 'descending' : undefined}
              >
                {h.sort ? (
                  <button type="button" onClick={() => onSort(h.sort as string)}>
                    {h.head} <span aria-hidden="true">{h.sort === sort ? '↓' : '\u2007'}</span>
                  </button>
                ) : (
                  h.head
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map(event => (
            <tr key={event.event}>
              <th scope="row">
                <a href={hrefOf('events', event.event)}>{event.headline}</a> {event.is_exit ? <ExitBadge /> : null}
              </th>
              {HEADS.map(h => {
                const shown = h.show(event);
                const isBlank = shown === null || (h.head === 'Companies' && !event.companies.length);
                return (
                  <td key={h.head} data-head={isBlank ? undefined : h.head} class={h.isNumber ? 'number' : undefined}>
                    {shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
