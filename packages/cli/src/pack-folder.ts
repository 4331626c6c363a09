// Which pack a command works on.
import { stat } from 'node:fs/promises';
import { defaultPackDir } from '@cellwire/pack';
import { readSettings } from '@cellwire/runtime';
import { UsageError } from './usage-error.js';

/** The folder given with --pack, else the setting CELLWIRE_PACK, else the battery pack. Wrong usage when it is no folder. */
export async function packFolder(given: string | undefined, command: string): Promise<string> {
  const dir = given ?? readSettings().packDir ?? defaultPackDir();
  const there = await stat(dir).catch(() => null);
  if (!there?.isDirectory())
    throw new UsageError(`${command}: ${dir} is no folder; name the pack’s folder with --pack`);
  return dir;
}
