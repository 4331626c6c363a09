// The page as a whole: head, navigation, the view of the address, foot.

import { useState } from 'preact/hooks';
import { ErrorBoundary, LocationProvider, lazy, Route, Router, useLocation } from 'preact-iso';
import { KeysDialog, useKeys } from './parts/keys.js';
import { ThemeChoice } from './parts/theme-choice.js';
import { EventView } from './views/event.js';
import { EventsView } from './views/events.js';
import { ExitView } from './views/exit.js';
import { ExitsView } from './views/exits.js';
import { CompaniesView, VenturesView } from './views/names.js';
import { NotFoundView } from './views/not-found.js';
import { OperationsView } from './views/operations.js';
import { SourcesView } from './views/sources.js';
import { TodayView } from './views/today.js';

// What draws charts comes when it is asked for: the first paint does not wait for it.
const ChartsView = lazy(() => import('./views/charts.js').then(m => m.ChartsView));
const CompanyView = lazy(() => import('./views/company.js').then(m => m.CompanyView));
const VentureView = lazy(() => import('./views/venture.js').then(m => m.VentureView));

const NAV = [
  ['/', 'Today'],
  ['/events', 'Events'],
  ['/companies', 'Companies'],
  ['/ventures', 'Ventures'],
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
      <Route path="/" component={TodayView} />
      <Route path="/events" component={EventsView} />
      <Route path="/events/:id" component={EventView} />
      <Route path="/exits" component={ExitsView} />
      <Route path="/exits/:id" component={ExitView} />
      <Route path="/companies" component={CompaniesView} />
      <Route path="/companies/:id" component={CompanyView} />
      <Route path="/ventures" component={VenturesView} />
      <Route path="/ventures/:id" component={VentureView} />
      <Route path="/charts" component={ChartsView} />
      <Route path="/sources" component={SourcesView} />
      <Route path="/operations" component={OperationsView} />
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
