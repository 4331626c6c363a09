// Bars that lie: a row for each category, a bar for each series in it. For names that are long.
import { scaleBand, scaleLinear } from 'd3-scale';
import { shortNumber } from '../text/format-value.js';
import { Legend } from './legend.js';
import type { Bar } from './series.js';
import { useWidth } from './use-width.js';

const BAR_PX = 16;
const GAP_PX = 14;
const FIGURE_PX = 64;

/** Draws bars; `unit` follows each figure. `title` says in words what the chart shows; the table beside it has the figures. */
export function RowBars(props: { title: string; series: readonly string[]; bars: readonly Bar[]; unit: string }) {
  const { title, series, bars, unit } = props;
  const { ref, width } = useWidth();
  const labelPx = Math.min(220, Math.round(width * 0.38));
  const rowPx = series.length * BAR_PX + GAP_PX;
  const largest = Math.max(1e-9, ...bars.flatMap(b => b.values.map(v => v ?? 0)));
  const x = scaleLinear([0, largest], [0, Math.max(20, width - labelPx - FIGURE_PX)]);
  const y = scaleBand(
    bars.map(b => b.category),
    [0, bars.length * rowPx],
  );
  return (
    <figure class="chart">
      <div ref={ref} />
      <Legend series={series} />
      <svg
        width={width}
        height={bars.length * rowPx}
        viewBox={`0 0 ${width} ${bars.length * rowPx}`}
        role="img"
        aria-label={title}
      >
        {bars.map(bar => (
          <g key={bar.category} transform={`translate(0 ${y(bar.category) ?? 0})`}>
            <text x={labelPx - 8} y={(rowPx - GAP_PX) / 2} dy="0.35em" text-anchor="end">
              {fit(bar.category, labelPx)}
            </text>
            {bar.values.map((value, i) =>
              value === null ? null : (
                <g key={series[i]} transform={`translate(${labelPx} ${i * BAR_PX})`}>
                  <rect width={Math.max(1, x(value))} height={BAR_PX - 3} rx="2" class={`series-${i}`} />
                  <text x={x(value) + 5} y={(BAR_PX - 3) / 2} dy="0.35em">
                    {shortNumber(value)} {unit}
                  </text>
                </g>
              ),
            )}
          </g>
        ))}
      </svg>
    </figure>
  );
}

const CHARACTER_PX = 6.6;

/** Cuts a label to its room. */
function fit(text: string, px: number): string {
  const most = Math.floor((px - 8) / CHARACTER_PX);
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1))}…`;
}
