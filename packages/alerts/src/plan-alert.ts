// Updates settle: what a subscription is due when one of its alerts on the subject may still be waiting. Pure.
import type { AlertType } from '@cellwire/model';
import type { Filter } from '@cellwire/query';
import {
  changedFigures,
  type DecideOptions,
  type Decision,
  decideAlert,
  type LastTold,
  type SubjectState,
} from './decide-alert.js';

/** What a subscription has been told of a subject, and what waits to be sent. */
export interface Standing<Key> {
  sent: LastTold | null;
  waiting: { key: Key; type: AlertType; told: LastTold } | null;
}

/** Nothing; an alert, perhaps in place of the waiting one; or the waiting one taken back, since all is as it was. */
export type Plan<Key> =
  | { is: 'nothing' }
  | { is: 'send'; decision: Decision; replaces: Key | null }
  | { is: 'withdraw'; waiting: Key };

/** A waiting update is replaced by the next one, which then tells of both; one that is undone meanwhile is taken back. */
export function planAlert<Key>(
  filter: Filter,
  state: SubjectState,
  standing: Standing<Key>,
  options: DecideOptions,
): Plan<Key> {
  const { sent, waiting } = standing;
  if (!waiting || !sent || !waiting.type.endsWith('.updated'))
    return planOn<Key>(decideAlert(filter, state, waiting?.told ?? sent, options), null);
  const isClosed = state.corrected === 'merged' || state.corrected === 'rejected';
  if (!isClosed && saysSame(waiting.told, state)) return { is: 'nothing' };
  if (!state.corrected && saysSame(sent, state)) return { is: 'withdraw', waiting: waiting.key };
  return planOn(decideAlert(filter, state, sent, options), waiting.key);
}

const planOn = <Key>(decision: Decision | null, replaces: Key | null): Plan<Key> =>
  decision ? { is: 'send', decision, replaces } : { is: 'nothing' };

const saysSame = (told: LastTold, state: SubjectState): boolean =>
  told.status === state.status && changedFigures(told.figures, state.figures).length === 0;
