// A checked pack kept as one JSON file in its folder, which the build writes: parsing and checking the YAML takes a second,
// reading this a tenth of that. It is used only for the very texts that it was made from, by the very code that made it.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pack } from '@cellwire/model';
import type { PackFault } from './fault.js';
import type { LoadedPack } from './load-pack.js';
import type { PackText } from './read-folder.js';

/** The code that reads packs, as it runs. */
export interface LoaderCode {
  /** Where the compiled form that it makes lies, under a pack's folder: built code and source have each their own. */
  file: string;
  hash: string;
}

interface Compiled {
  /** Stands for the texts and the code; see `stampOf`. */
  stamp: string;
  pack: Omit<Pack, 'dir'>;
  warnings: PackFault[];
  /** Where the frames and the examples of each type stand, in the order of `pack.types`. */
  origins: { frames: string[]; examples: string[] }[];
}

/** Hashes the code of this package and of the model beside it; null where they do not lie as they do in the project. */
export async function codeOfLoader(): Promise<LoaderCode | null> {
  const own = fileURLToPath(import.meta.url);
  const folder = dirname(own);
  const model = join(folder, '..', '..', 'model', basename(folder));
  const end = extname(own);
  const hash = createHash('sha256');
  try {
    for (const dir of [folder, model])
      for (const file of (await readdir(dir)).filter(f => f.endsWith(end) && !f.endsWith(`.test${end}`)).sort())
        hash.update(`\0${file}\0`).update(await readFile(join(dir, file)));
  } catch {
    return null;
  }
  return { file: end === '.js' ? 'dist/compiled.json' : 'dist/compiled.source.json', hash: hash.digest('hex') };
}

function stampOf(texts: readonly PackText[], code: LoaderCode): string {
  const hash = createHash('sha256').update(code.hash);
  for (const { file, text } of texts) hash.update(`\0${file}\0${text.length}\0${text}`);
  return hash.digest('hex');
}

/** Writes the compiled form of a pack that was read from `texts`. */
export async function writeCompiled(pack: LoadedPack, texts: readonly PackText[], code: LoaderCode): Promise<void> {
  const { dir, warnings, origins, ...plain } = pack;
  const where = (of: readonly object[]): string[] => of.map(x => origins.get(x) ?? '');
  const compiled: Compiled = {
    stamp: stampOf(texts, code),
    pack: plain,
    warnings,
    origins: pack.types.map(t => ({ frames: where(t.frames), examples: where(t.examples) })),
  };
  const file = join(dir, code.file);
  await mkdir(dirname(file), { recursive: true });
  // Whoever reads meanwhile has the old file or the new one, never a half.
  await writeFile(`${file}.${process.pid}`, JSON.stringify(compiled));
  await rename(`${file}.${process.pid}`, file);
}

/** The pack of a folder as it was compiled; null where that was not done, or from other texts or by other code. */
export async function readCompiled(
  dir: string,
  texts: readonly PackText[],
  code: LoaderCode,
): Promise<LoadedPack | null> {
  let compiled: Compiled;
  try {
    compiled = JSON.parse(await readFile(join(dir, code.file), 'utf8'));
  } catch {
    return null;
  }
  if (compiled?.stamp !== stampOf(texts, code)) return null;
  const { pack, warnings, origins } = compiled;
  const located = pack.types.flatMap((type, t) => [
    ...type.frames.map((frame, i): [object, string] => [frame, origins[t]!.frames[i]!]),
    ...type.examples.map((example, i): [object, string] => [example, origins[t]!.examples[i]!]),
  ]);
  return { ...pack, dir, warnings, origins: new Map(located) };
}
