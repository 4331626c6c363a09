// What the words in and round a run of capitals say about its kind. Each rule adds to a tally; the tallies of all
// occurrences of a name are summed before anything is decided.

import { isAdverb, isGivenName, isOrdinaryWord } from './lexicon.js';
import { beginsSentence, type Line } from './lines.js';
import { plainNoun } from './name-index.js';
import { endsAsCompany, isLegalForm, lastWord, type Piece } from './pieces.js';
import type { NameIndex } from './types.js';
import {
  AGENCIES,
  BODY_WORDS,
  CALENDAR_WORDS,
  COMPANY_NOUNS,
  CORPORATE_VERBS,
  FACILITY_NOUNS,
  FUNCTION_WORDS,
  MEDIA_WORDS,
  PERSON_NOUNS,
  PERSON_TITLES,
  PLACE_NOUNS,
  PLAIN_ACRONYMS,
  SAYING_VERBS,
  THING_WORDS,
  VENTURE_NOUNS,
} from './word-lists.js';

/** Points for each kind; `thing` is for products, laws and everything that is no name of ours. */
export interface Tally {
  company: number;
  /** Points for being a capitalised word that English does not know; the most of any occurrence, not the sum. */
  weak: number;
  venture: number;
  facility: number;
  place: number;
  person: number;
  agency: number;
  thing: number;
  /** What descriptions beside the name say of it. */
  kinds: Set<string>;
  country: string | null;
}

export const emptyTally = (): Tally => ({
  company: 0,
  weak: 0,
  venture: 0,
  facility: 0,
  place: 0,
  person: 0,
  agency: 0,
  thing: 0,
  kinds: new Set(),
  country: null,
});

type Rule = (piece: Piece, index: NameIndex, tally: Tally) => void;

/** Adds what one occurrence says. Rules are independent of each other; their order does not matter. */
export function weigh(piece: Piece, index: NameIndex, tally: Tally): void {
  for (const rule of RULES) rule(piece, index, tally);
}

const word = (line: Line, at: number): string => (at >= line.from && at < line.to ? line.tokens[at]!.folded : '');

/** Legal forms, last words, words of public bodies, laws and products inside the name. */
const readShape: Rule = (piece, index, tally) => {
  const { line } = piece;
  const last = lastWord(piece);
  const lastFolded = word(line, last);
  const many = last > piece.from;
  if (many && isLegalForm(line, last)) tally.company += 7;
  else if (many && endsAsCompany(piece, index)) tally.company += 4;
  if (piece.parent || hasHead(piece, index)) tally.company += 4;
  for (let at = piece.from; at <= last; at++) {
    if (BODY_WORDS.has(word(line, at)) && (many || line.tokens[at]!.capitals === 'first'))
      tally.agency += at === last || many ? 5 : 3;
  }
  if (opensAsBody(line, piece.from)) tally.agency += 6;
  if (THING_WORDS.has(lastFolded)) tally.thing += many ? 5 : 3;
  if (many && PLACE_NOUNS.has(lastFolded)) tally.place += 5;
  if (FACILITY_NOUNS.has(lastFolded)) tally.facility += many ? 4 : 1;
  // "the Riverside plant": what has a plant's word behind it may be the plant's own name.
  const next = line.tokens[piece.to];
  if (next && piece.to < line.to && next.capitals === 'none' && namesSite(line, piece.from, next.folded))
    tally.facility += 2.5;
  if (many && MEDIA_WORDS.has(lastFolded)) tally.agency += 5;
  if (!many && AGENCIES.has(lastFolded)) tally.agency += 6;
  if (!many && (PLAIN_ACRONYMS.has(lastFolded) || CALENDAR_WORDS.has(lastFolded))) tally.thing += 6;
  if (many && AGENCIES.has(lastFolded)) tally.agency += 5;
};

/** Whether "department of", "ministry of" opens the name. */
const opensAsBody = (line: Line, from: number): boolean =>
  BODY_WORDS.has(word(line, from)) && word(line, from + 1) === 'of';

