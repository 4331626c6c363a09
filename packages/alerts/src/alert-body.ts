// The body of an alert: what changed, as consumers receive it, cut to under 20 kB.
import type { AlertBody } from '@cellwire/model';
import type { AlertMessage } from './alert-message.js';
import type { Decision, FigureChange } from './decide-alert.js';
import { BUDGET, cutList, cutText, cutUrl } from './fit-alert.js';
import type { AlertableChange } from './recorded-changes.js';

/** The body of a stored alert; `alertBody` alone writes them. */
export const messageOf = (alert: { body: AlertBody }): AlertMessage => alert.body as AlertMessage;

/** Base URL of the page, for links; null where it is not known. */
export type PublicUrl = string | null;

/** Writes the body. `into` is the id that stands for a merged subject now. */
export function alertBody(
  change: AlertableChange,
  decision: Decision,
  { publicUrl, into }: { publicUrl: PublicUrl; into?: string | undefined },
): AlertMessage {
  const { state, evidence, venture, leaving } = change;
  const { type, previous, corrected, changes } = decision;
  return {
    type,
    timestamp: change.at.toISOString(),
    data: {
      id: state.id,
      status: state.status,
      ...(previous ? { previous } : {}),
      ...(corrected ? { corrected } : {}),
      ...(into && into !== state.id ? { into } : {}),
      ...(changes?.length ? { changes: cutList(changes.map(plainChange), BUDGET.changes) } : {}),
      headline: cutText(change.headline, BUDGET.headline),
      evidence: {
        sentence: cutText(evidence?.sentence ?? '', BUDGET.sentence),
        article: cutText(evidence?.article ?? '', BUDGET.id),
        outlet: evidence?.outlet ? cutText(evidence.outlet, BUDGET.outlet) : null,
        url: cutUrl(evidence?.url ?? null),
      },
      ...(venture === undefined ? {} : { venture: cutText(venture, BUDGET.venture) }),
      ...(leaving === undefined ? {} : { leaving: cutList(leaving, BUDGET.leaving) }),
      event: alertedEvent(change),
      link: linkTo(`${state.kind}s/${state.id}`, publicUrl),
    },
  };
}

const plainChange = ({ role, from, to }: FigureChange) => ({ role, from: [...from], to: [...to] });

function alertedEvent({ event: e }: AlertableChange): AlertMessage['data']['event'] {
  const steps = e.history.map(({ status, on, article }) => ({ status, on, article: cutText(article, BUDGET.id) }));
  // The latest steps are kept, in their order.
  const history = cutList(steps.slice(-10).reverse(), BUDGET.history).reverse();
  return {
    event: e.id,
    type: e.type,
    status: e.status,
    date: e.date,
    arguments: e.arguments,
    confidence: e.confidence,
    sources: e.sources,
    first_seen: e.firstSeenAt.toISOString(),
    last_seen: e.lastSeenAt.toISOString(),
    history,
  };
}

const linkTo = (path: string, publicUrl: PublicUrl): string | null =>
  publicUrl ? cutUrl(new URL(path, publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href) : null;
