// Tables as CSV for spreadsheets: quoted where needed, and no cell is taken for a formula.

/** What a cell may hold; lists are joined with `; `. */
export type Cell = string | number | boolean | null | readonly string[];

/**
 * One cell. A text that a spreadsheet would run as a formula (=, +, -, @, tab, carriage return at its head) gets an
 * apostrophe in front, as OWASP advises; numbers stay numbers.
 */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : value.join('; ');
  // Full-width forms are formulas to some programs, too.
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line with its end (CRLF, RFC 4180). */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** A whole table; the first line names the columns. Spreadsheets tell UTF-8 by the mark in front. */
export function csvTable(columns: readonly string[], rows: readonly Readonly<Record<string, Cell>>[]): string {
  return `\ufeff${csvLine(columns)}${rows.map(row => csvLine(columns.map(c => row[c] ?? null))).join('')}`;
}
