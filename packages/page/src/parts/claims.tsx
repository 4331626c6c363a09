// Every value that is reported for a role, with the outlets that report it.
import type { EventDetail } from '@cellwire/api/schema';
import { formatValue, type Value } from '../text/format-value.js';
import { label } from '../text/labels.js';
import { type Column, DataTable } from './data-table.js';
import { ArticleLink } from './links.js';

type Claim = EventDetail['claims'][number];
type Articles = ReadonlyMap<string, { outlet: string | null; url: string | null }>;

/** Claims as a table; the values that the event shows are marked. */
export function Claims(props: { claims: Claim[]; articles: Articles }) {
  return (
    <DataTable
      caption="Every reported value with its outlets"
      columns={columnsFor(props.articles)}
      rows={props.claims}
    />
  );
}

const columnsFor = (articles: Articles): Column<Claim>[] => [
  { id: 'role', head: 'Role', value: c => label(c.role) },
  {
    id: 'value',
    head: 'Value',
    value: c => {
      const also = c.also.map(sum => formatValue(sum as Value)).join(', ');
      return formatValue(c.value as Value) + (also && ` (${also})`);
    },
  },
  {
    id: 'shown',
    head: 'Shown',
    value: c => (c.canonical ? 1 : 0),
    show: c => (c.canonical ? <span class="badge good">shown</span> : 'also reported'),
  },
  { id: 'outlets', head: 'Outlets', value: c => c.outlets, isNumber: true },
  {
    id: 'articles',
    head: 'Reported by',
    value: c => c.articles.length,
    show: c =>
      c.articles.map((id, i) => (
        <span key={id}>
          {i ? ', ' : ''}
          <ArticleLink url={articles.get(id)?.url}>{articles.get(id)?.outlet ?? id}</ArticleLink>
        </span>
      )),
  },
];