/** One site with this name: "the Riverside plant", but not "two Acme plants" or "third Acme plant". */
function namesSite(line: Line, from: number, noun: string): boolean {
  return FACILITY_NOUNS.has(noun) && !noun.endsWith('s') && /^(?:the|its|their|in|at|of|)$/.test(word(line, from - 1));
}

/** Unknown words and inner capitals are more like names of companies than ordinary words are. */
const readUnknown: Rule = (piece, _index, tally) => {
  const { line, from } = piece;
  const first = line.tokens[from]!;
  const ordinary = isOrdinaryWord(first.folded);
  const single = piece.to === from + 1;
  if (single && ordinary) tally.thing += 2;
  if (single && first.text.length < 2) tally.thing += 6;
  if (single && isBracketedAfterNoun(line, from)) tally.thing += 5;
  const plain = line.writing === 'plain' && (!single || !beginsSentence(line, from));
  const weak = (ordinary ? 0.5 : plain ? 2 : 1.5) + (first.capitals === 'mixed' ? 0.5 : 0);
  const isGiven = !single && isGivenName(first.folded) && !isOrdinaryWord(word(line, lastWord(piece)));
  tally.weak = Math.max(tally.weak, (single && ordinary) || isGiven ? 0 : weak);
};

/** "price return swap (PRS)": capitals that abbreviate the ordinary words before the bracket. */
function isBracketedAfterNoun(line: Line, at: number): boolean {
  if (word(line, at - 1) !== '(' || word(line, at + 1) !== ')') return false;
  const before = at - 2 >= line.from ? line.tokens[at - 2]! : undefined;
  return before?.kind === 'word' && before.capitals === 'none';
}

/** Given names, hyphenated Korean ones, a post before or behind. */
const readPerson: Rule = (piece, index, tally) => {
  const { line, from, to } = piece;
  const many = to - from >= 2;
  if (piece.titled) tally.person += 5;
  if (piece.entitles) tally.company += 4;
  if (PERSON_TITLES.has(word(line, from - 1)) && line.tokens[from - 1]!.spaced) tally.person += 5;
  if (/^(?:mr|mrs|ms|dr)$/.test(word(line, from - 2))) tally.person += 6;
  if (many && to - from <= 4 && isGivenName(word(line, from)) && !endsAsCompany(piece, index))
    tally.person += isOrdinaryWord(word(line, lastWord(piece))) ? 1 : 3;
  if (many && hasKoreanGivenName(piece)) tally.person += 6;
  if (many && line.tokens[from + 1]!.text.length === 1 && word(line, from + 2) === '.') tally.person += 3;
  // "X Y, chief executive of Acme," / "X, who"
  if (word(line, to) === ',' && many && to - from <= 4 && isPost(line, to + 1)) tally.person += 5;
  if (word(line, to) === ',' && word(line, to + 1) === 'who') tally.person += 3;
  if (word(line, to) === 'who') tally.person += 3;
  if (/^(?:told|met|tweeted|resigned|retired|stepped)$/.test(word(line, to)) && many) tally.person += 1;
};

function hasKoreanGivenName({ line, from, to }: Piece): boolean {
  for (let at = from + 1; at + 1 < to; at++) {
    if (line.tokens[at]!.text === '-' && line.tokens[at + 1]!.capitals === 'none') return true;
  }
  return false;
}

/** Whether the noun phrase at `at` is headed by a post: "chief executive of", "a spokesman for". */
function isPost(line: Line, at: number): boolean {
  for (let i = at; i < Math.min(line.to, at + 7); i++) {
    const folded = word(line, i);
    if (PERSON_NOUNS.has(folded)) return true;
    if (line.tokens[i]!.kind === 'mark' && folded !== '-' && folded !== "'") return false;
  }
  return false;
}

/** "…, a Chinese cell maker," and "…, the battery unit of Acme": the head noun of the apposition says the kind. */
const readApposition: Rule = (piece, index, tally) => {
  const { line, to } = piece;
  let at = to;
  if (word(line, at) === '(') at = closing(line, at) + 1;
  const mark = word(line, at);
  if (mark !== ',' && mark !== '-' && mark !== '—' && mark !== '–' && mark !== '(') return;
  const isWhich = word(line, at + 1) === 'which' && /^(?:is|was)$/.test(word(line, at + 2));
  const phrase = readDescription(line, isWhich ? at + 3 : at + 1, index);
  // "a plant in Acme, a laboratory in …" goes on with a list.
  const lists = phrase?.is === 'facility' && PLACE_PREPOSITIONS.has(word(line, piece.from - 1));
  if (phrase && !lists) addDescription(phrase, tally, 5);
};

