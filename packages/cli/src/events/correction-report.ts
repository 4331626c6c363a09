// What a correction changed, for people and as JSON.
import type { Corrected } from '@cellwire/resolve-events';
import { countOf, printLine, safe, say } from '../print.js';

type Done = Extract<Corrected, { is: 'done' }>;
type Change = 'created' | 'changed' | 'merged' | 'rejected' | 'restored';

/** A correction's outcome. A dry run's is the same as the run's, without the number that the run gives it. */
export interface CorrectionReport {
  dry_run: boolean;
  correction: number | null;
  events: {
    event: string;
    is: Change;
    /** The event that it was merged into. */
    into?: string;
    headline: string;
    status: string;
    sources: number;
    mentions: string[];
  }[];
  exits: { exit: string; is: Change; into?: string; venture: string; leaving: string[]; status: string }[];
  /** Alerts by type. */
  alerts: Record<string, number>;
}

export function correctionReport(
  { correction, resolved }: Done,
  { isDryRun, alerts }: { isDryRun: boolean; alerts: Record<string, number> },
): CorrectionReport {
  return {
    dry_run: isDryRun,
    correction: isDryRun ? null : correction,
    events: resolved.events.map(({ id, state, before, into, records, isNew }) => ({
      event: id,
      is: changeOf(state.state, before?.state, isNew),
      ...(into ? { into } : {}),
      headline: state.headline,
      status: state.status,
      sources: state.sources,
      mentions: records.map(r => r.id),
    })),
    exits: resolved.exits.map(({ state, before, into, isNew }) => ({
      exit: state.id,
      is: changeOf(state.state, before?.state, isNew),
      ...(into ? { into } : {}),
      venture: state.venture,
      leaving: state.leaving,
      status: state.status,
    })),
    alerts,
  };
}

function changeOf(state: string, before: string | undefined, isNew: boolean): Change {
  if (state !== 'live') return state as Change;
  if (isNew) return 'created';
  return before === 'live' || before === undefined ? 'changed' : 'restored';
}

/** One line for each event and exit on stdout, the sum on stderr. */
export function printReport(report: CorrectionReport): void {
  for (const { event, is, into, headline, mentions } of report.events)
    printLine(`${event}  ${is}${into ? ` into ${into}` : ''}  ${safe(headline)}  [${mentions.map(safe).join(' ')}]`);
  for (const { exit, is, venture, leaving, status } of report.exits)
    printLine(`${exit}  ${is}  ${safe(leaving.join(', '))} leaving ${safe(venture)} (${status})`);
  const alerts = Object.values(report.alerts).reduce((a, b) => a + b, 0);
  const what = `${countOf(report.events.length, 'event')}, ${countOf(report.exits.length, 'exit')}, ${countOf(alerts, 'alert')}`;
  if (report.dry_run) say(`dry run: ${what} would change; nothing was changed`);
  else say(`correction ${report.correction}: ${what}; cellwire events undo ${report.correction} takes it back`);
}
