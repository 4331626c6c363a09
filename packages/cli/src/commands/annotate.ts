// `cellwire annotate`: dates, money, quantities and names in texts, JSONL in, JSONL out.
import { createInterface } from 'node:readline';
import { findDates, findMoney, findQuantities } from '@cellwire/language';
import type { Command } from 'commander';
import { UsageError } from '../usage-error.js';

/** One line of input; `reference` is the day of publication. */
interface Line {
  id: string | number;
  text: string;
  reference?: string | null;
}
interface Found {
  start: number;
  end: number;
  kind: string;
}

/** Finds the spans of some kinds; a finder of names goes into this list like the others. */
interface Finder {
  kinds: readonly string[];
  find(text: string, reference: string | null): Found[];
}

const FINDERS: readonly Finder[] = [
  { kinds: ['date'], find: (text, reference) => (reference === null ? [] : findDates(text, { reference })) },
  { kinds: ['money'], find: text => findMoney(text) },
  { kinds: ['quantity'], find: text => findQuantities(text) },
];

const KINDS = FINDERS.flatMap(f => f.kinds);

/** The kinds asked for; all where none are. */
function readKinds(option: string | undefined): Set<string> {
  if (option === undefined) return new Set(KINDS);
  const kinds = option.split(',').map(k => k.trim());
  const unknown = kinds.find(k => !KINDS.includes(k));
  if (unknown !== undefined)
    throw new UsageError(`--kind ${unknown} is not known; use one or more of ${KINDS.join(', ')}`);
  return new Set(kinds);
}

function readLine(raw: string, number: number): Line {
  let value: Partial<Line> | null;
  try {
    value = JSON.parse(raw) as Partial<Line> | null;
  } catch {
    throw new Error(`standard input, line ${number}: not JSON; give one object {"id","text","reference"} per line`);
  }
  if (typeof value?.text !== 'string' || value.id === undefined)
    throw new Error(
      `standard input, line ${number}: "id" and "text" are needed; "reference" is the day of publication`,
    );
  return value as Line;
}

/** What one line becomes: its spans in the order in which they stand. */
function annotate(line: Line, kinds: ReadonlySet<string>): { id: string | number; mentions: Found[] } {
  const finders = FINDERS.filter(f => f.kinds.some(k => kinds.has(k)));
  const found = finders.flatMap(f => f.find(line.text, line.reference ?? null)).filter(m => kinds.has(m.kind));
  return { id: line.id, mentions: found.sort((a, b) => a.start - b.start || b.end - a.end) };
}

export function define(command: Command): void {
  command
    .requiredOption('--jsonl', 'read {"id","text","reference"} per line on standard input')
    .option('--kind <kinds>', `only these kinds, separated by commas: ${KINDS.join(', ')}`)
    .action(async (options: { kind?: string }) => {
      const kinds = readKinds(options.kind);
      let number = 0;
      for await (const raw of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        number++;
        if (raw.trim() === '') continue;
        process.stdout.write(`${JSON.stringify(annotate(readLine(raw, number), kinds))}\n`);
      }
    });
}
