// Columns along time, the series stacked on one another.
import { scaleBand, scaleLinear } from 'd3-scale';
import { shortNumber } from '../text/format-value.js';
import { Legend } from './legend.js';
import type { Bar } from './series.js';
import { useWidth } from './use-width.js';

const HEIGHT_PX = 240;
const BOTTOM_PX = 24;
const LEFT_PX = 48;
const LABEL_PX = 58;

/** Draws stacked columns; `show` writes the figures of the axis. `title` says in words what the chart shows. */
export function Columns(props: {
  title: string;
  series: readonly string[];
  bars: readonly Bar[];
  show?: (n: number) => string;
}) {
  const { title, series, bars, show = shortNumber } = props;
  const { ref, width } = useWidth();
  const sums = bars.map(b => b.values.reduce<number>((sum, v) => sum + (v ?? 0), 0));
  const x = scaleBand(
    bars.map(b => b.category),
    [LEFT_PX, width],
  )
    .padding(0.25)
    .round(true);
  const y = scaleLinear([0, Math.max(1e-9, ...sums)], [HEIGHT_PX, 8]).nice(4);
  const every = Math.max(1, Math.ceil(LABEL_PX / Math.max(1, x.step())));
  const columnPx = Math.min(x.bandwidth(), 56);
  return (
    <figure class="chart">
      <div ref={ref} />
      <Legend series={series} />
      <svg
        width={width}
        height={HEIGHT_PX + BOTTOM_PX}
        viewBox={`0 0 ${width} ${HEIGHT_PX + BOTTOM_PX}`}
        role="img"
        aria-label={title}
      >
        {y.ticks(4).map(tick => (
          <g key={tick} class="tick" transform={`translate(0 ${y(tick)})`}>
            <line x1={LEFT_PX} x2={width} class="grid" />
            <text x={LEFT_PX - 6} dy="0.32em" text-anchor="end">
              {show(tick)}
            </text>
          </g>
        ))}
        {bars.map((bar, i) => (
          <g key={bar.category} transform={`translate(${(x(bar.category) ?? 0) + (x.bandwidth() - columnPx) / 2} 0)`}>
            {stack(bar.values).map(({ from, to, at }) => (
              <rect
                key={series[at]}
                y={y(to)}
                width={columnPx}
                height={Math.max(1, y(from) - y(to))}
                class={`series-${at}`}
              />
            ))}
            {i % every === 0 ? (
              <text class="tick" x={columnPx / 2} y={HEIGHT_PX + 16} text-anchor="middle">
                {bar.category}
              </text>
            ) : null}
          </g>
        ))}
        <line x1={LEFT_PX} x2={width} y1={HEIGHT_PX} y2={HEIGHT_PX} class="axis" />
      </svg>
    </figure>
  );
}

function stack(values: readonly (number | null)[]): { from: number; to: number; at: number }[] {
  let from = 0;
  return values.flatMap((value, at) => {
    if (!value) return [];
    const piece = { from, to: from + value, at };
    from += value;
    return [piece];
  });
}
