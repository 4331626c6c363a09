// The cellwire command: parses the command line and loads only the command that was asked for, and that only to run it.
import { Command, CommanderError } from 'commander';
import { takeShape } from './command-shape.js';
import { SHAPES } from './command-shapes.js';
import { type CommandEntry, commands } from './registry.js';
import { UsageError } from './usage-error.js';

/** Runs one command line; resolves to the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function main(argv: string[]): Promise<number> {
  const [first, second] = argv.filter(a => !a.startsWith('-'));
  const asked = commands.find(entry => entry.name === (first === 'help' ? second : first));
  try {
    if (!(await asksToRun(argv, asked)) || !asked) return Number(process.exitCode ?? 0);
    await adoptSettings();
    const program = openProgram();
    const { define } = await asked.load();
    define(program.command(asked.name).description(asked.summary));
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const debug = argv.includes('--debug');
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`cellwire: ${debug && error instanceof Error ? (error.stack ?? message) : message}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

const openProgram = (): Command =>
  new Command('cellwire')
    .description('News to events for the battery and energy-storage industry')
    .version('0.1.0')
    .exitOverride()
    .showHelpAfterError('(cellwire --help lists the commands)')
    .configureOutput({ writeErr: text => process.stderr.write(text) });

/**
 * Reads the command line by the shapes of the commands, without loading any. Whether a command is to run; throws
 * commander's error after help and for wrong usage, which are printed here.
 */
async function asksToRun(argv: string[], asked: CommandEntry | undefined): Promise<boolean> {
  let runs = false;
  const program = openProgram();
  for (const entry of commands) {
    const command = program.command(entry.name).description(entry.summary);
    const shape = entry === asked ? SHAPES.find(s => s.name === entry.name) : undefined;
    if (shape)
      takeShape(command, shape, () => {
        runs = true;
      });
  }
  await program.parseAsync(argv, { from: 'user' });
  return runs;
}

async function adoptSettings(): Promise<void> {
  const { settingsFileOf } = await import('@cellwire/runtime');
  if (!settingsFileOf()) return;
  const { adoptSettingsFile } = await import('./config/settings-file.js');
  await adoptSettingsFile();
}
