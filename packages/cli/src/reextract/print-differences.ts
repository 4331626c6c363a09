// What re-extraction changes, event by event.
import { eventText } from '@cellwire/extraction';
import type { Mention } from '@cellwire/model';
import type { Reextracted } from '@cellwire/resolve-events';
import { canonicalJson } from '@cellwire/store';
import { printJson, printLine, safe } from '../print.js';

type RecordedEvent = NonNullable<Reextracted['resolved']>['events'][number];
type EventChange = 'new' | 'gone' | 'merged' | 'changed';

interface EventDifference {
  event: string;
  is: EventChange;
  /** The event it is part of now. */
  into?: string;
  before: Told | null;
  after: Told | null;
}
interface Told {
  type: string;
  status: Mention['status'];
  date: string | null;
  arguments: Mention['arguments'];
}

/** Prints the differences of one batch, before it is written; answers how many events say something else. */
export function printDifferences({ differences, resolved }: Reextracted, json: boolean): number {
  const events = (resolved?.events ?? []).flatMap(eventDifference);
  if (json) {
    for (const d of differences) printJson({ article: d.article, added: d.added, removed: d.removed });
    for (const e of events) printJson(e);
    return events.length;
  }
  for (const { article, added, removed } of differences) {
    printLine(safe(article));
    for (const m of removed) printLine(`  - ${safe(eventText(m))}`);
    for (const m of added) printLine(`  + ${safe(eventText(m))}`);
  }
  for (const e of events) {
    printLine(`${e.event} ${e.is}${e.into ? ` into ${e.into}` : ''}`);
    if (e.before) printLine(`  - ${safe(eventText(e.before))}`);
    if (e.after) printLine(`  + ${safe(eventText(e.after))}`);
  }
  return events.length;
}

/** Events that say what they said are left out: only the evidence behind them has moved. */
function eventDifference({ id, state, before, into }: RecordedEvent): EventDifference[] {
  const after = state.state === 'live' ? toldOf(state) : null;
  const was = before?.state === 'live' ? toldOf(before) : null;
  if (canonicalJson(was) === canonicalJson(after)) return [];
  const is = into ? 'merged' : was === null ? 'new' : after === null ? 'gone' : 'changed';
  return [{ event: id, is, ...(into ? { into } : {}), before: was, after }];
}

const toldOf = ({ type, status, date, arguments: args }: Told): Told => ({ type, status, date, arguments: args });
