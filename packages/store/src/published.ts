// Days and instants of the contract as the database takes them.
import { dayOf, daysOf } from '@cellwire/model';

/** Publication in the three forms that are stored. */
export interface Publication {
  published: string;
  publishedAt: Date;
  publishedOn: string;
}

/** Reads a publication (a day, or an instant with offset); null when no such day exists. */
export function readPublication(published: string): Publication | null {
  const publishedOn = dayOf(published);
  const publishedAt = new Date(published.length === 10 ? `${published}T00:00:00Z` : published);
  if (!isStorableDay(publishedOn) || Number.isNaN(publishedAt.getTime())) return null;
  return { published, publishedAt, publishedOn };
}

/** First and last day of a date value; null where an end is open, or the day is none (2026-02-30). */
export function dateColumns(date: string | null): { dateFrom: string | null; dateTo: string | null } {
  const days = date === null ? null : daysOf(date);
  const dateFrom = days && isStorableDay(days.start) ? days.start : null;
  const dateTo = days && isStorableDay(days.end) ? days.end : null;
  return dateFrom && dateTo && dateFrom > dateTo ? { dateFrom: null, dateTo: null } : { dateFrom, dateTo };
}

function isStorableDay(day: string): boolean {
  const t = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(t.getTime()) && t.toISOString().slice(0, 10) === day && day > '0001';
}
