// Reads a pack's folder, checks all of it, and gives it as plain data.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Pack } from '@cellwire/model';
import { crossCheck } from './cross-checks.js';
import { PackError, type PackFault, sortFaults } from './fault.js';
import { type Gathered, gatherFile, nothingGathered } from './gather.js';
import { gatherTypes } from './gather-types.js';
import { LARGEST_FILE_BYTES, parseYamlFile } from './yaml-file.js';

/** A checked pack, with the folder it came from and the doubts that did not stop it. */
export interface LoadedPack extends Pack {
  dir: string;
  warnings: PackFault[];
}

/** Loads a pack. Throws one `PackError` with every fault of every file; warnings come with the pack. */
export async function loadPack(dir: string): Promise<LoadedPack> {
  const { pack, faults } = await readPack(dir);
  if (faults.length) throw new PackError(resolve(dir), faults);
  return pack;
}

/** Every fault of a pack, in the order of files and lines; an empty list when it would load. Never throws. */
export async function checkPack(dir: string): Promise<PackFault[]> {
  return sortFaults((await readPack(dir)).faults);
}

const MOST_FILES = 2000;

async function readPack(dir: string): Promise<{ pack: LoadedPack; faults: PackFault[] }> {
  const root = resolve(dir);
  const listed = await listYamlFiles(root);
  const texts = await Promise.all(listed.files.map(file => readText(root, file)));
  const hash = createHash('sha256');
  const all = nothingGathered();
  const faults = [...listed.faults];
  const typeFiles = [];
  for (const { file, text, fault } of texts) {
    if (fault) faults.push(fault);
    else {
      hash.update(`${file}\0${text.length}\0${text}`);
      const yaml = parseYamlFile(file, text);
      if (file.startsWith('types/')) typeFiles.push(yaml);
      else faults.push(...gatherFile(all, yaml));
    }
  }
  const { types, faults: typeFaults } = gatherTypes(typeFiles);
  const crossed = crossCheck(all);
  faults.push(...typeFaults, ...crossed.faults);
  const version = hash.digest('hex').slice(0, 16);
  return { pack: { ...build(all, root, version), types, dir: root, warnings: sortFaults(crossed.warnings) }, faults };
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

const top = (file: string, message: string, mend: string): PackFault => ({ file, line: 1, column: 1, message, mend });

/** The YAML files of the folder in a fixed order; other files, dot files and node_modules are no part of a pack. */
async function listYamlFiles(root: string): Promise<{ files: string[]; faults: PackFault[] }> {
  let names: string[];
  try {
    names = await walk(root, '', 0);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such folder' : String(error);
    return { files: [], faults: [top('.', `${root}: ${why}`, 'name a folder that holds a pack')] };
  }
  const files = names.sort();
  if (files.length === 0) return { files, faults: [top('.', `${root} holds no YAML file`, 'name a pack’s folder')] };
  if (files.length > MOST_FILES)
    return {
      files: [],
      faults: [top('.', `${root} holds more than ${MOST_FILES} YAML files`, 'name a pack’s folder')],
    };
  return { files, faults: [] };
}

async function walk(root: string, under: string, depth: number): Promise<string[]> {
  if (depth > 4) return [];
  const entries = await readdir(join(root, under), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async entry => {
      const path = under ? `${under}/${entry.name}` : entry.name;
      if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
      if (entry.isDirectory()) return walk(root, path, depth + 1);
      return /\.ya?ml$/.test(entry.name) ? [path] : [];
    }),
  );
  return found.flat();
}

async function readText(root: string, file: string): Promise<{ file: string; text: string; fault?: PackFault }> {
  try {
    const { size } = await stat(join(root, file));
    if (size > LARGEST_FILE_BYTES)
      return { file, text: '', fault: top(file, 'the file is larger than 4 MB', 'split it, or move data out of it') };
    const bytes = await readFile(join(root, file));
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    const isText = error instanceof TypeError;
    const message = isText ? 'the file is not UTF-8' : `not readable: ${(error as Error).message}`;
    return { file, text: '', fault: top(file, message, isText ? 'save it as UTF-8' : 'check its permissions') };
  }
}
