// What the words of a sentence, or of a paragraph, say of the frames that may match there: one look-up for each word.
import type { Trigger, TriggerTable, WordEntry } from '../frames/triggers.js';
import { eachRun, eachWord } from './words.js';

/** Tells whether a frame might match at a trigger. */
export interface TriggerTest {
  mayMatch(trigger: Trigger): boolean;
}
/** For sentences that are read for something else than events. */
export const ANY_TRIGGER: TriggerTest = { mayMatch: () => true };

/** What a sentence holds, as far as frames ask. */
export class SentenceWords implements TriggerTest {
  private readonly held = new Set<WordEntry>();
  private readonly met: Uint8Array;
  private neighbours: readonly SentenceWords[] | null = null;

  /** `marks` are the kinds of names and values that stand there: `@money`, `@company`. */
  constructor(
    private readonly table: TriggerTable,
    text: string,
    marks: Iterable<string>,
  ) {
    this.met = new Uint8Array(table.conditions);
    for (const mark of marks) this.addMark(mark);
    const lower = text.toLowerCase();
    eachWord(lower, word => {
      const entry = table.words.get(word);
      if (!entry || this.held.has(entry)) return;
      this.held.add(entry);
      this.meet(entry.meets);
      for (const { phrase, condition } of entry.meetsWith) if (lower.includes(phrase)) this.met[condition] = 1;
    });
  }

  /** Counts a kind of name or value as one that stands there. */
  addMark(mark: string): void {
    this.meet(this.table.words.get(mark)?.meets ?? []);
  }

  /** Sets the sentences before and after. Before that, whatever frames ask of those counts as met. */
  standBeside(neighbours: readonly SentenceWords[]): void {
    this.neighbours = neighbours;
  }

  private meet(conditions: readonly number[]): void {
    for (const condition of conditions) this.met[condition] = 1;
  }

  /** Whether a frame might match at a trigger: its other words stand there, and one of each set that it needs. */
  mayMatch(trigger: Trigger): boolean {
    for (const condition of trigger.asks) if (this.met[condition] === 0) return false;
    for (const condition of trigger.asksAround) if (!this.isMetAround(condition)) return false;
    return true;
  }

  private isMetAround(condition: number): boolean {
    if (this.met[condition] === 1 || this.neighbours === null) return true;
    return this.neighbours.some(n => n.met[condition] === 1);
  }

  /** Whether any frame might match; `telling` leaves out those that only add to events told elsewhere. */
  holdsTrigger({ telling = false } = {}): boolean {
    for (const entry of this.held)
      for (const trigger of entry.triggers) if (!(telling && trigger.frame.adds) && this.mayMatch(trigger)) return true;
    return false;
  }

  /** Whether a frame might match that tells what an event elsewhere may take. */
  holdsRecall(): boolean {
    for (const entry of this.held)
      for (const trigger of entry.triggers) if (trigger.frame.recalls && this.mayMatch(trigger)) return true;
    return false;
  }

  /** Whether a trigger word stands there, whatever else its frame needs. */
  holdsTriggerWord(): boolean {
    for (const entry of this.held) if (entry.triggers.length > 0) return true;
    return false;
  }
}

const NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|half|quarter|third|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing))\b/i;
const FIGURES: ReadonlySet<string> = new Set(['@money', '@percent', '@volume', '@units', '@headcount']);
const SHARE = /%|per ?cent|\bpct\b|\bpoints?\b|\d ?[:/-] ?\d/i;
const NOT_ASCII = /[^\x20-\x7e]/;

/** Whether any frame might tell an event in a text, asked before anything of it is read. */
export type Prefilter = (text: string) => boolean;

/**
 * Builds the first test of every article: a scan of its words by paragraph. `facilities` are the first words, in lower
 * case, of the facilities that are listed: no others are names.
 */
export function prefilter(table: TriggerTable, facilities: ReadonlySet<string>): Prefilter {
  const always = table.marks.filter(mark => mark !== '@facility');
  const unfigured = always.filter(mark => !FIGURES.has(mark));
  const unshared = always.filter(mark => mark !== '@percent');
  // No figure stands where no number does, and no share where nothing says percent.
  const marksOf = (paragraph: string): string[] =>
    !NUMBER.test(paragraph) ? unfigured : SHARE.test(paragraph) ? always : unshared;
  return text =>
    text.split('\n').some(paragraph => {
      if (paragraph === '') return false;
      const words = new SentenceWords(table, paragraph, marksOf(paragraph));
      if (words.holdsTrigger({ telling: true })) return true;
      words.addMark('@facility');
      return words.holdsTrigger({ telling: true }) && mayName(paragraph, facilities);
    });
}

/** Whether one of some names' first words stands in a text. */
function mayName(text: string, first: ReadonlySet<string>): boolean {
  let found = false;
  eachRun(text.toLowerCase(), run => {
    // What has accents may be written without them in the list.
    found ||= first.has(run) || NOT_ASCII.test(run);
  });
  return found;
}
