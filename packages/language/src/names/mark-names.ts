// The second reading: every occurrence of a listed or gathered name becomes a span, then places, facilities and
// unnamed ventures are read round them.
import type { TextDocument } from '../text/types.js';
import { findFacilities } from './facilities.js';
import { findListed, type Match } from './find-listed.js';
import { isGivenName } from './lexicon.js';
import { LineNames } from './line-names.js';
import type { Line } from './lines.js';
import { isLegalForm } from './pieces.js';
import { joinPlaces } from './places.js';
import type { DocumentName, ListedName, NameIndex, TrieNode } from './types.js';
import { findVentures } from './ventures.js';
import { CORPORATE_VERBS, SAYING_VERBS } from './word-lists.js';

/** A name as token positions, before offsets are given. */
export interface MarkedName {
  line: Line;
  from: number;
  to: number;
  listed: ListedName;
  via: string;
  partners?: string[];
  place?: string;
  operator?: string;
}

/** Spans of all names (`listed` holds each line's matches with the index, `local` what the article adds), facilities and unnamed ventures, in document order. */
export function markNames(
  doc: TextDocument,
  lines: readonly Line[],
  listed: readonly (readonly Match[])[],
  local: TrieNode,
  index: NameIndex,
): DocumentName[] {
  const found = lines.map((line, i) => ({ line, matches: mergeMatches(findListed(line, local), listed[i]!) }));
  const sure = new Set(
    found.flatMap(({ matches }) =>
      matches.filter(match => !match.doubtful).map(match => match.aliases[0]!.listed.value),
    ),
  );
  const members = groupMembers(found.flatMap(({ matches }) => matches));
  const names: DocumentName[] = [];
  const stated = new Map<string, string[]>();
  for (const { line, matches } of found) {
    const plain = matches.flatMap(match => markMatch(match, sure, members));
    const placed = joinPlaces(line, plain, index);
    const beside = new LineNames(placed);
    const ventures = findVentures(line, beside);
    for (const [venture, partners] of ventures.stated)
      stated.set(venture, [...new Set([...(stated.get(venture) ?? []), ...partners])]);
    const marked = [...placed, ...findFacilities(line, beside), ...ventures.unnamed];
    marked.sort((a, b) => a.from - b.from || b.to - a.to);
    for (const name of marked) names.push(makeName(doc, name, names.length));
  }
  for (const name of names) {
    const partners = name.kind === 'venture' ? (name.value ? stated.get(name.value) : name.partners) : undefined;
    if (!partners?.length) continue;
    name.statedPartners = partners;
    name.partners ??= partners;
  }
  return nest(names);
}

function markMatch(match: Match, sure: ReadonlySet<string>, members: ReadonlyMap<string, ListedName>): MarkedName[] {
  const { line, from } = match;
  const chosen = choose(match);
  const listed = members.get(shortOfGroup(match, chosen)) ?? chosen;
  if (match.doubtful && !sure.has(listed.value) && !actsAsCompany(match)) return [];
  if (listed.kind === 'place' && (isPartOfPerson(match) || isCurrency(match))) return [];
  const to = listed.kind === 'place' || listed.kind === 'person' ? match.to : withLegalForms(match);
  return [{ line, from, to, listed, via: listed.unlisted ? 'shape' : 'list' }];
}

/** Where an article's own name and a listed one overlap, the longer stands; of equals the article's own. */
function mergeMatches(own: readonly Match[], listed: readonly Match[]): Match[] {
  if (!own.length) return [...listed];
  const merged: Match[] = [];
  let next = 0;
  for (const match of own) {
    while (next < listed.length && listed[next]!.to <= match.from) merged.push(listed[next++]!);
    const first = next;
    while (next < listed.length && listed[next]!.from < match.to) next++;
    const longer = listed.slice(first, next).filter(other => other.to - other.from > match.to - match.from);
    if (longer.length) merged.push(...listed.slice(first, next));
    else merged.push(match);
  }
  merged.push(...listed.slice(next));
  return merged.filter((match, i) => i === 0 || match.from >= merged[i - 1]!.to);
}

/** "Samsung" where the index has it for Samsung Group: the words of the short name; '' for other names. */
function shortOfGroup(match: Match, listed: ListedName): string {
  if (listed.kind !== 'company' || listed.unlisted) return '';
  const words = match.line.tokens
    .slice(match.from, match.to)
    .map(token => token.text)
    .join(' ');
  const rest = listed.value.startsWith(`${words} `) ? listed.value.slice(words.length + 1) : '';
  return /^(?:Group|Holdings?|Corporation|Corp)$/.test(rest) ? words : '';
}

