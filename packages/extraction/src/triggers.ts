// One table of all trigger words of a pack, inflected. A sentence is worth parsing only when a trigger stands in it and,
// where the frame names the noun of a position, one of those nouns too.
import { allVerbForms, nounForms } from '@cellwire/language';
import type { CompiledFrame, Slot } from './frame.js';

export interface Trigger {
  frame: CompiledFrame;
  is: 'verb' | 'noun' | 'adjective';
  /** "out" of "pull out". */
  particle: string | null;
  /** The words before a noun of several words: "joint" of "joint venture". */
  before: readonly string[];
}

export interface TriggerTable {
  byForm: ReadonlyMap<string, readonly Trigger[]>;
  /** Per frame: noun forms of which one must stand in the sentence; null when it names none. */
  heads: ReadonlyMap<string, ReadonlySet<string> | null>;
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

/** Last words of every noun that a mandatory position wants, all numbers; null when none is wanted. */
function wantedHeads(slots: ReadonlyMap<string, Slot>): Set<string> | null {
  for (const slot of slots.values())
    if (slot.must && slot.head && !slot.head.some(h => h.startsWith('@')))
      return new Set(slot.head.flatMap(h => nounForms(h.split(' ').pop() ?? h)));
  return null;
}

/** Builds the table once per pack. */
export function buildTriggers(frames: readonly CompiledFrame[]): TriggerTable {
  const byForm = new Map<string, Trigger[]>();
  const heads = new Map<string, Set<string> | null>();
  for (const frame of frames) {
    heads.set(frame.id, wantedHeads(frame.slots));
    const adjectives = frame.adjectives.map((a): [string, Trigger] => [
      a,
      { frame, is: 'adjective', particle: null, before: [] },
    ]);
    for (const [form, trigger] of [...verbTriggers(frame), ...nounTriggers(frame), ...adjectives])
      byForm.set(form, [...(byForm.get(form) ?? []), trigger]);
  }
  return { byForm, heads };
}

const WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;

/** Whether any frame might match in these words. */
export function holdsTrigger(table: TriggerTable, sentence: string): boolean {
  const words = new Set<string>();
  for (const m of sentence.toLowerCase().matchAll(WORD)) {
    words.add(m[0]);
    if (m[0].includes('-')) words.add(m[0].slice(m[0].lastIndexOf('-') + 1));
  }
  for (const word of words)
    for (const trigger of table.byForm.get(word) ?? []) {
      if (trigger.particle && !words.has(trigger.particle)) continue;
      const heads = table.heads.get(trigger.frame.id);
      if (!heads || [...heads].some(h => words.has(h))) return true;
    }
  return false;
}
