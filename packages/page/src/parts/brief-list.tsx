// Events in one line each, under a picture of them along time.
import type { EventBrief } from '@cellwire/api/schema';
import { TimeAxis } from '../charts/time-axis.js';
import { formatDate, formatDay } from '../text/format-date.js';
import { label } from '../text/labels.js';
import { Empty } from './await.js';
import { StatusBadge } from './badges.js';
import { type Column, DataTable } from './data-table.js';
import { hrefOf } from './links.js';

const COLUMNS: Column<EventBrief>[] = [
  {
    id: 'headline',
    head: 'Event',
    value: e => e.headline,
    show: e => <a href={hrefOf('events', e.event)}>{e.headline}</a>,
  },
  { id: 'type', head: 'Type', value: e => label(e.type) },
  { id: 'status', head: 'Status', value: e => e.status, show: e => <StatusBadge status={e.status} /> },
  { id: 'date', head: 'Date', value: e => e.date_from, show: e => formatDate(e.date) },
  { id: 'seen', head: 'Reported', value: e => e.seen_on, show: e => formatDay(e.seen_on) },
];

/** The events of one company or venture. */
export function BriefList(props: { of: string; events: EventBrief[] }) {
  const { events } = props;
  if (!events.length) return <Empty>No event names it yet.</Empty>;
  return (
    <div class="stack">
      <TimeAxis title={`Events of ${props.of} along time`} events={events} />
      <DataTable caption="Its events, the latest first" columns={COLUMNS} rows={events} />
    </div>
  );
}