const MOST_IN_BRACKETS = 8;
function closing(line: Line, at: number): number {
  for (let i = at; i < Math.min(line.to, at + MOST_IN_BRACKETS); i++) if (word(line, i) === ')') return i;
  return at;
}

export interface Description {
  is: 'company' | 'venture' | 'place' | 'facility';
  kinds: readonly string[];
  country: string | null;
  /** Token behind the head noun. */
  end: number;
}

const LONGEST_DESCRIPTION = 9;
const DETERMINERS = new Set(['a', 'an', 'the', 'its', 'their', 'another', 'one', 'both', 'two', 'three', 'part']);

/** Reads "a Chinese cell maker" at `at`: a determiner, then modifiers up to the head noun. Null where it is no such phrase. */
export function readDescription(line: Line, at: number, index: NameIndex): Description | null {
  if (!DETERMINERS.has(word(line, at)) && !index.demonyms.has(word(line, at))) return null;
  let head = -1;
  let country: string | null = null;
  for (let i = at; i < Math.min(line.to, at + LONGEST_DESCRIPTION); i++) {
    const token = line.tokens[i]!;
    const folded = token.folded;
    if (token.kind === 'mark' && folded !== '-' && folded !== '&' && folded !== '.') break;
    if (i > at && (PREPOSITIONS.has(folded) || folded === 'that' || folded === 'which' || folded === 'and')) break;
    country ??= index.demonyms.get(folded) || null;
    if (isHeadNoun(folded, index)) head = i;
  }
  if (head < 0) return null;
  const folded = word(line, head);
  const is = VENTURE_NOUNS.has(folded)
    ? 'venture'
    : FACILITY_NOUNS.has(folded)
      ? 'facility'
      : PLACE_NOUNS.has(folded)
        ? 'place'
        : 'company';
  return { is, kinds: is === 'company' ? kindsAt(line, at, head, index) : [], country, end: head + 1 };
}

const PREPOSITIONS = new Set(
  'of in with by for from at on to between owned backed based led run controlled headquartered called named known whose where who'.split(
    ' ',
  ),
);

function isHeadNoun(folded: string, index: NameIndex): boolean {
  return (
    index.companyNouns.has(folded) ||
    VENTURE_NOUNS.has(folded) ||
    FACILITY_NOUNS.has(folded) ||
    PLACE_NOUNS.has(folded) ||
    /makers?$/.test(folded)
  );
}

/** Kinds by the longest noun phrase of the pack that ends at the head. */
export function kindsAt(line: Line, from: number, head: number, index: NameIndex): readonly string[] {
  for (let start = Math.max(from, head - 4); start <= head; start++) {
    const first = line.tokens[start]!;
    const phrase =
      line.in &&
      plainNoun(
        line.tokens
          .slice(start, head + 1)
          .map(token => token.folded)
          .join(' '),
      );
    const singular = phrase.endsWith('ies') ? `${phrase.slice(0, -3)}y` : phrase.replace(/s$/, '');
    const kinds = index.kindsByNoun.get(phrase) ?? index.kindsByNoun.get(singular);
    if (kinds && first) return kinds;
  }
  return [];
}

function addDescription(found: Description, tally: Tally, points: number): void {
  tally[found.is] += points;
  for (const kind of found.kinds) tally.kinds.add(kind);
  if (found.country) tally.country ??= found.country;
}

