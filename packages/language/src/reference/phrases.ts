// Finds pronouns and definite descriptions in a line: what they demand of the name they stand for.
import { kindsAt } from '../names/descriptions.js';
import type { Line } from '../names/lines.js';
import type { NameIndex } from '../names/types.js';
import { COMPANY_NOUNS, FACILITY_NOUNS, VENTURE_NOUNS } from '../names/word-lists.js';

export type Want =
  | { is: 'singular' }
  | { is: 'plural'; count: number | null }
  | {
      is: 'company';
      kinds: readonly string[];
      country: string | null;
      town: string | null;
      count: number | null;
      noun: string;
    }
  | {
      is: 'relation';
      relation: 'partner' | 'parent' | 'unit';
      plural: boolean;
      country: string | null;
      kinds: readonly string[];
    }
  | { is: 'venture'; count: number | null }
  | { is: 'facility'; noun: string; count: number | null }
  | { is: 'former' }
  | { is: 'latter' }
  | { is: 'event' };

export interface Phrase {
  line: Line;
  from: number;
  to: number;
  want: Want;
  /** "its", "their" and "the automaker's". */
  possessive: boolean;
  /** The phrase begins with "its" or "their": the relation is to what that stands for. */
  owned: boolean;
}

const EVENT_NOUNS = new Set(
  'move deal decision agreement transaction step sale plan announcement acquisition pact contract purchase partnership change shift arrangement withdrawal exit project order split'.split(
    ' ',
  ),
);
const PARTNERS = new Set('partner partners'.split(' '));
const PLURAL_HEADS = new Set('pair duo trio two three four companies firms partners sides parties groups'.split(' '));
const NUMBERS = new Map(Object.entries({ both: 2, two: 2, pair: 2, duo: 2, three: 3, trio: 3, four: 4, five: 5 }));
const DETERMINERS = new Set('the its their this that both these those all'.split(' '));
const LONGEST = 8;

/** Pronouns and descriptions in order; overlapping ones ("its" in "its partner") both stand. */
export function findPhrases(line: Line, index: NameIndex, isName: (at: number) => boolean): Phrase[] {
  const phrases: Phrase[] = [];
  for (let at = line.from; at < line.to; at++) {
    const folded = line.tokens[at]!.folded;
    const pronoun = readPronoun(line, at);
    if (pronoun) phrases.push(pronoun);
    // "agreed that the deal …": a conjunction.
    if (!DETERMINERS.has(folded) || (folded === 'that' && DETERMINERS.has(line.tokens[at + 1]?.folded ?? ''))) continue;
    const description = readDefinite(line, at, index, isName);
    if (description) phrases.push(description);
  }
  return phrases;
}

function readPronoun(line: Line, at: number): Phrase | null {
  const folded = line.tokens[at]!.folded;
  if (folded === 'it' && (isExpletive(line, at) || isEmptyObject(line, at))) return null;
  const want: Want | null =
    folded === 'it' || folded === 'its' || folded === 'itself'
      ? { is: 'singular' }
      : /^(?:they|their|them|theirs)$/.test(folded)
        ? { is: 'plural', count: null }
        : null;
  return want && { line, from: at, to: at + 1, want, possessive: folded === 'its' || folded === 'their', owned: false };
}

const RAISING =
  /^(?:likely|unlikely|clear|unclear|possible|impossible|expected|hoped|said|reported|announced|believed|understood|important|necessary|difficult|hard|easy|time|known|too|not|also|still|now|rare|estimated|thought|feared|assumed|agreed|worth|vital|crucial|essential|true|unusual|remarkable|noted|revealed|suggested|argued|claimed|confirmed|disclosed|speculated|rumoured|rumored|decided|predicted|forecast)$/;

/** "It is expected that", "it was not clear whether", "it takes time to": "it" stands for nothing. */
function isExpletive(line: Line, at: number): boolean {
  const words = line.tokens.slice(at + 1, Math.min(line.to, at + 9)).map(token => token.folded);
  if (/^(?:seems|appears|appeared|seemed|remains|turns|turned|emerged|follows)$/.test(words[0] ?? ''))
    return words.slice(1, 6).some(word => /^(?:that|whether|to|as|how|if|unclear)$/.test(word));
  if (!/^(?:is|was|would|will|may|might|has|had|could)$/.test(words[0] ?? '')) return false;
  const adjective = words.findIndex((word, i) => i > 0 && i <= 4 && RAISING.test(word));
  return (
    adjective > 0 &&
    words.slice(adjective + 1, adjective + 4).some(word => /^(?:that|whether|if|how|why|when|for|who)$/.test(word))
  );
}

