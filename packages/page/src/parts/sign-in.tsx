// Signing in with an API token, and out again.
import { useState } from 'preact/hooks';
import { readToken } from '../state/token.js';
import { isAdmin, signIn, useSession } from '../state/use-session.js';

/** Says who the reader is, and takes a token. */
export function SignIn() {
  const session = useSession();
  const [token, setToken] = useState('');
  const hasToken = readToken() !== null;
  return (
    <section aria-labelledby="sign-in" class="stack">
      <h2 id="sign-in">You</h2>
      <p>
        {session?.name ? `Signed in with the token ${session.name}. ` : 'Reading without a token. '}
        {isAdmin(session)
          ? 'You may correct events, save filters and subscribe.'
          : 'To correct events, save filters and subscribe, use a token with the scope admin (cellwire tokens add NAME --scope admin).'}
      </p>
      {hasToken ? (
        <button type="button" onClick={() => signIn('')}>
          Sign out
        </button>
      ) : (
        <form
          class="row"
          onSubmit={event => {
            event.preventDefault();
            signIn(token);
          }}
        >
          <label>
            API token{' '}
            <input
              type="password"
              required
              autocomplete="off"
              value={token}
              onInput={e => setToken(e.currentTarget.value)}
            />
          </label>
          <button type="submit">Sign in</button>
        </form>
      )}
    </section>
  );
}
