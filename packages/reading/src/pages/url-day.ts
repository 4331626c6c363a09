// The day that an article's address tells.
import { MONTHS } from './date-words.js';
import { parseMachineDate } from './parse-page-date.js';

/** The day in an address. `isPath` where it stands as `/2026/02/11/`, which publishing systems write once and for all. */
export interface UrlDay {
  on: string;
  isPath: boolean;
}

const pad = (n: string): string => n.padStart(2, '0');

/** `/2026/02/11/`, `/2026/feb/11/`, `-2026-02-11`, `/20260211-` in an address; null where it holds none. */
export function dayOfUrl(url: string | null): UrlDay | null {
  const path =
    url
      ?.replace(/^https?:\/\/[^/]+/, '')
      .replace(/[?#].*$/, '')
      .slice(0, 1_000) ?? '';
  return namedMonth(path) ?? numbers(path);
}

function numbers(path: string): UrlDay | null {
  const m =
    /(?:^|[/_-])(20\d{2}|199\d)([/_-]?)(0?[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01]|[1-9](?=[/_-]))(?=[/_.-]|$|[a-z])/i.exec(
      path,
    );
  if (!m || (m[2] === '' && (m[3]!.length < 2 || m[4]!.length < 2))) return null;
  const on = parseMachineDate(`${m[1]}-${pad(m[3]!)}-${pad(m[4]!)}`);
  return on ? { on, isPath: m[2] === '/' } : null;
}

function namedMonth(path: string): UrlDay | null {
  const m = /\/(20\d{2})[/-]([a-z]{3,9})[/-](\d{1,2})(?=[/-]|$)/i.exec(path);
  const month = m && MONTHS[m[2]!.toLowerCase()];
  const on = month ? parseMachineDate(`${m[1]}-${pad(String(month))}-${pad(m[3]!)}`) : null;
  return on ? { on, isPath: true } : null;
}
