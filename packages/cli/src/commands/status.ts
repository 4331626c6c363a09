// cellwire status: how the pipeline stands, at a glance.
import { STAGES } from '@cellwire/model';
import {
  countExitsByStatus,
  countSources,
  listHealthEvents,
  readDeliveryTotals,
  readWorkFigures,
  type Store,
} from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, printLine, printTable, safe } from '../print.js';
import { openParts } from '../process/open-parts.js';

export function define(command: Command): void {
  command.option('--json', 'one JSON object').action(async (options: { json?: boolean }) => {
    const parts = await openParts();
    try {
      const status = await readStatus(parts.store);
      if (options.json) printJson(status);
      else print(status);
    } finally {
      await parts.close();
    }
  });
}

/** Everything `cellwire status` says. */
export async function readStatus(store: Store) {
  const now = store.clock.now();
  const stages = await Promise.all(
    STAGES.map(async stage => ({ stage, ...(await readWorkFigures(store, stage, now)) })),
  );
  return {
    at: now,
    stages,
    alerts: await readDeliveryTotals(store),
    sources: await countSources(store),
    exits: await countExitsByStatus(store),
    health: await listHealthEvents(store, { open: true }),
  };
}

function print(status: Awaited<ReturnType<typeof readStatus>>): void {
  printTable(
    ['stage', 'due', 'under way', 'quarantined', 'oldest due'],
    status.stages.map(s => [s.stage, s.due, s.leased, s.quarantined, s.oldestDueAt?.toISOString() ?? '']),
    '',
  );
  const { pending, disabledSubscriptions } = status.alerts;
  printLine(
    `alerts: ${pending} pending${disabledSubscriptions ? `, ${disabledSubscriptions} subscriptions switched off` : ''}`,
  );
  printLine(`sources: ${status.sources.map(s => `${s.sources} ${s.state}`).join(', ') || 'none enabled'}`);
  printLine(`exits: ${status.exits.map(e => `${e.exits} ${e.status}`).join(', ') || 'none'}`);
  for (const h of status.health)
    printLine(safe(`! ${h.kind} ${h.subject} since ${h.openedAt.toISOString()}: ${h.message}`));
}
