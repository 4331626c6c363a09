// Options that the events commands share: filters, orders, instants.
import { type Filter, FilterError, filterToSql, parseFilter } from '@cellwire/query';
import { EVENT_SORTS, type EventSort, type Where } from '@cellwire/store';
import { UsageError } from '../usage-error.js';

/** The condition that the words of a command line ask for. */
export const readWhere = (words: readonly string[]): Where => filterToSql(readWords(words));

/** The filter that the words of a command line are. */
export function readWords(words: readonly string[]): Filter {
  const text = words.map(requoted).join(' ');
  try {
    return parseFilter(text);
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    throw new UsageError(`filter, at character ${error.position + 1}: ${error.message}`);
  }
}

/** The shell has taken the quotes of `company:"LG Energy Solution"`: such a word gets them back, a whole query stays as it is. */
function requoted(word: string): string {
  const [, field, value] = /^(-?[a-z_-]+:)([^"(]*\s[^"(]*)$/i.exec(word) ?? [];
  if (field === undefined || value === undefined) return word;
  const isQuery = value.split(/\s+/).some(part => part === 'OR' || part === 'NOT' || /^-?[a-z_-]+:/i.test(part));
  return isQuery ? word : `${field}"${value}"`;
}

export function readSort(text: string): EventSort {
  if (Object.hasOwn(EVENT_SORTS, text)) return text as EventSort;
  throw new UsageError(`--sort knows ${Object.keys(EVENT_SORTS).join(', ')}, not "${text}"`);
}

export function readCount(text: string, option: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1 || n > 100_000)
    throw new UsageError(`${option} wants a number from 1 to 100000, got "${text}"`);
  return n;
}

export function readAsOf(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const at = new Date(text);
  if (Number.isNaN(at.getTime()))
    throw new UsageError(`--as-of wants an instant such as 2026-02-11T09:00:00Z, got "${text}"`);
  return at;
}
