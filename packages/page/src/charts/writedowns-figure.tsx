// Writedowns by quarter, stacked by company, in US dollars where a dollar value is known.
import type { Answer } from '@cellwire/api/schema';
import { type Column, DataTable } from '../parts/data-table.js';
import { EventLinks } from '../parts/event-links.js';
import { hrefOf } from '../parts/links.js';
import { money } from '../text/format-value.js';
import { counted } from '../text/labels.js';
import { ChartSection, useChart } from './chart-section.js';
import { Columns } from './columns.js';
import { quartersBetween, toBars, topSeries } from './series.js';

type Row = Answer<'chartWritedowns'>['rows'][number];
const MOST_SERIES = 6;
const dollars = (n: number): string => money(n, 'USD');
const COLUMNS: Column<Row>[] = [
  { id: 'quarter', head: 'Quarter', value: r => r.quarter },
  {
    id: 'company',
    head: 'Company',
    value: r => r.company,
    show: r => <a href={hrefOf('companies', r.company)}>{r.company}</a>,
  },
  {
    id: 'usd',
    head: 'US dollars',
    value: r => r.usd,
    show: r => (r.usd === null ? '–' : dollars(r.usd)),
    isNumber: true,
  },
  { id: 'count', head: 'Writedowns', value: r => r.count, isNumber: true },
  { id: 'without', head: 'Without a dollar value', value: r => r.without_usd, isNumber: true },
  { id: 'events', head: 'Events', value: r => r.events.length, show: r => <EventLinks events={r.events} /> },
];

/** The chart of writedowns. */
export function WritedownsFigure(props: { filter: string }) {
  const chart = useChart<Row>('writedowns', props.filter);
  return (
    <ChartSection
      chart="writedowns"
      title="Writedowns by quarter"
      none="No event of this filter is a writedown."
      filter={props.filter}
      of={chart}
      draw={rows => <Stacks rows={rows} />}
      table={rows => <DataTable caption="Writedowns by quarter and company" columns={COLUMNS} rows={rows} />}
    />
  );
}

function Stacks(props: { rows: Row[] }) {
  const known = props.rows.flatMap(r =>
    r.usd === null ? [] : [{ category: r.quarter, name: r.company, value: r.usd }],
  );
  const series = topSeries(known, MOST_SERIES);
  const unknown = props.rows.reduce((sum, r) => sum + r.without_usd, 0);
  return (
    <>
      {known.length ? (
        <Columns
          title="Writedowns in US dollars by quarter and company"
          series={series}
          bars={toBars(known, quartersBetween(props.rows.map(r => r.quarter)), series)}
          show={dollars}
        />
      ) : null}
      {unknown ? (
        <p class="quiet small">
          {counted(unknown, 'writedown')} without a value in dollars: in the table, not in the columns.
        </p>
      ) : null}
    </>
  );
}