/** "Swedish battery maker Acme", "automaker Acme", "the joint venture Acme", "the city of Acme". */
const readPremodifier: Rule = (piece, index, tally) => {
  const { line, from } = piece;
  if (from <= line.from || !line.tokens[from]!.spaced) return;
  const before = word(line, from - 1);
  if (piece.country) tally.country ??= piece.country;
  if (before === 'of' && PLACE_NOUNS.has(word(line, from - 2))) tally.place += 5;
  if (PLACE_NOUNS.has(before)) tally.place += 3;
  if (VENTURE_NOUNS.has(before)) tally.venture += 5;
  // "Germany's Acme"
  if (line.tokens[from - 1]!.kind === 'possessive' && isPlaceEnding(line, from - 1, index)) tally.company += 2;
  if (DIRECTIONS.has(before) || (before === 'of' && DIRECTIONS.has(word(line, from - 2)))) tally.place += 4;
  if (/^(?:called|named|dubbed|christened)$/.test(before)) readNaming(piece, index, tally);
  if (!index.companyNouns.has(before) && !/makers?$/.test(before)) return;
  tally.company += PLURAL_HEAD.test(before) ? 3 : 4;
  for (const kind of kindsAt(line, Math.max(line.from, from - 5), from - 1, index)) tally.kinds.add(kind);
  for (let at = from - 2; at >= Math.max(line.from, from - 6); at--) {
    const token = line.tokens[at]!;
    if (token.kind === 'mark' && token.text !== '-') break;
    const country = index.demonyms.get(token.folded);
    if (country) tally.country ??= country;
  }
};

const DIRECTIONS = new Set(
  'north south east west northeast northwest southeast southwest downtown outside kilometers kilometres miles km outskirts suburbs'.split(
    ' ',
  ),
);
const PLURAL_HEAD = /s$/;

/** "a joint venture called Acme": the noun that is named decides. */
function readNaming(piece: Piece, index: NameIndex, tally: Tally): void {
  const { line, from } = piece;
  for (let at = from - 2; at >= Math.max(line.from, from - 12); at--) {
    const folded = word(line, at);
    if (VENTURE_NOUNS.has(folded)) tally.venture += 6;
    else if (index.companyNouns.has(folded)) tally.company += 5;
    else if (FACILITY_NOUNS.has(folded)) tally.facility += 4;
    else continue;
    return;
  }
}

/** The subject of a company's verb, or of saying; adverbs and auxiliaries between are looked through. */
const readSubject: Rule = (piece, _index, tally) => {
  const { line } = piece;
  let at = piece.to;
  if (word(line, at) === '(') at = closing(line, at) + 1;
  for (let skipped = 0; skipped < 3 && (AUXILIARIES.has(word(line, at)) || isAdverb(word(line, at))); skipped++) at++;
  const verb = word(line, at);
  if (!verb || line.tokens[at]?.kind !== 'word') return;
  if (CORPORATE_VERBS.has(verb)) tally.company += 2;
  else if (SAYING_VERBS.has(verb)) tally.company += 1;
  else if (at > piece.to && AUXILIARIES.has(word(line, at - 1))) tally.company += 1;
};

const AUXILIARIES = new Set(
  'has have had will would is are was were may might could should to also not been be recently already reportedly'.split(
    ' ',
  ),
);
const OWNED_NOUNS = new Set(
  `shares share stock stake unit subsidiary ceo chief chairman president board parent headquarters profit profits revenue sales factory plant plants factories business battery batteries cells
  decision plan plans announcement exit withdrawal departure shareholders creditors customers owner largest order orders contract investment earnings results capacity output production workers employees employment spokesman spokeswoman`.split(
    /\s+/u,
  ),
);

/** "Acme's plant", "Acme shares": companies own such things. */
const readPossession: Rule = (piece, _index, tally) => {
  const { line, to } = piece;
  const possessive = line.tokens[to]?.kind === 'possessive' && to < line.to;
  for (let at = possessive ? to + 1 : to; at < Math.min(line.to, to + 4); at++) {
    const token = line.tokens[at]!;
    if (token.kind === 'mark') break;
    if (!OWNED_NOUNS.has(token.folded)) continue;
    const initial = !possessive && beginsSentence(line, piece.from);
    tally.company += possessive ? 2 : at === to && !initial ? 1.5 : 0;
    break;
  }
  if (
    word(line, to) === '(' &&
    /^(?:nyse|nasdaq|otc|tsx|tsxv|asx|lse|aim|krx|hkex|sse|szse|tse|ticker|otcmkts|otcqb|cse|xetra|epa|bit|sto|mil)$/.test(
      word(line, to + 1),
    )
  )
    tally.company += 6;
  if (
    word(line, to) === '-' &&
    /^(?:backed|owned|led|controlled|branded|built|made|supplied|operated|funded|listed)$/.test(word(line, to + 1))
  )
    tally.company += 1.5;
};

