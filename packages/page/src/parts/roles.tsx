// The canonical values of an event by role; companies and ventures lead to their views.
import type { EventItem } from '@cellwire/api/schema';
import { formatDate } from '../text/format-date.js';
import { formatValue, type Value } from '../text/format-value.js';
import { label } from '../text/labels.js';
import { hrefOf } from './links.js';

const DATE_ROLES = new Set(['period', 'start']);

/** Roles with their values, in the order of the event. */
export function Roles(props: { event: EventItem }) {
  const { event } = props;
  return (
    <dl class="facts">
      {Object.entries(event.arguments).map(([role, values]) => (
        <>
          <dt>{label(role)}</dt>
          <dd>
            {values.map((value, i) => (
              <div key={JSON.stringify(value) + i}>
                <RoleValue role={role} value={value as Value} event={event} />
              </div>
            ))}
          </dd>
        </>
      ))}
    </dl>
  );
}

function RoleValue(props: { role: string; value: Value; event: EventItem }) {
  const { role, value, event } = props;
  if (typeof value !== 'string') return <>{formatValue(value)}</>;
  if (event.ventures.includes(value)) return <a href={hrefOf('ventures', value)}>{value}</a>;
  if (event.companies.includes(value)) return <a href={hrefOf('companies', value)}>{value}</a>;
  return <>{DATE_ROLES.has(role) ? formatDate(value) : value}</>;
}
