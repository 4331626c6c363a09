// One exit from a joint venture in a list.
import type { ExitItem } from '@cellwire/api/schema';
import { formatDate, formatDay } from '../text/format-date.js';
import { counted } from '../text/labels.js';
import { ExitBadge, StatusBadge } from './badges.js';
import { Quote } from './event-card.js';
import { hrefOf } from './links.js';

/** An exit as a card. `previous` is the status before the one it has now. */
export function ExitCard(props: { exit: ExitItem; previous?: string | null }) {
  const { exit, previous } = props;
  const { sentence, article, outlet, url } = exit;
  return (
    <article class="card exit">
      <h3>
        <a href={hrefOf('exits', exit.exit)}>{exit.headline}</a>
      </h3>
      <p class="row small">
        {previous && previous !== exit.status ? (
          <>
            <StatusBadge status={previous} /> <span aria-hidden="true">→</span>
            <span class="hidden-text">then</span>
          </>
        ) : null}
        <StatusBadge status={exit.status} />
        <ExitBadge />
        <span class="quiet">{formatDate(exit.date)}</span>
      </p>
      <Quote evidence={sentence === null ? null : { sentence, article: article ?? '', outlet, url }} />
      <p class="quiet small">
        {counted(exit.sources, 'source')} · {counted(exit.events.length, 'event')} · first reported{' '}
        {formatDay(exit.first_seen)}
      </p>
    </article>
  );
}
