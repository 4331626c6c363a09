// cellwire rules: check the pack's files, and tell editors their shape.
import { formatFault, inspectPack, PACK_FILE_KINDS, type PackFault, packFileSchema } from '@cellwire/pack';
import type { Command } from 'commander';
import { packFolder } from '../pack-folder.js';
import { printJson, printLine, say } from '../print.js';
import { UsageError } from '../usage-error.js';

export function define(command: Command): void {
  defineCheck(command.command('check'));
  defineSchema(command.command('schema'));
}

interface CheckOptions {
  pack?: string;
  json?: boolean;
  strict?: boolean;
}

function defineCheck(command: Command): void {
  command
    .description('read every file of the pack and name every fault with file, line and mend')
    .option('--pack <dir>', 'folder of another pack')
    .option('--strict', 'doubts (an unlisted partner, say) fail too')
    .option('--json', 'one JSON object a line: {severity, file, line, column, message, mend}')
    .action(async (options: CheckOptions) => {
      const dir = await packFolder(options.pack, 'rules check');
      const { pack, faults } = await inspectPack(dir);
      const warnings = pack?.warnings ?? [];
      report('fault', faults, options);
      report('doubt', warnings, options);
      if (pack)
        say(
          `${dir}: ${pack.types.length} types, ${pack.types.reduce((n, t) => n + t.frames.length, 0)} frames, ` +
            `${pack.companies.length} companies, ${pack.ventures.length} ventures, ${pack.facilities.length} facilities, ` +
            `${pack.places.length} places, ${pack.sources.length} sources; version ${pack.version}; ` +
            `${count(warnings.length, 'doubt')}`,
        );
      else say(`${dir}: ${count(faults.length, 'fault')}`);
      if (faults.length || (options.strict && warnings.length)) process.exitCode = 1;
    });
}

function report(severity: 'fault' | 'doubt', list: readonly PackFault[], { json }: CheckOptions): void {
  for (const fault of list) {
    if (json) printJson({ severity, ...fault });
    else printLine(`${severity === 'doubt' ? 'doubt: ' : ''}${formatFault(fault)}`);
  }
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

function defineSchema(command: Command): void {
  command
    .description('print the JSON Schema of a pack’s files, for completion in an editor')
    .argument('<kind>', PACK_FILE_KINDS.join(' or '))
    .action((kind: string) => {
      const known = PACK_FILE_KINDS.find(k => k === kind);
      if (!known)
        throw new UsageError(`rules schema: "${kind}" is no kind of file; give ${PACK_FILE_KINDS.join(' or ')}`);
      printLine(JSON.stringify(packFileSchema(known), null, 2));
    });
}
