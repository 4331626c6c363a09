// Exits from joint ventures by month of the first report, stacked by status.
import type { Answer } from '@cellwire/api/schema';
import { StatusBadge } from '../parts/badges.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { hrefOf } from '../parts/links.js';
import { ChartSection, useChart } from './chart-section.js';
import { Columns } from './columns.js';
import { monthsBetween, toBars } from './series.js';

type Row = Answer<'chartExits'>['rows'][number];
const STATUSES = ['completed', 'agreed', 'announced', 'considered', 'cancelled', 'denied'];
const whole = (n: number): string => (Number.isInteger(n) ? String(n) : '');
const COLUMNS: Column<Row>[] = [
  { id: 'month', head: 'Month', value: r => r.month },
  { id: 'status', head: 'Status', value: r => r.status, show: r => <StatusBadge status={r.status} /> },
  { id: 'count', head: 'Exits', value: r => r.count, isNumber: true },
  {
    id: 'exits',
    head: 'Which',
    value: r => r.exits.length,
    show: r =>
      r.exits.map((id, i) => (
        <span key={id}>
          {i ? ', ' : ''}
          <a href={hrefOf('exits', id)} class="mono small">
            {id}
          </a>
        </span>
      )),
  },
];

/** The chart of exits. */
export function ExitsFigure(props: { filter: string }) {
  const chart = useChart<Row>('exits', props.filter);
  return (
    <ChartSection
      chart="exits"
      title="Exits from joint ventures"
      none="No event of this filter is an exit from a joint venture."
      filter={props.filter}
      of={chart}
      draw={rows => <Stacks rows={rows} />}
      table={rows => (
        <DataTable caption="Exits by month of the first report and status" columns={COLUMNS} rows={rows} />
      )}
    />
  );
}

function Stacks(props: { rows: Row[] }) {
  const rows = props.rows.map(r => ({ category: r.month, name: r.status, value: r.count }));
  const series = STATUSES.filter(status => rows.some(r => r.name === status));
  return (
    <Columns
      title="Exits from joint ventures by month of the first report and status"
      series={series}
      bars={toBars(rows, monthsBetween(rows.map(r => r.category)), series)}
      show={whole}
    />
  );
}
