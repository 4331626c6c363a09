// The texts of a pack's folder, in a fixed order; what cannot be read is a fault.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackFault } from './fault.js';
import { LARGEST_FILE_BYTES } from './yaml-file.js';

/** One file of a pack. */
export interface PackText {
  /** Relative to the folder, with forward slashes. */
  file: string;
  text: string;
}

const MOST_FILES = 2000;

/** Reads every YAML file; dot files, node_modules and other files are no part of a pack. Never throws. */
export async function readFolder(root: string): Promise<{ texts: PackText[]; faults: PackFault[] }> {
  const listed = await listYamlFiles(root);
  const texts: PackText[] = [];
  const faults = [...listed.faults];
  for (const answer of await Promise.all(listed.files.map(file => readText(root, file)))) {
    if ('message' in answer) faults.push(answer);
    else texts.push(answer);
  }
  return { texts, faults };
}

const top = (file: string, message: string, mend: string): PackFault => ({ file, line: 1, column: 1, message, mend });

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

async function readText(root: string, file: string): Promise<PackText | PackFault> {
  try {
    const { size, isFile } = await stat(join(root, file)).then(s => ({ size: s.size, isFile: s.isFile() }));
    // A pipe would never end.
    if (!isFile) return top(file, 'not a file', 'remove it, or rename it so that it does not end in .yaml');
    if (size > LARGEST_FILE_BYTES)
      return top(file, 'the file is larger than 4 MB', 'split it, or move data out of the pack');
    const bytes = await readFile(join(root, file));
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    const isText = error instanceof TypeError;
    const message = isText ? 'the file is not UTF-8' : `not readable: ${(error as Error).message}`;
    return top(file, message, isText ? 'save it as UTF-8' : 'check its permissions');
  }
}
