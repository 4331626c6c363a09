// The day of an article in the lines that a page shows: by the headline, at the head of the text, under it.
import { PUBLISHED_WORD, UPDATED } from './date-words.js';
import type { HeadlineLines } from './headline-lines.js';
import type { Block, Box, Outline } from './outline.js';
import { type FoundDate, visibleDates } from './parse-page-date.js';

/** Whether the day of publication or that of the last change is asked for. */
export type Wanted = 'published' | 'updated';

/** Ways to find a day in a page's lines; each gives null where it finds none. */
export interface DatedLines {
  /** Of a short line by the headline. */
  near(wanted: Wanted, dayFirst: boolean): string | null;
  /** Of an agency's or a company's dateline: "OSLO, March 3, 2026 --". */
  dateline(dayFirst: boolean): string | null;
  /** Of a line anywhere that says when the article was published, or else when it was changed. */
  said(dayFirst: boolean): string | null;
  /** Of a line that holds little but a date; the first behind the headline. */
  alone(dayFirst: boolean): string | null;
}

/** The lines of one page. */
export function datedLines(outline: Outline, { short, leads, at }: HeadlineLines): DatedLines {
  const own = (): readonly Block[] => outline.blocks.filter(b => /\d/.test(b.text) && !isElsewhere(b.box));
  return {
    near: (wanted, dayFirst) =>
      firstIn(
        short.filter(l => l.length < 120),
        wanted,
        dayFirst,
      ),
    dateline: dayFirst => {
      for (const lead of leads) {
        const date = visibleDates(lead.slice(0, 110), { dayFirst })[0];
        if (date && date.start < 60 && DASH.test(lead.slice(date.end, date.end + 40))) return date.value;
      }
      return null;
    },
    said: dayFirst => {
      const lines = own().filter(
        b => b.text.length < MAX_SAID && (PUBLISHED_WORD.test(b.text) || UPDATED.test(b.text)),
      );
      return (
        firstIn(
          lines.map(l => l.text),
          'published',
          dayFirst,
          true,
        ) ??
        firstIn(
          lines.map(l => l.text),
          'updated',
          dayFirst,
        )
      );
    },
    alone: dayFirst => {
      const lines = own().filter(isBare);
      const behind = lines.find(b => outline.blocks.indexOf(b) > at) ?? lines[0];
      return behind ? pickDate(behind.text, 'published', dayFirst) : null;
    },
  };
}

const DASH = /^[^.\p{L}]{0,6}(?:\(?[^.()]{0,24}\)?\s*)?(?:--|[–—]|\/\p{L}|\s-\s)/u;
const MAX_SAID = 300;

/** The first date of the wanted kind; with `onlySaid`, only one whose line says that it is. */
function firstIn(lines: readonly string[], wanted: Wanted, dayFirst: boolean, onlySaid = false): string | null {
  for (const line of lines) {
    const date = pickDate(line, wanted, dayFirst, onlySaid);
    if (date) return date;
  }
  return null;
}

/**
 * The date of the wanted kind in a line: words before a date say whether something was published or changed on it. A
 * date that nothing is said of counts as the day of publication; a line whose only dates are of changes has none.
 */
export function pickDate(line: string, wanted: Wanted, dayFirst: boolean, onlySaid = false): string | null {
  const dates = visibleDates(line, { dayFirst });
  const kinds = dates.map((date, i) => kindOf(line, date, dates[i - 1]));
  const said = dates[kinds.indexOf(wanted)];
  if (said || wanted === 'updated' || onlySaid) return said?.value ?? null;
  return dates[kinds.indexOf('plain')]?.value ?? null;
}

/** What the words between two dates say of the later one; the last such word counts. */
function kindOf(line: string, date: FoundDate, before: FoundDate | undefined): Wanted | 'plain' {
  const words = line.slice(Math.max(before?.end ?? 0, date.start - 70), date.start);
  const [updated, published] = [lastIndex(words, UPDATED), lastIndex(words, PUBLISHED_WORD)];
  if (updated < 0 && published < 0) return 'plain';
  return updated > published ? 'updated' : 'published';
}

function lastIndex(text: string, pattern: RegExp): number {
  let last = -1;
  for (const m of text.matchAll(new RegExp(pattern.source, 'giu'))) last = m.index;
  return last;
}

/** A date with a few words around it, in a line of its own. */
function isBare({ text, linked }: Block): boolean {
  if (text.length > 70 || linked > text.length / 2) return false;
  const date = visibleDates(text)[0];
  if (!date) return false;
  const rest = `${text.slice(0, date.start)} ${text.slice(date.end)}`;
  return (rest.match(/\p{L}{2,}/gu) ?? []).length <= 4 && !/©|copyright/i.test(text);
}

const ELSEWHERE = new Set(['comments', 'related', 'navigation', 'advert', 'signup', 'aside']);

function isElsewhere(box: Box): boolean {
  for (let at: Box | null = box, i = 0; at && i < 12; at = at.parent, i += 1) {
    if (at.element.name === 'body') return false;
    if (ELSEWHERE.has(at.hint ?? '') && !/footer/i.test(at.element.attribs.class ?? '')) return true;
    if (at.element.name === 'aside' || at.element.name === 'nav') return true;
  }
  return false;
}
