// Chooses who a pronoun or description stands for, among what the reader has in mind.
import { isOrdinaryWord } from '../names/lexicon.js';
import type { Line } from '../names/lines.js';
import { COMPANY_NOUNS, FACILITY_NOUNS, FUNCTION_WORDS, SHARE_WORDS, VENTURE_NOUNS } from '../names/word-lists.js';
import { type CompanyWant, fits, isParty } from './agreement.js';
import type { Entity } from './entities.js';
import type { Choice, Memory } from './memory.js';
import type { Phrase, Want } from './phrases.js';
import { selectsOf } from './selects.js';

/** Null where nothing fits or it cannot be told. */
export function choose(phrase: Phrase, memory: Memory): Choice | null {
  const { want, line } = phrase;
  switch (want.is) {
    case 'singular':
      return chooseSingular(phrase, memory);
    case 'plural':
      return choosePlural(phrase, want.count, memory);
    case 'former':
      return memory.group.length === 2 ? { entities: [memory.group[0]!], confidence: 0.8 } : null;
    case 'latter':
      return memory.group.length >= 2 ? { entities: [memory.group.at(-1)!], confidence: 0.8 } : null;
    case 'company':
      return isPlural(want) ? chooseSeveral(line, want, memory) : chooseCompany(phrase, want, memory);
    case 'relation':
      return chooseRelated(phrase, want, memory);
    case 'venture':
      return (
        memory.best(line.sentence, entity => entity.is === 'venture') ??
        memory.best(line.sentence, entity => isParty(entity) && entity.partners.length > 1)
      );
    case 'facility':
      return chooseFacility(line, want, memory);
    default:
      return null;
  }
}

/** "it"; in "the venture it set up" it is not the venture, nor in "the plant it built" the plant. */
function chooseSingular({ line, from, to, possessive }: Phrase, memory: Memory): Choice | null {
  const before = from > line.from && !possessive ? line.tokens[from - 1]!.folded : '';
  const [venture, facility] = [VENTURE_NOUNS.has(before), FACILITY_NOUNS.has(before)];
  const passes = (entity: Entity): boolean =>
    (isParty(entity) && !(venture && entity.is === 'venture')) || (entity.is === 'facility' && !facility);
  const selects = possessive ? null : selectsOf(line, to);
  const fitting = (entity: Entity): boolean =>
    passes(entity) && (selects === null || (selects === 'facility') === (entity.is === 'facility'));
  return memory.best(line.sentence, fitting, oneOfSeveral(memory, line)) ?? memory.best(line.sentence, passes);
}

/** "Acme and Beta found a venture. It …": who was named beside another is less in mind for a singular. */
const oneOfSeveral =
  (memory: Memory, { sentence }: Line) =>
  (entity: Entity): number =>
    memory.groupSentence >= sentence - 1 && memory.group.includes(entity) && memory.group.length > 1
      ? -memory.salience.of(entity.key, sentence) * GROUPED
      : 0;
const GROUPED = 0.5;

const isPlural = ({ noun, count }: CompanyWant): boolean =>
  (count ?? 1) > 1 || (noun.endsWith('s') && !noun.endsWith('ss'));

/** "the Korean company": who fits in all that is known, else who may. */
function chooseCompany(phrase: Phrase, want: CompanyWant, memory: Memory): Choice | null {
  const { line } = phrase;
  const issuer = namesIssuer(phrase, want) ? memory.firstParty : null;
  if (issuer) return { entities: [issuer], confidence: 0.8 };
  const holder = isHeldThing(phrase) ? memory.best(line.sentence, isParty)?.entities[0] : undefined;
  const strict = memory.best(
    line.sentence,
    entity => isParty(entity) && entity !== holder && fits(entity, want) === 2,
    entity => (isPlain(want) && oneOfSeveral(memory, line)(entity)) || (entity.is === 'company' ? 0.3 : 0),
  );
  if (strict) return strict;
  const loose = memory.best(
    line.sentence,
    entity => isParty(entity) && entity !== holder && fits(entity, want) === 1,
    isPlain(want) ? oneOfSeveral(memory, line) : undefined,
  );
  return loose && { ...loose, confidence: loose.confidence * 0.7 };
}

/** "the Company has recognised": with a capital it is the one whose announcement this is. */
function namesIssuer({ line, to }: Phrase, want: CompanyWant): boolean {
  const head = line.tokens[to - 1]!;
  return isPlain(want) && line.writing === 'plain' && /^(?:Company|Group|Corporation|Issuer)$/.test(head.text);
}

/** "the company": nothing is said of what kind or whence. */
const isPlain = ({ kinds, country, town }: CompanyWant): boolean => kinds.length === 0 && !country && !town;

/** How far before "of the miner" whose share it is may stand. */
const HELD_REACH = 7;
/** "its 55% of the miner", "its stake in the company": what one holds a share of is another. */
function isHeldThing({ line, from }: Phrase): boolean {
  if (!/^(?:of|in)$/.test(line.tokens[from - 1]?.folded ?? '') || from <= line.from) return false;
  const before = line.tokens.slice(Math.max(line.from, from - HELD_REACH), from - 1).map(t => t.folded);
  return before.includes('its') && before.some(w => SHARE_WORDS.has(w));
}

/** "the three battery-makers", "the Korean carmakers". */
function chooseSeveral(line: Line, want: CompanyWant, memory: Memory): Choice | null {
  const { count } = want;
  const fitting = memory.ranked(line.sentence, entity => entity.is === 'company' && fits(entity, want) === 2);
  if (count === null) {
    const specific = want.kinds.length > 0 || want.country !== null;
    return specific && fitting.length > 1 ? { entities: fitting, confidence: 0.5 } : null;
  }
  const group = memory.group.filter(entity => fitting.includes(entity));
  if (group.length === count) return { entities: group, confidence: 0.85 };
  return fitting.length >= count
    ? { entities: fitting.slice(0, count), confidence: fitting.length === count ? 0.8 : 0.55 }
    : null;
}

