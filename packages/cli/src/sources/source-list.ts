// Lists of sources in files: OPML, YAML or JSON in, OPML, YAML or JSON out.
import { checkShape, formatFault, parseYamlFile, SourceShape } from '@cellwire/pack';
import { readOpml, writeOpml } from '@cellwire/reading';
import type { Source } from '@cellwire/store';
import { z } from 'zod';
import { SourcesFile } from '../config/shapes.js';

/** A source as a file names it; what the file leaves out is null. */
export interface ListedSource {
  name: string;
  outlet: string;
  feed: string;
  homepage: string | null;
  language: string | null;
  timeZone: string | null;
  country: string | null;
  category: string | null;
  note: string | null;
  enabled: boolean;
  /** Where it stands in the file, from 1; 0 where the format tells no lines. */
  line: number;
}

/** What a file lists, and its lines that can't be used, with the reason. */
export interface SourceList {
  format: 'opml' | 'yaml' | 'json';
  sources: ListedSource[];
  skipped: { line: number; why: string }[];
}

/** An entry of a file as a listed source; what it leaves out is null. */
export const listedSource = (
  entry: { [K in 'homepage' | 'country' | 'category' | 'note']?: string | undefined } & {
    name: string;
    feed: string;
    outlet?: string | undefined;
    language?: string | undefined;
    timeZone?: string | undefined;
    enabled?: boolean | undefined;
  },
  line: number,
): ListedSource => ({
  name: entry.name,
  outlet: entry.outlet ?? entry.name,
  feed: entry.feed,
  homepage: entry.homepage ?? null,
  language: entry.language ?? null,
  timeZone: entry.timeZone ?? null,
  country: entry.country ?? null,
  category: entry.category ?? null,
  note: entry.note ?? null,
  enabled: entry.enabled ?? false,
  line,
});

/** Reads a list of any of the three formats, told by its first character. Never throws. */
export function readSourceList(file: string, text: string): SourceList {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (start.startsWith('<')) return fromOpml(text);
  return start.startsWith('[') || start.startsWith('{') ? fromJson(text) : fromYaml(file, text);
}

function fromOpml(text: string): SourceList {
  const { sources, skipped } = readOpml(text);
  const listed = sources.map(s => listedSource(s, s.line));
  return { format: 'opml', sources: listed, skipped };
}

function fromYaml(file: string, text: string): SourceList {
  const yaml = parseYamlFile(file, text);
  const skipped = yaml.faults.map(f => ({ line: f.line, why: `${f.message}; ${f.mend}` }));
  const whole = yaml.value as { sources?: unknown } | undefined;
  if (!Array.isArray(whole?.sources)) {
    if (!skipped.length) skipped.push({ line: 1, why: 'there is no list "sources"; docs/sources.md shows one' });
    return { format: 'yaml', sources: [], skipped };
  }
  const sources: ListedSource[] = [];
  for (const at of whole.sources.keys()) {
    const { line } = yaml.position(['sources', at]);
    const shape = checkShape(SourcesFile.shape.sources.element, yaml, ['sources', at]);
    if (shape.value) sources.push(listedSource(shape.value, line));
    else
      skipped.push(...shape.faults.map(f => ({ line: f.line, why: formatFault(f).replace(/^[^:]*:\d+:\d+: /, '') })));
  }
  return { format: 'yaml', sources, skipped };
}

const JsonList = z.array(z.unknown());
const JsonSource = SourceShape.partial({ outlet: true, language: true, timeZone: true }).extend({
  name: z.string().min(1).max(120),
  enabled: z.boolean().optional(),
});

function fromJson(text: string): SourceList {
  const refused = (why: string): SourceList => ({ format: 'json', sources: [], skipped: [{ line: 0, why }] });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused(`not readable as JSON: ${(error as Error).message}`);
  }
  const list = JsonList.safeParse(Array.isArray(value) ? value : (value as { sources?: unknown } | null)?.sources);
  if (!list.success) return refused('a list is due: [{name, outlet, feed, language, timeZone}]');
  const out: SourceList = { format: 'json', sources: [], skipped: [] };
  for (const [i, entry] of list.data.entries()) {
    const read = JsonSource.safeParse(entry);
    if (read.success) out.sources.push(listedSource(read.data, 0));
    else out.skipped.push({ line: 0, why: `entry ${i + 1}: ${read.error.issues[0]?.message ?? 'not a source'}` });
  }
  return out;
}

/** Sources as OPML 2.0, one folder a category. */
export const sourcesAsOpml = (sources: readonly Source[]): string =>
  writeOpml(
    sources.map(s => ({
      name: s.name,
      feed: s.feedUrl,
      language: s.language,
      ...(s.homepage ? { homepage: s.homepage } : {}),
      ...(s.category ? { category: s.category } : {}),
    })),
  );

/** What the file formats keep of a source. */
export const asEntry = (s: Source): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({
      name: s.name,
      outlet: s.outlet,
      feed: s.feedUrl,
      homepage: s.homepage,
      language: s.language,
      timeZone: s.timeZone,
      country: s.country,
      category: s.category,
      note: s.note,
      enabled: s.enabled,
    }).filter(([, v]) => v !== null),
  );

/** Sources as a YAML file with the editor's modeline; `schema` is the path or address that it names. */
export function sourcesAsYaml(sources: readonly Source[], schema: string): string {
  const lines = sources.map(s =>
    Object.entries(asEntry(s))
      .map(
        ([key, value], i) =>
          `${i === 0 ? '  - ' : '    '}${key}: ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`,
      )
      .join('\n'),
  );
  return `# yaml-language-server: $schema=${schema}\nsources:${lines.length ? `\n${lines.join('\n')}` : ' []'}\n`;
}
