// Reads a pack's folder, checks all of it, and gives it as plain data.
import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { Pack } from '@cellwire/model';
import { codeOfLoader, readCompiled, writeCompiled } from './compiled-pack.js';
import { crossCheck } from './cross-checks.js';
import { PackError, type PackFault, sortFaults } from './fault.js';
import { type Gathered, gatherFile, nothingGathered } from './gather.js';
import { gatherTypes } from './gather-types.js';
import { type PackText, readFolder } from './read-folder.js';
import { parseYamlFile, type YamlFile } from './yaml-file.js';

/** A checked pack, with the folder it came from and the doubts that did not stop it. */
export interface LoadedPack extends Pack {
  dir: string;
  warnings: PackFault[];
  /** Where each frame and each example stands: `types/layoff/layoff.yaml:12`, relative to the pack's folder. */
  origins: ReadonlyMap<object, string>;
}

/**
 * Loads a pack. Throws one `PackError` with every fault of every file; warnings come with the pack. Where the build has
 * compiled these very files, their checked form is read instead.
 */
export async function loadPack(dir: string): Promise<LoadedPack> {
  const root = resolve(dir);
  const { texts, faults } = await readFolder(root);
  const code = faults.length === 0 ? await codeOfLoader() : null;
  return (code && (await readCompiled(root, texts, code))) || soundPack(root, texts, faults);
}

/** Loads a pack in full and keeps its compiled form in its folder. Throws as `loadPack`, and where that cannot be written. */
export async function compilePack(dir: string): Promise<void> {
  const root = resolve(dir);
  const { texts, faults } = await readFolder(root);
  const code = await codeOfLoader();
  const pack = soundPack(root, texts, faults);
  if (code) await writeCompiled(pack, texts, code);
}

function soundPack(root: string, texts: readonly PackText[], reading: readonly PackFault[]): LoadedPack {
  const { pack, faults } = buildPack(root, texts, reading);
  if (faults.length) throw new PackError(root, faults);
  return pack;
}

/** Every fault of a pack, in the order of files and lines; an empty list when it would load. Never throws. */
export async function checkPack(dir: string): Promise<PackFault[]> {
  return (await inspectPack(dir)).faults;
}

/** As `checkPack`, with the pack itself where it has no faults. Never throws. */
export async function inspectPack(dir: string): Promise<{ pack: LoadedPack | null; faults: PackFault[] }> {
  const { pack, faults } = await readPack(dir);
  return { pack: faults.length ? null : pack, faults: sortFaults(faults) };
}

async function readPack(dir: string): Promise<ReadPack> {
  const root = resolve(dir);
  const { texts, faults } = await readFolder(root);
  return buildPack(root, texts, faults);
}

/** A pack as far as it could be built; not to be used while it has faults. */
export interface ReadPack {
  pack: LoadedPack;
  faults: PackFault[];
}

/** Checks and builds a pack from its files' texts; `faults` are those of reading them. */
export function buildPack(root: string, texts: readonly PackText[], reading: readonly PackFault[]): ReadPack {
  const hash = createHash('sha256');
  const all = nothingGathered();
  const faults = [...reading];
  const typeFiles: YamlFile[] = [];
  for (const { file, text } of texts) {
    hash.update(`${file}\0${text.length}\0${text}`);
    const yaml = parseYamlFile(file, text);
    if (file.startsWith('types/')) typeFiles.push(yaml);
    else faults.push(...gatherFile(all, yaml));
  }
  const { types, origins, faults: typeFaults } = gatherTypes(typeFiles, new Set(all.words.map(w => w.entry[0])));
  const crossed = crossCheck(all);
  faults.push(...typeFaults, ...crossed.faults);
  const version = hash.digest('hex').slice(0, 16);
  const pack = { ...build(all, root, version), types, dir: root, warnings: sortFaults(crossed.warnings), origins };
  return { pack, faults };
}

function build(all: Gathered, root: string, version: string): Omit<Pack, 'types'> {
  const entries = <T>(located: { entry: T }[]): T[] => located.map(l => l.entry);
  return {
    name: all.name ?? basename(root),
    version,
    companies: entries(all.companies),
    ventures: entries(all.ventures),
    facilities: entries(all.facilities),
    places: entries(all.places),
    kinds: entries(all.kinds),
    // Without a relevance file every article is read.
    relevance: all.relevance ?? { words: {}, against: {}, threshold: 0 },
    segments: Object.fromEntries(entries(all.segments)),
    words: Object.fromEntries(entries(all.words)),
    sources: entries(all.sources),
    outlets: entries(all.outlets),
  };
}
