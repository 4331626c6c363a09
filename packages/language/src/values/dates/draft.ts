// A date while it is being read: what the words say, before publication and tense fill what they leave open.
import type { Bound } from '@cellwire/model';
import type { Token } from '../tokens.js';
import type { Day, Unit } from './calendar.js';
import type { Start } from './starts.js';

/** A day, month, quarter or half whose year may be open, or a date that needs no more (`value`). */
export interface Moment {
  value?: string;
  year?: number;
  half?: number;
  quarter?: number;
  /** First and last month of the year: one month, or several ("the first nine months"). */
  months?: readonly [number, number];
  day?: number;
  /** 1 is Monday. */
  weekday?: number;
  /** Told by the words themselves: "the nine months ended September" are over. */
  lean?: 'past';
  /** How many months up to `months` it covers: "the twelve months to September" is 12. */
  length?: number;
  /**
   * This many periods from a date that the text named before: "the previous quarter", "a year earlier". With `year`,
   * that date's like in the year: "the same quarter of 2024".
   */
  shift?: { unit: Unit; n: number };
  /** With `shift`: publication's own period where the verb looks ahead: "by the end of the year". */
  running?: boolean;
  /** Only where its paragraph has named a date before it: "that day". */
  anaphor?: boolean;
}

/** Tokens `first` to `end` (exclusive) spell a date. */
export interface Draft {
  first: number;
  end: number;
  moment: Moment;
  /** The last moment of a range. */
  to?: Moment;
  /** The two drafts of a range, which stand again if they make none: "in 2027 - 2026 was bad". */
  ends?: readonly [Draft, Draft];
  bound?: Bound;
  /** The date lies this far from the moment: "three days after Feb. 5". */
  base?: { unit: Unit; n: number };
  /** The distance is a stretch that starts at the moment: "three years from 2026". */
  starts?: boolean;
  /** A distance that is no date before it has met the date that follows: "three days after". */
  waits?: boolean;
  /** The week that holds the moment: "the week of Feb. 2". */
  week?: boolean;
  /** The rule that read it. */
  rule: string;
}

/** What rules may look at. `drafts` holds what was found before, in order. */
export interface Scene {
  tokens: readonly Token[];
  reference: Day;
}

/** A rule reads a date that begins exactly at token `i`; it is asked only at tokens of the classes in `starts`. */
export interface DateRule {
  id: string;
  starts: readonly Start[];
  read(scene: Scene, i: number): Omit<Draft, 'rule'> | null;
}
