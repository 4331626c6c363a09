// One exit from a joint venture: who leaves whom, its life, and the events that it was gathered from.
import type { Answer } from '@cellwire/api/schema';
import { useJson } from '../api/use-json.js';
import { Await } from '../parts/await.js';
import { ExitBadge, StatusBadge } from '../parts/badges.js';
import { EventCard, Quote } from '../parts/event-card.js';
import { Lifecycle } from '../parts/lifecycle.js';
import { hrefOf } from '../parts/links.js';
import { NameLinks } from '../parts/name-links.js';
import { View } from '../parts/view.js';
import { formatDate } from '../text/format-date.js';

type Exit = Answer<'getExit'>;

/** The view at /exits/ID. */
export function ExitView(props: { id?: string }) {
  const exit = useJson<Exit>(`/api/exits/${encodeURIComponent(props.id ?? '')}`);
  const title = exit.state.is === 'ready' ? exit.state.value.headline : 'Exit';
  return (
    <View title={title}>
      <Await of={exit} what="exit">
        {value => <Found exit={value} />}
      </Await>
    </View>
  );
}

function Found(props: { exit: Exit }) {
  const { exit } = props;
  const { sentence, article, outlet, url } = exit;
  const articles = new Map(
    [exit, ...exit.event_details.flatMap(e => e.evidence ?? [])].map(a => [
      a.article,
      { outlet: a.outlet, url: a.url },
    ]),
  );
  return (
    <div class="stack">
      <p class="row">
        <StatusBadge status={exit.status} />
        <ExitBadge />
        <span>{formatDate(exit.date)}</span>
      </p>
      <Quote evidence={sentence === null ? null : { sentence, article: article ?? '', outlet, url }} />
      <dl class="facts">
        <dt>Joint venture</dt>
        <dd>
          <a href={hrefOf('ventures', exit.venture)}>{exit.venture}</a>
        </dd>
        <dt>Leaving</dt>
        <dd>
          <NameLinks kind="companies" names={exit.leaving} />
        </dd>
        <dt>Staying</dt>
        <dd>{exit.staying.length ? <NameLinks kind="companies" names={exit.staying} /> : 'not known'}</dd>
        <dt>Sources</dt>
        <dd>{exit.sources}</dd>
      </dl>
      <section aria-labelledby="life">
        <h2 id="life">Its life</h2>
        <Lifecycle history={exit.history} articleOf={id => articles.get(id) ?? null} />
      </section>
      <section aria-labelledby="events">
        <h2 id="events">Events it was gathered from</h2>
        {exit.event_details.map(event => (
          <EventCard key={event.event} event={event} />
        ))}
      </section>
    </div>
  );
}
