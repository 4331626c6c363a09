// What stands where an answer will stand: shapes while it loads, the problem and its mend, or the answer itself.
import type { ComponentChildren } from 'preact';
import type { Resource } from '../api/use-json.js';
import { ProblemNotice } from './problem-notice.js';

/** Shows a resource. While it loads again, the former answer stays, faded. `what` names the thing in words: "events". */
export function Await<T>(props: { of: Resource<T>; what: string; children: (value: T) => ComponentChildren }) {
  const { state, reload } = props.of;
  if (state.is === 'problem') return <ProblemNotice problem={state.problem} what={props.what} onRetry={reload} />;
  if (state.is === 'ready') return <div aria-busy="false">{props.children(state.value)}</div>;
  if (state.previous !== null)
    return (
      <div class="busy" aria-busy="true">
        {props.children(state.previous)}
      </div>
    );
  return <Loading what={props.what} />;
}

/** Shapes in place of what is on its way; said aloud once. */
export function Loading(props: { what: string }) {
  return (
    <div role="status" aria-busy="true">
      <span class="hidden-text">Loading {props.what}</span>
      <span class="skeleton" />
      <span class="skeleton" />
      <span class="skeleton" />
    </div>
  );
}

/** Says that there is nothing, and what to do about it. */
export function Empty(props: { children: ComponentChildren }) {
  return <div class="notice">{props.children}</div>;
}
