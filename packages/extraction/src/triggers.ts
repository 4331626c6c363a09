// One table of all trigger words of a pack, inflected. A sentence is worth parsing only when a trigger stands in it and,
// where the frame names the noun of a position, one of those nouns too.
import { allVerbForms, nounForms } from '@cellwire/language';
import type { CompiledFrame, Slot } from './frame.js';

export interface Trigger {
  frame: CompiledFrame;
  is: 'verb' | 'noun';
  /** "out" of "pull out". */
  particle: string | null;
  /** The words before a noun of several words: "joint" of "joint venture". */
  before: readonly string[];
}

export interface TriggerTable {
  byForm: ReadonlyMap<string, readonly Trigger[]>;
  /** Per frame: what must stand in the sentence beside its trigger. */
  needs: ReadonlyMap<string, Needs>;
}

const spellings = (form: string): string[] =>
  form.startsWith('cancell') ? [form, form.replace('cancell', 'cancel')] : [form];

function verbTriggers(frame: CompiledFrame): [string, Trigger][] {
  return frame.verbs.flatMap(text => {
    const [verb = '', particle = null] = text.split(' ');
    const forms = new Set(allVerbForms(verb).flatMap(spellings));
    return [...forms].map((form): [string, Trigger] => [form, { frame, is: 'verb', particle, before: [] }]);
  });
}

function nounTriggers(frame: CompiledFrame): [string, Trigger][] {
  return frame.nouns.flatMap(text => {
    const words = text.split(' ');
    const noun = words.pop() ?? '';
    return nounForms(noun).map((form): [string, Trigger] => [
      form,
      { frame, is: 'noun', particle: null, before: words },
    ]);
  });
}

/** What must stand in a sentence beside the trigger: one word of each set. `@money` and the like stand for values and names. */
export type Needs = readonly ReadonlySet<string>[];

const formsOfHead = (head: string): string[] =>
  head.startsWith('@') ? [head] : nounForms(head.split(' ').pop() ?? head);

/** Frames share their word lists: equal sets are one, so that each is looked for once a sentence. */
class SharedSets {
  private readonly known = new Map<string, ReadonlySet<string>>();

  of(set: ReadonlySet<string>): ReadonlySet<string> {
    const key = [...set].sort().join('|');
    const known = this.known.get(key) ?? set;
    this.known.set(key, known);
    return known;
  }
}

/** Positions that no word of the sentence names: those of grammar, and "by", which an owner may stand in for. */
const WORDLESS = new Set(['subject', 'object', 'complement', 'holder', 'self', 'possessor', 'modifier', 'by']);
/** Of "later than planned" the word that says most. */
const longestWord = (words: string): string => words.split(' ').reduce((a, b) => (b.length > a.length ? b : a));

function needsOf(frame: CompiledFrame): Needs {
  const sets: Set<string>[] = [];
  const visit = (slots: ReadonlyMap<string, Slot>): void => {
    for (const [position, slot] of slots) {
      if (slot.must && !WORDLESS.has(position)) sets.push(new Set(position.split(' ').slice(0, 1)));
      if (slot.must && slot.head) sets.push(new Set(slot.head.flatMap(formsOfHead)));
      if (slot.must) visit(slot.slots);
    }
  };
  visit(frame.slots);
  if (frame.near && !frame.wide) sets.push(new Set(frame.near.map(longestWord).flatMap(w => [w, `${w}s`])));
  if (frame.adds) sets.push(new Set(frame.dated ? ['@date'] : ['@name', ...valueKinds(frame.slots)]));
  return sets;
}

function valueKinds(slots: ReadonlyMap<string, Slot>): string[] {
  const out: string[] = [];
  for (const slot of slots.values()) out.push(...Object.keys(slot.values).map(k => `@${k}`), ...valueKinds(slot.slots));
  // A detail that takes no value takes a name.
  return out;
}

