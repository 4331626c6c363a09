// cellwire sources export: the list for other readers, or to keep under version control.
import { writeFileSync } from 'node:fs';
import { listSources } from '@cellwire/store';
import type { Command } from 'commander';
import { say } from '../print.js';
import { withParts } from '../process/with-parts.js';
import { UsageError } from '../usage-error.js';
import { addPackSources } from './add-sources.js';
import { asEntry, sourcesAsOpml, sourcesAsYaml } from './source-list.js';

interface Options {
  opml?: boolean;
  yaml?: boolean;
  json?: boolean;
  enabled?: boolean;
  schema: string;
}

export function defineExport(command: Command): void {
  command
    .command('export')
    .description('write the sources as OPML, YAML or JSON, to a file or to stdout')
    .argument('[file]', 'stdout when absent')
    .option('--opml', 'OPML 2.0, for feed readers')
    .option('--yaml', 'YAML with an editor’s modeline, for sources import and config check')
    .option('--json', 'a JSON list')
    .option('--enabled', 'only those that are polled')
    .option('--schema <path>', 'schema that the modeline of YAML names', './sources.schema.json')
    .action(
      withParts(async (parts, file: string | undefined, options: Options) => {
        const format = formatOf(file, options);
        await addPackSources(parts);
        const sources = await listSources(parts.store, options.enabled ? { enabled: true } : {});
        const text =
          format === 'opml'
            ? sourcesAsOpml(sources)
            : format === 'yaml'
              ? sourcesAsYaml(sources, options.schema)
              : `${JSON.stringify(sources.map(asEntry), null, 2)}\n`;
        if (file) writeFileSync(file, text);
        else process.stdout.write(text);
        if (file) say(`${sources.length} sources written to ${file}`);
      }),
    );
}

function formatOf(file: string | undefined, options: Options): 'opml' | 'yaml' | 'json' {
  const asked = (['opml', 'yaml', 'json'] as const).filter(f => options[f]);
  if (asked.length > 1) throw new UsageError(`give one of --opml, --yaml, --json, not ${asked.length}`);
  if (asked[0]) return asked[0];
  if (/\.(?:opml|xml)$/i.test(file ?? '')) return 'opml';
  if (/\.json$/i.test(file ?? '')) return 'json';
  if (/\.ya?ml$/i.test(file ?? '')) return 'yaml';
  throw new UsageError('say which format: --opml, --yaml or --json');
}
