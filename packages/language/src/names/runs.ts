// Runs of capitalised words: where an unlisted name may stand.
import type { Token } from '../text/types.js';
import { isOrdinaryWord, isVerb } from './lexicon.js';
import { beginsSentence, type Line } from './lines.js';
import { isExchange } from './share-codes.js';
import type { NameIndex } from './types.js';
import {
  BODY_WORDS,
  CALENDAR_WORDS,
  CORPORATE_VERBS,
  FUNCTION_WORDS,
  LEGAL_FORMS,
  PERSON_NOUNS,
  PLAIN_ACRONYMS,
  ROMANCE_OF,
  THING_WORDS,
} from './word-lists.js';

/** Tokens `from` up to, not including, `to` of a line. */
export interface Run {
  line: Line;
  from: number;
  to: number;
}

const LONGEST_RUN = 14;
const KOREAN_SURNAMES = new Set(
  `kim lee park choi jung chung cho kang yoon jang chang lim han shin seo kwon hwang ahn song yoo hong jeon koh moon yang bae baek heo nam sim noh ha kwak sung cha joo woo koo min ryu
  na jin um won chun hyun ham byun yeo choo suk sun seol myung ki wang in shim yi bang chae doh gu jeong ko oh pyo rhee suh tak`.split(
    /\s+/u,
  ),
);
const MONTHS_AND_DAYS =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/;
const QUARTERS = /^(?:[QH][1-4]|FY(?:\d\d|20\d\d)?)$/;
const SHORT_MONTHS = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;

/** The runs of a line in order. In Title Case and capitals only words that are not ordinary English begin one. */
export function findRuns(line: Line, index: NameIndex): Run[] {
  const runs: Run[] = [];
  for (let at = line.from; at < line.to; ) {
    const from = startsRun(line, at, index) ? at : -1;
    if (from < 0) {
      at++;
      continue;
    }
    const to = extendRun(line, from, index);
    runs.push({ line, from, to });
    at = to;
  }
  return runs;
}

function isCapital(token: Token): boolean {
  if (token.kind === 'number')
    return /^\d+\p{Lu}[\p{L}\d]*$/u.test(token.text) && token.text.length <= 5 && !/[wW][hH]$/.test(token.text);
  return token.kind === 'word' && token.capitals !== 'none' && /^\p{Lu}/u.test(token.text);
}

function startsRun(line: Line, at: number, index: NameIndex): boolean {
  const token = line.tokens[at]!;
  // A legal form alone names nobody.
  if (!isCapital(token) || isCalendar(line, at) || isSum(line, at) || LEGAL_FORMS.has(token.folded)) return false;
  if (token.kind === 'number') return isNextCapital(line, at);
  if (isDropCapital(line, at) || isExchange(line, at)) return false;
  if (line.writing !== 'plain')
    return isNameLike(token) || (isOrdinaryHead(line, at, index) && !FUNCTION_WORDS.has(token.folded));
  // "New Carlisle", "First Solar": inside a sentence even a small word's capital means something, articles apart.
  if (!beginsSentence(line, at))
    return (
      !FUNCTION_WORDS.has(token.folded) ||
      token.capitals === 'all' ||
      (!ARTICLES.has(token.folded) && isNextCapital(line, at))
    );
  if (FUNCTION_WORDS.has(token.folded)) return false;
  // At the head of a sentence an ordinary word belongs to a name only where the name goes on: "Form Energy", "Redwood Materials".
  return !isOrdinaryWord(token.folded) || token.capitals !== 'first' || isOrdinaryHead(line, at, index);
}

/** "SODIUM is cheap": the first word of a text in capitals for show, where the text has it in small letters, too. */
function isDropCapital({ tokens, in: part }: Line, at: number): boolean {
  if (part !== 'text' || at > 1 || tokens[at]!.capitals !== 'all') return false;
  const next = tokens[at + 1];
  return next?.capitals === 'none' && tokens.some(t => t.capitals === 'none' && t.folded === tokens[at]!.folded);
}

const ARTICLES = new Set(['the', 'a', 'an', 'i', 'he', 'she', 'it', 'we', 'they', 'if', 'but', 'and']);

/** "Feb." before a day is a month; "Jun" in "Kim Jun-hyung" is not. */
function isCalendar(line: Line, at: number): boolean {
  const { folded } = line.tokens[at]!;
  if (MONTHS_AND_DAYS.test(folded)) return true;
  // "Acme Materials Q3: ramp on track"
  if (QUARTERS.test(line.tokens[at]!.text)) return true;
  const next = at + 1 < line.to ? line.tokens[at + 1]! : undefined;
  return SHORT_MONTHS.test(folded) && (next?.kind === 'number' || next?.text === '.');
}

