// Order targets against capacity plans, in gigawatt-hours by company and year.
import type { Answer } from '@cellwire/api/schema';
import { type Column, DataTable } from '../parts/data-table.js';
import { EventLinks } from '../parts/event-links.js';
import { hrefOf } from '../parts/links.js';
import { ChartSection, useChart } from './chart-section.js';
import { RowBars } from './row-bars.js';

type Row = Answer<'chartTargets'>['rows'][number];
const MOST_ROWS = 24;
const SERIES = ['Order target', 'Capacity plan'];
const COLUMNS: Column<Row>[] = [
  {
    id: 'company',
    head: 'Company',
    value: r => r.company,
    show: r => <a href={hrefOf('companies', r.company)}>{r.company}</a>,
  },
  { id: 'year', head: 'Year', value: r => r.year },
  { id: 'orders', head: 'Order target, GWh', value: r => r.order_target_gwh, isNumber: true },
  { id: 'capacity', head: 'Capacity plan, GWh', value: r => r.capacity_target_gwh, isNumber: true },
  { id: 'events', head: 'Events', value: r => r.events.length, show: r => <EventLinks events={r.events} /> },
];

/** The chart of targets. */
export function TargetsFigure(props: { filter: string }) {
  const chart = useChart<Row>('targets', props.filter);
  return (
    <ChartSection
      chart="targets"
      title="Order targets and capacity plans"
      none="No event of this filter states a target in gigawatt-hours."
      filter={props.filter}
      of={chart}
      draw={rows => <Bars rows={rows} />}
      table={rows => <DataTable caption="Gigawatt-hours by company and year" columns={COLUMNS} rows={rows} />}
    />
  );
}

function Bars(props: { rows: Row[] }) {
  const sized = [...props.rows].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, MOST_ROWS);
  const shown = sized.sort((a, b) => (a.company < b.company ? -1 : a.company > b.company ? 1 : a.year - b.year));
  return (
    <>
      <RowBars
        title={`Order targets and capacity plans in gigawatt-hours of ${new Set(shown.map(r => r.company)).size} companies by year`}
        series={SERIES}
        unit="GWh"
        bars={shown.map(r => ({
          category: `${r.company} ${r.year}`,
          values: [r.order_target_gwh, r.capacity_target_gwh],
        }))}
      />
      {props.rows.length > shown.length ? (
        <p class="quiet small">The {MOST_ROWS} largest are drawn; the table has all.</p>
      ) : null}
    </>
  );
}

const sizeOf = (row: Row): number => Math.max(row.order_target_gwh ?? 0, row.capacity_target_gwh ?? 0);
