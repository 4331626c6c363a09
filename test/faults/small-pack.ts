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

/** Its compiled form, which depends on the texts and not on the folder: made once in this process. */
let compiled: Promise<Buffer> | undefined;

/** Copies what all frames and checks name to `folder`, for CELLWIRE_PACK, and some types. */
export async function copyPackFiles(folder: string, types: readonly string[]): Promise<void> {
  for (const name of [...KEPT, ...types]) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await cp(join(BATTERY, name), join(folder, name), { recursive: true });
  }
}

/** Copies the types of the invented news, compiled as the build compiles the whole pack. */
export async function copySmallPack(folder: string): Promise<void> {
  await copyPackFiles(folder, NEWS_TYPES);
  const file = join(folder, 'dist', 'compiled.json');
  compiled ??= compilePack(folder).then(() => readFile(file));
  const bytes = await compiled;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}
