// The part of the battery pack that the invented news needs. A process that loads it starts in half the time, and the
// fault suite starts a hundred.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePack } from '@cellwire/pack';

const BATTERY = fileURLToPath(new URL('../../packages/battery/', import.meta.url));

/** What frames and checks name. */
const KEPT = ['pack.yaml', 'kinds.yaml', 'words.yaml', 'relevance.yaml', 'segments.yaml', 'places/countries.yaml'];
const NEWS_TYPES = ['types/stake_sale', 'types/jv_dissolution'];

/** Compiled forms by their types: they depend on the texts and not on the folder, and are made once in this process. */
const compiled = new Map<string, Promise<Buffer>>();

/** Copies it to `folder`, for CELLWIRE_PACK, compiled as the build compiles the whole pack; with the types of the invented news, or others. */
export async function copySmallPack(folder: string, types: readonly string[] = NEWS_TYPES): Promise<void> {
  for (const name of [...KEPT, ...types]) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await cp(join(BATTERY, name), join(folder, name), { recursive: true });
  }
  const file = join(folder, 'dist', 'compiled.json');
  const key = types.join(' ');
  const bytes = compiled.get(key) ?? compilePack(folder).then(() => readFile(file));
  compiled.set(key, bytes);
  const made = await bytes;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, made);
}