/** "KRW 41bn", "USD210M": the beginning of a sum of money. */
function isSum(line: Line, at: number): boolean {
  const token = line.tokens[at]!;
  if (/^(?:[A-Z]{3}|US|A|C|NZ|S|HK|R|RM|Rs|NT)$/.test(token.text)) {
    const next = at + 1 < line.to ? line.tokens[at + 1]! : undefined;
    return (
      next !== undefined &&
      (next.text === '$' || (next.kind === 'number' && (token.text === 'Rs' || PLAIN_ACRONYMS.has(token.folded))))
    );
  }
  return (
    /^[A-Z]{1,3}\d[\d.,]*(?:bn|tn|tr|trn|mn|[mbk])?$/.test(token.text) &&
    (/[a-z]$/.test(token.text) || PLAIN_ACRONYMS.has(token.folded.slice(0, 3)))
  );
}

function isNextCapital(line: Line, at: number): boolean {
  const next = line.tokens[at + 1];
  return next !== undefined && at + 1 < line.to && next.spaced && isCapital(next);
}

/** "Form" before "Energy" or "Inc", "Stem" before ", Inc.". */
function isOrdinaryHead(line: Line, at: number, index: NameIndex): boolean {
  const next = line.tokens[at + 1];
  const form = next?.text === ',' ? line.tokens[at + 2] : undefined;
  if (form && at + 2 < line.to && isCapital(form) && LEGAL_FORMS.has(form.folded) && form.folded.length <= 4)
    return true;
  if (next && isCapital(next) && hasLegalForm(line, at + 1)) return true;
  if (
    !next ||
    at + 1 >= line.to ||
    !isCapital(next) ||
    CORPORATE_VERBS.has(line.tokens[at]!.folded) ||
    index.companyNouns.has(line.tokens[at]!.folded)
  )
    return false;
  if (LEGAL_FORMS.has(next.folded) || (index.heads.has(next.folded) && !index.heads.has(line.tokens[at]!.folded)))
    return true;
  // A second ordinary word with a capital is one on purpose: "Leo Lithium has …".
  return (
    line.writing === 'plain' &&
    next.capitals === 'first' &&
    next.spaced &&
    isOrdinaryWord(next.folded) &&
    !index.demonyms.has(line.tokens[at]!.folded) &&
    !PERSON_NOUNS.has(next.folded)
  );
}

/** A legal form ends the capitals from `at`: "Form Batteries Inc." */
function hasLegalForm(line: Line, at: number): boolean {
  for (let i = at; i < Math.min(line.to, at + 5) && isCapital(line.tokens[i]!); i++)
    if (i > at && LEGAL_FORMS.has(line.tokens[i]!.folded)) return true;
  return false;
}

/** A word that is no ordinary English: what may begin a name where everything is capitalised. */
function isNameLike(token: Token): boolean {
  const word = token.folded;
  return (
    !FUNCTION_WORDS.has(word) &&
    !isOrdinaryWord(word) &&
    !CORPORATE_VERBS.has(word) &&
    !CALENDAR_WORDS.has(word) &&
    !isVerb(word) &&
    !PLAIN_ACRONYMS.has(word)
  );
}

function extendRun(line: Line, from: number, index: NameIndex): number {
  let to = from + 1;
  while (to < line.to && to - from < LONGEST_RUN) {
    const next = stepRun(line, to, index);
    if (next === to) break;
    to = next;
  }
  return to;
}

/** How far the run reaches when the token at `to` is looked at; `to` itself where it ends. */
function stepRun(line: Line, to: number, index: NameIndex): number {
  const { tokens } = line;
  const token = tokens[to]!;
  const after = to + 1 < line.to ? tokens[to + 1]! : undefined;
  const before = tokens[to - 1]!;
  if (token.kind !== 'mark') {
    if (isCapital(token)) return token.spaced && mayContinue(line, to, index) ? to + 1 : to;
    return joins(line, to, index) ? to + 2 : to;
  }
  if (token.text === '.' && !token.spaced) return isAbbreviation(before, after) ? to + 1 : to;
  if (!after) return to;
  if (token.text === '&' || token.text === '+')
    return isCapital(after) && (before.text.length === 1 || token.text === '&') ? to + 2 : to;
  if (token.text === '-' && !token.spaced && !after.spaced) return isHyphenated(line, to) ? to + 2 : to;
  if (token.text === ',' && isCapital(after) && LEGAL_FORMS.has(after.folded) && after.folded.length <= 4)
    return to + 2;
  return to;
}

