// Ids of events as links, for tables.
import { hrefOf } from './links.js';

const SHOWN = 5;

/** The first ids and how many more there are. */
export function EventLinks(props: { events: readonly string[] }) {
  const { events } = props;
  return (
    <>
      {events.slice(0, SHOWN).map((id, i) => (
        <span key={id}>
          {i ? ', ' : ''}
          <a href={hrefOf('events', id)} class="mono small">
            {id}
          </a>
        </span>
      ))}
      {events.length > SHOWN ? ` and ${events.length - SHOWN} more` : ''}
    </>
  );
}
