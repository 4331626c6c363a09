// The workers of a process: handlers of the asked stages, each with its own number of jobs at once.
import { STAGES, type Stage } from '@cellwire/model';
import { openGate, runStage, stageRules } from '@cellwire/pipeline';
import type { Settings, Shutdown } from '@cellwire/runtime';
import { UsageError } from '../usage-error.js';
import type { Parts } from './open-parts.js';
import { stageHandlers } from './stage-handlers.js';

/** Runs the stages until the stop begins; jobs under way are waited for, and given back when that takes too long. */
export async function runStages(parts: Parts, stages: readonly Stage[], shutdown: Shutdown): Promise<void> {
  const { store, log, metrics, settings } = parts;
  const queue = await parts.queue();
  const gate = openGate();
  const { hurry } = shutdown;
  const handlers = await stageHandlers(parts, stages);
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
        tracing: parts.tracing,
        gate,
        hurry,
      }),
    ),
  );
  shutdown.onStop(async () => void (await Promise.all(workers.map(w => w.close()))));
}

/** Jobs at once of each stage: its own setting, else its rules', else the general number. */
export function concurrencies(settings: Pick<Settings, 'concurrency' | 'stageConcurrency'>): Record<Stage, number> {
  const own = settings.stageConcurrency;
  const unknown = Object.keys(own).find(stage => !STAGES.includes(stage as Stage));
  if (unknown) throw new UsageError(`CELLWIRE_STAGE_CONCURRENCY: there is no stage "${unknown}": ${STAGES.join(', ')}`);
  return Object.fromEntries(
    STAGES.map(stage => [stage, own[stage] ?? stageRules[stage].concurrency ?? settings.concurrency]),
  ) as Record<Stage, number>;
}
