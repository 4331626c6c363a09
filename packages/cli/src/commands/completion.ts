// cellwire completion: a script for the shell that completes commands, their subcommands and options.
import { Command } from 'commander';
import { printLine } from '../print.js';
import { commands } from '../registry.js';
import { UsageError } from '../usage-error.js';
import { SHELLS, type Shell, type Words, writeCompletion } from '../write-completion.js';

export function define(command: Command): void {
  command.argument('<shell>', SHELLS.join(', ')).action(async (name: string) => {
    const shell = SHELLS.find(s => s === name);
    if (!shell) throw new UsageError(`completion knows ${SHELLS.join(', ')}, not "${name}"`);
    printLine(await completionOf(shell));
  });
}

/** The script of a shell for every command of the registry. */
export async function completionOf(shell: Shell): Promise<string> {
  const words = await Promise.all(
    commands.map(async ({ name, summary, load }): Promise<Words> => {
      const defined = new Command(name).description(summary);
      (await load()).define(defined);
      return wordsOf(defined);
    }),
  );
  return writeCompletion(shell, words);
}

const wordsOf = (command: Command): Words => ({
  name: command.name(),
  summary: command.description(),
  options: command.options.flatMap(o => (o.long ? [{ name: o.long, summary: o.description }] : [])),
  subcommands: command.commands.map(wordsOf),
});
