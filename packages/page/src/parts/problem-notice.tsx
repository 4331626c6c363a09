// A problem of the API in words, with the way out: try again, or give a token.
import { useState } from 'preact/hooks';
import type { Problem } from '../api/client.js';
import { keepToken } from '../state/token.js';

/** Says what went wrong with `what`; asks for a token where the server wants one. */
export function ProblemNotice(props: { problem: Problem; what: string; onRetry: () => void }) {
  const { problem, what, onRetry } = props;
  const needsToken = problem.status === 401 || problem.status === 403;
  return (
    <div class="notice problem" role="alert">
      <p>
        <strong>
          {problem.status === 404 ? 'Not found' : `The ${what} could not be loaded`}: {problem.title}
        </strong>
      </p>
      <p>{problem.detail}</p>
      {needsToken ? <TokenForm onGiven={onRetry} /> : null}
      {needsToken || problem.status === 404 ? null : (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

function TokenForm(props: { onGiven: () => void }) {
  const [token, setToken] = useState('');
  return (
    <form
      class="row"
      onSubmit={event => {
        event.preventDefault();
        keepToken(token);
        props.onGiven();
      }}
    >
      <label>
        API token{' '}
        <input type="password" autocomplete="off" value={token} onInput={e => setToken(e.currentTarget.value)} />
      </label>
      <button type="submit" class="main">
        Use it
      </button>
    </form>
  );
}
