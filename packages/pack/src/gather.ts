// Many files, one pack: the entries of every section with the place where each was written.
import type {
  CompanyEntry,
  FacilityEntry,
  KindEntry,
  OutletHint,
  Pack,
  PlaceEntry,
  SourceEntry,
  VentureEntry,
} from '@cellwire/model';
import type { PackFault } from './fault.js';
import { townPlaces } from './places.js';
import { type DataFile, DataFileShape } from './schemas.js';
import type { YamlFile } from './yaml-file.js';
import { checkShape } from './zod-faults.js';

/** An entry and where it stands. */
export interface Located<T> {
  entry: T;
  yaml: YamlFile;
  path: PropertyKey[];
}

/** All entries of all files, by section. */
export interface Gathered {
  name?: string;
  companies: Located<CompanyEntry>[];
  ventures: Located<VentureEntry>[];
  facilities: Located<FacilityEntry>[];
  places: Located<PlaceEntry>[];
  kinds: Located<KindEntry>[];
  sources: Located<SourceEntry>[];
  outlets: Located<OutletHint>[];
  segments: Located<[word: string, segment: string]>[];
  words: Located<[name: string, words: string[]]>[];
  relevance: Pack['relevance'] | undefined;
}

/** A fault at an entry, or at a part of it. */
export function faultAt(
  { yaml, path }: Pick<Located<unknown>, 'yaml' | 'path'>,
  part: readonly PropertyKey[],
  message: string,
  mend: string,
): PackFault {
  return { file: yaml.file, ...yaml.position([...path, ...part]), message, mend };
}

/** `companies.yaml:12`, for the message of the other entry. */
export function whereIs({ yaml, path }: Located<unknown>): string {
  return `${yaml.file}:${yaml.position(path).line}`;
}

/** The empty start. */
export function nothingGathered(): Gathered {
  return {
    companies: [],
    ventures: [],
    facilities: [],
    places: [],
    kinds: [],
    sources: [],
    outlets: [],
    segments: [],
    words: [],
    relevance: undefined,
  };
}

/** Adds what one data file holds; answers with its faults. */
export function gatherFile(all: Gathered, yaml: YamlFile): PackFault[] {
  if (yaml.faults.length) return yaml.faults;
  if (yaml.value === null || yaml.value === undefined) return [];
  const checked = checkShape(DataFileShape, yaml);
  if (!checked.value) return checked.faults;
  const data = checked.value;
  for (const section of LISTS)
    for (const [i, entry] of (data[section] ?? []).entries())
      (all[section] as Located<unknown>[]).push({ entry, yaml, path: [section, i] });
  gatherTowns(all, data, yaml);
  for (const pair of Object.entries(data.segments ?? {}))
    all.segments.push({ entry: pair, yaml, path: ['segments', pair[0]] });
  for (const pair of Object.entries(data.words ?? {})) all.words.push({ entry: pair, yaml, path: ['words', pair[0]] });
  return gatherSingles(all, data, yaml);
}

const LISTS = ['companies', 'ventures', 'facilities', 'places', 'kinds', 'sources', 'outlets'] as const;

function gatherTowns(all: Gathered, data: DataFile, yaml: YamlFile): void {
  for (const [g, group] of (data.towns ?? []).entries()) {
    const listed = group.towns.length;
    for (const [i, entry] of townPlaces(group).entries()) {
      const path = i < listed ? ['towns', g, 'towns', i] : ['towns', g, 'only_qualified', i - listed];
      all.places.push({ entry, yaml, path });
    }
  }
}

function gatherSingles(all: Gathered, data: DataFile, yaml: YamlFile): PackFault[] {
  const faults: PackFault[] = [];
  const twice = (key: string) =>
    faults.push(faultAt({ yaml, path: [key] }, [], `"${key}" is written in two files`, 'keep it in one file'));
  if (data.name !== undefined && all.name !== undefined) twice('name');
  if (data.relevance && all.relevance) twice('relevance');
  if (data.name !== undefined) all.name ??= data.name;
  if (data.relevance) all.relevance ??= data.relevance;
  return faults;
}
