// cellwire rules: check the pack's files.
import { formatFault, inspectPack, type PackFault } from '@cellwire/pack';
import type { Command } from 'commander';
import { packFolder } from '../pack-folder.js';
import { printJson, printLine, say } from '../print.js';

export function define(command: Command): void {
  defineCheck(command.command('check'));
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
