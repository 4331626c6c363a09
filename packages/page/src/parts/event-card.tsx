// One event or exit in a list: headline, status, the sentence it rests on, and where that stands.
import type { EventItem } from '@cellwire/api/schema';
import { formatDate, formatDay } from '../text/format-date.js';
import { counted } from '../text/labels.js';
import { ExitBadge, StatusBadge, TypeBadge } from './badges.js';
import { ArticleLink, hrefOf } from './links.js';

/** An event as a card. `previous` is the status before the one it has now. */
export function EventCard(props: { event: EventItem; previous?: string | null }) {
  const { event, previous } = props;
  return (
    <article class={event.is_exit ? 'card exit' : 'card'}>
      <h3>
        <a href={hrefOf('events', event.event)}>{event.headline}</a>
      </h3>
      <p class="row small">
        {previous && previous !== event.status ? (
          <>
            <StatusBadge status={previous} /> <span aria-hidden="true">→</span>
            <span class="hidden-text">then</span>
          </>
        ) : null}
        <StatusBadge status={event.status} />
        <TypeBadge type={event.type} />
        {event.is_exit ? <ExitBadge /> : null}
        <span class="quiet">{formatDate(event.date)}</span>
      </p>
      <Quote evidence={event.evidence} />
      <p class="quiet small">
        {counted(event.sources, 'source')} · first reported {formatDay(event.first_seen)}
      </p>
    </article>
  );
}

/** A sentence of an article with its outlet. */
export function Quote(props: { evidence: EventItem['evidence'] }) {
  if (!props.evidence) return null;
  const { sentence, outlet, url } = props.evidence;
  return (
    <blockquote>
      {sentence}
      <footer class="small quiet">
        <ArticleLink url={url}>{outlet ?? 'article'}</ArticleLink>
      </footer>
    </blockquote>
  );
}
