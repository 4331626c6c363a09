// The folders of `types/`, each an event type written in one file or several.
import type { EventTypeDefinition, Example, Frame } from '@cellwire/model';
import type { PackFault } from './fault.js';
import { frameFaults } from './frame-schema.js';
import { unknownLists } from './frame-word-lists.js';
import { faultAt, type Located, whereIs } from './gather.js';
import { didYouMean } from './suggest.js';
import { ExampleValues, type TypeFile, TypeFileShape } from './type-shapes.js';
import type { YamlFile } from './yaml-file.js';
import { checkShape } from './zod-faults.js';

interface TypeParts {
  file: YamlFile;
  parts: TypeFile[];
  frames: Located<Frame>[];
  examples: Located<Example>[];
}

/** The event types that could be built, and the faults of all. */
export interface GatheredTypes {
  types: EventTypeDefinition[];
  /** Frame or example → the file and line where it stands. */
  origins: Map<object, string>;
  faults: PackFault[];
}

/** Reads the files under `types/`; the folder's name is the type's. */
export function gatherTypes(files: readonly YamlFile[], wordLists: ReadonlySet<string> = new Set()): GatheredTypes {
  const byType = new Map<string, TypeParts>();
  const faults = files.flatMap(yaml => gatherTypeFile(byType, yaml));
  const types: EventTypeDefinition[] = [];
  for (const [type, found] of byType) {
    const built = buildType(type, found, faults);
    if (built) types.push(built);
  }
  faults.push(...sameFrames([...byType.values()].flatMap(t => t.frames)));
  const roles = new Map(types.map(t => [t.type, t.roles]));
  for (const [type, { frames }] of byType)
    for (const frame of frames)
      for (const { path, message, mend } of [
        ...frameFaults(frame.entry, roles.get(type) ?? {}, [...byType.keys()]),
        ...unknownLists(frame.entry, wordLists),
      ])
        faults.push(faultAt(frame, path, `frame "${frame.entry.id}": ${message}`, mend));
  for (const [type, { examples }] of byType)
    for (const example of examples) faults.push(...exampleFaults(type, example, roles));
  const located: Located<object>[] = [...byType.values()].flatMap(t => [...t.frames, ...t.examples]);
  return { types, origins: new Map(located.map(l => [l.entry, whereIs(l)])), faults };
}

function gatherTypeFile(byType: Map<string, TypeParts>, yaml: YamlFile): PackFault[] {
  if (yaml.faults.length) return yaml.faults;
  const checked = checkShape(TypeFileShape, yaml);
  if (!checked.value) return checked.faults;
  const part = checked.value as TypeFile;
  const folder = yaml.file.split('/').at(-2) ?? '';
  const faults: PackFault[] = [];
  if (part.type !== folder)
    faults.push(
      faultAt({ yaml, path: [] }, ['type'], `type "${part.type}" is in the folder "${folder}"`, 'make them the same'),
    );
  const found = byType.get(part.type) ?? { file: yaml, parts: [], frames: [], examples: [] };
  byType.set(part.type, found);
  found.parts.push(part);
  for (const [i, entry] of (part.frames ?? []).entries())
    found.frames.push({ entry: entry as Frame, yaml, path: ['frames', i] });
  for (const [i, entry] of (part.examples ?? []).entries())
    found.examples.push({ entry: entry as unknown as Example, yaml, path: ['examples', i] });
  for (const frame of found.frames)
    if (frame.yaml === yaml && !frame.entry.id.startsWith(`${part.type}/`))
      faults.push(
        faultAt(frame, ['id'], `frame "${frame.entry.id}" is in type ${part.type}`, `begin it with "${part.type}/"`),
      );
  return faults;
}

function buildType(type: string, { file, parts, frames, examples }: TypeParts, faults: PackFault[]) {
  const at = { yaml: file, path: [] };
  const one = <K extends 'doc' | 'roles' | 'statuses' | 'defaultStatus' | 'calledOff'>(key: K): TypeFile[K] => {
    const given = parts.filter(p => p[key] !== undefined);
    if (given.length > 1)
      faults.push(faultAt(at, [key], `"${key}" of ${type} is written in two files`, 'keep it in one'));
    return given[0]?.[key];
  };
  const [doc, roles, statuses, defaultStatus] = [one('doc'), one('roles'), one('statuses'), one('defaultStatus')];
  if (!doc || !roles || !statuses) {
    const missing = Object.entries({ doc, roles, statuses }).flatMap(([key, v]) => (v ? [] : [key]));
    faults.push(faultAt(at, [], `the type ${type} has no ${missing.join(', no ')}`, 'add it to the definition'));
    return undefined;
  }
  if (defaultStatus && !statuses.includes(defaultStatus))
    faults.push(faultAt(at, ['defaultStatus'], `${defaultStatus} is not among the statuses`, 'add it to statuses'));
  const built = { type, doc, roles, statuses, frames: frames.map(f => f.entry), examples: examples.map(e => e.entry) };
  const calledOff = one('calledOff');
  return { ...built, ...(defaultStatus && { defaultStatus }), ...(calledOff && { calledOff }) } as EventTypeDefinition;
}

function sameFrames(frames: readonly Located<Frame>[]): PackFault[] {
  const seen = new Map<string, Located<Frame>>();
  return frames.flatMap(frame => {
    const other = seen.get(frame.entry.id);
    if (!other) seen.set(frame.entry.id, frame);
    return other
      ? [faultAt(frame, ['id'], `frame "${frame.entry.id}" also stands at ${whereIs(other)}`, 'rename one')]
      : [];
  });
}

/** The keys of an example's events are roles of their type, and their values are lists of what roles hold. */
function exampleFaults(
  type: string,
  example: Located<Example>,
  roles: Map<string, EventTypeDefinition['roles']>,
): PackFault[] {
  return example.entry.events.flatMap((event, i) => {
    const { type: own, status: _status, date: _date, ...values } = event;
    const known = roles.get(own ?? type);
    const path = ['events', i];
    if (!known) {
      if (own === undefined || roles.has(own)) return [];
      const mend = didYouMean(own, roles.keys(), 'name a type of this pack');
      return [faultAt(example, [...path, 'type'], `unknown type "${own}"`, mend)];
    }
    return Object.entries(values).flatMap(([role, value]) => {
      const at = [...path, role];
      const keys = Object.keys(known);
      if (!known[role])
        return [
          faultAt(example, at, `"${role}" is no role of ${own ?? type}`, didYouMean(role, keys, keys.join(', '))),
        ];
      return ExampleValues.safeParse(value).success
        ? []
        : checkShape(ExampleValues, example.yaml, [...example.path, ...at]).faults;
    });
  });
}
