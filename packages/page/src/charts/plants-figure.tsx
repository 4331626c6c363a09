// Plants by state: on the map of the world, how many there are, and the table of all.
import type { FacilityItem } from '@cellwire/api/schema';
import { PlantTable } from '../parts/plant-table.js';
import { ChartSection, useChart } from './chart-section.js';
import { PLANT_STATES } from './plant-states.js';
import { PlantsMap } from './plants-map.js';
import { RowBars } from './row-bars.js';

/** The chart of plants. */
export function PlantsFigure(props: { filter: string }) {
  const chart = useChart<FacilityItem>('plants', props.filter);
  return (
    <ChartSection
      chart="plants"
      title="Plants by state"
      none="No event of this filter names a plant."
      filter={props.filter}
      of={chart}
      draw={rows => (
        <>
          <PlantsMap plants={rows} />
          <RowBars
            title="Number of plants by state"
            series={['Plants']}
            unit=""
            bars={PLANT_STATES.flatMap(({ state }) => {
              const count = rows.filter(r => r.state === state).length;
              return count ? [{ category: state, values: [count] }] : [];
            })}
          />
        </>
      )}
      table={rows => <PlantTable caption="Every plant with the latest that is known of it" plants={rows} />}
    />
  );
}
