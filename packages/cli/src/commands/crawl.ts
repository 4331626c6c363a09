// cellwire crawl: polls what is due, follows it through to events and alerts, then ends.
import { STAGES } from '@cellwire/model';
import { drain } from '@cellwire/pipeline';
import { enableSource, findSource, listSources, markDue } from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, say } from '../print.js';
import { openParts } from '../process/open-parts.js';
import { openProgress } from '../process/progress.js';
import { stageHandlers } from '../process/stage-handlers.js';
import { UsageError } from '../usage-error.js';

export function define(command: Command): void {
  command
    .option('--source <name...>', 'poll these sources now, whether due or not')
    .option('--json', 'print what was done as JSON')
    .action(async (options: { source?: string[]; json?: boolean }) => {
      const parts = await openParts();
      try {
        const { store } = parts;
        for (const name of options.source ?? []) {
          const source = await findSource(store, name);
          if (!source) throw new UsageError(`there is no source "${name}": cellwire sources list shows them`);
          if (!source.enabled) await enableSource(store, source.id, { enabled: true, at: parts.clock.now() });
          await markDue(store, 'poll-feeds', source.id, { at: parts.clock.now() });
        }
        if (!(await listSources(store, { enabled: true })).length)
          say('no source is enabled: cellwire sources check --enable NAME tries one and enables it');
        const progress = openProgress();
        const handlers = await stageHandlers(parts, STAGES);
        const ended = await drain({
          store,
          handlers,
          concurrency: parts.settings.concurrency,
          log: parts.log,
          metrics: parts.metrics,
          tracing: parts.tracing,
          onProgress: p => progress.update(p),
        });
        progress.end();
        const done = Object.fromEntries(STAGES.map(s => [s, ended.get(s) ?? 0]));
        if (options.json) printJson(done);
        else
          say(
            `polled ${done['poll-feeds']} sources, fetched ${done['fetch-articles']} articles, read ${done['extract-events']}, resolved ${done['resolve-events']}, sent ${done['deliver-alerts']} alerts`,
          );
      } finally {
        await parts.close();
      }
    });
}
