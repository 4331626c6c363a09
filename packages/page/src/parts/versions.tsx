// The recorded states of an event: what was known when.
import type { EventDetail } from '@cellwire/api/schema';
import { formatDate, formatInstant } from '../text/format-date.js';
import { StatusBadge } from './badges.js';
import { type Column, DataTable } from './data-table.js';

type Version = EventDetail['versions'][number];
const COLUMNS: Column<Version>[] = [
  { id: 'version', head: 'Version', value: v => v.version },
  { id: 'recorded', head: 'Recorded', value: v => v.recorded_at, show: v => formatInstant(v.recorded_at) },
  { id: 'status', head: 'Status', value: v => v.status, show: v => <StatusBadge status={v.status} /> },
  { id: 'date', head: 'Date', value: v => v.date, show: v => formatDate(v.date) },
  { id: 'sources', head: 'Sources', value: v => v.sources, isNumber: true },
  { id: 'cause', head: 'Because of', value: v => v.cause },
];

/** The versions, folded. */
export function Versions(props: { versions: Version[] }) {
  return (
    <details>
      <summary>
        {props.versions.length === 1 ? 'One recorded state' : `${props.versions.length} recorded states`}
      </summary>
      <DataTable caption="What was known when" columns={COLUMNS} rows={props.versions} />
    </details>
  );
}
