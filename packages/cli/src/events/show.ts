// cellwire events show: one event with its history and evidence.
import { eventLine } from '@cellwire/api';
import {
  listCorrectionsOf,
  listMentionsOfEvents,
  readEventRows,
  readEvents,
  resolveId,
  type Store,
} from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, printLine, safe, say } from '../print.js';
import { withParts } from '../process/with-parts.js';
import { UsageError } from '../usage-error.js';

export function defineShow(command: Command): void {
  command
    .command('show')
    .description('one event with its history and evidence')
    .argument('<event>')
    .option('--json', 'as JSON')
    .action(
      withParts(async (parts, id: string, options: { json?: boolean }) => {
        const found = await resolveId(parts.store, id);
        const [row] = await readEventRows(parts.store, [found]);
        if (!row) throw new UsageError(await whyNone(parts.store, id, found));
        if (found !== id) say(`${id} is ${found} now`);
        const event = eventLine(row, await listMentionsOfEvents(parts.store, [found]));
        if (options.json) printJson(event);
        else show(event);
      }),
    );
}

/** Why nothing stands under an id, and the mend. */
async function whyNone(store: Store, id: string, found: string): Promise<string> {
  const [event] = await readEvents(store, [found]);
  if (!event) return `there is no event "${id}"`;
  const rejection = (await listCorrectionsOf(store, [found])).find(c => c.kind === 'reject');
  return rejection
    ? `${id} was rejected by ${rejection.madeBy} (${rejection.reason}): cellwire events undo ${rejection.id} brings it back`
    : `${id} is no event any more: no article tells of it`;
}

function show(event: ReturnType<typeof eventLine>): void {
  printLine(`${event.event}  ${safe(event.headline)}`);
  printLine(
    `status ${event.status}, date ${event.date ?? 'not said'}, ${event.sources} independent sources, confidence ${event.confidence}`,
  );
  for (const [role, values] of Object.entries(event.arguments)) printLine(`  ${role}: ${safe(JSON.stringify(values))}`);
  printLine('history');
  for (const h of event.history) printLine(`  ${h.on}  ${h.status}  ${h.article}: ${safe(h.sentence)}`);
  printLine('mentions');
  for (const m of event.mentions) printLine(`  ${m.id}  ${m.status}  ${m.rule}  ${safe(m.sentence)}`);
}