// Noun + preposition in front of a party: "stake in", "venture with", "subsidiary of", "supplier to", "shares of".
const PARTY_BEFORE: Record<string, ReadonlySet<string>> = {
  in: new Set('stake stakes share shares interest interests shareholding holding investment investor'.split(' ')),
  of: new Set(
    'shares shareholders subsidiary unit arm division affiliate parent takeover acquisition purchase owner spokesman spokeswoman spokesperson ceo president chairman executive founder cofounder director customers maker board part control sale supplier'.split(
      ' ',
    ),
  ),
  with: new Set(
    'venture ventures partnership deal agreement contract pact alliance tie-up partnered cooperation collaboration partner talks mou memorandum relationship jv merger teamed team signed together along partnering negotiations teaming working competes contracts agreements deals'.split(
      ' ',
    ),
  ),
  to: new Set(
    'supplier suppliers supply supplied sell sold sale belongs rival deliver delivered delivery owed lost belonging batteries cells'.split(
      ' ',
    ),
  ),
  by: new Set(
    'owned operated run built led backed developed made acquired controlled held manufactured signed announced produced supplied funded set founded bought managed established occupied filed'.split(
      ' ',
    ),
  ),
  from: new Set(
    'bought acquired order orders cells batteries acquire buy purchased purchase supplied stake contract'.split(' '),
  ),
  for: new Set('spokesman spokeswoman spokesperson supplier batteries cells analyst supplies'.split(' ')),
  at: new Set(
    'analyst analysts executive economist strategist official officials head manager director plant researcher'.split(
      ' ',
    ),
  ),
  between: new Set(
    'venture ventures partnership agreement deal contract alliance pact cooperation tie-up collaboration'.split(' '),
  ),
};

/** "a joint venture with Acme", "its stake in Acme", "acquire Acme". */
const readParty: Rule = (piece, _index, tally) => {
  const { line, from } = piece;
  let at = from - 1;
  for (let skipped = 0; skipped < 3 && !PARTY_BEFORE[word(line, at)] && isModifier(line, at); skipped++) at--;
  const nouns = PARTY_BEFORE[word(line, at)];
  if (nouns) {
    for (let i = at - 1; i >= Math.max(line.from, at - 3); i--) {
      if (line.tokens[i]!.kind === 'mark') break;
      if (!nouns.has(word(line, i))) continue;
      tally.company += 2.5;
      return;
    }
  }
  if (
    /^(?:acquire|acquired|acquires|acquiring|buy|bought|supply|supplies|supplying|join|joined|joining|partner|partnering|supplied|sue|sued|owns)$/.test(
      word(line, from - 1),
    )
  )
    tally.company += 1.5;
  if (
    /^(?:companies|manufacturers|makers|customers|suppliers|firms|rivals|automakers|carmakers|peers|clients)$/.test(
      word(line, from - 3),
    ) &&
    word(line, from - 2) === 'such'
  )
    tally.company += 3;
  if (/^(?:including|like|include|are|were)$/.test(word(line, from - 1)) && COMPANY_NOUNS.has(word(line, from - 2)))
    tally.company += 3;
};

function isModifier(line: Line, at: number): boolean {
  const folded = word(line, at);
  return folded !== '' && line.tokens[at]!.kind !== 'mark' && !FUNCTION_WORDS.has(folded);
}

const PLACE_PREPOSITIONS = new Set(['in', 'near', 'outside', 'across', 'throughout', 'within']);

