// cellwire rules schema: the JSON Schema of a pack's files, for completion in an editor.
import { PACK_FILE_KINDS, packFileSchema } from '@cellwire/pack';
import type { Command } from 'commander';
import { printLine } from '../../print.js';
import { UsageError } from '../../usage-error.js';

export function defineSchema(command: Command): void {
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
