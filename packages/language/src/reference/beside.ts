// What stands beside a phrase or a name in its sentence: appositions, subjects, lists.
import type { Line } from '../names/lines.js';
import type { DocumentName } from '../names/types.js';
import { agrees, isParty } from './agreement.js';
import type { Entity } from './entities.js';
import type { Phrase } from './phrases.js';

/** A name of the line with its tokens. */
export interface Placed {
  name: DocumentName;
  entity: Entity;
  from: number;
  to: number;
  /** It is what the sentence is about. */
  subject: boolean;
}

/** "Acme, the Korean battery maker,": the name right before the comma. */
export function apposition(phrase: Phrase, placed: readonly Placed[]): Entity | null {
  if (phrase.want.is !== 'company' && phrase.want.is !== 'venture' && phrase.want.is !== 'relation') return null;
  const { line, from } = phrase;
  const mark = from > line.from ? line.tokens[from - 1]!.text : '';
  if (mark !== ',' && mark !== '—' && mark !== '–') return null;
  const before = placed.find(
    item =>
      item.to === from - 1 ||
      (item.to < from - 1 &&
        line.tokens[item.to]?.text === '(' &&
        line.tokens[from - 2]?.text === ')' &&
        from - item.to <= 7),
  );
  if (!before || !isParty(before.entity)) return null;
  const next = phrase.to < line.to ? line.tokens[phrase.to]! : undefined;
  const closes =
    !next ||
    next.kind === 'mark' ||
    /^(?:of|with|between|that|which|based|owned|in|for|and|led|said)$/.test(next.folded);
  return closes && agrees(before.entity, phrase.want) ? before.entity : null;
}

/** "The venture, Acme Cells, expects": the name follows between commas. */
export function namedBehind(phrase: Phrase, placed: readonly Placed[]): Entity | null {
  const { line, to, want } = phrase;
  if ((want.is !== 'company' && want.is !== 'venture') || line.tokens[to]?.text !== ',' || to >= line.to) return null;
  const next = placed.find(item => item.from === to + 1 && isParty(item.entity));
  const closed = next && (next.to >= line.to || /^[,.)—–(]$/.test(line.tokens[next.to]!.text));
  return closed && agrees(next.entity, want) ? next.entity : null;
}

/** "Like its rivals, Acme …": nobody is met yet in the sentence, and its subject follows the first comma. */
export function cataphor(phrase: Phrase, placed: readonly Placed[]): Entity | null {
  const { line, from } = phrase;
  // "In December it agreed to supply a developer in Spain, Acme": what follows a mere adverbial is a clause of its own.
  if (!phrase.possessive && ADVERBIAL.test(line.tokens[line.from]!.folded)) return null;
  if (!OPENING.test(line.tokens[line.from]!.folded) || placed.some(item => item.from < from && isParty(item.entity)))
    return null;
  const subject = placed.find(item => item.from > from && item.subject && isParty(item.entity));
  return subject && line.tokens[subject.from - 1]?.text === ',' && subject.from - from < 20 ? subject.entity : null;
}

/** "its joint venture with Acme" tells of a venture for the first time; the name span there is its own. */
export function introducesVenture(phrase: Phrase, placed: readonly Placed[]): boolean {
  if (phrase.want.is !== 'venture') return false;
  const own = placed.find(item => item.name.kind === 'venture' && item.name.value === '' && item.to === phrase.to);
  return own !== undefined && (phrase.owned || (own.name.partners?.length ?? 0) > 0);
}

const OPENING =
  /^(?:like|unlike|with|as|in|for|despite|under|to|after|before|by|through|during|since|although|though|while|when|if|because|given|amid|on|at|from)$/;

const ADVERBIAL = /^(?:in|for|under|to|at|on|by|through|during|from|amid|despite)$/;

const PREPOSITION =
  /^(?:of|with|by|in|to|for|from|at|between|on|against|about|including|like|into|than|as|via|per|through|under|over|and|or)$/;

/** The first party or facility of the sentence that no preposition governs and that owns nothing. */
export function isSubject(line: Line, { entity, name, from }: Placed): boolean {
  if (entity.is === 'other' || name.possessive || name.inside !== undefined) return false;
  const before = from > line.from ? line.tokens[from - 1]!.folded : '';
  if (PREPOSITION.test(before)) return false;
  if (entity.is === 'facility')
    return !/^(?:of|with|by|in|to|for|from|at)$/.test(line.tokens[from - 2]?.folded ?? '') || from - 2 < line.from;
  return true;
}

/** "A, B and C said": all of them are the subject. */
export function withCoordinated(line: Line, placed: readonly Placed[], subject: Placed): Placed[] {
  const all = [subject];
  for (let at = placed.indexOf(subject) + 1; at < placed.length; at++) {
    const last = all.at(-1)!;
    if (!isParty(placed[at]!.entity) || !joins(line, last.to, placed[at]!.from)) break;
    all.push(placed[at]!);
  }
  return all;
}

/** Only "and", commas, brackets with an acronym, or words that describe the second stand between. */
export function joins(line: Line, from: number, to: number): boolean {
  if (to - from > 8 || to <= from) return false;
  let joined = false;
  for (let at = from; at < to; at++) {
    const token = line.tokens[at]!;
    if (/^(?:and|&|,|-|\/)$/.test(token.folded)) joined = true;
    else if (
      token.kind === 'word' &&
      /^(?:of|in|with|for|by|to|from|at|on|is|was|has|had|will|would|that|which|said|a|an)$/.test(token.folded)
    )
      return false;
  }
  return joined;
}
