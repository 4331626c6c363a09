// cellwire completion: a script for the shell that completes commands, their subcommands and options.
import { type Command, Option } from 'commander';
import type { CommandShape } from '../command-shape.js';
import { SHAPES } from '../command-shapes.js';
import { printLine } from '../print.js';
import { UsageError } from '../usage-error.js';
import { SHELLS, type Shell, type Words, writeCompletion } from '../write-completion.js';

export function define(command: Command): void {
  command.argument('<shell>', SHELLS.join(', ')).action((name: string) => {
    const shell = SHELLS.find(s => s === name);
    if (!shell) throw new UsageError(`completion knows ${SHELLS.join(', ')}, not "${name}"`);
    printLine(completionOf(shell));
  });
}

/** The script of a shell for every command of the registry. */
export const completionOf = (shell: Shell): string => writeCompletion(shell, SHAPES.map(wordsOf));

const wordsOf = ({ name, description, options, commands }: CommandShape): Words => ({
  name,
  summary: description,
  options: options.flatMap(o => {
    const { long } = new Option(o.flags);
    return long ? [{ name: long, summary: o.description }] : [];
  }),
  subcommands: commands.map(wordsOf),
});
