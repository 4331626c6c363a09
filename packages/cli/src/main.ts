// The cellwire command: parses the command line and loads only the command that was asked for.
import { Command, CommanderError } from 'commander';
import { commands } from './registry.js';
import { UsageError } from './usage-error.js';

/** Runs one command line; resolves to the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function main(argv: string[]): Promise<number> {
  const program = new Command('cellwire')
    .description('News to events for the battery and energy-storage industry')
    .version('0.1.0')
    .exitOverride()
    .showHelpAfterError('(cellwire --help lists the commands)')
    .configureOutput({ writeErr: text => process.stderr.write(text) });
  const asked = argv.find(a => !a.startsWith('-'));
  for (const entry of commands) {
    const command = program.command(entry.name).description(entry.summary);
    if (entry.name === asked) await entry.load().then(m => m.define(command));
  }
  try {
    // Help wants no settings, and is there at once without them.
    if (asked !== undefined && !HELP.some(flag => argv.includes(flag))) await adoptSettings();
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

const HELP = ['--help', '-h', '--version', '-V'];

async function adoptSettings(): Promise<void> {
  const { settingsFileOf } = await import('@cellwire/runtime');
  if (!settingsFileOf()) return;
  const { adoptSettingsFile } = await import('./config/settings-file.js');
  await adoptSettingsFile();
}