/** "makes it harder to": "it" stands for the infinitive. */
function isEmptyObject(line: Line, at: number): boolean {
  const before = at > line.from ? line.tokens[at - 1]!.folded : '';
  if (
    !/^(?:make|makes|made|making|find|finds|found|consider|considers|considered|deem|deems|think|thinks)$/.test(before)
  )
    return false;
  return line.tokens.slice(at + 1, Math.min(line.to, at + 5)).some(token => /^(?:to|that|for)$/.test(token.folded));
}

function readDefinite(line: Line, at: number, index: NameIndex, isName: (at: number) => boolean): Phrase | null {
  const head = findHead(line, at, index, isName);
  if (head < 0) return null;
  // "the Acme Group" is a name; "the two plants" counts what is known.
  if (isName(head) && !(at + 1 < head && NUMBERS.has(line.tokens[at + 1]!.folded))) return null;
  const { tokens } = line;
  const next = head + 1 < line.to ? tokens[head + 1]! : undefined;
  // "the automaker Acme" names its company itself; "the unit of Acme" is told by what follows.
  if (next && isName(head + 1) && next.spaced && tokens[at]!.folded !== 'both') return null;
  const noun = tokens[head]!.folded;
  const owned = tokens[at]!.folded === 'its' || tokens[at]!.folded === 'their';
  const want = readWant(line, at, head, index, owned);
  if (!want) return null;
  if (next && /^(?:of|that|which)$/.test(next.folded) && want.is !== 'event' && noun !== 'venture') return null;
  return {
    line,
    from: at,
    to: head + 1,
    want,
    possessive: next?.kind === 'possessive' || (noun.endsWith('s') && /^['’]$/.test(next?.text ?? '')),
    owned,
  };
}

/** "the Salem, Oregon-based company": the comma before a state that a hyphen ties to what follows. */
function isTiedState({ tokens, to }: Line, comma: number): boolean {
  for (let i = comma + 1; i < Math.min(to - 1, comma + 4); i++) {
    if (tokens[i]!.text === '-') return /^(?:based|headquartered)$/.test(tokens[i + 1]!.folded);
    if (tokens[i]!.capitals === 'none') return false;
  }
  return false;
}

/** The head noun of the phrase: the last noun before a verb, a preposition, a mark or the end. -1 where none is ours. */
function findHead(line: Line, at: number, index: NameIndex, isName: (at: number) => boolean): number {
  let head = -1;
  for (let i = at + 1; i < Math.min(line.to, at + LONGEST); i++) {
    const token = line.tokens[i]!;
    if (token.text === ',' && isTiedState(line, i)) continue;
    if (token.kind === 'possessive' || (token.kind === 'mark' && token.text !== '-' && token.text !== '.')) break;
    if (
      /^(?:of|in|on|for|with|to|by|and|or|at|from|that|which|who|said|says|is|was|will|would|has|had|have|are|were|as|also|than|between|into|its|their|the|a|an)$/.test(
        token.folded,
      )
    )
      break;
    // A name inside the phrase ("the Acme plant") makes it a name of its own, unless it is a place ("the Detroit company").
    if (isHead(token.folded, index) && !(/^(?:two|three|four|five)$/.test(token.folded) && followsNoun(line, i)))
      head = i;
    else if (head >= 0 && token.kind !== 'mark') {
      // "the company plans", "the deal comes": a verb, so the phrase ended before; "the company president" is another noun.
      return PERSONAL.test(token.folded) || isName(i) ? -1 : head;
    }
  }
  return head;
}

const PERSONAL =
  /^(?:president|chairman|chief|ceo|cfo|spokesman|spokeswoman|spokesperson|executive|executives|official|officials|director|head|price|prices|shares|stock|name|values?|talks|terms|sector|industry|market|production|capacity|sales)$/;

function isHead(folded: string, index: NameIndex): boolean {
  return (
    index.companyNouns.has(folded) ||
    VENTURE_NOUNS.has(folded) ||
    FACILITY_NOUNS.has(folded) ||
    EVENT_NOUNS.has(folded) ||
    PLURAL_HEADS.has(folded) ||
    folded === 'former' ||
    folded === 'latter' ||
    /makers?$/.test(folded)
  );
}

function readWant(line: Line, at: number, head: number, index: NameIndex, owned: boolean): Want | null {
  const { tokens } = line;
  const noun = tokens[head]!.folded;
  const determiner = tokens[at]!.folded;
  const modifiers = tokens
    .slice(at + 1, head)
    .filter(token => token.kind !== 'mark')
    .map(token => token.folded);
  const count =
    NUMBERS.get(noun) ??
    NUMBERS.get(determiner) ??
    modifiers.map(word => NUMBERS.get(word)).find(number => number !== undefined) ??
    null;
  if (noun === 'former' || noun === 'latter') return modifiers.length ? null : { is: noun };
  if (/^(?:pair|duo|trio)$/.test(noun)) return modifiers.length > 1 ? null : { is: 'plural', count: count ?? null };
  if (/^(?:two|three|four|both)$/.test(noun)) return followsNoun(line, head) ? null : { is: 'plural', count };
  if (VENTURE_NOUNS.has(noun))
    return modifiers.every(word => VENTURE_MODIFIERS.test(word) || index.demonyms.has(word))
      ? { is: 'venture', count }
      : null;
  const description = readModifiers(modifiers, index);
  if (PARTNERS.has(noun) && (owned || count === null) && (owned || noun === 'partner'))
    return {
      is: 'relation',
      relation: 'partner',
      plural: noun === 'partners',
      country: description.country,
      kinds: kindsAt(line, at + 1, head, index),
    };
  if (owned && /^(?:parent|owner)$/.test(noun))
    return { is: 'relation', relation: 'parent', plural: false, country: description.country, kinds: [] };
  if (owned && /^(?:subsidiary|unit|arm|affiliate|division)$/.test(noun))
    return { is: 'relation', relation: 'unit', plural: false, country: description.country, kinds: [] };
  if (
    /^(?:companies|firms|partners|sides|parties|groups)$/.test(noun) &&
    !description.country &&
    !description.town &&
    modifiers.every(word => NUMBERS.has(word))
  )
    return { is: 'plural', count };
  if (owned || /^(?:business|businesses|partners?|customers|clients|fund|house)$/.test(noun)) return null;
  if (FACILITY_NOUNS.has(noun) && !index.companyNouns.has(noun))
    return modifiers.every(word => FACILITY_MODIFIERS.test(word)) ? { is: 'facility', noun, count } : null;
  if (EVENT_NOUNS.has(noun)) return determiner !== 'both' && modifiers.length <= 1 ? { is: 'event' } : null;
  if (
    /^(?:unit|subsidiary|arm|division|affiliate|parent|owner|customer|customers|supplier|suppliers|rival|rivals|fund|house|investor|investors|buyer|client|major|player|brand)$/.test(
      noun,
    ) &&
    !description.country &&
    !isKindPhrase(line, at, head, index)
  ) {
    if (noun !== 'unit' && noun !== 'subsidiary' && noun !== 'supplier') return null;
  }
  return {
    is: 'company',
    kinds: kindsAt(line, at + 1, head, index),
    country: description.country,
    town: description.town,
    count,
    noun,
  };
}

const isKindPhrase = (line: Line, at: number, head: number, index: NameIndex): boolean =>
  kindsAt(line, at + 1, head, index).length > 0;
const VENTURE_MODIFIERS =
  /^(?:joint|new|battery|planned|proposed|50|cell|ev|two|three|both|us|separate|independent|combined)$/;
const FACILITY_MODIFIERS =
  /^(?:new|same|planned|proposed|existing|entire|huge|giant|two|three|both|four|joint|future|whole|finished|completed)$/;

/** "the two plants", "the three brands": the number counts a noun that follows. */
function followsNoun(line: Line, head: number): boolean {
  const next = head + 1 < line.to ? line.tokens[head + 1]! : undefined;
  return (
    next !== undefined &&
    next.kind === 'word' &&
    next.spaced &&
    !/^(?:will|have|had|are|were|said|would|plan|agreed|signed|in|on|to|and|could|can|may|also|of|do|did|should|must|hope|expect|want|aim|work|share|own|build|announced|each|together)$/.test(
      next.folded,
    )
  );
}

function readModifiers(
  modifiers: readonly string[],
  index: NameIndex,
): { country: string | null; town: string | null } {
  let country: string | null = null;
  let town: string | null = null;
  for (let i = 0; i < modifiers.length; i++) {
    const two = `${modifiers[i]} ${modifiers[i + 1] ?? ''}`.trim();
    const found = index.demonyms.get(two) ?? index.demonyms.get(modifiers[i]!);
    if (found) country ??= found;
    else if (modifiers[i + 1] === 'based' || !COMPANY_NOUNS.has(modifiers[i]!)) {
      const place = placeCountry(modifiers, i, index);
      if (place) {
        town = modifiers[i]!;
        country ??= place;
      }
    }
  }
  return { country, town };
}

function placeCountry(modifiers: readonly string[], at: number, index: NameIndex): string | null {
  let node = index.root.next?.get(modifiers[at]!);
  for (let next = at + 1; node; next++) {
    const place = node.aliases?.find(alias => alias.listed.kind === 'place');
    if (place) return place.listed.country;
    node = node.next?.get(modifiers[next] ?? '');
  }
  return null;
}
