// Today: what is new and what changed its status since the reader's last visit, exits from joint ventures on top.
import type { Answer } from '@cellwire/api/schema';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { address } from '../api/client.js';
import { useJson } from '../api/use-json.js';
import { Await, Empty } from '../parts/await.js';
import { EventCard } from '../parts/event-card.js';
import { ExitCard } from '../parts/exit-card.js';
import { LiveNotice } from '../parts/live-notice.js';
import { View } from '../parts/view.js';
import { beginVisit, markSeen, noteShown } from '../state/last-visit.js';
import { formatInstant } from '../text/format-date.js';
import { counted } from '../text/labels.js';

type Today = Answer<'today'>;

/** The first view of the morning. `?since=2026-02-01` looks back to a day instead of the last visit. */
export function TodayView() {
  const { query, route } = useLocation();
  const [visit, setVisit] = useState(() => beginVisit(Date.now()));
  const since = query.since ? `${query.since}T00:00:00Z` : visit;
  const today = useJson<Today>(address('/api/today', { since }));
  const shown = today.state.is === 'ready' ? today.state.value : null;
  useEffect(() => {
    if (shown) noteShown(shown.until, Date.now());
  }, [shown]);
  return (
    <View
      title="Today"
      lead={shown ? `Since ${formatInstant(shown.since)}` : 'What is new since your last visit'}
      actions={
        <>
          <label class="row small">
            Look back to
            <input
              type="date"
              value={query.since ?? ''}
              onChange={event => route(address('/', { since: event.currentTarget.value }), true)}
            />
          </label>
          {shown ? (
            <button
              type="button"
              onClick={() => {
                markSeen(shown.until, Date.now());
                setVisit(shown.until);
                route('/', true);
              }}
            >
              Mark all as seen
            </button>
          ) : null}
        </>
      }
    >
      {shown ? <LiveNotice after={shown.cursor} onShow={today.reload} /> : null}
      <Await of={today} what="news">
        {value => <News today={value} />}
      </Await>
    </View>
  );
}

function News(props: { today: Today }) {
  const { exits, events, counts, more } = props.today;
  const others = events.filter(e => !e.is_exit || e.exits.length === 0);
  const fresh = others.filter(e => e.change === 'new');
  const changed = others.filter(e => e.change !== 'new');
  if (!exits.length && !events.length)
    return (
      <Empty>
        <p>
          Nothing new. <a href="/events">All events</a> are a step away, or look back further above.
        </p>
      </Empty>
    );
  return (
    <div class="stack">
      <p role="status">
        {counted(counts.new_exits, 'new exit')}, {counted(counts.new_events, 'new event')},{' '}
        {counted(counts.status_changes, 'change')} of status
      </p>
      <Section title="Exits from joint ventures" none="No partner left a joint venture." id="exits">
        {exits.map(exit => (
          <ExitCard key={exit.exit} exit={exit} previous={exit.previous_status} />
        ))}
      </Section>
      <p>
        <a href="/exits">All exits</a>
      </p>
      <Section title="New events" none="No other new event." id="new">
        {fresh.map(event => (
          <EventCard key={event.event} event={event} />
        ))}
      </Section>
      <Section title="Changes" none="No other event changed." id="changes">
        {changed.map(event => (
          <EventCard key={event.event} event={event} previous={event.previous_status} />
        ))}
      </Section>
      {more ? (
        <p>
          There is more than fits here: <a href="/events?sort=updated">all events, latest first</a>.
        </p>
      ) : null}
    </div>
  );
}

function Section(props: { title: string; none: string; id: string; children: preact.ComponentChild[] }) {
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.children.length ? props.children : <p class="quiet">{props.none}</p>}
    </section>
  );
}
