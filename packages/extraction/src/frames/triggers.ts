// One table of all trigger words of a pack, inflected, and of the words that their frames ask for beside them. A sentence
// is worth parsing only when a trigger stands in it and, where the frame names the noun of a position, one of those nouns too.
import { allVerbForms, nounForms } from '@cellwire/language';
import { FRACTION_PHRASES } from '../roles/fractions.js';
import type { CompiledFrame, Slot } from './frame.js';

export interface Trigger {
  frame: CompiledFrame;
  is: 'verb' | 'noun';
  /** "out" of "pull out". */
  particle: string | null;
  /** The words before a noun of several words: "joint" of "joint venture". */
  before: readonly string[];
  /** Numbers of the conditions that a sentence must meet, or the frame cannot match there. */
  asks: readonly number[];
  /** Conditions that the sentence before or after may meet instead. */
  asksAround: readonly number[];
}

/** The triggers of one form of a word, by what the word is there. */
export interface FormTriggers {
  verb: Trigger[];
  noun: Trigger[];
}

/** What a word that stands in a sentence says. */
export interface WordEntry {
  triggers: Trigger[];
  /** Conditions that it meets. */
  meets: number[];
  /** Conditions that it meets where all of a phrase stands in the text. */
  meetsWith: { phrase: string; condition: number }[];
}

export interface TriggerTable {
  byForm: ReadonlyMap<string, FormTriggers>;
  /** Word, or mark such as `@money`, → what it says. */
  words: ReadonlyMap<string, WordEntry>;
  /** How many conditions there are, numbered from 0. */
  conditions: number;
  /** Every mark that a condition names. */
  marks: readonly string[];
}

type Unasked = Omit<Trigger, 'asks' | 'asksAround'>;

function verbTriggers(frame: CompiledFrame): [string, Unasked][] {
  return frame.verbs.flatMap(text => {
    const [verb = '', particle = null] = text.split(' ');
    return allVerbForms(verb).map((form): [string, Unasked] => [form, { frame, is: 'verb', particle, before: [] }]);
  });
}

function nounTriggers(frame: CompiledFrame): [string, Unasked][] {
  return frame.nouns.flatMap(text => {
    const words = text.split(' ');
    const noun = words.pop() ?? '';
    return nounForms(noun).map((form): [string, Unasked] => [
      form,
      { frame, is: 'noun', particle: null, before: words },
    ]);
  });
}

const isMark = (word: string): boolean => word.startsWith('@');
/** A share may be told by a fraction, which is no value of its own: "paid $5 million for a fifth of Acme". */
const markWords = (mark: string): string[] =>
  mark === '@share' || mark === '@percent' ? ['@percent', ...FRACTION_PHRASES] : [mark];
const formsOfHead = (head: string): string[] =>
  isMark(head) ? markWords(head) : nounForms(head.split(' ').pop() ?? head);
/** What stands near may stand in the plural. Phrases are looked for as they are written. */
const formsNear = (word: string): string[] => (isMark(word) || word.includes(' ') ? [word] : [word, `${word}s`]);

/** Positions that no word of the sentence names: those of grammar, and "by", which an owner may stand in for. */
const WORDLESS = new Set([
  'subject',
  'object',
  'complement',
  'addressee',
  'counterpart',
  'holder',
  'self',
  'possessor',
  'modifier',
  'by',
]);

/** What must stand in a sentence beside the trigger: of each set one word, phrase, or mark (`@money`: a value of that kind). */
function needsOf(frame: CompiledFrame): string[][] {
  const sets: string[][] = [];
  const visit = (slots: ReadonlyMap<string, Slot>): void => {
    for (const [position, slot] of slots) {
      if (slot.must && !WORDLESS.has(position)) sets.push(position.split(' ').slice(0, 1));
      if (slot.must && slot.head) sets.push(slot.head.flatMap(formsOfHead));
      if (slot.must) visit(slot.slots);
    }
  };
  visit(frame.slots);
  if (frame.near && !frame.wide) sets.push(frame.near.flatMap(formsNear));
  if (frame.adds) sets.push(detailNeeds(frame));
  for (const role of frame.needs) {
    const kinds = kindsFilling(frame.slots, role);
    if (kinds.length > 0 && frame.growth !== role) sets.push(kinds.flatMap(marksOfKind));
  }
  return sets;
}

