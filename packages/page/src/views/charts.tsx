// Charts over a filter, each with its table and its download.
import { useLocation } from 'preact-iso';
import { address } from '../api/client.js';
import { ExitsFigure } from '../charts/exits-figure.js';
import { PlantsFigure } from '../charts/plants-figure.js';
import { TargetsFigure } from '../charts/targets-figure.js';
import { WritedownsFigure } from '../charts/writedowns-figure.js';
import { FilterBox } from '../parts/filter-box.js';
import { View } from '../parts/view.js';

/** The view at /charts?q=FILTER. */
export function ChartsView() {
  const { query, route } = useLocation();
  const { q = '' } = query;
  return (
    <View title="Charts" lead="Over all events, or those that match a filter">
      <div class="stack">
        <FilterBox value={q} onApply={filter => route(address('/charts', { q: filter }))} />
        <TargetsFigure filter={q} />
        <WritedownsFigure filter={q} />
        <ExitsFigure filter={q} />
        <PlantsFigure filter={q} />
      </div>
    </View>
  );
}
