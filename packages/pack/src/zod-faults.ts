// From what zod refuses to faults with line, column and mend.
import { z } from 'zod';
import type { PackFault } from './fault.js';
import { didYouMean, nearest } from './suggest.js';
import type { YamlFile } from './yaml-file.js';

/** A file's value in its shape, or the faults. `under` is the path of the part that is checked. */
export function checkShape<T extends z.ZodType>(
  schema: T,
  yaml: YamlFile,
  under: readonly PropertyKey[] = [],
): { value: z.infer<T>; faults: [] } | { value: undefined; faults: PackFault[] } {
  const part = under.reduce<unknown>((v, key) => (v as Record<PropertyKey, unknown> | undefined)?.[key], yaml.value);
  const result = schema.safeParse(part, { reportInput: true });
  if (result.success) return { value: result.data, faults: [] };
  const faults = result.error.issues.flatMap(issue => issueFaults(issue, schema, yaml, under, []));
  return { value: undefined, faults };
}

type Issue = z.core.$ZodIssue;

function issueFaults(
  issue: Issue,
  schema: z.ZodType,
  yaml: YamlFile,
  under: readonly PropertyKey[],
  outer: readonly PropertyKey[],
): PackFault[] {
  const path = [...outer, ...issue.path];
  const whole = [...under, ...path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      file: yaml.file,
      ...yaml.position([...whole, key], 'key'),
      message: `unknown key "${key}"${inPart(whole)}`,
      mend: unknownKeyMend(key, keysAt(schema, path)),
    }));
  if (issue.code === 'invalid_union') {
    const branch = bestBranch(issue.errors);
    if (branch) return branch.flatMap(inner => issueFaults(inner, schema, yaml, under, path));
  }
  const { message, mend } = describe(issue);
  return [{ file: yaml.file, ...yaml.position(whole), message: `${message}${inPart(whole)}`, mend }];
}

/** Of a union's branches the one that the author most likely meant: its first fault lies deepest, then the fewest faults. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (issues: readonly Issue[]) => Math.min(...issues.map(i => i.path.length + (wrongType(i) ? 0 : 0.5)));
  return [...branches].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
}
const wrongType = (issue: Issue): boolean => issue.code === 'invalid_type';

const inPart = (path: readonly PropertyKey[]): string => (path.length ? ` in ${path.map(String).join('.')}` : '');

function unknownKeyMend(key: string, known: readonly string[]): string {
  const list = known.length ? `the keys here are ${known.join(', ')}` : 'remove it';
  return didYouMean(key, known, list);
}

function describe(issue: Issue): { message: string; mend: string } {
  const { input } = issue;
  if (issue.code === 'invalid_type') {
    if (input === undefined) return { message: 'a value is missing', mend: `write a ${plainType(issue.expected)}` };
    if (issue.expected === 'string' && (typeof input === 'number' || typeof input === 'boolean'))
      return { message: `the bare ${typeof input} ${input} stands where a text is due`, mend: `quote it: "${input}"` };
    return {
      message: `a ${plainType(typeOf(input))} stands where a ${plainType(issue.expected)} is due`,
      mend: `write a ${plainType(issue.expected)}`,
    };
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    const near = nearest(String(input), known);
    return {
      message: `"${String(input)}" is not one of the values`,
      mend: near ? `did you mean "${near}"?` : `write one of ${known.join(', ')}`,
    };
  }
  const shown =
    typeof input === 'string' || typeof input === 'number' ? ` (${JSON.stringify(input).slice(0, 80)})` : '';
  return { message: `${lowerFirst(issue.message)}${shown}`, mend: 'correct the value' };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const typeOf = (v: unknown): string => (v === null ? 'null' : Array.isArray(v) ? 'array' : typeof v);
const PLAIN_TYPES: Record<string, string> = {
  string: 'text',
  array: 'list',
  object: 'mapping (key: value)',
  record: 'mapping (key: value)',
  null: 'empty value',
  boolean: 'true or false',
};
const plainType = (type: string): string => PLAIN_TYPES[type] ?? type;

/** The keys that the schema allows at a path: the source of "did you mean". */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let here: z.ZodType[] = unwrap(schema);
  for (const step of path) here = here.flatMap(s => inside(s, step)).flatMap(unwrap);
  return [...new Set(here.flatMap(s => (s instanceof z.ZodObject ? Object.keys(s.shape) : [])))];
}

function inside(schema: z.ZodType, step: PropertyKey): z.ZodType[] {
  if (schema instanceof z.ZodObject) {
    const field = (schema.shape as Record<PropertyKey, z.ZodType>)[step] ?? schema.def.catchall;
    return field ? [field as z.ZodType] : [];
  }
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType];
  if (schema instanceof z.ZodRecord) return [schema.valueType as z.ZodType];
  return [];
}

function unwrap(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(o => unwrap(o as z.ZodType));
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType);
  if (schema instanceof z.ZodLazy) return unwrap(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return unwrap(schema.unwrap() as z.ZodType);
  return [schema];
}
