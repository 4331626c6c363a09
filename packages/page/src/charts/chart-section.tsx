// A chart with its heading, its table and its download; empty and failed ones say so.
import type { ComponentChildren } from 'preact';
import { address } from '../api/client.js';
import { type Resource, useJson } from '../api/use-json.js';
import { Await, Empty } from '../parts/await.js';
import { FileLink } from '../parts/links.js';

/** Gets the rows of a chart for a filter. */
export const useChart = <R,>(chart: string, filter: string): Resource<{ rows: R[] }> =>
  useJson<{ rows: R[] }>(address(`/api/charts/${chart}`, { q: filter }));

/** Draws a chart from its rows, with `table` folded beneath it. */
export function ChartSection<R>(props: {
  chart: string;
  title: string;
  none: string;
  filter: string;
  of: Resource<{ rows: R[] }>;
  draw: (rows: R[]) => ComponentChildren;
  table: (rows: R[]) => ComponentChildren;
}) {
  const { chart, title, filter } = props;
  return (
    <section class="card stack" aria-labelledby={`chart-${chart}`}>
      <div class="row spread">
        <h2 id={`chart-${chart}`}>{title}</h2>
        <FileLink href={address(`/api/charts/${chart}.csv`, { q: filter })} name={`${chart}.csv`}>
          CSV<span class="hidden-text"> of {title}</span>
        </FileLink>
      </div>
      <Await of={props.of} what="chart">
        {({ rows }) =>
          rows.length ? (
            <div class="stack">
              {props.draw(rows)}
              <details>
                <summary>The figures as a table</summary>
                {props.table(rows)}
              </details>
            </div>
          ) : (
            <Empty>{props.none}</Empty>
          )
        }
      </Await>
    </section>
  );
}
