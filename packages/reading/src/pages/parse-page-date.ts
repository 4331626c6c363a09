// Dates as pages write them, in attributes and in visible lines → ISO 8601 days or instants.
import { MONTHS, ZONES } from './date-words.js';

const pad = (n: number): string => String(n).padStart(2, '0');

/** A real calendar day of the web's time, as `YYYY-MM-DD`; else null. */
function day(year: number, month: number, date: number): string | null {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || date < 1 || date > 31) return null;
  const made = new Date(Date.UTC(year, month - 1, date));
  return made.getUTCDate() === date ? `${year}-${pad(month)}-${pad(date)}` : null;
}

const ISO =
  /(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s_]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d))?)?/i;

/**
 * A machine-readable date: ISO 8601 and near misses, RFC 822, epoch seconds or milliseconds, compact `20260211`, else
 * what a reader would see. A time without a zone gives the day only: the instant is not known.
 */
export function parseMachineDate(value: string, options: { dayFirst?: boolean } = {}): string | null {
  const text = value.trim();
  const iso = ISO.exec(text.slice(0, 60));
  if (iso && iso.index < 4) return fromIso(iso);
  if (/^\d{10}(?:\.\d+)?$|^\d{13}$/.test(text)) {
    const ms = text.length === 13 ? Number(text) : Number(text) * 1000;
    const at = new Date(ms);
    return ms > 6.3e11 && ms < 4.2e12 ? `${at.toISOString().slice(0, 19)}Z` : null;
  }
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?\d{2,6}Z?)?$/.exec(text);
  if (compact) return day(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  return parseVisibleDate(text, options)?.value ?? null;
}

