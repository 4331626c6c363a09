// A list that comes in pages: the first at once, the next ones on demand, appended.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { address, getJson, type Problem } from './client.js';

export interface Pages<P> {
  pages: P[];
  isLoading: boolean;
  problem: Problem | null;
  /** Gets the next page; null on the last one and while one is on its way. */
  more: (() => void) | null;
  reload: () => void;
}

type Query = Record<string, string | number | null | undefined>;

/** Lists a path by cursor. A change of path or query begins anew; a late answer to an older one is dropped. */
export function usePages<P extends { next: string | null }>(path: string, query: Query): Pages<P> {
  const key = address(path, query);
  const [state, setState] = useState<{ pages: P[]; isLoading: boolean; problem: Problem | null }>({
    pages: [],
    isLoading: true,
    problem: null,
  });
  const [round, setRound] = useState(0);
  const abort = useRef<AbortController | null>(null);
  const load = useCallback((from: string, before: P[]) => {
    abort.current?.abort();
    const own = new AbortController();
    abort.current = own;
    setState(old => ({ ...old, isLoading: true, problem: null }));
    getJson<P>(from, own.signal).then(
      answer => {
        if (own.signal.aborted) return;
        if (answer.is === 'ok') setState({ pages: [...before, answer.value], isLoading: false, problem: null });
        else setState({ pages: before, isLoading: false, problem: answer.problem });
      },
      () => undefined,
    );
  }, []);
  useEffect(() => {
    load(key, []);
    return () => abort.current?.abort();
  }, [key, round, load]);
  const next = state.pages.at(-1)?.next ?? null;
  return {
    ...state,
    more: next && !state.isLoading ? () => load(address(path, { ...query, cursor: next }), state.pages) : null,
    reload: useCallback(() => setRound(n => n + 1), []),
  };
}
