// Companies or ventures: those that events name, the most frequent first, with a search by name.
import type { Answer } from '@cellwire/api/schema';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { address } from '../api/client.js';
import { useJson } from '../api/use-json.js';
import { Await, Empty } from '../parts/await.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { hrefOf } from '../parts/links.js';
import { NameLinks } from '../parts/name-links.js';
import { View } from '../parts/view.js';
import { formatDay } from '../text/format-date.js';
import { counted, label } from '../text/labels.js';

type Company = Answer<'listCompanies'>['companies'][number];
type Venture = Answer<'listVentures'>['ventures'][number];
const LIMIT = 200;

const COMPANY_COLUMNS: Column<Company>[] = [
  {
    id: 'company',
    head: 'Company',
    value: c => c.company,
    show: c => <a href={hrefOf('companies', c.company)}>{c.company}</a>,
  },
  { id: 'kinds', head: 'Kind', value: c => c.kinds.map(label).join(', ') || null },
  { id: 'country', head: 'Country', value: c => c.country },
  { id: 'events', head: 'Events', value: c => c.events, isNumber: true },
  { id: 'exits', head: 'JV exits', value: c => c.exits, isNumber: true },
  {
    id: 'last',
    head: 'Last reported',
    value: c => c.last_seen,
    show: c => (c.last_seen ? formatDay(c.last_seen) : '–'),
  },
];
const VENTURE_COLUMNS: Column<Venture>[] = [
  {
    id: 'venture',
    head: 'Joint venture',
    value: v => v.venture,
    show: v => <a href={hrefOf('ventures', v.venture)}>{v.venture}</a>,
  },
  {
    id: 'partners',
    head: 'Partners',
    value: v => v.partners.join(', ') || null,
    show: v => (v.partners.length ? <NameLinks kind="companies" names={v.partners} /> : 'not known'),
  },
  { id: 'place', head: 'Place', value: v => v.place ?? v.country },
  { id: 'events', head: 'Events', value: v => v.events, isNumber: true },
  { id: 'exits', head: 'Exits', value: v => v.exits, isNumber: true },
  {
    id: 'last',
    head: 'Last reported',
    value: v => v.last_seen,
    show: v => (v.last_seen ? formatDay(v.last_seen) : '–'),
  },
];

/** The view at /companies?q=PART. */
export function CompaniesView() {
  const { query } = useLocation();
  const found = useJson<Answer<'listCompanies'>>(address('/api/companies', { q: query.q, limit: LIMIT }));
  return (
    <View title="Companies" lead={<a href="/ventures">Joint ventures</a>}>
      <Search path="/companies" what="company" />
      <Await of={found} what="companies">
        {({ companies, total }) =>
          companies.length ? (
            <DataTable
              caption={captionOf(total, companies.length, 'company', 'companies')}
              columns={COMPANY_COLUMNS}
              rows={companies}
            />
          ) : (
            <Empty>No company of that name is in the events.</Empty>
          )
        }
      </Await>
    </View>
  );
}

/** The view at /ventures?q=PART. */
export function VenturesView() {
  const { query } = useLocation();
  const found = useJson<Answer<'listVentures'>>(address('/api/ventures', { q: query.q, limit: LIMIT }));
  return (
    <View title="Joint ventures" lead={<a href="/companies">Companies</a>}>
      <Search path="/ventures" what="joint venture" />
      <Await of={found} what="joint ventures">
        {({ ventures, total }) =>
          ventures.length ? (
            <DataTable
              caption={captionOf(total, ventures.length, 'joint venture', 'joint ventures')}
              columns={VENTURE_COLUMNS}
              rows={ventures}
            />
          ) : (
            <Empty>No joint venture of that name is in the events.</Empty>
          )
        }
      </Await>
    </View>
  );
}

const captionOf = (total: number, shown: number, one: string, many: string): string =>
  total > shown
    ? `The first ${shown} of ${counted(total, one, many)}; search for the others`
    : counted(total, one, many);

function Search(props: { path: string; what: string }) {
  const { query, route } = useLocation();
  const [text, setText] = useState(query.q ?? '');
  return (
    <search>
      <form
        class="row head"
        onSubmit={event => {
          event.preventDefault();
          route(address(props.path, { q: text.trim() }));
        }}
      >
        <label>
          Part of the name{' '}
          <input type="search" value={text} maxLength={200} onInput={e => setText(e.currentTarget.value)} />
        </label>
        <button type="submit">Search for a {props.what}</button>
      </form>
    </search>
  );
}
