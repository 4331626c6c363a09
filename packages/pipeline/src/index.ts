// How a stage runs: claim, lease, outcomes, attempts, sweep.
export { isHeldBack } from './back-pressure.js';
export { forgetOld, type Retention } from './chores/forget-old.js';
export { measureStages, measureStore } from './chores/measure-store.js';
export { type ChoreOptions, type Chores, startChores } from './chores/start-chores.js';
export { judgeHabit, quietLimit, type SourceAlarm, watchSources } from './chores/watch-sources.js';
export { type DrainOptions, type DrainProgress, drain } from './drain.js';
export { type Gate, openGate } from './gate.js';
export type { BatchHandler, BatchVerdict, Handler, Job, Need, StageHandler, Verdict } from './handler.js';
export { openPoliteFetcher, type PoliteAnswer, type PoliteFetcher, type PoliteOptions } from './polite-fetch.js';
export { type CrashPoint, type Hint, type JobEnd, type JobSurroundings, runJob } from './run-job.js';
export { hintThrough, runStage, type StageRun } from './run-stage.js';
export { nextTryAt, type StageRules, stageRules } from './stages.js';
export { type Sweeping, type SweepOptions, startSweeping, sweep } from './sweep.js';
export { type NewsThreadOptions, type NewsThreads, openNewsThreads } from './threads/news-threads.js';
export { entriesOf, type PortionedFeed, portionFeed } from './threads/portion-feed.js';
export { type FailureKind, TaskFailure } from './threads/task-failure.js';
export { type ThreadModule, threadModule } from './threads/thread-module.js';
export { openThreads, type Tasks, type ThreadOptions, type Threads } from './threads/thread-pool.js';
