// One company: its events along time, partners, joint ventures, plants.
import type { Answer } from '@cellwire/api/schema';
import { address } from '../api/client.js';
import { useJson } from '../api/use-json.js';
import { Await } from '../parts/await.js';
import { BriefList } from '../parts/brief-list.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { hrefOf } from '../parts/links.js';
import { NameLinks } from '../parts/name-links.js';
import { PlantTable } from '../parts/plant-table.js';
import { View } from '../parts/view.js';
import { termOf } from '../text/filter-terms.js';
import { counted, label } from '../text/labels.js';

type Company = Answer<'getCompany'>;
type Partner = Company['partners'][number];

const PARTNER_COLUMNS: Column<Partner>[] = [
  { id: 'name', head: 'Partner', value: p => p.name, show: p => <a href={hrefOf('companies', p.name)}>{p.name}</a> },
  {
    id: 'ventures',
    head: 'Joint ventures',
    value: p => p.ventures.join(', '),
    show: p => <NameLinks kind="ventures" names={p.ventures} />,
  },
  { id: 'events', head: 'Events', value: p => p.events, isNumber: true },
];

/** The view at /companies/NAME. */
export function CompanyView(props: { id?: string }) {
  const name = props.id ?? '';
  const company = useJson<Company>(`/api/companies/${encodeURIComponent(name)}`);
  const title = company.state.is === 'ready' ? company.state.value.company : name;
  return (
    <View
      title={title}
      actions={
        <a class="button" href={address('/events', { q: termOf('company', title) })}>
          Its events as a table
        </a>
      }
    >
      <Await of={company} what="company">
        {value => <Found company={value} />}
      </Await>
    </View>
  );
}

function Found(props: { company: Company }) {
  const { company } = props;
  const facts: [string, preact.ComponentChild][] = [
    ['Kind', company.kinds.map(label).join(', ')],
    ['Country', company.country],
    ['Parent', company.parent ? <a href={hrefOf('companies', company.parent)}>{company.parent}</a> : null],
    ['Also called', company.aliases.join(', ')],
    ['Events', counted(company.events, 'event')],
    ['Exits', counted(company.exits, 'exit')],
    [
      'Joint ventures',
      company.ventures.length ? <NameLinks kind="ventures" names={company.ventures.map(v => v.name)} /> : null,
    ],
  ];
  return (
    <div class="stack">
      <dl class="facts">
        {facts.map(([name, value]) =>
          value ? (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ) : null,
        )}
      </dl>
      <section aria-labelledby="events">
        <h2 id="events">Events</h2>
        <BriefList of={company.company} events={company.timeline} />
      </section>
      {company.partners.length ? (
        <section aria-labelledby="partners">
          <h2 id="partners">Partners</h2>
          <DataTable caption="Who shares a joint venture with it" columns={PARTNER_COLUMNS} rows={company.partners} />
        </section>
      ) : null}
      {company.plants.length ? (
        <section aria-labelledby="plants">
          <h2 id="plants">Plants</h2>
          <PlantTable caption="Its plants and their state" plants={company.plants} />
        </section>
      ) : null}
    </div>
  );
}