/** Builds the table once per pack. */
export function buildTriggers(frames: readonly CompiledFrame[]): TriggerTable {
  const byForm = new Map<string, Trigger[]>();
  const needs = new Map<string, Needs>();
  const shared = new SharedSets();
  for (const frame of frames) {
    const own = needsOf(frame);
    const all =
      frame.adds && !frame.dated && valueKinds(frame.slots).length > 0
        ? [...own.slice(0, -1), new Set(valueKinds(frame.slots))]
        : own;
    needs.set(
      frame.id,
      all.map(set => shared.of(set)),
    );
    for (const [form, trigger] of [...verbTriggers(frame), ...nounTriggers(frame)])
      byForm.set(form, [...(byForm.get(form) ?? []), trigger]);
  }
  return { byForm, needs };
}

const WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;

/** The words of a text in lower case, the last parts of hyphenated ones too. */
function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const m of text.toLowerCase().matchAll(WORD)) {
    words.add(m[0]);
    if (m[0].includes('-')) words.add(m[0].slice(m[0].lastIndexOf('-') + 1));
  }
  return words;
}

/** What a sentence holds, as far as frames ask. */
export class SentenceWords {
  private readonly words: ReadonlySet<string>;
  private readonly held = new Map<ReadonlySet<string>, boolean>();

  /**
   * `marks` are the kinds of names and values that stand there (`@money`, `@company`); null before they are known: then
   * each is taken to be there.
   */
  constructor(
    text: string,
    private readonly marks: ReadonlySet<string> | null,
  ) {
    this.words = wordsOf(text);
  }

  /** Whether a frame might match at a trigger: its other words, and one of each set that it needs. */
  mayMatch(table: TriggerTable, trigger: Trigger): boolean {
    if (trigger.particle && !this.words.has(trigger.particle)) return false;
    return trigger.before.every(w => this.words.has(w)) && this.meets(table.needs.get(trigger.frame.id) ?? []);
  }

  /** Whether one word of each set stands there. */
  meets(needs: Needs): boolean {
    return needs.every(set => this.holdsOne(set));
  }

  /** Whether any frame might match; `telling` leaves out those that only add to events told elsewhere. */
  holdsTrigger(table: TriggerTable, { telling = false } = {}): boolean {
    for (const word of this.words)
      for (const trigger of table.byForm.get(word) ?? [])
        if (!(telling && trigger.frame.adds) && this.mayMatch(table, trigger)) return true;
    return false;
  }

  /** Whether a trigger word stands there, whatever else its frame needs. */
  holdsTriggerWord(table: TriggerTable): boolean {
    for (const word of this.words) if (table.byForm.has(word)) return true;
    return false;
  }

  private holdsOne(set: ReadonlySet<string>): boolean {
    const known = this.held.get(set);
    if (known !== undefined) return known;
    const found = someOf(set, w => (w.startsWith('@') ? this.marks === null || this.marks.has(w) : this.words.has(w)));
    this.held.set(set, found);
    return found;
  }
}

const NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|half|quarter|third|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing))\b/i;
const NAMES = ['@name', '@company', '@venture', '@facility', '@place', '@person', '@agency', '@date'];
const FIGURES = ['@money', '@percent', '@volume', '@units', '@headcount'];

/** Marks that may stand in a paragraph, before anything is known of it: no figure stands where no number does. */
const possibleMarks = (text: string): ReadonlySet<string> =>
  new Set(NUMBER.test(text) ? [...NAMES, ...FIGURES] : NAMES);

/** Whether any frame might tell an event in a text. A scan of its words, by paragraph, before anything is read. */
export function holdsTrigger(table: TriggerTable, text: string): boolean {
  for (const paragraph of text.split('\n'))
    if (paragraph && new SentenceWords(paragraph, possibleMarks(paragraph)).holdsTrigger(table, { telling: true }))
      return true;
  return false;
}

function someOf(set: ReadonlySet<string>, test: (word: string) => boolean): boolean {
  for (const word of set) if (test(word)) return true;
  return false;
}
