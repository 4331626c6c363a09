// One address of the API as a value of the view: loading, a problem, or the answer.
import { useCallback, useEffect, useState } from 'preact/hooks';
import { getJson, type Problem } from './client.js';

export type Loaded<T> =
  | { is: 'loading'; previous: T | null }
  | { is: 'problem'; problem: Problem }
  | { is: 'ready'; value: T };

export interface Resource<T> {
  state: Loaded<T>;
  reload: () => void;
}

/** Gets a path and again whenever it changes; an answer that a later path has overtaken is dropped. Null asks nothing and stays loading. */
export function useJson<T>(path: string | null): Resource<T> {
  const [state, setState] = useState<Loaded<T>>({ is: 'loading', previous: null });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (path === null) return;
    const abort = new AbortController();
    setState(before => ({ is: 'loading', previous: before.is === 'ready' ? before.value : null }));
    getJson<T>(path, abort.signal).then(
      answer => {
        if (!abort.signal.aborted)
          setState(
            answer.is === 'ok' ? { is: 'ready', value: answer.value } : { is: 'problem', problem: answer.problem },
          );
      },
      () => undefined,
    );
    return () => abort.abort();
  }, [path, round]);
  const reload = useCallback(() => setRound(n => n + 1), []);
  return { state, reload };
}
