// Plants with the latest that is known of each.
import type { FacilityItem } from '@cellwire/api/schema';
import { formatDate } from '../text/format-date.js';
import { shortNumber } from '../text/format-value.js';
import { type Column, DataTable } from './data-table.js';
import { hrefOf } from './links.js';
import { NameLinks } from './name-links.js';

const TONE: Record<string, string> = {
  operating: 'good',
  halted: 'bad',
  cancelled: 'bad',
  planned: 'considered',
  converting: 'agreed',
};
const COLUMNS: Column<FacilityItem>[] = [
  {
    id: 'facility',
    head: 'Plant',
    value: f => f.facility,
    show: f => (f.event ? <a href={hrefOf('events', f.event)}>{f.facility}</a> : f.facility),
  },
  {
    id: 'state',
    head: 'State',
    value: f => f.state,
    show: f => <span class={`badge ${TONE[f.state] ?? 'plain'}`}>{f.state}</span>,
  },
  {
    id: 'operators',
    head: 'Operator',
    value: f => f.operators.join(', ') || null,
    show: f => <NameLinks kind="companies" names={f.operators} />,
  },
  { id: 'place', head: 'Place', value: f => [f.place, f.country].filter(Boolean).join(', ') || null },
  {
    id: 'capacity',
    head: 'GWh a year',
    value: f => f.capacity_gwh,
    show: f => (f.capacity_gwh === null ? '–' : shortNumber(f.capacity_gwh)),
    isNumber: true,
  },
  { id: 'since', head: 'Since', value: f => f.since, show: f => formatDate(f.since) },
];

/** A table of plants; the name leads to the event that gives the state. */
export function PlantTable(props: { caption: string; plants: FacilityItem[] }) {
  return <DataTable caption={props.caption} columns={COLUMNS} rows={props.plants} />;
}
