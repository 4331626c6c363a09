// A file of exchange rates: CSV with the columns currency, day and usd, in any order; other columns are ignored.
import type { Rate } from '@cellwire/store';

/** What is wrong in a line, counted from 1, and how to mend it. */
export interface RateFault {
  line: number;
  why: string;
}

const COLUMNS = ['currency', 'day', 'usd'] as const;
type Column = (typeof COLUMNS)[number];

/** Reads the rates of a CSV text; `faults` are all that is wrong, in order, and nothing should be stored then. */
export function readRates(text: string): { rates: Rate[]; faults: RateFault[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const separator = lines[0]?.includes(',') ? ',' : ';';
  const head = fieldsOf(lines[0] ?? '', separator).map(h => h.toLowerCase());
  const missing = COLUMNS.filter(c => !head.includes(c));
  if (missing.length)
    return {
      rates: [],
      faults: [{ line: 1, why: `no column ${missing.join(', ')}: begin with a line "currency,day,usd"` }],
    };
  const rates = new Map<string, Rate & { line: number }>();
  const faults: RateFault[] = [];
  for (const [i, content] of lines.entries()) {
    if (i === 0 || !content.trim()) continue;
    const line = i + 1;
    const fields = fieldsOf(content, separator);
    const field = (c: Column): string => fields[head.indexOf(c)] ?? '';
    const read = readRate(field('currency').toUpperCase(), field('day'), field('usd'));
    if (typeof read === 'string') {
      faults.push({ line, why: read });
      continue;
    }
    const key = `${read.currency} ${read.day}`;
    const other = rates.get(key);
    if (other && other.usd !== read.usd)
      faults.push({ line, why: `another rate of ${key} stands in line ${other.line}: keep one of them` });
    rates.set(key, { ...read, line });
  }
  if (!rates.size && !faults.length) faults.push({ line: 2, why: 'no rates: one line for each currency and day' });
  return { rates: [...rates.values()].map(({ line: _, ...rate }) => rate), faults };
}

/** Fields of a line; a field in quotes may hold the separator, and a doubled quote for one. */
function fieldsOf(line: string, separator: string): string[] {
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i] as string;
    if (isQuoted && c === '"' && line[i + 1] === '"') {
      field += c;
      i++;
    } else if (c === '"') isQuoted = !isQuoted;
    else if (c === separator && !isQuoted) {
      fields.push(field.trim());
      field = '';
    } else field += c;
  }
  return [...fields, field.trim()];
}

function readRate(currency: string, day: string, usd: string): Rate | string {
  if (!/^[A-Z]{3}$/.test(currency)) return `currency "${currency}" is no ISO 4217 code such as EUR`;
  if (currency === 'USD') return 'USD needs no rate: leave the line out';
  if (!isDay(day)) return `day "${day}" is no calendar day such as 2026-02-11`;
  if (/^\d+,\d+$/.test(usd)) return `usd "${usd}" has a comma: write ${usd.replace(',', '.')}`;
  const value = /^\d*\.?\d+(e-?\d+)?$/i.test(usd) ? Number(usd) : Number.NaN;
  if (!(value > 0 && Number.isFinite(value)))
    return `usd "${usd}" is no number above 0: the US dollars that one ${currency} is worth`;
  return { currency, day, usd: value };
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
