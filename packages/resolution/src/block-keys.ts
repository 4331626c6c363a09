// Keys by which the store finds candidates: only mentions that share one are compared. A name alone is no key, since one
// company has thousands of events: it stands with a second name, a time, a place, a figure, a year or a word. What
// compareMentions wants for a link, besides one name, is among these, so a table that grows leaves the answers as short.
import { type DayRange, daysOf, type RoleValue } from '@cellwire/model';
import { numberOf } from './compare-figures.js';
import type { Features } from './features.js';

/** Reports at most this many days apart share a window, or lie in neighbouring ones. */
export const WINDOW_DAYS = 122;
const MOST_NAMES = 8;
const MOST_MARKS = 24;
const MOST_KEYS = 160;

/** Number of the window that a day (counted from 1970) lies in. */
export const windowOf = (day: number): number => Math.floor(day / WINDOW_DAYS);

/** Key of a name of an event type in a window of publication. */
export const reportedKey = (type: string, name: string, window: number): string => `${type}|${name}|p${window}`;

/** Keys of a mention, at most 160, those of two names first. */
export function blockKeys(f: Features): string[] {
  const names = [...new Set([...f.wide, ...f.heads])].sort().slice(0, MOST_NAMES);
  const pairs = names.flatMap((a, i) => names.slice(i + 1).map(b => `${f.type}|${a}+${b}`));
  const window = windowOf(f.publishedDay);
  const marks = [
    `p${window}`,
    `p${window + 1}`,
    ...new Set([...dateMarks(f.days), ...placeMarks(f), ...figureMarks(f), ...periodMarks(f), ...wordMarks(f)]),
  ].slice(0, MOST_MARKS);
  const marked = marks.flatMap(mark => (names.length ? names : ['']).map(name => `${f.type}|${name}|${mark}`));
  return [...pairs, ...marked].slice(0, MOST_KEYS);
}

const dayNumber = (day: string): number => Math.floor(Date.parse(day) / 86_400_000);

/** Windows that a date covers: those of its two ends, and up to four between. */
function dateMarks(days: DayRange | null): string[] {
  const ends = [days?.start, days?.end].flatMap(d => (d ? [windowOf(dayNumber(d))] : []));
  const [first = 0, last = first] = ends;
  if (!ends.length) return [];
  const between = Array.from({ length: Math.min(last - first + 1, 6) }, (_, i) => first + i);
  return [...new Set([...between, last])].map(w => `d${w}`);
}

const placeMarks = (f: Features): string[] =>
  f.places.flatMap(p => [...(p.state ? [`s:${p.state}`] : []), ...(p.city ? [`c:${p.city}`] : [])]);

/** Two series of buckets that are ten per cent wide and half of that apart: figures within 2 % share one. */
function figureMarks(f: Features): string[] {
  return [...f.figures.values()].flat().flatMap((value: RoleValue) => {
    const figure = numberOf(value);
    if (!figure) return [];
    const x = Math.log(Math.max(Math.abs(figure.n), 1e-9)) / Math.log(1.1);
    return [`v:${figure.unit}:${Math.floor(x)}`, `v:${figure.unit}:${Math.floor(x + 0.5)}h`];
  });
}

/** Years of a period or start, at most six. */
function periodMarks(f: Features): string[] {
  return [...f.dates.values()].flat().flatMap(value => {
    const days = daysOf(value);
    const years = [days?.start, days?.end].flatMap(d => (d ? [Number(d.slice(0, 4))] : []));
    const [first = 0, last = first] = years;
    return years.length ? Array.from({ length: Math.min(last - first + 1, 6) }, (_, i) => `y${first + i}`) : [];
  });
}

const wordMarks = (f: Features): string[] =>
  [...f.words.values()].flatMap(words => [...words].sort().slice(0, 6)).map(word => `w:${word}`);
