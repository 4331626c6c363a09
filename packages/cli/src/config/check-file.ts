// One configuration file against its shape: what is wrong, where, and what was probably meant.
import { basename } from 'node:path';
import { checkUrl } from '@cellwire/fetching';
import { checkShape, didYouMean, type PackFault, parseYamlFile } from '@cellwire/pack';
import { FilterError, parseFilter } from '@cellwire/query';
import { CONFIG_FILES, CONFIG_KINDS, type ConfigKind, SourcesFile, SubscriptionsFile } from './shapes.js';

/** A file's kind, as its root key tells it, its value where it has no faults, and its faults. */
export interface CheckedFile {
  kind: ConfigKind | null;
  value: unknown;
  faults: PackFault[];
}

export interface CheckRules {
  allowHosts: readonly string[];
}

/** Checks one file's text. Never throws. */
export function checkConfig(file: string, text: string, rules: CheckRules): CheckedFile {
  const yaml = parseYamlFile(file, text);
  if (yaml.faults.length) return { kind: null, value: undefined, faults: yaml.faults };
  const root = yaml.value;
  const keys = root && typeof root === 'object' && !Array.isArray(root) ? Object.keys(root) : [];
  const kind = CONFIG_KINDS.find(k => keys.includes(k));
  if (!kind)
    return { kind: null, value: undefined, faults: [unknownRoot(file, keys, yaml.position(keys.slice(0, 1), 'key'))] };
  const shape = checkShape(CONFIG_FILES[kind], yaml);
  if (shape.value === undefined) return { kind, value: undefined, faults: shape.faults };
  const at = (path: readonly PropertyKey[]) => ({ file, ...yaml.position(path) });
  const faults = [...sourceFaults(shape.value, at, rules), ...subscriptionFaults(shape.value, at)];
  return { kind, value: shape.value, faults };
}

function unknownRoot(file: string, keys: readonly string[], position: { line: number; column: number }): PackFault {
  const list = `a file begins with one of ${CONFIG_KINDS.map(k => `${k}:`).join(', ')}`;
  const [key] = keys;
  const message = key === undefined ? `${basename(file)} is no mapping (key: value)` : `unknown key "${key}"`;
  return { file, ...position, message, mend: key === undefined ? list : didYouMean(key, CONFIG_KINDS, list) };
}

type At = (path: readonly PropertyKey[]) => { file: string; line: number; column: number };

/** Addresses that the guard refuses, names and feeds written twice. */
function sourceFaults(value: unknown, at: At, rules: CheckRules): PackFault[] {
  const read = SourcesFile.safeParse(value);
  if (!read.success) return [];
  const faults: PackFault[] = [];
  const names = new Map<string, number>();
  const feeds = new Map<string, number>();
  for (const [i, source] of read.data.sources.entries()) {
    const check = checkUrl(source.feed, rules);
    if (check.is === 'refused')
      faults.push({
        ...at(['sources', i, 'feed']),
        message: `the address is refused: ${check.why}`,
        mend: 'name a public http or https address',
      });
    faults.push(...twice(names, source.name, i, 'name', at), ...twice(feeds, source.feed, i, 'feed', at));
  }
  return faults;
}

function twice(seen: Map<string, number>, value: string, i: number, key: string, at: At): PackFault[] {
  const first = seen.get(value);
  if (first === undefined) {
    seen.set(value, i);
    return [];
  }
  const { line } = at(['sources', first, key]);
  return [
    {
      ...at(['sources', i, key]),
      message: `the ${key} "${value}" stands on line ${line} too`,
      mend: 'keep one of the two',
    },
  ];
}

/** Filters that can't be read. */
function subscriptionFaults(value: unknown, at: At): PackFault[] {
  const read = SubscriptionsFile.safeParse(value);
  if (!read.success) return [];
  return read.data.subscriptions.flatMap(({ filter }, i) => {
    try {
      parseFilter(filter);
      return [];
    } catch (error) {
      if (!(error instanceof FilterError)) throw error;
      return [
        {
          ...at(['subscriptions', i, 'filter']),
          message: `the filter cannot be read: ${error.message}`,
          mend: 'docs/filters.md has the language',
        },
      ];
    }
  });
}
