// cellwire rules check: every fault of a pack's files with file, line and mend.
import { formatFault, inspectPack, type LoadedPack, type PackFault } from '@cellwire/pack';
import type { Command } from 'commander';
import { packFolder } from '../../pack-folder.js';
import { countOf, printJson, printLine, say } from '../../print.js';
import { outletFaults } from '../../rules/outlet-hints.js';

interface Options {
  pack?: string;
  json?: boolean;
  strict?: boolean;
}

export function defineCheck(command: Command): void {
  command
    .description('read every file of the pack and name every fault with file, line and mend')
    .option('--pack <dir>', 'folder of another pack')
    .option('--strict', 'doubts (an unlisted partner, say) fail too')
    .option('--json', 'one JSON object a line: {severity, file, line, column, message, mend}')
    .action(async (options: Options) => {
      const dir = await packFolder(options.pack, 'rules check');
      const { pack, faults: found } = await inspectPack(dir);
      const outlets = await outletFaults(dir, new Date().toISOString().slice(0, 10));
      const faults = [...found, ...outlets.faults];
      const warnings = [...(pack?.warnings ?? []), ...outlets.doubts];
      report('fault', faults, options);
      report('doubt', warnings, options);
      say(`${dir}: ${pack ? contents(pack) : countOf(faults.length, 'fault')}`);
      if (faults.length || (options.strict && warnings.length)) process.exitCode = 1;
    });
}

function report(severity: 'fault' | 'doubt', list: readonly PackFault[], { json }: Options): void {
  for (const fault of list) {
    if (json) printJson({ severity, ...fault });
    else printLine(`${severity === 'doubt' ? 'doubt: ' : ''}${formatFault(fault)}`);
  }
}

const contents = (pack: LoadedPack): string =>
  `${pack.types.length} types, ${pack.types.reduce((n, t) => n + t.frames.length, 0)} frames, ` +
  `${pack.companies.length} companies, ${pack.ventures.length} ventures, ${pack.facilities.length} facilities, ` +
  `${pack.places.length} places, ${pack.sources.length} sources; version ${pack.version}; ` +
  countOf(pack.warnings.length, 'doubt');