/** Kinds of values by which the positions of a frame fill a role. A figure that its frame needs stands in the sentence. */
function kindsFilling(slots: ReadonlyMap<string, Slot>, role: string): string[] {
  return [...slots.values()].flatMap(slot => [
    ...Object.entries(slot.values).flatMap(([kind, filled]) => (filled === role ? [kind] : [])),
    ...kindsFilling(slot.slots, role),
  ]);
}

/** Counted things may be goods or people, whatever they are called. */
const marksOfKind = (kind: string): string[] =>
  kind === 'volume' || kind === 'headcount' ? [`@${kind}`, '@units'] : markWords(`@${kind}`);

/** A detail that takes no value takes a name. */
function detailNeeds(frame: CompiledFrame): string[] {
  if (frame.dated) return ['@date'];
  const kinds = valueKinds(frame.slots);
  return kinds.length > 0 ? kinds : ['@name'];
}

function valueKinds(slots: ReadonlyMap<string, Slot>): string[] {
  const out: string[] = [];
  for (const slot of slots.values()) out.push(...Object.keys(slot.values).map(k => `@${k}`), ...valueKinds(slot.slots));
  return out;
}

/** Of "later than planned" the word that says most. */
const longestWord = (words: string): string => words.split(' ').reduce((a, b) => (b.length > a.length ? b : a));

/** Numbers the conditions. Frames share their word lists: equal sets are one condition. */
class Conditions {
  readonly words = new Map<string, WordEntry>();
  private readonly known = new Map<string, number>();

  get size(): number {
    return this.known.size;
  }

  entry(word: string): WordEntry {
    const known = this.words.get(word);
    if (known) return known;
    const made: WordEntry = { triggers: [], meets: [], meetsWith: [] };
    this.words.set(word, made);
    return made;
  }

  numberOf(oneOf: readonly string[]): number {
    const key = [...new Set(oneOf)].sort().join('|');
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const condition = this.size;
    this.known.set(key, condition);
    for (const word of new Set(oneOf)) this.addWord(word, condition);
    return condition;
  }

  private addWord(word: string, condition: number): void {
    if (!word.includes(' ')) {
      this.entry(word).meets.push(condition);
      return;
    }
    const own = longestWord(word);
    for (const form of [own, `${own}s`]) this.entry(form).meetsWith.push({ phrase: word, condition });
  }
}

/** Builds the table once per pack. */
export function buildTriggers(frames: readonly CompiledFrame[]): TriggerTable {
  const conditions = new Conditions();
  const byForm = new Map<string, FormTriggers>();
  for (const frame of frames) {
    const needs = needsOf(frame).map(set => conditions.numberOf(set));
    const around = frame.near && frame.wide ? [conditions.numberOf(frame.near.flatMap(formsNear))] : [];
    for (const [form, trigger] of [...verbTriggers(frame), ...nounTriggers(frame)]) {
      const beside = [...trigger.before, ...(trigger.particle ? [trigger.particle] : [])];
      const asks = [...new Set([...beside.map(word => conditions.numberOf([word])), ...needs])];
      const known = byForm.get(form) ?? { verb: [], noun: [] };
      byForm.set(form, known);
      known[trigger.is].push({ ...trigger, asks, asksAround: around });
    }
  }
  for (const [form, { verb, noun }] of byForm) conditions.entry(form).triggers.push(...verb, ...noun);
  const marks = [...conditions.words.keys()].filter(isMark);
  return { byForm, words: conditions.words, conditions: conditions.size, marks };
}
