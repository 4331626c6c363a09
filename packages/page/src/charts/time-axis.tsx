// Events as points along time, a lane for each type. Each point is a link.
import type { EventBrief } from '@cellwire/api/schema';
import { scaleUtc } from 'd3-scale';
import { hrefOf } from '../parts/links.js';
import { formatDate } from '../text/format-date.js';
import { label } from '../text/labels.js';
import { useWidth } from './use-width.js';

const LANE_PX = 30;
const BOTTOM_PX = 26;
const POINT_PX = 7;
const TICK_PX = 90;
const DAY_MS = 86_400_000;

/** The day on which an event stands: the first of its date, else that of its first report. */
const dayOf = (event: EventBrief): Date => new Date(event.date_from ?? event.seen_on);

/** Ticks as years, months or days, whichever they stand apart by. */
function tickWriter(ticks: readonly Date[]): (tick: Date) => string {
  const step = ((ticks[1]?.getTime() ?? 0) - (ticks[0]?.getTime() ?? 0)) / DAY_MS;
  const precision = step > 360 ? 4 : step > 27 ? 7 : 10;
  return tick => formatDate(tick.toISOString().slice(0, precision));
}

/** Draws the events of one company or venture. */
export function TimeAxis(props: { title: string; events: readonly EventBrief[] }) {
  const { title, events } = props;
  const { ref, width } = useWidth();
  const lanes = [...new Set(events.map(e => e.type))].sort();
  const labelPx = Math.min(150, Math.round(width * 0.32));
  const times = events.map(e => dayOf(e).getTime()).filter(t => !Number.isNaN(t));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const room = Math.max(30 * DAY_MS, (last - first) * 0.05);
  const x = scaleUtc([new Date(first - room), new Date(last + room)], [labelPx, width - POINT_PX]);
  const height = lanes.length * LANE_PX;
  const ticks = x.ticks(Math.max(2, Math.floor((width - labelPx) / TICK_PX)));
  const write = tickWriter(ticks);
  return (
    <figure class="chart" aria-label={title}>
      <div ref={ref} />
      <svg width={width} height={height + BOTTOM_PX} viewBox={`0 0 ${width} ${height + BOTTOM_PX}`}>
        <title>{title}</title>
        {ticks.map(tick => (
          <g key={tick.getTime()} class="tick" transform={`translate(${x(tick)} 0)`}>
            <line y2={height} class="grid" />
            <text y={height + 18} text-anchor="middle">
              {write(tick)}
            </text>
          </g>
        ))}
        {lanes.map((type, i) => (
          <g key={type} transform={`translate(0 ${(i + 0.5) * LANE_PX})`}>
            <text dy="0.35em">{label(type)}</text>
            <line x1={labelPx} x2={width} class="grid" />
          </g>
        ))}
        {events.map(event => (
          <a
            key={event.event}
            href={hrefOf('events', event.event)}
            aria-label={`${event.headline}, ${formatDate(event.date)}`}
          >
            <circle
              cx={x(dayOf(event))}
              cy={(lanes.indexOf(event.type) + 0.5) * LANE_PX}
              r={POINT_PX}
              class={event.is_exit ? 'point hot' : `point ${event.status}`}
            >
              <title>{event.headline}</title>
            </circle>
          </a>
        ))}
      </svg>
    </figure>
  );
}
