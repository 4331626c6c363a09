// One joint venture: partners, ownership over time, exits, plants, its events along time.
import type { Answer } from '@cellwire/api/schema';
import { useJson } from '../api/use-json.js';
import { Ownership } from '../charts/ownership.js';
import { Await } from '../parts/await.js';
import { BriefList } from '../parts/brief-list.js';
import { ExitCard } from '../parts/exit-card.js';
import { NameLinks } from '../parts/name-links.js';
import { PlantTable } from '../parts/plant-table.js';
import { View } from '../parts/view.js';

type Venture = Answer<'getVenture'>;

/** The view at /ventures/NAME. */
export function VentureView(props: { id?: string }) {
  const name = props.id ?? '';
  const venture = useJson<Venture>(`/api/ventures/${encodeURIComponent(name)}`);
  return (
    <View title={venture.state.is === 'ready' ? venture.state.value.venture : name} lead="Joint venture">
      <Await of={venture} what="joint venture">
        {value => <Found venture={value} />}
      </Await>
    </View>
  );
}

function Found(props: { venture: Venture }) {
  const { venture } = props;
  return (
    <div class="stack">
      <dl class="facts">
        <dt>Partners</dt>
        <dd>{venture.partners.length ? <NameLinks kind="companies" names={venture.partners} /> : 'not known'}</dd>
        {venture.place || venture.country ? (
          <>
            <dt>Place</dt>
            <dd>{[venture.place, venture.country].filter(Boolean).join(', ')}</dd>
          </>
        ) : null}
        {venture.aliases.length ? (
          <>
            <dt>Also called</dt>
            <dd>{venture.aliases.join(', ')}</dd>
          </>
        ) : null}
      </dl>
      {venture.exit_details.length ? (
        <section aria-labelledby="exits">
          <h2 id="exits">Exits</h2>
          {venture.exit_details.map(exit => (
            <ExitCard key={exit.exit} exit={exit} />
          ))}
        </section>
      ) : null}
      <section aria-labelledby="ownership">
        <h2 id="ownership">Ownership over time</h2>
        <Ownership venture={venture.venture} steps={venture.ownership} />
      </section>
      {venture.plants.length ? (
        <section aria-labelledby="plants">
          <h2 id="plants">Plants</h2>
          <PlantTable caption="Its plants and their state" plants={venture.plants} />
        </section>
      ) : null}
      <section aria-labelledby="events">
        <h2 id="events">Events</h2>
        <BriefList of={venture.venture} events={venture.timeline} />
      </section>
    </div>
  );
}
