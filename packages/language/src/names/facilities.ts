// Facilities as the text names them: "Tennessee plant", "third Ultium Cells battery plant", "two Kentucky plants".
import { isAdverb, isVerb } from './lexicon.js';
import type { LineNames } from './line-names.js';
import type { Line } from './lines.js';
import type { MarkedName } from './mark-names.js';
import { CORPORATE_VERBS, FACILITY_NOUNS, FUNCTION_WORDS } from './word-lists.js';

const LONGEST_PHRASE = 10;
// Nouns that need a plant's word before them ("production line"): alone they mean other things too.
const WEAK_NOUNS = new Set(
  'line lines project projects works building buildings site sites hub hubs complex campus warehouse mill mills depot workshop'.split(
    ' ',
  ),
);
const SITE_MODIFIERS = new Set(
  'battery production assembly manufacturing cell pack module plant factory storage industrial recycling mine mining refining chemical vehicle ess lfp ev processing second third fourth new existing joint'.split(
    ' ',
  ),
);
const COUNTS = new Set(
  'first second third fourth fifth sixth two three four five six seven eight nine ten new half last other another'.split(
    ' ',
  ),
);
const ADJECTIVE_VERBS = /(?:ed|ing)$/;

/** Noun phrases headed by a production site's word, without their article; bare "the plant" is a reference, not a name. */
export function findFacilities(line: Line, names: LineNames): MarkedName[] {
  const facilities: MarkedName[] = [];
  for (let head = line.from; head < line.to; head++) {
    const token = line.tokens[head]!;
    if (!FACILITY_NOUNS.has(token.folded) || names.holding(head)) continue;
    const from = phraseStart(line, head, names);
    if (from === head ? !isNew(line, head) : !isSite(line, from, head, names)) continue;
    facilities.push(describeFacility(line, from, head + 1, names));
  }
  return facilities;
}

/** "its plant", "a refinery", "Acme's factory": without modifiers but not yet known to the reader. */
function isNew(line: Line, head: number): boolean {
  const before = head > line.from ? line.tokens[head - 1]! : undefined;
  return (
    before !== undefined &&
    !WEAK_NOUNS.has(line.tokens[head]!.folded) &&
    (before.kind === 'possessive' || /^(?:a|an|its|their|another)$/.test(before.folded))
  );
}

/** Walks left over modifiers and names, up to an article, a preposition, a verb or a mark. */
function phraseStart(line: Line, head: number, names: LineNames): number {
  let from = head;
  while (from > line.from && head - from < LONGEST_PHRASE) {
    const name = names.endingAt(from);
    if (name && name.from >= line.from) {
      from = name.from;
      continue;
    }
    if (!isModifier(line, from - 1)) break;
    from--;
  }
  while (from < head && (line.tokens[from]!.kind === 'mark' || isSumWord(line, from))) from++;
  // "to rethink its plant", "it runs two plants": the word behind "to" or a pronoun is the verb.
  if (
    from > line.from &&
    from < head &&
    /^(?:to|it|they|that|which|who|and)$/.test(line.tokens[from - 1]!.folded) &&
    line.tokens[from]!.kind === 'word' &&
    line.tokens[from]!.capitals === 'none'
  ) {
    if (line.tokens[from - 1]!.folded !== 'and' || /s$/.test(line.tokens[from]!.folded)) from++;
  }
  return from;
}

/** "$2.6 billion" before "plant" is a sum, not a part of the name. */
function isSumWord(line: Line, at: number): boolean {
  const token = line.tokens[at]!;
  const before = at > line.from ? line.tokens[at - 1]!.text : '';
  if (token.kind === 'number')
    return /^[$€£¥₩]$/.test(before) || /^(?:[mb]n|million|billion|trillion)$/.test(line.tokens[at + 1]?.folded ?? '');
  return /^(?:million|billion|trillion|mn|bn|tn)$/.test(token.folded);
}

function isModifier(line: Line, at: number): boolean {
  const token = line.tokens[at]!;
  if (token.kind === 'possessive') return false;
  if (token.kind === 'mark') return token.text === '-' && !token.spaced;
  if (COUNTS.has(token.folded)) return true;
  if (token.kind === 'number') return true;
  if (FUNCTION_WORDS.has(token.folded) || isAdverb(token.folded)) return false;
  // A capital in the middle of plain prose belongs to a name, whatever verb it looks like ("Mount Marion").
  if (token.capitals !== 'none' && line.writing === 'plain' && at > line.from) return true;
  if (ADJECTIVE_VERBS.test(token.folded)) return !CORPORATE_VERBS.has(token.folded) && precededByArticle(line, at);
  return (
    !CORPORATE_VERBS.has(token.folded) &&
    (!isVerb(token.folded) || precededByArticle(line, at) || SITE_MODIFIERS.has(token.folded))
  );
}

/** "the planned plant", "a proposed battery plant": a participle behind an article is an adjective. */
function precededByArticle(line: Line, at: number): boolean {
  for (let i = at - 1; i >= Math.max(line.from, at - 4); i--) {
    const token = line.tokens[i]!;
    if (
      /^(?:the|a|an|its|their|this|that|his|her|our|another|one|two|three|first|second|third|new|both)$/.test(
        token.folded,
      ) ||
      token.kind === 'possessive'
    )
      return true;
    if (token.kind === 'mark' && token.text !== '-') return false;
    if (FUNCTION_WORDS.has(token.folded)) return false;
  }
  return false;
}

function isSite(line: Line, from: number, head: number, names: LineNames): boolean {
  const folded = line.tokens[head]!.folded;
  if (folded === 'works' && line.tokens[head]!.capitals === 'none') return false;
  if (!WEAK_NOUNS.has(folded)) return true;
  for (let at = from; at < head; at++) if (SITE_MODIFIERS.has(line.tokens[at]!.folded)) return true;
  return names.inside(from, head).length > 0;
}

function describeFacility(line: Line, from: number, to: number, names: LineNames): MarkedName {
  const { tokens } = line;
  let value = tokens[from]!.text;
  for (let at = from + 1; at < to; at++) value += (tokens[at]!.spaced ? ' ' : '') + tokens[at]!.text;
  const inside = names.inside(from, to);
  const owner =
    (tokens[from - 1]?.kind === 'possessive' ? names.endingAt(from - 1) : undefined) ??
    inside.find(name => isParty(name));
  const place = inside.find(name => name.listed.kind === 'place') ?? placeBehind(line, to, names);
  const facility: MarkedName = {
    line,
    from,
    to,
    via: 'noun',
    listed: { kind: 'facility', value, country: place?.listed.country ?? null, kinds: [], unlisted: true },
  };
  if (place) facility.place = place.listed.value;
  if (owner && isParty(owner)) facility.operator = owner.listed.value;
  return facility;
}

const isParty = (name: MarkedName): boolean => name.listed.kind === 'company' || name.listed.kind === 'venture';

/** "plant in Kokomo, Indiana", "factory near Ankara", "its second plant, in Kansas,". */
function placeBehind(line: Line, to: number, names: LineNames): MarkedName | undefined {
  const at = line.tokens[to]?.text === ',' ? to + 1 : to;
  const preposition = at < line.to ? line.tokens[at]!.folded : '';
  if (!/^(?:in|at|near|outside)$/.test(preposition)) return undefined;
  return [names.startingAt(at + 1), names.startingAt(at + 2)].find(name => name?.listed.kind === 'place');
}
