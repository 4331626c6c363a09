// Dates as pages write them, in attributes and in visible lines → ISO 8601 days or instants.
const MONTHS: Readonly<Record<string, number>> = monthTable();

function monthTable(): Record<string, number> {
  const rows = [
    'january jan januar jän jänner janvier janv enero ene janeiro gennaio gen januari tammikuuta stycznia styczeń января янв ocak ianuarie ledna januára јануар január',
    'february feb februar février févr fév febrero fevereiro fev febbraio februari helmikuuta lutego luty февраля фев şubat februarie února február',
    'march mar märz mrz mars marzo março maart mrt maaliskuuta marca marzec марта мар mart martie března březen március',
    'april apr avril avr abril abr aprile huhtikuuta kwietnia апреля апр nisan aprilie dubna április',
    'may mai mayo maio maggio mag mei maj toukokuuta maja мая mayıs května május',
    'june jun juni juin junio junho giugno giu kesäkuuta czerwca июня июн haziran iunie června június',
    'july jul juli juillet juil julio julho luglio lug heinäkuuta lipca июля июл temmuz iulie července július',
    'august aug août aout agosto ago augustus elokuuta sierpnia августа авг ağustos srpna augusztus',
    'september sep sept septembre septiembre setiembre setembro set settembre syyskuuta września сентября сен eylül septembrie září szeptember',
    'october oct oktober okt octobre octubre outubro out ottobre ott lokakuuta października октября окт ekim octombrie října október',
    'november nov novembre noviembre novembro marraskuuta listopada ноября ноя kasım noiembrie listopadu',
    'december dec dezember dez décembre déc diciembre dic dezembro dicembre joulukuuta grudnia декабря дек aralık decembrie prosince',
  ];
  const table: Record<string, number> = {};
  rows.forEach((row, i) => {
    for (const name of row.split(' ')) table[name] ??= i + 1;
  });
  return table;
}

/** Offsets of the zone names that news pages use. */
const ZONES: Readonly<Record<string, string>> = {
  utc: 'Z',
  gmt: 'Z',
  z: 'Z',
  est: '-05:00',
  edt: '-04:00',
  et: '',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  bst: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  mez: '+01:00',
  mesz: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  ist: '+05:30',
  kst: '+09:00',
  jst: '+09:00',
  sgt: '+08:00',
  hkt: '+08:00',
  aest: '+10:00',
  aedt: '+11:00',
};
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
export function parseMachineDate(value: string): string | null {
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
  return parseVisibleDate(text)?.value ?? null;
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

const NAME = String.raw`([\p{L}]{3,12})`;
const YEAR = String.raw`((?:19|20)\d{2})`;
const D = String.raw`(\d{1,2})`;
const SEP = String.raw`[\s.,/\u00a0-]{1,3}`;
interface Shape {
  pattern: RegExp;
  read(m: RegExpExecArray, dayFirst: boolean): string | null;
}
const named = (y: string | undefined, name: string | undefined, d: string | undefined): string | null => {
  const month = MONTHS[(name ?? '').toLowerCase()];
  return month ? day(Number(y), month, Number(d)) : null;
};
const SHAPES: readonly Shape[] = [
  {
    pattern: new RegExp(`${YEAR}\\s?[年년]\\s?${D}\\s?[月월]\\s?${D}\\s?[日일]`, 'u'),
    read: m => day(+m[1]!, +m[2]!, +m[3]!),
  },
  {
    pattern: new RegExp(`(?<!\\p{L})${NAME}${SEP}${D}(?:st|nd|rd|th)?${SEP}(?:at\\s+)?${YEAR}(?!\\d)`, 'u'),
    read: m => named(m[3], m[1], m[2]),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)${D}(?:st|nd|rd|th|er|º|\\.)?(?:\\s+(?:de|of|d'))?${SEP}?${NAME}(?:\\s+(?:de|del))?${SEP}${YEAR}(?!\\d)`,
      'u',
    ),
    read: m => named(m[3], m[2], m[1]),
  },
  {
    pattern: new RegExp(`(?<![\\d./-])${YEAR}([-./])\\s?${D}\\2\\s?${D}(?![\\d/])`, 'u'),
    read: m => day(+m[1]!, +m[3]!, +m[4]!),
  },
  {
    pattern: new RegExp(`(?<![\\d./-])${D}\\.\\s?${D}\\.\\s?${YEAR}(?!\\d)`, 'u'),
    read: m => day(+m[3]!, +m[2]!, +m[1]!),
  },
  {
    pattern: new RegExp(`(?<![\\d./-])${D}([/-])${D}\\2${YEAR}(?!\\d)`, 'u'),
    read: (m, dayFirst) => slashed(+m[1]!, +m[3]!, +m[4]!, dayFirst),
  },
  {
    pattern: new RegExp(`(?<![\\d./-])${D}\\.${D}\\.(\\d{2})(?![\\d.])`, 'u'),
    read: m => day(2000 + +m[3]!, +m[2]!, +m[1]!),
  },
];

/** `11/18/2019` tells itself; `11/12/2019` is read day first or month first as the page's language has it. */
function slashed(a: number, b: number, year: number, dayFirst: boolean): string | null {
  if (a > 12) return day(year, b, a);
  if (b > 12) return day(year, a, b);
  return dayFirst ? day(year, b, a) : day(year, a, b);
}

const CLOCK = /(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*(a\.?m\.?|p\.?m\.?)?\s*\(?([A-Z]{2,4}|[+-]\d{2}:?\d{2})?\)?/i;

/** The first date in a line of text; with a clock time and a known zone beside it, the instant. */
export function parseVisibleDate(line: string, options: { dayFirst?: boolean } = {}): FoundDate | null {
  const text = line.slice(0, 300);
  let first: FoundDate | null = null;
  for (const { pattern, read } of SHAPES) {
    const m = pattern.exec(text);
    const value = m && read(m, options.dayFirst ?? false);
    if (m && value && (!first || m.index < first.start)) first = { value, start: m.index, end: m.index + m[0].length };
  }
  if (!first) return null;
  return { ...first, value: withClock(first.value, text.slice(first.end, first.end + 40)) };
}

function withClock(on: string, after: string): string {
  const m = CLOCK.exec(after);
  if (!m || m.index > 12 || !m[4]) return on;
  const zone = /^[+-]/.test(m[4]) ? offset(m[4]) : ZONES[m[4].toLowerCase()];
  const hour = (Number(m[1]) % (m[3] ? 12 : 24)) + (/^p/i.test(m[3] ?? '') ? 12 : 0);
  if (!zone || Number(m[2]) > 59) return on;
  return `${on}T${pad(hour)}:${m[2]}:00${zone}`;
}
