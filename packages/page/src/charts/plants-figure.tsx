// Plants by state: how many, how much capacity, and the table of all.
import type { FacilityItem } from '@cellwire/api/schema';
import { PlantTable } from '../parts/plant-table.js';
import { ChartSection, useChart } from './chart-section.js';
import { RowBars } from './row-bars.js';

const STATES = ['operating', 'planned', 'converting', 'sold', 'halted', 'cancelled', 'unknown'] as const;

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
        <RowBars
          title="Number of plants by state"
          series={['Plants']}
          unit=""
          bars={STATES.flatMap(state => {
            const count = rows.filter(r => r.state === state).length;
            return count ? [{ category: state, values: [count] }] : [];
          })}
        />
      )}
      table={rows => <PlantTable caption="Every plant with the latest that is known of it" plants={rows} />}
    />
  );
}
