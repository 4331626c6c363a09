// The last scoring of a folder of articles, kept in the data folder: what `rules score --against LAST` compares with.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Trial } from '@cellwire/extraction';

export interface KeptTrials {
  /** Version of the pack that was scored. */
  pack: string;
  trials: Trial[];
}

const fileOf = (dataDir: string, gold: string, pack: string): string => {
  const key = createHash('sha256')
    .update(`${resolve(gold)}\0${resolve(pack)}`)
    .digest('hex')
    .slice(0, 16);
  return join(dataDir, 'scores', `${key}.json`);
};

/** The last scoring of these articles with the pack of that folder; null when there was none. */
export async function lastTrials(dataDir: string, gold: string, pack: string): Promise<KeptTrials | null> {
  const text = await readFile(fileOf(dataDir, gold, pack), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text) as KeptTrials;
  } catch {
    // Cut short by a crash: as good as none.
    return null;
  }
}

/** Keeps a scoring for the next one. */
export async function keepTrials(dataDir: string, gold: string, pack: string, kept: KeptTrials): Promise<void> {
  const file = fileOf(dataDir, gold, pack);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(kept));
  await rename(`${file}.new`, file);
}
