// Says that something was recorded since the view was loaded, and shows it when the reader wishes.
import type { Answer } from '@cellwire/api/schema';
import { useEffect, useState } from 'preact/hooks';
import { getJson } from '../api/client.js';
import { counted } from '../text/labels.js';

const ASK_MS = 30_000;

/** Asks for the number of recorded states every half minute while the window is looked at; nothing moves by itself. */
export function LiveNotice(props: { onShow: () => void }) {
  const [fresh, setFresh] = useState(0);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const watch = watchChanges(n => setFresh(n), abort.signal);
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void watch();
    }, ASK_MS);
    void watch();
    return () => {
      abort.abort();
      clearInterval(timer);
    };
  }, [round]);
  if (!fresh) return null;
  return (
    <p class="notice row" role="status">
      {counted(fresh, 'change')} since this was loaded.
      <button
        type="button"
        onClick={() => {
          setFresh(0);
          setRound(round + 1);
          props.onShow();
        }}
      >
        Show
      </button>
    </p>
  );
}

/** Counts what comes after the instant of the first call. */
function watchChanges(tell: (count: number) => void, signal: AbortSignal): () => Promise<void> {
  let since: string | null = null;
  return async () => {
    const path: string = since === null ? '/api/summary' : `/api/today?limit=1&since=${encodeURIComponent(since)}`;
    const answer = await getJson<Answer<'summary'> & Answer<'today'>>(path, signal).catch(() => null);
    if (answer?.is !== 'ok') return;
    if (since === null) since = answer.value.last_recorded_at;
    else {
      const { new_events, status_changes } = answer.value.counts;
      tell(new_events + status_changes);
    }
  };
}
