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
type Needs = readonly ReadonlySet<string>[];

const formsOfHead = (head: string): string[] =>
  head.startsWith('@') ? [head] : nounForms(head.split(' ').pop() ?? head);

function needsOf(frame: CompiledFrame): Needs {
  const sets: Set<string>[] = [];
  const visit = (slots: ReadonlyMap<string, Slot>): void => {
    for (const slot of slots.values()) {
      if (slot.must && slot.head) sets.push(new Set(slot.head.flatMap(formsOfHead)));
      if (slot.must) visit(slot.slots);
    }
  };
  visit(frame.slots);
  if (frame.near && !frame.wide)
    sets.push(new Set(frame.near.filter(w => !w.includes(' ')).flatMap(w => [w, `${w}s`])));
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
  for (const frame of frames) {
    const own = needsOf(frame);
    needs.set(
      frame.id,
      frame.adds && !frame.dated && valueKinds(frame.slots).length > 0
        ? [...own.slice(0, -1), new Set(valueKinds(frame.slots))]
        : own,
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

/**
 * Whether any frame might match in these words. `marks` are the kinds of names and values that stand there (`@money`,
 * `@company`); null before they are known: then each is taken to be there.
 */
export function holdsTrigger(table: TriggerTable, text: string, marks: ReadonlySet<string> | null): boolean {
  const words = wordsOf(text);
  const there = (word: string): boolean => (word.startsWith('@') ? marks === null || marks.has(word) : words.has(word));
  for (const word of words)
    for (const trigger of table.byForm.get(word) ?? []) {
      if (trigger.particle && !words.has(trigger.particle)) continue;
      if (!trigger.before.every(w => words.has(w))) continue;
      const needs = table.needs.get(trigger.frame.id) ?? [];
      if (needs.every(set => someOf(set, there))) return true;
    }
  return false;
}

function someOf(set: ReadonlySet<string>, test: (word: string) => boolean): boolean {
  for (const word of set) if (test(word)) return true;
  return false;
}
