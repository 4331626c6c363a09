// Events: the table behind the filter language. The address holds the whole state, so that it can be sent on.
import type { Answer } from '@cellwire/api/schema';
import { useLocation } from 'preact-iso';
import { address } from '../api/client.js';
import { usePages } from '../api/use-pages.js';
import { Empty, Loading } from '../parts/await.js';
import { EventTable } from '../parts/event-table.js';
import { FacetList } from '../parts/facet-list.js';
import { FilterBox } from '../parts/filter-box.js';
import { FileLink } from '../parts/links.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { SavedFilters } from '../parts/saved-filters.js';
import { View } from '../parts/view.js';
import { counted } from '../text/labels.js';

type Page = Answer<'listEvents'>;
const EXPORTS = ['csv', 'jsonl', 'parquet'] as const;

/** The view at /events?q=FILTER&sort=ORDER&on=DAY. */
export function EventsView() {
  const { query, route } = useLocation();
  const { q = '', sort = 'seen', on, focus } = query;
  // A day ends when it ends: the table as it was known at its last second.
  const asOf = on ? `${on}T23:59:59Z` : undefined;
  const events = usePages<Page>('/api/events', { q, sort, as_of: asOf, limit: 100 });
  const go = (change: Record<string, string | undefined>) => {
    const next = { q, sort: sort === 'seen' ? undefined : sort, on, ...change };
    route(address('/events', next));
  };
  const problem = events.problem;
  const isFilterFault = problem?.status === 400 && problem.position !== undefined;
  return (
    <View
      title="Events"
      actions={EXPORTS.map(format => (
        <FileLink
          key={format}
          href={address(`/api/exports/events.${format}`, { q, as_of: asOf })}
          name={`events.${format}`}
        >
          {{ csv: 'CSV', jsonl: 'JSONL', parquet: 'Parquet' }[format]}
        </FileLink>
      ))}
    >
      <div class="stack">
        <FilterBox
          value={q}
          takesFocus={focus === 'filter'}
          fault={isFilterFault ? problem : null}
          onApply={filter => go({ q: filter })}
        />
        <div class="columns aside-start">
          <aside aria-label="Facets and saved filters">
            <Foldable title="Narrow down">
              <FacetList filter={q} asOf={asOf} onFilter={filter => go({ q: filter })} />
              <label class="small">
                As it was known on
                <input type="date" value={on ?? ''} onChange={e => go({ on: e.currentTarget.value || undefined })} />
              </label>
              <SavedFilters filter={q} onFilter={filter => go({ q: filter })} />
            </Foldable>
          </aside>
          <div>
            {problem && !isFilterFault ? (
              <ProblemNotice problem={problem} what="events" onRetry={events.reload} />
            ) : null}
            <Rows
              pages={events.pages}
              isLoading={events.isLoading}
              sort={sort}
              onSort={s => go({ sort: s })}
              hasProblem={problem !== null}
            />
            {events.more ? (
              <p>
                <button type="button" onClick={events.more}>
                  More events
                </button>
              </p>
            ) : null}
          </div>
        </div>
      </div>
    </View>
  );
}

function Rows(props: {
  pages: Page[];
  isLoading: boolean;
  hasProblem: boolean;
  sort: string;
  onSort: (sort: string) => void;
}) {
  const { pages, isLoading, hasProblem, sort, onSort } = props;
  const rows = pages.flatMap(p => p.events);
  if (!rows.length && isLoading) return <Loading what="events" />;
  if (!rows.length)
    return hasProblem ? null : (
      <Empty>
        <p>No event matches this filter. Take a term away, or look at all events.</p>
      </Empty>
    );
  const isWhole = pages.at(-1)?.next === null;
  return (
    <div class={isLoading ? 'busy' : undefined} aria-busy={isLoading}>
      <EventTable
        events={rows}
        sort={sort}
        onSort={onSort}
        caption={isWhole ? counted(rows.length, 'event') : `The first ${rows.length} events`}
      />
    </div>
  );
}

/** Open beside the table where there is room, folded above it on phones. */
function Foldable(props: { title: string; children: preact.ComponentChildren }) {
  const isWide = matchMedia('(min-width: 60rem)').matches;
  return (
    <details open={isWide}>
      <summary>{props.title}</summary>
      <div class="stack">{props.children}</div>
    </details>
  );
}
