// cellwire jobs: rows that wait for a person, and what to do with them.
import { STAGES, type Stage } from '@cellwire/model';
import { discardWork, listAttempts, listQuarantined, retryWork, type Store } from '@cellwire/store';
import type { Command } from 'commander';
import { countOf, printJson, printTable, say, tellDone } from '../print.js';
import { openParts } from '../process/open-parts.js';
import { UsageError } from '../usage-error.js';
import { wholeNumber } from './worker.js';

export function define(command: Command): void {
  command
    .command('list')
    .description('rows in quarantine, with the reason')
    .option('--stage <stage>', `one stage: ${STAGES.join(', ')}`)
    .option('--limit <n>', 'rows of each stage', '100')
    .option('--tries', 'each with its last tries')
    .option('--json', 'one JSON object a line')
    .action((options: { stage?: string; limit: string; tries?: boolean; json?: boolean }) =>
      withStore(store => list(store, options)),
    );
  command
    .command('retry')
    .description('try rows in quarantine again')
    .argument('<stage>', 'the stage, or all')
    .argument('[id...]', 'rows of it (all of it with --all)')
    .option('--all', 'every row in quarantine')
    .option('--json', 'what was done as JSON')
    .action((stage: string, ids: string[], options: { all?: boolean; json?: boolean }) =>
      withStore(async store => {
        const done = await forEachRow(store, { stage, ids, ...options }, (s, id) =>
          retryWork(store, s, id, store.clock.now()),
        );
        tellDone(options, { retried: done }, `${countOf(done, 'row')} due again`);
      }),
    );
  command
    .command('discard')
    .description('give up rows in quarantine; the reason is kept')
    .argument('<stage>', 'the stage, or all')
    .argument('[id...]', 'rows of it (all of it with --all)')
    .option('--all', 'every row in quarantine')
    .option('--json', 'what was done as JSON')
    .action((stage: string, ids: string[], options: { all?: boolean; json?: boolean }) =>
      withStore(async store => {
        const done = await forEachRow(store, { stage, ids, ...options }, (s, id) => discardWork(store, s, id));
        tellDone(options, { discarded: done }, `${countOf(done, 'row')} given up`);
      }),
    );
}

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const parts = await openParts();
  try {
    await work(parts.store);
  } finally {
    await parts.close();
  }
}

async function list(
  store: Store,
  options: { stage?: string; limit: string; tries?: boolean; json?: boolean },
): Promise<void> {
  const stages = options.stage ? [stageOf(options.stage)] : STAGES;
  const limit = wholeNumber('--limit', options.limit, 1);
  const rows = (await Promise.all(stages.map(stage => listQuarantined(store, stage, limit)))).flat();
  const tried = await Promise.all(
    rows.map(async row => ({ ...row, tries: options.tries ? await listAttempts(store, row.stage, row.id, 10) : [] })),
  );
  if (options.json) {
    for (const { tries, ...row } of tried) printJson(options.tries ? { ...row, tries } : row);
    return;
  }
  printTable(
    ['stage', 'row', 'why'],
    tried.flatMap(row => [
      [row.stage, row.id, row.why],
      ...row.tries.map(t => ['', t.startedAt.toISOString(), `${t.outcome}: ${t.why ?? ''}`]),
    ]),
    'nothing is in quarantine',
  );
}

function stageOf(name: string): Stage {
  if (!STAGES.includes(name as Stage)) throw new UsageError(`there is no stage "${name}": ${STAGES.join(', ')}`);
  return name as Stage;
}

/** Does something to the asked rows; answers to how many. A row that is not in quarantine is an error that names it. */
async function forEachRow(
  store: Store,
  asked: { stage: string; ids: readonly string[]; all?: boolean },
  act: (stage: Stage, id: string) => Promise<boolean>,
): Promise<number> {
  const stages = asked.stage === 'all' ? STAGES : [stageOf(asked.stage)];
  if (!asked.ids.length && !asked.all) throw new UsageError('name the rows, or say --all');
  if (asked.ids.length && stages.length > 1) throw new UsageError('rows are named within one stage');
  const rows = asked.all
    ? (await Promise.all(stages.map(stage => listQuarantined(store, stage, 1_000_000)))).flat()
    : asked.ids.map(id => ({ stage: stages[0] as Stage, id }));
  let done = 0;
  for (const { stage, id } of rows) {
    if (await act(stage, id).catch(() => false)) done++;
    else say(`${stage} ${id}: no such row is in quarantine (cellwire jobs list)`);
  }
  if (done < rows.length) process.exitCode = 1;
  return done;
}
