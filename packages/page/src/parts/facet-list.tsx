// Facets: what the matching events have in common, each a tick that adds its term to the filter.
import type { Answer } from '@cellwire/api/schema';
import { address } from '../api/client.js';
import { useJson } from '../api/use-json.js';
import { hasTerm, quoteValue, toggleTerm } from '../text/completion.js';
import { counted, label } from '../text/labels.js';

type Facets = Answer<'facets'>;
const SHOWN = 6;
const FIELDS = ['type', 'status', 'company', 'venture', 'country', 'segment', 'outlet'] as const;

/** The facets of a filter; a press on one toggles it. */
export function FacetList(props: { filter: string; asOf: string | undefined; onFilter: (filter: string) => void }) {
  const { state } = useJson<Facets>(address('/api/facets', { q: props.filter, as_of: props.asOf }));
  const facets = state.is === 'ready' ? state.value : state.is === 'loading' ? state.previous : null;
  if (!facets) return <p class="quiet small">{state.is === 'problem' ? 'No facets for this filter.' : 'Counting…'}</p>;
  return (
    <div>
      <p role="status">{counted(facets.total, 'event')}</p>
      {facets.is.map(({ value, count }) => (
        <Tick key={value} term={value} name={label(value)} count={count} {...props} />
      ))}
      {FIELDS.map(field => (
        <Facet key={field} field={field} counts={facets[field]} {...props} />
      ))}
    </div>
  );
}

type Shared = { filter: string; onFilter: (filter: string) => void };

function Facet(props: Shared & { field: (typeof FIELDS)[number]; counts: Facets['type'] }) {
  const { field, counts, ...shared } = props;
  if (!counts.length) return null;
  const ticks = counts.map(({ value, count }) => (
    <Tick
      key={value}
      term={`${field}:${quoteValue(value)}`}
      name={field === 'type' ? label(value) : value}
      count={count}
      {...shared}
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

function Tick(props: Shared & { term: string; name: string; count: number }) {
  const { filter, onFilter, term, name, count } = props;
  return (
    <label class="small tick">
      <input type="checkbox" checked={hasTerm(filter, term)} onChange={() => onFilter(toggleTerm(filter, term))} />
      <span>{name}</span>
      <span class="count">{count}</span>
    </label>
  );
}