function fromIso(m: RegExpExecArray): string | null {
  const on = day(Number(m[1]), Number(m[2]), Number(m[3]));
  if (!on || !m[4] || !m[7]) return on;
  const [hour, minute, second] = [Number(m[4]), Number(m[5]), Number(m[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return on;
  return `${on}T${pad(hour)}:${m[5]}:${pad(second)}${offset(m[7])}`;
}

function offset(zone: string): string {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 'Z';
  const digits = zone.replace(':', '');
  const normal = `${digits.slice(0, 3)}:${digits.slice(3) || '00'}`;
  return Number(digits.slice(1, 3)) > 14 ? 'Z' : normal;
}

/** A date found in a line of text. */
export interface FoundDate {
  value: string;
  start: number;
  end: number;
}

const NAME = String.raw`([\p{L}\p{M}]{3,12})`;
const YEAR = String.raw`((?:19|20)\d{2})`;
const D = String.raw`(\d{1,2})`;
const SEP = String.raw`[\s.,/\u00a0-]{1,3}`;
interface Shape {
  pattern: RegExp;
  read(m: RegExpExecArray, dayFirst: boolean): string | null;
}
const shape = (source: string, read: Shape['read']): Shape => ({ pattern: new RegExp(source, 'gu'), read });
const named = (y: string | undefined, name: string | undefined, d: string | undefined): string | null => {
  const month = MONTHS[(name ?? '').toLowerCase()];
  return month ? day(Number(y), month, Number(d)) : null;
};
/** A year of two digits lies in the web's time. */
const century = (yy: string | undefined): number => (Number(yy) > 90 ? 1900 : 2000) + Number(yy);

const SHAPES: readonly Shape[] = [
  shape(`${YEAR}\\s?[년年년]\\s?${D}\\s?[月월]\\s?${D}\\s?[日일]`, m => day(+m[1]!, +m[2]!, +m[3]!)),
  // March 3rd, 2026
  shape(`(?<![\\p{L}\\p{M}])${NAME}${SEP}${D}(?:st|nd|rd|th)?${SEP}(?:at\\s+)?${YEAR}(?!\\d)`, m =>
    named(m[3], m[1], m[2]),
  ),
  // Tue Mar 03 09:00:00 CET 2026
  shape(
    `(?<![\\p{L}\\p{M}])${NAME}\\s+${D}\\s+\\d{1,2}:\\d{2}(?::\\d{2})?\\s+(?:[A-Z]{2,5}\\s+|[+-]\\d{4}\\s+)?${YEAR}(?!\\d)`,
    m => named(m[3], m[1], m[2]),
  ),
  // 3 March 2026, 3. März 2026, 3 de marzo de 2026, 3rd of March, 2026
  shape(
    `(?<!\\d)${D}(?:st|nd|rd|th|er|º|\\.|ª)?(?:\\s+(?:de|of|d'))?${SEP}?${NAME}(?:\\s+(?:de|del))?${SEP}${YEAR}(?!\\d)`,
    m => named(m[3], m[2], m[1]),
  ),
  // 3 Mar '26
  shape(`(?<!\\d)${D}\\.?\\s${NAME}\\.?\\s['’](\\d{2})(?!\\d)`, m => named(String(century(m[3])), m[2], m[1])),
  // 2026. március 3.
  shape(`(?<!\\d)${YEAR}[.,]?\\s${NAME}\\s${D}(?!\\d|[:h]\\d)`, m => named(m[1], m[2], m[3])),
  shape(`(?<![\\d./-])${YEAR}([-./])\\s?${D}\\2\\s?${D}(?![\\d/])`, m => day(+m[1]!, +m[3]!, +m[4]!)),
  shape(`(?<![\\d./-])${D}\\.\\s?${D}\\.\\s?${YEAR}(?!\\d)`, m => day(+m[3]!, +m[2]!, +m[1]!)),
  shape(`(?<![\\d./-])${D}\\s?([/-])\\s?${D}\\s?\\2\\s?${YEAR}(?!\\d)`, (m, dayFirst) =>
    slashed(+m[1]!, +m[3]!, +m[4]!, dayFirst),
  ),
  shape(`(?<![\\d./-])${D}\\.${D}\\.(\\d{2})(?![\\d.]|\\s?(?:Uhr|h\\b))`, m => day(century(m[3]), +m[2]!, +m[1]!)),
  shape(`(?<![\\d./-])${D}/${D}/(\\d{2})(?![\\d/])`, (m, dayFirst) => slashed(+m[1]!, +m[2]!, century(m[3]), dayFirst)),
];

/** `11/18/2019` tells itself; `11/12/2019` is read day first or month first as the page's language has it. */
function slashed(a: number, b: number, year: number, dayFirst: boolean): string | null {
  if (a > 12) return day(year, b, a);
  if (b > 12) return day(year, a, b);
  return dayFirst ? day(year, b, a) : day(year, a, b);
}

/** A date stands within so many characters of a line's beginning, or it is prose. */
const MAX_LINE = 300;
const NATIVE_DIGIT = /[٠-٩۰-۹०-९০-৯]/g;
const NATIVE_ZEROS = [0x660, 0x6f0, 0x966, 0x9e6];

/** All dates in a line of text, in order; one with a clock time and a known zone behind it is an instant. */
export function visibleDates(line: string, options: { dayFirst?: boolean } = {}): FoundDate[] {
  const text = line.slice(0, MAX_LINE).replace(NATIVE_DIGIT, westernDigit);
  if (!/\d/.test(text)) return [];
  const found: FoundDate[] = [];
  for (const { pattern, read } of SHAPES) {
    for (const m of text.matchAll(pattern)) {
      const value = read(m, options.dayFirst ?? false);
      if (value) found.push({ value, start: m.index, end: m.index + m[0].length });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found
    .filter((one, i) => !found.slice(0, i).some(o => o.end > one.start))
    .map(one => ({ ...one, value: withClock(one.value, text.slice(one.end, one.end + 40)) }));
}

/** The first date in a line of text. */
export const parseVisibleDate = (line: string, options: { dayFirst?: boolean } = {}): FoundDate | null =>
  visibleDates(line, options)[0] ?? null;

function westernDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = NATIVE_ZEROS.find(z => code >= z && code < z + 10) ?? code;
  return String(code - zero);
}

const CLOCK = /(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*(a\.?m\.?|p\.?m\.?)?\s*\(?([A-Z]{2,4}|[+-]\d{2}:?\d{2})?\)?/i;

function withClock(on: string, after: string): string {
  const m = CLOCK.exec(after);
  if (!m || m.index > 12 || !m[4]) return on;
  const zone = /^[+-]/.test(m[4]) ? offset(m[4]) : ZONES[m[4].toLowerCase()];
  const hour = (Number(m[1]) % (m[3] ? 12 : 24)) + (/^p/i.test(m[3] ?? '') ? 12 : 0);
  if (!zone || Number(m[2]) > 59) return on;
  return `${on}T${pad(hour)}:${m[2]}:00${zone}`;
}
