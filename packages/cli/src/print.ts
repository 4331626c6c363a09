// How commands print: data on stdout, one JSON value a line or a table; messages on stderr.
import Table from 'cli-table3';
import pc from 'picocolors';

export const say = (message: string): void => void process.stderr.write(`${message}\n`);
export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

/** Tells what was done: as JSON on stdout where that was asked for, else in words on stderr. */
export function tellDone({ json }: { json?: boolean }, done: object, words: string): void {
  if (json) printJson(done);
  else say(words);
}
export const printLine = (line: string): void => void process.stdout.write(`${line}\n`);

/** Control characters and escapes of untrusted text must not reach a terminal. */
export const safe = (text: unknown): string =>
  String(text ?? '').replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ');

/** Rows of one table: cli-table3 lays out in a time that grows with their square, 12 s for ten thousand. */
const ROWS_AT_ONCE = 500;

/** Rows as a table for people, with the head again after every 500. Empty: the message on stderr. */
export function printTable(head: readonly string[], rows: readonly (readonly unknown[])[], empty: string): void {
  if (!rows.length) say(empty);
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) printLine(tableOf(head, rows.slice(i, i + ROWS_AT_ONCE)));
}

function tableOf(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const width = process.stdout.columns ?? 160;
  const table = new Table({
    head: head.map(h => pc.bold(h)),
    style: { head: [], border: [] },
    wordWrap: false,
    chars: PLAIN,
  });
  const limit = Math.max(24, Math.floor((width - head.length * 3) / head.length) * 2);
  for (const row of rows) table.push(row.map(cell => clip(safe(cell), limit)));
  return table.toString();
}

const PLAIN = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};
const clip = (text: string, limit: number): string => (text.length > limit ? `${text.slice(0, limit - 1)}…` : text);

/** `1 fault`, `2 faults`, `3 known misses`, `4 deliveries`. */
export const countOf = (n: number, noun: string): string => `${n} ${n === 1 ? noun : pluralOf(noun)}`;

function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return noun.endsWith('s') ? `${noun}es` : `${noun}s`;
}
