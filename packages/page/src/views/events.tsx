// Events: the table behind the filter language. The address holds the whole state, so that it can be sent on.
import { useLocation } from 'preact-iso';
import type { EventPage } from '../api/answers.js';
import { address } from '../api/client.js';
import { useJson } from '../api/use-json.js';
import { Await, Empty } from '../parts/await.js';
import { EventCard } from '../parts/event-card.js';
import { View } from '../parts/view.js';

export function EventsView() {
  const { query } = useLocation();
  const events = useJson<EventPage>(address('/api/events', { filter: query.q }));
  return (
    <View title="Events">
      <Await of={events} what="events">
        {page =>
          page.events.length ? (
            page.events.map(e => <EventCard key={e.event} event={e} />)
          ) : (
            <Empty>No event matches.</Empty>
          )
        }
      </Await>
    </View>
  );
}
