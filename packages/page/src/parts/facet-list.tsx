// Facets: what the matching events have in common, each a tick that adds its term to the filter.
import type { Answer } from '@cellwire/api/schema';
import { address } from '../api/client.js';
import { useJson } from '../api/use-json.js';
import { hasTerm, hasValue, toggleTerm, toggleValue } from '../text/filter-terms.js';
import { counted, label } from '../text/labels.js';

type Facets = Answer<'facets'>;
const SHOWN = 6;
const FIELDS = ['type', 'status', 'company', 'venture', 'country', 'segment', 'outlet'] as const;

/** The facets of a filter; a press on one toggles it. */
export function FacetList(props: { filter: string; asOf: string | undefined; onFilter: (filter: string) => void }) {
  const { filter, asOf, onFilter } = props;
  const { state } = useJson<Facets>(address('/api/facets', { q: filter, as_of: asOf }));
  const facets = state.is === 'ready' ? state.value : state.is === 'loading' ? state.previous : null;
  if (!facets) return <p class="quiet small">{state.is === 'problem' ? 'No facets for this filter.' : 'Counting…'}</p>;
  return (
    <div>
      <p role="status">{counted(facets.total, 'event')}</p>
      {facets.is.map(({ value, count }) => (
        <Tick
          key={value}
          name={label(value)}
          count={count}
          isOn={hasTerm(filter, value)}
          onToggle={() => onFilter(toggleTerm(filter, value))}
        />
      ))}
      {FIELDS.map(field => (
        <Facet key={field} field={field} counts={facets[field]} filter={filter} onFilter={onFilter} />
      ))}
    </div>
  );
}

function Facet(props: {
  field: (typeof FIELDS)[number];
  counts: Facets['type'];
  filter: string;
  onFilter: (filter: string) => void;
}) {
  const { field, counts, filter, onFilter } = props;
  if (!counts.length) return null;
  const ticks = counts.map(({ value, count }) => (
    <Tick
      key={value}
      name={field === 'type' ? label(value) : value}
      count={count}
      isOn={hasValue(filter, field, value)}
      onToggle={() => onFilter(toggleValue(filter, field, value))}
    />
  ));
  return (
    <fieldset class="facet">
      <legend>{label(field)}</legend>
      {ticks.slice(0, SHOWN)}
      {ticks.length > SHOWN ? (
        <details>
          <summary class="small">{ticks.length - SHOWN} more</summary>
          {ticks.slice(SHOWN)}
        </details>
      ) : null}
    </fieldset>
  );
}

function Tick(props: { name: string; count: number; isOn: boolean; onToggle: () => void }) {
  return (
    <label class="small tick">
      <input type="checkbox" checked={props.isOn} onChange={props.onToggle} />
      <span>{props.name}</span>
      <span class="count">{props.count}</span>
    </label>
  );
}
