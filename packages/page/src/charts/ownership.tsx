// Who holds how much of a venture after each event: a column for each step whose shares are known, and the table of all.
import type { OwnershipStep } from '@cellwire/api/schema';
import { Empty } from '../parts/await.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { hrefOf } from '../parts/links.js';
import { formatDate } from '../text/format-date.js';
import { Columns } from './columns.js';
import { toBars, topSeries } from './series.js';

const MOST_SERIES = 6;
const percent = (n: number): string => `${n}%`;

/** The shares of one step in words. */
function sharesOf(step: OwnershipStep): string {
  const said = step.shares.map(s => `${s.holder} ${s.percent === null ? '?' : `${s.derived ? '≈' : ''}${s.percent}%`}`);
  if (step.ended) return [...said, 'no joint venture any more'].join(', ');
  return said.join(', ') || 'not said';
}

const COLUMNS: Column<OwnershipStep>[] = [
  { id: 'headline', head: 'Step', value: s => s.on, show: s => <a href={hrefOf('events', s.event)}>{s.headline}</a> },
  { id: 'date', head: 'Date', value: s => s.on, show: s => formatDate(s.date) },
  { id: 'holds', head: 'Holds', value: s => (s.holds ? 1 : 0), show: s => (s.holds ? 'yes' : `not yet (${s.status})`) },
  { id: 'shares', head: 'Shares', value: sharesOf },
];

/** Ownership as a chart and its table. */
export function Ownership(props: { venture: string; steps: OwnershipStep[] }) {
  const { venture, steps } = props;
  if (!steps.length) return <Empty>No event says who holds how much.</Empty>;
  const rows = steps.flatMap(step =>
    step.shares.flatMap(s => (s.percent === null ? [] : [{ category: keyOf(step), name: s.holder, value: s.percent }])),
  );
  const series = topSeries(rows, MOST_SERIES);
  const categories = [...new Set(rows.map(r => r.category))];
  return (
    <div class="stack">
      {rows.length ? (
        <Columns
          title={`Shares in ${venture} after each event, in percent`}
          series={series}
          bars={toBars(rows, categories, series)}
          show={percent}
        />
      ) : null}
      <DataTable
        caption="Who holds what after each event; ≈ is worked out from other figures"
        columns={COLUMNS}
        rows={steps}
      />
    </div>
  );
}

/** Steps on one day stand side by side: a day alone would add their shares up. */
const keyOf = (step: OwnershipStep): string => `${step.on}${step.holds ? '' : ' plan'}`;
