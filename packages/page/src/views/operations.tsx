// Operations: what the stages have to do, what is in quarantine, whether alerts get through.
import type { Answer } from '@cellwire/api/schema';
import { useJson } from '../api/use-json.js';
import { Await, Empty } from '../parts/await.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { SignIn } from '../parts/sign-in.js';
import { View } from '../parts/view.js';
import { formatInstant, fromNow } from '../text/format-date.js';
import { counted } from '../text/labels.js';

type Operations = Answer<'operations'>;
type Stage = Operations['stages'][number];
type Held = Operations['quarantine'][number];

const HELD_COLUMNS: Column<Held>[] = [
  { id: 'id', head: 'What', value: h => h.id },
  { id: 'stage', head: 'Stage', value: h => h.stage },
  { id: 'why', head: 'Why', value: h => h.why },
  { id: 'attempts', head: 'Attempts', value: h => h.attempts, isNumber: true },
  { id: 'crashes', head: 'Crashes', value: h => h.crashes, isNumber: true },
];

/** The view at /operations. */
export function OperationsView() {
  const operations = useJson<Operations>('/api/operations');
  return (
    <View
      title="Operations"
      actions={
        <button type="button" onClick={operations.reload}>
          Ask again
        </button>
      }
    >
      <Await of={operations} what="operations">
        {value => <Found operations={value} />}
      </Await>
      <SignIn />
    </View>
  );
}

function Found(props: { operations: Operations }) {
  const { stages, quarantine, deliveries, health, now, last_recorded_at, store } = props.operations;
  return (
    <div class="stack">
      <p class="quiet">
        At {formatInstant(now)}, on {store === 'embedded' ? 'the embedded store' : 'Postgres'};{' '}
        {last_recorded_at ? `last recorded ${fromNow(last_recorded_at, new Date(now))}` : 'nothing recorded yet'}
      </p>
      <section aria-labelledby="health">
        <h2 id="health">Open troubles</h2>
        {health.length ? (
          <ul>
            {health.map(h => (
              <li key={`${h.kind} ${h.subject} ${h.opened_at}`}>
                <span class="badge bad">{h.kind}</span> {h.subject}: {h.message}{' '}
                <span class="quiet small">since {formatInstant(h.opened_at)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p>None.</p>
        )}
      </section>
      <section aria-labelledby="stages">
        <h2 id="stages">Queue</h2>
        <DataTable caption="Work of each stage" columns={stageColumns(new Date(now))} rows={stages} />
      </section>
      <section aria-labelledby="quarantine">
        <h2 id="quarantine">Quarantine</h2>
        {quarantine.length ? (
          <DataTable caption="Held back, with the reason" columns={HELD_COLUMNS} rows={quarantine} />
        ) : (
          <Empty>Nothing is held back.</Empty>
        )}
      </section>
      <section aria-labelledby="deliveries">
        <h2 id="deliveries">Deliveries</h2>
        <p>
          {counted(deliveries.delivered_24h, 'alert')} delivered in 24 hours, {deliveries.waiting} waiting,{' '}
          {deliveries.failed_24h} given up.
        </p>
        {deliveries.disabled.length ? (
          <p>
            <span class="badge bad">switched off</span> {deliveries.disabled.join(', ')}
          </p>
        ) : null}
      </section>
    </div>
  );
}

const stageColumns = (now: Date): Column<Stage>[] => [
  { id: 'stage', head: 'Stage', value: s => s.stage },
  { id: 'due', head: 'Due', value: s => s.due, isNumber: true },
  { id: 'leased', head: 'At work', value: s => s.leased, isNumber: true },
  { id: 'quarantined', head: 'In quarantine', value: s => s.quarantined, isNumber: true },
  {
    id: 'oldest',
    head: 'Oldest due',
    value: s => s.oldest_due,
    show: s => (s.oldest_due ? fromNow(s.oldest_due, now) : '–'),
  },
];
