// Saved filters: those of the server, feeds of the present one, and "alert me".
import type { Answer } from '@cellwire/api/schema';
import { useState } from 'preact/hooks';
import { address, type Problem, sendJson } from '../api/client.js';
import { useJson } from '../api/use-json.js';
import { isAdmin, useSession } from '../state/use-session.js';

/** Lists, saves and forgets filters. Saving and alerts want an admin token; without one the way to it is said. */
export function SavedFilters(props: { filter: string; onFilter: (filter: string) => void }) {
  const { filter, onFilter } = props;
  const admin = isAdmin(useSession());
  const saved = useJson<Answer<'listFilters'>>('/api/filters');
  const filters = saved.state.is === 'ready' ? saved.state.value.filters : [];
  return (
    <section aria-labelledby="saved" class="stack">
      <h2 id="saved">Saved filters</h2>
      {filters.length ? (
        <ul class="plain">
          {filters.map(f => (
            <li key={f.id} class="row spread">
              <button type="button" class="link" onClick={() => onFilter(f.filter)} title={f.filter}>
                {f.name}
              </button>
              {admin ? <Forget name={f.name} onDone={saved.reload} /> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p class="quiet small">None yet.</p>
      )}
      <Feeds filter={filter} />
      {admin ? (
        <Keep filter={filter} onDone={saved.reload} />
      ) : (
        <p class="quiet small">
          To save filters and be alerted, <a href="/operations">sign in</a> with an admin token, or use{' '}
          <code>cellwire alerts add</code>.
        </p>
      )}
    </section>
  );
}

function Feeds(props: { filter: string }) {
  const query = { q: props.filter };
  return (
    <p class="small row">
      Follow this filter:
      {(['rss', 'atom', 'json', 'ics'] as const).map(format => (
        <a key={format} href={address(`/api/feed.${format}`, query)}>
          {{ rss: 'RSS', atom: 'Atom', json: 'JSON Feed', ics: 'Calendar' }[format]}
        </a>
      ))}
    </p>
  );
}

function Forget(props: { name: string; onDone: () => void }) {
  const forget = async () => {
    await sendJson('DELETE', `/api/filters/${encodeURIComponent(props.name)}`);
    props.onDone();
  };
  return (
    <button type="button" class="link small" onClick={() => void forget()} aria-label={`Forget ${props.name}`}>
      Forget
    </button>
  );
}

/** Saves the present filter, and subscribes an address to it when one is given: a web address or mailto:. */
function Keep(props: { filter: string; onDone: () => void }) {
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [said, setSaid] = useState<{ is: 'done'; secret: string | null } | { is: 'problem'; problem: Problem } | null>(
    null,
  );
  const save = async () => {
    const kept = await sendJson<Answer<'saveFilter'>>('POST', '/api/filters', { name, filter: props.filter });
    if (kept.is === 'problem') return setSaid(kept);
    props.onDone();
    if (!url.trim()) return setSaid({ is: 'done', secret: null });
    const body = { name: name.trim(), filter: props.filter, url: url.trim() };
    const made = await sendJson<Answer<'addSubscription'>>('POST', '/api/subscriptions', body);
    setSaid(made.is === 'problem' ? made : { is: 'done', secret: made.value.secret ?? null });
  };
  return (
    <form
      class="stack small"
      onSubmit={event => {
        event.preventDefault();
        void save();
      }}
    >
      <label>
        Name
        <input required maxLength={64} value={name} onInput={e => setName(e.currentTarget.value)} />
      </label>
      <label>
        Alert me at (web address or mailto:, optional)
        <input type="text" inputMode="url" value={url} onInput={e => setUrl(e.currentTarget.value)} />
      </label>
      <button type="submit">Save this filter</button>
      <div role="status">
        {said?.is === 'problem' ? <p class="badge bad">{said.problem.detail}</p> : null}
        {said?.is === 'done' ? <p>Saved.{said.secret ? ' The signing secret, shown once:' : ''}</p> : null}
        {said?.is === 'done' && said.secret ? <code>{said.secret}</code> : null}
      </div>
    </form>
  );
}