function choosePlural(phrase: Phrase, count: number | null, memory: Memory): Choice | null {
  const isPronoun = phrase.to === phrase.from + 1 && count === null;
  return isPronoun && meansOtherPlural(phrase, memory) ? null : chooseGroup(phrase.line, count, memory);
}

/** "they", "the pair", "both companies": the last group named together, a venture's partners, or the two in mind. */
function chooseGroup({ sentence }: Line, count: number | null, memory: Memory): Choice | null {
  const { group, salience } = memory;
  const near = group.length >= 2 && group.every(entity => salience.of(entity.key, sentence) > 0.2);
  if (near && (count === null || group.length === count)) return { entities: group, confidence: 0.85 };
  const venture = memory.best(sentence, entity => entity.is === 'venture' && entity.partners.length >= 2)?.entities[0];
  const partners = (venture?.partners ?? []).map(value => memory.party(value)).filter(entity => entity !== undefined);
  if (partners.length >= 2 && (count === null || partners.length === count))
    return { entities: partners, confidence: 0.7 };
  const inMind = memory.ranked(sentence, entity => entity.is === 'company' && salience.of(entity.key, sentence) > 0.5);
  const wanted = count ?? 2;
  const enough = inMind.length >= wanted && (count !== null || inMind.length === 2);
  return enough ? { entities: inMind.slice(0, wanted), confidence: 0.5 } : null;
}

/** "Many carmakers … their", "Shares … their lowest", "The cells … They were to be made": the text speaks of some other plural. */
function meansOtherPlural({ line, from }: Phrase, memory: Memory): boolean {
  if (memory.groupSentence === line.sentence) return false;
  const { previous } = memory;
  if (from === line.from && previous && memory.groupSentence !== previous.sentence)
    return opensWithPlural(previous, previous.from + 4);
  return opensWithPlural(line, from);
}

/** Whether one of the first words before `before` is a plural that is no company: "Many carmakers", "Shares", "The cells". */
function opensWithPlural(line: Line, before: number): boolean {
  for (let at = line.from; at < Math.min(before, line.from + 4, line.to); at++) {
    const { kind, folded } = line.tokens[at]!;
    if (kind !== 'word' || FUNCTION_WORDS.has(folded)) continue;
    const many = at > line.from && /^(?:many|some|most|several|other|all|such)$/.test(line.tokens[at - 1]!.folded);
    if (!folded.endsWith('s') || folded.endsWith('ss') || folded.length < 4) continue;
    if (COMPANY_NOUNS.has(folded) ? many : isOrdinaryWord(folded)) return true;
  }
  return false;
}

function chooseFacility({ sentence }: Line, want: Extract<Want, { is: 'facility' }>, memory: Memory): Choice | null {
  const { count } = want;
  const noun = want.noun.replace(/ies$/, 'y').replace(/s$/, '');
  if (count && count > 1) {
    const recent = memory.inMind(entity => entity.is === 'facility' && memory.salience.of(entity.key, sentence) > 0.2);
    const same = recent.filter(entity => entity.value.toLowerCase().includes(noun));
    const plants = same.length >= count ? same : recent;
    if (plants.length < count) return null;
    return { entities: plants.slice(-count), confidence: plants.length === count ? 0.8 : 0.5 };
  }
  return memory.best(
    sentence,
    entity => entity.is === 'facility',
    entity => (entity.value.toLowerCase().includes(noun) ? 1 : 0),
  );
}

/** "its partner", "the Korean partner", "its parent": relations of the most salient party. */
function chooseRelated(phrase: Phrase, want: Extract<Want, { is: 'relation' }>, memory: Memory): Choice | null {
  const { sentence } = phrase.line;
  const owner = memory.best(sentence, isParty)?.entities[0];
  if (!owner) return null;
  if (want.relation === 'parent') {
    const parent = owner.parent ? memory.party(owner.parent) : undefined;
    return parent ? { entities: [parent], confidence: 0.85 } : null;
  }
  if (want.relation === 'unit')
    return memory.best(sentence, entity => isParty(entity) && entity.parent === owner.value);
  return choosePartner(sentence, want, phrase.owned ? owner : null, memory);
}

function choosePartner(
  sentence: number,
  want: Extract<Want, { is: 'relation' }>,
  owner: Entity | null,
  memory: Memory,
): Choice | null {
  const partners = partnersOf(owner, memory);
  const asked: CompanyWant = {
    is: 'company',
    kinds: want.kinds,
    country: want.country,
    town: null,
    count: null,
    noun: 'partner',
  };
  const passes = (entity: Entity) => entity.is === 'company' && entity !== owner && fits(entity, asked) > 0;
  const isKnown = (entity: Entity) => passes(entity) && partners.has(entity.value);
  if (want.plural) {
    const all = memory.inMind(isKnown);
    return all.length ? { entities: all, confidence: 0.6 } : null;
  }
  const known = memory.best(sentence, isKnown);
  if (known) return known;
  const guess = memory.best(sentence, passes);
  return guess && { ...guess, confidence: guess.confidence * 0.6 };
}

/** Values of everybody in a venture with `owner` (in any venture, where no owner is asked for). */
function partnersOf(owner: Entity | null, memory: Memory): ReadonlySet<string> {
  const partners = new Set<string>();
  for (const venture of memory.inMind(entity => entity.is === 'venture')) {
    if (owner && owner !== venture && !venture.partners.includes(owner.value)) continue;
    for (const value of venture.partners) partners.add(value);
  }
  return partners;
}
