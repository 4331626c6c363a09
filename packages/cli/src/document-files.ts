// Files named on the command line, singly or by folder, with what a meta.json beside them says of the HTTP response.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { UsageError } from './usage-error.js';

/** Document ids to what the response told. */
type Meta = Record<string, unknown>;

export interface DocumentFile {
  path: string;
  /** The file's name without its extension. */
  id: string;
  url: string | undefined;
  contentType: string | undefined;
}

/**
 * The files under those paths, a folder's in the order of their names. Folders are not searched deeper. Throws a
 * UsageError for a path that does not exist, a folder without such files and a meta.json of another shape.
 */
export async function documentFiles(paths: readonly string[], extensions: readonly string[]): Promise<DocumentFile[]> {
  const files: DocumentFile[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found) throw new UsageError(`${path} does not exist: give a file or a folder`);
    const names = found.isDirectory() ? await namesIn(path, extensions) : [basename(path)];
    const folder = found.isDirectory() ? path : dirname(path);
    const meta = await readMeta(join(folder, 'meta.json'));
    for (const name of names) files.push(describe(join(folder, name), meta));
  }
  return files;
}

function describe(path: string, meta: Meta): DocumentFile {
  const id = basename(path, extname(path));
  const told: unknown = Object.hasOwn(meta, id) ? meta[id] : undefined;
  const field = (name: string): string | undefined => {
    const value: unknown = isObject(told) ? told[name] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  return { path, id, url: field('url'), contentType: field('contentType') };
}

async function namesIn(folder: string, extensions: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter(e => e.isFile() && e.name !== 'meta.json' && extensions.includes(extname(e.name).toLowerCase()))
    .map(e => e.name)
    .sort();
  if (names.length === 0)
    throw new UsageError(`${folder} holds no file named ${extensions.map(e => `*${e}`).join(', ')}`);
  return names;
}

async function readMeta(path: string): Promise<Meta> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return {};
  const meta = parsed(text);
  if (!isObject(meta)) throw new UsageError(`${path} should hold {id: {url, contentType}} in JSON`);
  return meta;
}

const isObject = (value: unknown): value is Meta =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
