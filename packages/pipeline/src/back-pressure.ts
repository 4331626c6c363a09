// Back-pressure: a stage that would only pile up work for a later one stands still until that has caught up.
import type { Stage } from '@cellwire/model';
import { listDue, PRIORITIES, type Priority, type Store } from '@cellwire/store';
import { type StageRules, stageRules } from './stages.js';

/** Whether a stage has to wait for a later one now, by its rules. Work waits only for what is as urgent as itself. */
export async function isHeldBack(
  store: Store,
  stage: Stage,
  { waitsFor }: Pick<StageRules, 'waitsFor'> = stageRules[stage],
  upTo: Priority = PRIORITIES.idle,
): Promise<boolean> {
  if (!waitsFor) return false;
  const due = await listDue(store, waitsFor.stage, { now: store.clock.now(), limit: waitsFor.above + 1, upTo });
  return due.length > waitsFor.above;
}

const FRESH_MS = 1000;

/** The same question for news, asked of the database once a second at most, however many jobs ask. */
export function watchPressure(store: Store, stage: Stage, rules: StageRules): () => Promise<boolean> {
  let askedAt = Number.NEGATIVE_INFINITY;
  let answer: Promise<boolean> = Promise.resolve(false);
  return () => {
    if (!rules.waitsFor) return answer;
    const now = performance.now();
    if (now - askedAt > FRESH_MS) {
      askedAt = now;
      // While the database is away nothing is held back: the claim of the job says what is wrong.
      answer = isHeldBack(store, stage, rules, PRIORITIES.news).catch(() => false);
    }
    return answer;
  };
}
