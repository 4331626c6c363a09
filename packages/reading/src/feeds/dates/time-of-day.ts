// The time of day inside a feed's date, with its zone: "10:14:55.5 +0200", "3:05 pm EST", "오후 11:23:17".
import type { DateParts } from './date-parts.js';
import { zoneOffset } from './zones.js';

export type TimeOfDay = Pick<DateParts, 'hour' | 'minute' | 'second' | 'offset'>;

/** Words for the halves of the day; `hours` is the zone that their language implies where none is written. */
const HALVES: readonly { word: string; isAfternoon: boolean; hours?: number }[] = [
  { word: 'a.m.', isAfternoon: false },
  { word: 'p.m.', isAfternoon: true },
  { word: 'am', isAfternoon: false },
  { word: 'pm', isAfternoon: true },
  { word: 'π.μ.', isAfternoon: false },
  { word: 'μ.μ.', isAfternoon: true },
  { word: '오전', isAfternoon: false, hours: 9 },
  { word: '오후', isAfternoon: true, hours: 9 },
  { word: '午前', isAfternoon: false, hours: 9 },
  { word: '午後', isAfternoon: true, hours: 9 },
  { word: '上午', isAfternoon: false, hours: 8 },
  { word: '下午', isAfternoon: true, hours: 8 },
];
const words = HALVES.map(h => h.word.replaceAll('.', '\\.')).join('|');
const ZONE = String.raw`(?:(?:gmt|utc?)?[+-]\d{1,2}(?::?\d{2})?(?!\d)|(?:etc\/)?[a-z]{1,5}(?![a-z]))`;
const TIME = new RegExp(
  String.raw`(?<![\d:])(?:(${words}) ?)?(\d{1,2}):(\d{2}|\d)(?::(\d{1,2})(?:[.,]\d{1,9})?)?(?![\d:]) ?(${words})?(?: ?(${ZONE}))?`,
);

/** What is left of the date once its time is taken out: `before` and `after` it. Null where it holds no time with colons. */
export function findTime(text: string): (TimeOfDay & { before: string; after: string }) | null {
  const m = TIME.exec(text);
  if (!m) return null;
  const half = HALVES.find(h => h.word === (m[1] ?? m[5]));
  const offset = zoneOffset(m[6] ?? '') ?? (half?.hours === undefined ? undefined : half.hours * 60);
  return {
    hour: hourOf(Number(m[2]), half?.isAfternoon),
    minute: Number(m[3]),
    second: Number(m[4] ?? 0),
    ...(offset === undefined ? {} : { offset }),
    before: text.slice(0, m.index),
    after: text.slice(m.index + m[0].length),
  };
}

/** Twelve o'clock is the first hour of its half. Hours beyond twelve are right already, whatever the word says. */
function hourOf(hour: number, isAfternoon: boolean | undefined): number {
  if (isAfternoon === undefined || hour > 12) return hour;
  return (hour % 12) + (isAfternoon ? 12 : 0);
}
