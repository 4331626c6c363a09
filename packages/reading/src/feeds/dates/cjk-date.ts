// Korean, Japanese and Chinese dates: 2026년 2월 11일 오후 3:05, 令和8年2月11日, 2026年2月11日 15时05分.
import type { DateParts } from './date-parts.js';
import { findTime } from './time-of-day.js';

const DAY = /(令和|平成|昭和)?(\d{1,4}|元)\s?[년年]\s?(\d{1,2})\s?[월月]\s?(\d{1,2})\s?[일日号號]/;
/** 15시 05분 30초, 15時05分, 15时5分 */
const WORDED_TIME = /(\d{1,2})\s?[시時时点點]\s?(?:(\d{1,2})\s?[분分])?\s?(?:(\d{1,2})\s?[초秒])?/;
/** The first year of an era, less one. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };
/** Written only in mainland Chinese dates; the rest of these forms is Korean or Japanese, both nine hours ahead. */
const CHINESE = /[时号点]|[上下]午|周|星期/;

/** Without a zone, Korean and Japanese forms are at +09:00 and those with Chinese words at +08:00. */
export function readCjkDate(text: string): DateParts | null {
  const m = DAY.exec(text);
  if (!m) return null;
  const [, era, year = '', month, day] = m;
  if (!era && year.length !== 4) return null;
  const rest = text
    .slice(m.index + m[0].length)
    .replace(WORDED_TIME, (_, h, min, s) => `${h}:${min ?? '00'}:${s ?? '00'}`);
  const { before: _before, after: _after, ...time } = findTime(rest) ?? { before: '', after: '' };
  return {
    year: (era ? (ERAS[era] ?? 0) : 0) + (year === '元' ? 1 : Number(year)),
    month: Number(month),
    day: Number(day),
    offset: (CHINESE.test(text) ? 8 : 9) * 60,
    ...time,
  };
}
