// Sources: what is polled, how well, and what has fallen silent.
import type { Answer, SourceItem } from '@cellwire/api/schema';
import { useJson } from '../api/use-json.js';
import { Await, Empty } from '../parts/await.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { ArticleLink } from '../parts/links.js';
import { View } from '../parts/view.js';
import { formatInstant } from '../text/format-date.js';
import { counted } from '../text/labels.js';

const instant = (at: string | null) => (at ? <time dateTime={at}>{formatInstant(at)}</time> : '–');

const COLUMNS: Column<SourceItem>[] = [
  {
    id: 'outlet',
    head: 'Outlet',
    value: s => s.outlet,
    show: s => <ArticleLink url={s.homepage}>{s.outlet}</ArticleLink>,
  },
  { id: 'state', head: 'State', value: s => healthOf(s).word, show: s => <Health source={s} /> },
  { id: 'success', head: 'Last success', value: s => s.last_success, show: s => instant(s.last_success) },
  { id: 'item', head: 'Last item', value: s => s.last_item, show: s => instant(s.last_item) },
  { id: 'next', head: 'Next poll', value: s => s.next_poll, show: s => instant(s.enabled ? s.next_poll : null) },
  { id: 'articles', head: 'Articles in 7 days', value: s => s.articles_7d, isNumber: true },
  { id: 'failures', head: 'Failures in a row', value: s => s.failures, isNumber: true },
];

/** The view at /sources. */
export function SourcesView() {
  const sources = useJson<Answer<'listSources'>>('/api/sources');
  return (
    <View title="Sources">
      <Await of={sources} what="sources">
        {({ sources: rows, counts }) =>
          rows.length ? (
            <div class="stack">
              <p role="status">
                {counted(counts.enabled, 'source')} polled, {counts.failing} failing, {counts.silent} silent,{' '}
                {counts.all} in all
              </p>
              <DataTable caption="Every source and its health" columns={COLUMNS} rows={rows} />
            </div>
          ) : (
            <Empty>
              No sources yet: <code>cellwire sources add NAME URL</code>
            </Empty>
          )
        }
      </Await>
    </View>
  );
}

function healthOf(source: SourceItem): { word: string; tone: string } {
  if (!source.enabled) return { word: 'switched off', tone: 'plain' };
  if (source.failures > 0) return { word: 'failing', tone: 'bad' };
  if (source.silent) return { word: 'silent', tone: 'hot' };
  return source.last_success ? { word: 'well', tone: 'good' } : { word: 'not polled yet', tone: 'plain' };
}

function Health(props: { source: SourceItem }) {
  const { source } = props;
  const { word, tone } = healthOf(source);
  const troubles = [source.failures ? source.state_reason : null, ...source.health.map(h => h.message)].filter(Boolean);
  return (
    <>
      <span class={`badge ${tone}`}>{word}</span>
      {[...new Set(troubles)].map(text => (
        <p key={text} class="small">
          {text}
        </p>
      ))}
    </>
  );
}
