// The page as a whole: head, navigation, the view of the address, foot.

import { useState } from 'preact/hooks';
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { KeysDialog, useKeys } from './parts/keys.js';
import { ThemeChoice } from './parts/theme-choice.js';
import { EventsView } from './views/events.js';
import { NotFoundView } from './views/not-found.js';

const NAV = [
  ['/', 'Today'],
  ['/events', 'Events'],
  ['/charts', 'Charts'],
  ['/sources', 'Sources'],
  ['/operations', 'Operations'],
] as const;

/** Links that lead to views; the API, its docs and feeds are left to the browser. */
const OURS = /^\/(?!api\/|docs(?:\/|$)|feeds\/)/;

/** The whole page. */
export function App() {
  return (
    <LocationProvider scope={OURS}>
      <Shell />
    </LocationProvider>
  );
}

function Shell() {
  const { path } = useLocation();
  const [fault, setFault] = useState<Error | null>(null);
  const keys = useKeys();
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href="/">
          <img src="/mark.svg" alt="" width="28" height="28" />
          Cellwire
        </a>
        <nav class="nav" aria-label="Views">
          <ul class="plain">
            {NAV.map(([href, name]) => (
              <li key={href}>
                <a href={href} aria-current={isCurrent(href, path) ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <ThemeChoice />
      </header>
      <main id="main" tabIndex={-1}>
        {fault ? <Broken fault={fault} /> : null}
        <ErrorBoundary onError={setFault}>
          <Views path={path} onLeave={() => setFault(null)} />
        </ErrorBoundary>
      </main>
      <footer class="foot row spread">
        <span>Every event carries the sentence it was read from.</span>
        <span class="row">
          <a href="/docs">API</a>
          <button type="button" class="link" onClick={keys.open}>
            Keys
          </button>
        </span>
      </footer>
      <KeysDialog keys={keys} />
    </>
  );
}

const isCurrent = (href: string, path: string): boolean =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);

function Views(props: { path: string; onLeave: () => void }) {
  // The router decodes the address and would throw on a broken one.
  if (!isDecodable(props.path)) return <NotFoundView />;
  return (
    <Router
      onRouteChange={() => {
        props.onLeave();
        scrollTo(0, 0);
      }}
    >
      <Route path="/events" component={EventsView} />
      <Route default component={NotFoundView} />
    </Router>
  );
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function Broken(props: { fault: Error }) {
  return (
    <div class="notice problem" role="alert">
      <p>
        <strong>This view could not be shown.</strong>
      </p>
      <p>{props.fault.message}</p>
      <button type="button" onClick={() => location.reload()}>
        Load the page again
      </button>
    </div>
  );
}