/** "in X", "X-based", "X, Ontario": places. "in" before a company's word ("interest in Acme") is taken back by readParty. */
const readPlace: Rule = (piece, index, tally) => {
  const { line, from, to } = piece;
  const before = word(line, from - 1);
  const isCompanyLike = endsAsCompany(piece, index) || piece.parent !== undefined || hasHead(piece, index);
  if (!isCompanyLike && PLACE_PREPOSITIONS.has(before) && !PARTY_BEFORE.in!.has(word(line, from - 2))) tally.place += 3;
  else if (before === 'at' || before === 'to' || before === 'from') tally.place += 0.5;
  if (word(line, to) === '-' && /^(?:based|headquartered|area|born|listed)$/.test(word(line, to + 1)))
    tally.place += 3.5;
  if (
    word(line, to) === ',' &&
    isKnownPlace(line, to + 1, index) &&
    before !== '' &&
    /^(?:in|at|near|from|of|to|outside)$/.test(before)
  )
    tally.place += 4;
};

/** A company's last word inside: "Acme Energy Japan". */
function hasHead({ line, from, to }: Piece, index: NameIndex): boolean {
  for (let at = from + 1; at < to; at++) if (index.heads.has(word(line, at))) return true;
  return false;
}

/** A listed place ends right before `at`. */
function isPlaceEnding(line: Line, at: number, index: NameIndex): boolean {
  for (let from = at - 1; from >= Math.max(line.from, at - 3); from--)
    if (isKnownPlace(line, from, index) && line.tokens[from]!.end <= line.tokens[at]!.start) return true;
  return false;
}

function isKnownPlace(line: Line, at: number, index: NameIndex): boolean {
  if (at >= line.to) return false;
  let node = index.root.next?.get(line.tokens[at]!.folded);
  for (let to = at + 1; node; to++) {
    if (node.aliases?.some(alias => alias.listed.kind === 'place')) return line.tokens[at]!.capitals !== 'none';
    if (to >= line.to) return false;
    node = node.next?.get(line.tokens[to]!.folded);
  }
  return false;
}

const PRODUCT_NOUNS = new Set(
  'suv suvs sedan sedans pickup pickups car cars van vans truck trucks crossover crossovers hatchback hatchbacks model models battery-electric minivan models bus buses hybrid'.split(
    ' ',
  ),
);

/** "the Goulamina lithium project", "the Acme battery plant": a site's or venture's noun follows within three words. */
function headsPhrase(line: Line, at: number): boolean {
  for (let i = at; i < Math.min(line.to, at + 5); i++) {
    const token = line.tokens[i]!;
    if (FACILITY_NOUNS.has(token.folded) || VENTURE_NOUNS.has(token.folded)) return true;
    const joins = token.folded === 'and' || token.text === '-';
    if (!joins && (token.kind === 'mark' || FUNCTION_WORDS.has(token.folded))) return false;
  }
  return false;
}

const SCHEME_NOUNS = new Set(
  'program programme scheme act loan loans index award awards initiative forum conference exhibition tax credit tariffs law bill rules standard standards agreement accord summit'.split(
    ' ',
  ),
);

/** "the Prius", "the Mustang SUV", "Model Y": products; also what only ever stands behind "the". */
const readThing: Rule = (piece, index, tally) => {
  const { line, from, to } = piece;
  const before = word(line, from - 1);
  const next = word(line, to);
  const single = to === from + 1;
  if (/^(?:the|a|an)$/.test(before) && !index.companyNouns.has(next) && !headsPhrase(line, to)) {
    tally.thing += single ? 3 : endsAsCompany(piece, index) ? 0 : 2.5;
  }
  if (PRODUCT_NOUNS.has(next)) tally.thing += 2.5;
  if (SCHEME_NOUNS.has(next)) tally.thing += 4;
  if (line.tokens[to]?.kind === 'number' && to < line.to && single && next.length <= 4) tally.thing += 1;
  if (beginsSentence(line, from) && single && isOrdinaryWord(word(line, from))) tally.thing += 3;
};

/** A neighbour in a list has the neighbour's kind; counted when the pieces are summed, here only shapes of lists are told. */
const RULES: readonly Rule[] = [
  readShape,
  readUnknown,
  readPerson,
  readApposition,
  readPremodifier,
  readSubject,
  readPossession,
  readParty,
  readPlace,
  readThing,
];
