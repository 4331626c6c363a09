// The worker process of the fault suite: the real parts, handlers and queue of `cellwire worker` and `schedule`, told to
// die, hang or misbehave where a test says. It is built with the rest and runs on the build: node fault-worker.js '{"…": …}'
import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { STAGES, type Stage } from '@cellwire/model';
import {
  type CrashPoint,
  openGate,
  openNewsThreads,
  runStage,
  type StageHandler,
  type StageRules,
  stageRules,
  startSweeping,
} from '@cellwire/pipeline';
import { openShutdown } from '@cellwire/runtime';
import { openParts } from '../../../../packages/cli/dist/process/open-parts.js';
import { concurrencies } from '../../../../packages/cli/dist/process/run-stages.js';
import { stageHandlers } from '../../../../packages/cli/dist/process/stage-handlers.js';
import { standBy, untilStopped } from '../../../../packages/cli/dist/process/stand-by.js';
import { crashAtStatement } from './crash-at-statement.js';
import { ignoreLeases } from './ignore-leases.js';

/** What a test asks of one process. */
export interface FaultOptions {
  /** Also hands out due work (`cellwire schedule`). */
  sweeps?: boolean;
  /** Dies at the nth time it comes to a named point. */
  crashAt?: { point: CrashPoint; nth: number };
  /** Dies at its nth statement to Postgres, before it is sent or after its answer. */
  crashStatement?: { nth: number; side: 'before' | 'after' };
  /** Blocks its event loop for so long, once, when it comes to its nth job's point `worked`. */
  blockAt?: { nth: number; ms: number };
  /** After each SIGUSR2: stops itself (SIGSTOP) with the next job of the stage worked on and not recorded. */
  freezesAt?: Stage;
  rules?: Partial<StageRules>;
  /** Runs reading and extraction in threads whose tasks obey poison; `inline` is the negative control: no threads. */
  poison?: 'threads' | 'inline';
  /** Negative control: results are recorded whoever holds the lease. */
  ignoresLeases?: boolean;
}

const options = JSON.parse(process.argv[2] ?? '{}') as FaultOptions;
const tell = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const die = (where: string): void => {
  tell({ died: where });
  process.kill(process.pid, 'SIGKILL');
};

const shutdown = openShutdown();
const parts = await openParts({ healthPort: 0 });
shutdown.onStop(() => parts.close());
const { store, log, metrics, settings } = parts;
const queue = await parts.queue();

let passed = 0;
let jobs = 0;
let isArmed = false;
if (options.freezesAt)
  process.on('SIGUSR2', () => {
    isArmed = true;
  });
const at = (stage: Stage, point: CrashPoint): void => {
  const { crashAt, blockAt, freezesAt } = options;
  if (isArmed && point === 'worked' && stage === freezesAt) {
    isArmed = false;
    tell({ frozen: stage });
    process.kill(process.pid, 'SIGSTOP');
  }
  if (crashAt?.point === point && ++passed === crashAt.nth) die(point);
  if (blockAt && point === 'worked' && ++jobs === blockAt.nth) block(blockAt.ms);
};
function block(ms: number): void {
  tell({ blocked: ms });
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

const threads = options.poison === 'threads' ? await openPoisonThreads() : null;
async function openPoisonThreads() {
  const module = {
    filename: fileURLToPath(new URL('./poison-tasks.js', import.meta.url)),
    execArgv: [],
  };
  const opened = await openNewsThreads({ pack: await parts.pack(), threads: 2, timeMs: 5000, memoryMb: 256, module });
  shutdown.onStop(() => opened.close());
  return opened;
}
async function inlineThreads() {
  const tasks = (await import('./poison-inline.js')).openInline(await parts.pack());
  return tasks;
}
const replaced = threads ?? (options.poison === 'inline' ? await inlineThreads() : null);
const handlers: StageHandler[] = await stageHandlers(
  replaced ? { ...parts, threads: async () => replaced } : parts,
  STAGES,
);
const gate = openGate();
const concurrency = concurrencies(settings);
const workers = await Promise.all(
  handlers.map(handler =>
    runStage({
      handler,
      store,
      queue,
      concurrency: concurrency[handler.stage],
      log,
      metrics,
      gate,
      hurry: shutdown.hurry,
      rules: { ...options.rules },
      at: point => at(handler.stage, point),
    }),
  ),
);
shutdown.onStop(async () => void (await Promise.all(workers.map(w => w.close()))));
if (options.sweeps) {
  const sweeping = startSweeping({ store, queue, stages: STAGES, metrics, log, intervalMs: 250 });
  shutdown.onStop(() => sweeping.stop());
}
if (options.ignoresLeases) ignoreLeases();
if (options.crashStatement) crashAtStatement(options.crashStatement, die);
const health = await standBy(parts, shutdown);
tell({ ready: health?.url ?? '', stages: Object.keys(stageRules).length });
await untilStopped(shutdown);
