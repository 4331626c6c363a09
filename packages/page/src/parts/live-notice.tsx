// Says that something was recorded since the view was loaded, and shows it when the reader wishes.
import { useEffect, useState } from 'preact/hooks';
import { type Change, watchChanges } from '../api/watch-changes.js';
import { counted } from '../text/labels.js';

/** Counts the events that are new or changed since a cursor of the stream of changes; nothing moves by itself. */
export function LiveNotice(props: { after: string; onShow: () => void }) {
  const { after, onShow } = props;
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const abort = new AbortController();
    setFresh(new Set());
    watchChanges(
      after,
      change => {
        if (isNews(change)) setFresh(before => new Set(before).add(change.id));
      },
      abort.signal,
    );
    return () => abort.abort();
  }, [after]);
  if (!fresh.size) return null;
  return (
    <p class="notice row" role="status">
      {counted(fresh.size, 'event')} changed since this was loaded.
      <button type="button" onClick={onShow}>
        Show
      </button>
    </p>
  );
}

/** A new event, another status, or a correction by a person; what re-reading the archive changed is no news. */
const isNews = ({ kind, version, status, previous_status: previous, cause }: Change): boolean =>
  kind === 'event' &&
  cause !== 'reextraction' &&
  (version === 1 || status !== previous || ['merge', 'split', 'reject', 'restore'].includes(cause));
