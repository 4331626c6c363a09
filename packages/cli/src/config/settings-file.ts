// The settings file that CELLWIRE_SETTINGS names, taken over before a command runs.
import { readFileSync } from 'node:fs';
import { formatFault } from '@cellwire/pack';
import { adoptSettings, settingsFileOf } from '@cellwire/runtime';
import { UsageError } from '../usage-error.js';
import { checkConfig } from './check-file.js';
import { SettingsFile, textOf } from './shapes.js';

/** Takes over the file's values where the environment says nothing. Throws a UsageError that names all its faults. */
export function adoptSettingsFile(): void {
  const file = settingsFileOf();
  if (!file) return;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`CELLWIRE_SETTINGS names ${file}, which cannot be read: ${(error as Error).message}`);
  }
  const { kind, value, faults } = checkConfig(file, text, { allowHosts: [] });
  if (faults.length) throw new UsageError(`${file} has faults:\n${faults.map(f => `  ${formatFault(f)}`).join('\n')}`);
  if (kind !== 'settings') throw new UsageError(`${file} lists ${kind}: CELLWIRE_SETTINGS wants a file of settings`);
  const { settings } = SettingsFile.parse(value);
  adoptSettings(
    Object.fromEntries(
      Object.entries(settings).map(([key, v]) => [key, textOf(v as string | number | boolean | string[])]),
    ),
  );
}
