// Plants on the map of the world: a mark for each, at its country, whose shape and colour tell the state.

import { world } from 'virtual:world-map';
import type { FacilityItem } from '@cellwire/api/schema';
import { counted } from '../text/labels.js';
import { placeMarks } from './place-marks.js';
import { PLANT_STATES, type PlantState } from './plant-states.js';
import { useWidth } from './use-width.js';

const MARK_PX = 4;
const GAP_PX = 1.5;
const countryName = new Intl.DisplayNames(['en'], { type: 'region' });

/** Draws the plants whose country is known, and says how many are not; the table has all of them. */
export function PlantsMap(props: { plants: readonly FacilityItem[] }) {
  const { ref, width } = useWidth();
  const perPx = world.width / width;
  const located = props.plants.flatMap(item => {
    const at = world.anchors[item.country ?? ''];
    return at ? [{ item, at }] : [];
  });
  const byState = [...located].sort((a, b) => order(a.item) - order(b.item));
  const marks = placeMarks(byState, (2 * MARK_PX + GAP_PX) * perPx);
  const elsewhere = props.plants.length - located.length;
  const countries = new Set(located.map(l => l.item.country)).size;
  const title = `Map of ${counted(located.length, 'plant')} in ${counted(countries, 'country', 'countries')} by state`;
  return (
    <figure class="chart">
      <div ref={ref} />
      <StateLegend plants={props.plants} />
      <svg viewBox={`0 0 ${world.width} ${world.height}`} role="img" aria-label={title} class="map">
        <path d={world.land} class="land" />
        <path d={world.borders} class="borders" />
        {marks.map(({ item, x, y }) => (
          <g key={item.facility} transform={`translate(${round(x)} ${round(y)}) scale(${round(MARK_PX * perPx)})`}>
            <Mark state={item.state} title={describe(item)} />
          </g>
        ))}
      </svg>
      {elsewhere ? (
        <figcaption class="quiet small">{counted(elsewhere, 'plant')} of no known country: see the table.</figcaption>
      ) : null}
    </figure>
  );
}

const order = ({ state }: FacilityItem): number => PLANT_STATES.findIndex(s => s.state === state);
const round = (n: number): number => Math.round(n * 10) / 10;
const describe = ({ facility, country, state }: FacilityItem): string =>
  `${facility}, ${country ? countryName.of(country) : ''}: ${state}`;

function Mark(props: { state: PlantState; title?: string }) {
  const { shape = '', className = '' } = PLANT_STATES.find(s => s.state === props.state) ?? {};
  return (
    <path d={shape} class={`plant ${className}`}>
      {props.title ? <title>{props.title}</title> : null}
    </path>
  );
}

/** Each state with its mark and how many plants are in it. */
function StateLegend(props: { plants: readonly FacilityItem[] }) {
  return (
    <ul class="plain legend small chart">
      {PLANT_STATES.map(({ state }) => ({ state, count: props.plants.filter(p => p.state === state).length }))
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => (
          <li key={state}>
            <svg viewBox="-1.4 -1.4 2.8 2.8" aria-hidden="true">
              <Mark state={state} />
            </svg>
            {state} {count}
          </li>
        ))}
    </ul>
  );
}
