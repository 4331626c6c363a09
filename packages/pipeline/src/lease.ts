// A living process's hold on its rows: renewed until the work is over, given up at the deadline.
import type { Stage } from '@cellwire/model';
import { renewLease, type Store } from '@cellwire/store';
import type { StageRules } from './stages.js';

export interface HeldLease {
  signal: AbortSignal;
  /** Why the work should end: the deadline, somebody else has the row, or the process stops in a hurry; undefined while all is well. */
  readonly lost: 'deadline' | 'taken' | 'hurry' | undefined;
  /** Settles when the lease is lost; never before. */
  whenLost: Promise<void>;
  release(): void;
}

const WHY = {
  deadline: (rules: StageRules) => `took longer than ${rules.deadlineMs / 1000} s`,
  taken: () => 'the lease was taken over',
  hurry: () => STOPPED,
};

/** Reason of a row that is given back because its process ends. */
export const STOPPED = 'its process was told to stop';

/** Renews the lease three times in its own length, and aborts when it is lost or the deadline passes. */
export function holdLease(
  store: Store,
  stage: Stage,
  lease: { ids: readonly string[]; token: string; rules: StageRules; hurry?: AbortSignal | undefined },
): HeldLease {
  const { ids, token, rules, hurry } = lease;
  const controller = new AbortController();
  let lost: HeldLease['lost'];
  let tellLost: () => void = () => {};
  const whenLost = new Promise<void>(resolve => {
    tellLost = resolve;
  });
  const lose = (why: keyof typeof WHY) => {
    if (lost) return;
    lost = why;
    release();
    controller.abort(new Error(WHY[why](rules)));
    tellLost();
  };
  const renew = async () => {
    const until = new Date(store.clock.now().getTime() + rules.leaseMs);
    // While the database is away the lease can't be renewed; if somebody takes the row meanwhile, the result is refused.
    const held = await renewLease(store, stage, ids, { token, until }).catch(() => ids.length);
    if (held < ids.length) lose('taken');
  };
  const beat = setInterval(() => void renew(), rules.leaseMs / 3);
  const end = setTimeout(() => lose('deadline'), rules.deadlineMs);
  const hasten = () => lose('hurry');
  hurry?.addEventListener('abort', hasten, { once: true });
  const release = () => {
    hurry?.removeEventListener('abort', hasten);
    clearInterval(beat);
    clearTimeout(end);
  };
  if (hurry?.aborted) hasten();
  return {
    signal: controller.signal,
    get lost() {
      return lost;
    },
    whenLost,
    release,
  };
}