/** A group's short name means the one member that the article names in full, if it never names the group so. */
function groupMembers(matches: readonly Match[]): Map<string, ListedName> {
  const named = new Map(matches.map(match => [match.aliases[0]!.listed.value, match.aliases[0]!.listed]));
  const members = new Map<string, ListedName>();
  for (const match of matches) {
    const short = shortOfGroup(match, match.aliases[0]!.listed);
    if (!short || members.has(short)) continue;
    const fit = [...named.values()].filter(
      listed =>
        listed.kind === 'company' &&
        listed.value.startsWith(`${short} `) &&
        listed.value !== match.aliases[0]!.listed.value,
    );
    const inFull = matches.some(
      other =>
        other.aliases[0]!.listed.value === match.aliases[0]!.listed.value &&
        !shortOfGroup(other, other.aliases[0]!.listed),
    );
    if (fit.length === 1 && !inFull) members.set(short, fit[0]!);
  }
  return members;
}

/** Between a place and a company of the same name, the words round it decide. */
function choose(match: Match): ListedName {
  const places = match.aliases.filter(alias => alias.listed.kind === 'place');
  const others = match.aliases.filter(alias => alias.listed.kind !== 'place');
  if (!places.length || !others.length) return match.aliases[0]!.listed;
  const before = match.from > match.line.from ? match.line.tokens[match.from - 1]!.folded : '';
  const next = match.to < match.line.to ? match.line.tokens[match.to]! : undefined;
  const asPlace = /^(?:in|near|at|outside|across|from)$/.test(before) || next?.text === ',';
  return (asPlace ? places[0]! : others[0]!).listed;
}

function actsAsCompany({ line, to }: Match): boolean {
  const next = to < line.to ? line.tokens[to]! : undefined;
  if (!next) return false;
  return (
    next.kind === 'possessive' ||
    SAYING_VERBS.has(next.folded) ||
    (line.writing === 'plain' && CORPORATE_VERBS.has(next.folded))
  );
}

/** "Tom Holland": a given name stands right before a one-word place. */
function isPartOfPerson({ line, from, to }: Match): boolean {
  if (to - from > 1 || from <= line.from) return false;
  const before = line.tokens[from - 1]!;
  return before.capitals === 'first' && line.tokens[from]!.spaced && isGivenName(before.folded);
}

/** "US$5 million". */
function isCurrency({ line, to }: Match): boolean {
  const next = to < line.to ? line.tokens[to]! : undefined;
  return next?.text === '$' && !next.spaced;
}

/** Takes in "Co.", ", Inc." and "Motor Corp." behind a company's name, and the stop of one that it ends with. */
function withLegalForms({ line, to: end }: Match): number {
  let to = withStop(line, end);
  for (;;) {
    const at = line.tokens[to]?.text === ',' ? to + 1 : to;
    const token = at < line.to ? line.tokens[at]! : undefined;
    const isForm =
      token?.kind === 'word' && token.capitals !== 'none' && (isLegalForm(line, at) || /^motors?$/.test(token.folded));
    if (!isForm || (at > to && token.folded.length > 4)) return to;
    to = withStop(line, at + 1);
  }
}

/** "Co." in the middle of a sentence; at its end the stop is the sentence's. */
function withStop(line: Line, to: number): number {
  const stop = to + 1 < line.to ? line.tokens[to]! : undefined;
  return stop?.text === '.' && !stop.spaced && /^(?:co|corp|inc|ltd|bros)$/.test(line.tokens[to - 1]!.folded)
    ? to + 1
    : to;
}

function makeName(doc: TextDocument, name: MarkedName, id: number): DocumentName {
  const { line, from, to, listed } = name;
  const next = line.tokens[to];
  const made: DocumentName = {
    id,
    in: line.in,
    sentence: line.sentence,
    start: line.tokens[from]!.start,
    end: line.tokens[to - 1]!.end,
    kind: listed.kind,
    value: listed.value,
    listed: !listed.unlisted,
    via: name.via,
    country: listed.country,
    kinds: [...listed.kinds],
  };
  const partners = name.partners ?? listed.partners;
  if (partners) made.partners = [...partners];
  if (listed.parent && listed.kind !== 'facility') made.parent = listed.parent;
  const place = name.place ?? (listed.kind === 'place' ? undefined : listed.place);
  if (place) made.place = place;
  const operator = name.operator ?? (listed.kind === 'facility' ? listed.parent : undefined);
  if (operator) made.operator = operator;
  if (
    to < line.to &&
    next &&
    (next.kind === 'possessive' || (/^['’]$/.test(next.text) && doc[line.in][made.end - 1] === 's' && !next.spaced))
  )
    made.possessive = true;
  return made;
}

/** Sets `inside` on names whose span lies in a facility's or an unnamed venture's. */
function nest(names: DocumentName[]): DocumentName[] {
  let outer: DocumentName | undefined;
  for (const name of names) {
    if (outer && outer.in === name.in && name.start >= outer.start && name.end <= outer.end) name.inside = outer.id;
    else if (name.kind === 'facility' || (name.kind === 'venture' && name.value === '')) outer = name;
    else outer = undefined;
  }
  return names;
}
