// Pronouns and descriptions → the names they stand for, sentence by sentence, by kind, country, number and salience.
import { type Line, readLines } from '../names/lines.js';
import type { DocumentName, NameIndex } from '../names/types.js';
import { tokenAt } from '../text/tokenize.js';
import { carriesNews, type TextDocument } from '../text/types.js';
import { isParty } from './agreement.js';
import {
  apposition,
  cataphor,
  introducesVenture,
  isSubject,
  joins,
  namedBehind,
  type Placed,
  withCoordinated,
} from './beside.js';
import { choose } from './choose.js';
import { type Choice, Memory } from './memory.js';
import { findPhrases, type Phrase } from './phrases.js';
import type { Reference, ReferenceKind } from './types.js';

/** References in document order. What cannot be told is left out. Linear in the text. */
export function resolveReferences(doc: TextDocument, names: readonly DocumentName[], index: NameIndex): Reference[] {
  const memory = new Memory(names);
  const bySentence = groupBySentence(names);
  const references: Reference[] = [];
  for (const line of readLines(doc)) {
    if (!carriesNews(line.kind)) continue;
    if (memory.previous?.in === 'title' && line.in === 'text') memory.salience.endTitle();
    readLine(line, placeNames(line, bySentence.get(line.sentence) ?? [], memory), index, memory, references);
    memory.previous = line;
  }
  return references;
}

function groupBySentence(names: readonly DocumentName[]): Map<number, DocumentName[]> {
  const bySentence = new Map<number, DocumentName[]>();
  for (const name of names) {
    const list = bySentence.get(name.sentence);
    if (list) list.push(name);
    else bySentence.set(name.sentence, [name]);
  }
  return bySentence;
}

/** Names and phrases of a line in reading order, so that each phrase sees what stands before it. */
function readLine(
  line: Line,
  placed: readonly Placed[],
  index: NameIndex,
  memory: Memory,
  references: Reference[],
): void {
  const taken = new Set<number>();
  for (const { from, to } of placed) for (let at = from; at < to; at++) taken.add(at);
  let next = 0;
  for (const phrase of findPhrases(line, index, at => taken.has(at))) {
    while (next < placed.length && placed[next]!.from < phrase.from) meet(line, placed, next++, memory);
    const reference = resolvePhrase(phrase, placed, memory);
    if (reference) references.push(reference);
  }
  while (next < placed.length) meet(line, placed, next++, memory);
}

function placeNames(line: Line, names: readonly DocumentName[], memory: Memory): Placed[] {
  const placed = names.map((name): Placed => {
    const from = tokenAt(line.tokens, name.start);
    let to = from;
    while (to < line.to && line.tokens[to]!.start < name.end) to++;
    return { name, entity: memory.entityOf(name), from, to, subject: false };
  });
  const subject = placed.find(item => isSubject(line, item));
  if (subject) for (const item of withCoordinated(line, placed, subject)) item.subject = true;
  return placed;
}

/** Takes a name into memory, and the group that it completes. */
function meet(line: Line, placed: readonly Placed[], at: number, memory: Memory): void {
  const { name, entity, subject, from } = placed[at]!;
  if (entity.is === 'other') return;
  // "Manila Power Co. (Manpower), had": its short form beside a name is no second mention.
  if (line.tokens[from - 1]?.text === '(' && placed[at - 1]?.entity === entity && placed[at - 1]!.to === from - 1)
    return;
  // A facility's own words name parties that are not spoken of themselves ("the Ultium Cells plant").
  memory.salience.add({
    entity,
    id: name.id,
    sentence: line.sentence,
    start: name.start,
    subject: subject && name.inside === undefined,
  });
  if (!isParty(entity)) return;
  if (line.in === 'text' && entity.is === 'company') memory.firstParty ??= entity;
  let back = at - 1;
  while (back >= 0 && (!isParty(placed[back]!.entity) || placed[back]!.entity === entity)) back--;
  const previous = placed[back];
  if (!previous || !joins(line, previous.to, from)) return;
  const goesOn = memory.group.includes(previous.entity) && memory.groupSentence === line.sentence;
  memory.setGroup([...new Set([...(goesOn ? memory.group : [previous.entity]), entity])], line.sentence);
}

