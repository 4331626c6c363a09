// One event: its life, who plays which part, every report with the exact words, claims, relatives, how it was read.
import type { Answer } from '@cellwire/api/schema';
import { useJson } from '../api/use-json.js';
import { Await } from '../parts/await.js';
import { ExitBadge, StatusBadge, TypeBadge } from '../parts/badges.js';
import { Claims } from '../parts/claims.js';
import { Corrections } from '../parts/corrections.js';
import { Explanation } from '../parts/explanation.js';
import { Lifecycle } from '../parts/lifecycle.js';
import { hrefOf } from '../parts/links.js';
import { Reports } from '../parts/reports.js';
import { Roles } from '../parts/roles.js';
import { Versions } from '../parts/versions.js';
import { View } from '../parts/view.js';
import { formatDate, formatDay } from '../text/format-date.js';
import { counted, label } from '../text/labels.js';

export type EventDetail = Answer<'getEvent'>;

/** The view at /events/ID. */
export function EventView(props: { id?: string }) {
  const event = useJson<EventDetail>(`/api/events/${encodeURIComponent(props.id ?? '')}`);
  const title = event.state.is === 'ready' ? event.state.value.headline : 'Event';
  return (
    <View title={title}>
      <Await of={event} what="event">
        {value => <Found event={value} onChange={event.reload} />}
      </Await>
    </View>
  );
}

function Found(props: { event: EventDetail; onChange: () => void }) {
  const { event, onChange } = props;
  const roles = Object.keys(event.arguments);
  const articles = new Map(event.mentions.map(m => [m.article.article, m.article]));
  return (
    <div class="stack">
      <p class="row">
        <StatusBadge status={event.status} />
        <TypeBadge type={event.type} />
        {event.is_exit ? <ExitBadge /> : null}
        <span>{formatDate(event.date)}</span>
        <span class="quiet">
          {counted(event.sources, 'source')} · confidence {Math.round(event.confidence * 100)}% · first reported{' '}
          {formatDay(event.first_seen)}
        </span>
      </p>
      <div class="columns aside-end">
        <div class="stack">
          <section aria-labelledby="reports">
            <h2 id="reports">Reports</h2>
            <Reports mentions={event.mentions} roles={roles} />
          </section>
          <section aria-labelledby="claims">
            <h2 id="claims">Claims</h2>
            <Claims claims={event.claims} articles={articles} />
          </section>
          <Explanation event={event.event} />
          <Versions versions={event.versions} />
          <Corrections event={event} onDone={onChange} />
        </div>
        <aside class="stack" aria-label="At a glance">
          <section aria-labelledby="roles">
            <h2 id="roles">Who and what</h2>
            <Roles event={event} />
          </section>
          <section aria-labelledby="life">
            <h2 id="life">Its life</h2>
            <Lifecycle history={event.history} articleOf={id => articles.get(id) ?? null} />
          </section>
          <Relatives event={event} />
        </aside>
      </div>
    </div>
  );
}

function Relatives(props: { event: EventDetail }) {
  const { related_events, exits } = props.event;
  if (!related_events.length && !exits.length) return null;
  return (
    <section aria-labelledby="related">
      <h2 id="related">Related</h2>
      <ul>
        {exits.map(id => (
          <li key={id}>
            <a href={hrefOf('exits', id)}>The exit from the joint venture</a>
          </li>
        ))}
        {related_events.map(r => (
          <li key={r.event}>
            <a href={hrefOf('events', r.event)}>{r.headline}</a>{' '}
            <span class="quiet small">
              {label(r.type)}, {r.status}: {r.why}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