function mayContinue(line: Line, at: number, index: NameIndex): boolean {
  const token = line.tokens[at]!;
  if (isCalendar(line, at) || isExchange(line, at)) return false;
  if (line.writing === 'plain') return true;
  return isNameLike(token) || LEGAL_FORMS.has(token.folded) || index.heads.has(token.folded);
}

/** "Inc." and the initial in "John B. Goodenough"; the stop at the end of a sentence stays outside. */
function isAbbreviation(before: Token, after: Token | undefined): boolean {
  if (/^(?:inc|corp|co|ltd|bros|no|st|intl)$/.test(before.folded)) return after !== undefined;
  return /^\p{Lu}$/u.test(before.text) && after !== undefined && isCapital(after);
}

/** "Li-Cycle", "L-H", "LG-Honda"; a small second part only in Korean given names ("Kim Dong-myung"). */
/** "in Brask-based Acme": what stands behind the hyphen describes, whatever the words before it look like. */
const DESCRIBING = new Set(['based', 'listed', 'owned', 'backed', 'led', 'run', 'built', 'made', 'born', 'bound']);

function isHyphenated(line: Line, hyphen: number): boolean {
  const after = line.tokens[hyphen + 1]!;
  if (isCapital(after)) return true;
  if (after.folded === 'tech') return true;
  if (DESCRIBING.has(after.folded)) return false;
  const surname = line.tokens[hyphen - 2];
  const behind = hyphen + 2 < line.to ? line.tokens[hyphen + 2]! : undefined;
  if (
    after.capitals === 'none' &&
    after.text.length <= 6 &&
    behind &&
    KOREAN_SURNAMES.has(behind.folded) &&
    isCapital(behind)
  )
    return true;
  return (
    after.capitals === 'none' &&
    after.text.length <= 6 &&
    surname !== undefined &&
    isCapital(surname) &&
    KOREAN_SURNAMES.has(surname.folded)
  );
}

/** What takes "of" inside its name: "University of Ohio", "Power Company of Wyoming". */
const BODIES = new Set(
  'bank university ministry department company institute corporation corp association bureau office school college court republic chamber council society board minister secretary'.split(
    ' ',
  ),
);
/** What is joined by "and" inside a name: "Energy and Power". */
const INSTITUTION = new Set([...BODIES, 'manufacturing', 'electric', 'energy', 'power']);

/** Small words inside names: "Power Company of Wyoming", "Energy and Power", "Banco do Brasil". */
function joins(line: Line, at: number, index: NameIndex): boolean {
  const { tokens } = line;
  const after = tokens[at + 1];
  if (!after || at + 1 >= line.to || !isCapital(after) || line.writing !== 'plain') return false;
  const before = tokens[at - 1]!;
  switch (tokens[at]!.folded) {
    case 'of':
      return (
        BODIES.has(before.folded) &&
        !(
          /^(?:company|corporation|corp)$/.test(before.folded) && index.byValue.get(after.text)?.placeKind === 'country'
        )
      );
    case 'and':
      return (
        endsAsLaw(line, at + 1) ||
        (isGenericNoun(before, index) && isGenericNoun(after, index) && !endsSubject(line, at + 2))
      );
    case 'for':
      return isGenericNoun(before, index) && isGenericNoun(after, index) && !endsSubject(line, at + 2);
    default:
      return ROMANCE_OF.has(tokens[at]!.folded);
  }
}

/** "Worker Adjustment and Retraining Notification Act": the capitals behind "and" end in a law's or a body's word. */
function endsAsLaw(line: Line, at: number): boolean {
  let last = at;
  while (last + 1 < line.to && last - at < 4 && isCapital(line.tokens[last + 1]!) && line.tokens[last + 1]!.spaced)
    last++;
  return last > at && (THING_WORDS.has(line.tokens[last]!.folded) || BODY_WORDS.has(line.tokens[last]!.folded));
}

const isGenericNoun = (token: Token, index: NameIndex): boolean =>
  token.capitals === 'first' &&
  isOrdinaryWord(token.folded) &&
  (index.heads.has(token.folded) || INSTITUTION.has(token.folded) || /(?:ment|ing|ion|cts|ics)$/.test(token.folded));

/** "… Energy and Power Company" goes on; nothing said against joining otherwise. */
function endsSubject(line: Line, at: number): boolean {
  const token = line.tokens[at];
  return (
    token !== undefined &&
    at < line.to &&
    isCapital(token) &&
    !LEGAL_FORMS.has(token.folded) &&
    token.spaced &&
    isOrdinaryWord(token.folded) === false
  );
}