function resolvePhrase(phrase: Phrase, placed: readonly Placed[], memory: Memory): Reference | null {
  const { want } = phrase;
  if (want.is === 'event') return memory.previous ? makeEvent(phrase, 0.6, memory) : null;
  if (want.is === 'singular' && meansEvent(phrase, memory)) return makeEvent(phrase, 0.5, memory);
  const beside = apposition(phrase, placed) ?? namedBehind(phrase, placed);
  if (beside) return makeReference(phrase, { entities: [beside], confidence: 0.95 }, 'apposition', memory);
  const ahead = want.is === 'singular' ? cataphor(phrase, placed) : null;
  if (ahead) return makeReference(phrase, { entities: [ahead], confidence: 0.8 }, 'pronoun', memory);
  if (introducesVenture(phrase, placed)) return null;
  const choice = choose(phrase, memory);
  return choice ? makeReference(phrase, choice, kindOf(phrase, choice), memory) : null;
}

/** "It comes two weeks after …", and "It" after "The plan rests on …", unless it does what companies do. */
function meansEvent({ line, from, possessive }: Phrase, memory: Memory): boolean {
  if (from !== line.from || possessive || !memory.previous) return false;
  const verb = line.tokens[from + 1]?.folded ?? '';
  if (/^(?:comes|came|marks|marked|follows|followed)$/.test(verb)) return true;
  return (
    memory.eventOpened === memory.previous.sentence &&
    /^(?:is|was|allows|allowed|means|meant|includes|included|covers|covered|involves|involved|envisages|envisaged|calls|called|provides|provided|requires|required|adds|added|brings|brought|represents|reflects|reflected|runs|depends)$/.test(
      verb,
    )
  );
}

function kindOf({ want, from, to }: Phrase, choice: Choice): ReferenceKind {
  if (choice.entities[0]!.is === 'facility') return 'facility';
  return want.is === 'singular' || (want.is === 'plural' && to === from + 1) ? 'pronoun' : 'description';
}

function makeEvent(phrase: Phrase, confidence: number, memory: Memory): Reference {
  const reference = spanOf(phrase, 'event', confidence);
  if (memory.previous) reference.antecedent = memory.previous.sentence;
  if (phrase.from === phrase.line.from) memory.eventOpened = phrase.line.sentence;
  return reference;
}

/** Makes the reference and takes it into memory as a mention of its targets. */
function makeReference(phrase: Phrase, choice: Choice, kind: ReferenceKind, memory: Memory): Reference {
  const { line, from, possessive } = phrase;
  const { entities } = choice;
  const reference = spanOf(phrase, kind, choice.confidence);
  reference.targets = entities.map(entity => memory.idOf(entity));
  reference.values = entities.map(entity => entity.value);
  if (entities.length > 1) memory.setGroup(entities, line.sentence);
  const opens = from === line.from || (from === line.from + 1 && line.tokens[line.from]!.kind === 'mark');
  entities.forEach((entity, i) => {
    memory.salience.add({
      entity,
      id: reference.targets[i]!,
      sentence: line.sentence,
      start: reference.start,
      subject: opens && !possessive,
    });
  });
  return reference;
}

function spanOf({ line, from, to, possessive }: Phrase, kind: ReferenceKind, confidence: number): Reference {
  return {
    in: line.in,
    sentence: line.sentence,
    start: line.tokens[from]!.start,
    end: line.tokens[to - 1]!.end,
    kind,
    targets: [],
    values: [],
    possessive,
    confidence: Math.round(confidence * 100) / 100,
  };
}
