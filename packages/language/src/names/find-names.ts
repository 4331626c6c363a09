// Finds the names of an article in two readings: the first gathers what the article says of its unlisted names, the
// second marks every occurrence of listed and gathered ones.
import { tokenize } from '../text/tokenize.js';
import type { TextDocument, Token } from '../text/types.js';
import { type Candidate, gatherCandidates, leaning, weighNeighbours } from './candidates.js';
import { datelineTown } from './dateline-town.js';
import { findListed, type Match } from './find-listed.js';
import { type Line, readLines } from './lines.js';
import { markNames } from './mark-names.js';
import { cutRun } from './pieces.js';
import { findRuns } from './runs.js';
import { findIntroduced, findShortForms, type IntroducedAlias, mapEnds, type Target } from './short-forms.js';
import { addAlias, emptyTrie } from './trie.js';
import type { DocumentName, ListedName, NameIndex, TrieNode } from './types.js';

/** Names in document order (title first); ids are positions in the list. Linear time; nothing is thrown. */
export function findNames(doc: TextDocument, index: NameIndex): DocumentName[] {
  const lines = readLines(doc);
  const listed = lines.map(line => findListed(line, index.root));
  const matches = listed.flat();
  const candidates = readCandidates(lines, listed, index);
  const town = datelineTown(doc, index);
  if (town) adoptTown(town, candidates);
  const local = buildLocal(lines, candidates, matches, index);
  if (town) addAlias(local, town.words, town.listed);
  return markNames(doc, lines, listed, local, index);
}

function readCandidates(lines: readonly Line[], listed: readonly Match[][], index: NameIndex): Map<string, Candidate> {
  const pieces = lines.flatMap((line, i) => findRuns(line, index).flatMap(run => cutRun(run, listed[i]!, index)));
  const candidates = gatherCandidates(pieces, index);
  weighNeighbours(candidates, listed.flat());
  for (const candidate of candidates.values()) candidate.kind = leaning(candidate);
  dropSurnames(candidates);
  return candidates;
}

/** The trie of this article's own names: decided candidates, introduced aliases, short forms, surnames. */
function buildLocal(
  lines: readonly Line[],
  candidates: Map<string, Candidate>,
  matches: readonly Match[],
  index: NameIndex,
): TrieNode {
  const root = emptyTrie();
  const introduced = findIntroduced(lines, mapEnds(candidates, matches));
  adoptListedAliases(introduced, candidates, index);
  const shorts = findShortForms(candidates, matches, index);
  // What the article says outright goes before what the words look like.
  for (const { words, target } of introduced) {
    const listed = resolveTarget(target, candidates);
    if (!listed) continue;
    addAlias(root, words, listed);
    shorts.set(keyOfWords(words), target);
  }
  for (const [key, candidate] of candidates) {
    const short = shorts.get(key);
    if (short && !(candidate.kind === 'person' || candidate.kind === 'agency'))
      addForms(root, candidate, resolveTarget(short, candidates));
    else if (candidate.kind) addForms(root, candidate, describe(candidate));
  }
  addSurnames(root, candidates);
  return root;
}

/** "Contemporary Amperex Technology Co. (CATL)" with CATL listed: the long form is the listed company's name too. */
function adoptListedAliases(
  introduced: readonly IntroducedAlias[],
  candidates: Map<string, Candidate>,
  index: NameIndex,
): void {
  for (const { words, target } of introduced) {
    if (!('key' in target)) continue;
    const candidate = candidates.get(target.key);
    const listed = candidate && lookUp(words, index);
    if (candidate && listed && listed.kind !== 'place') {
      candidate.adopted = listed;
      candidate.kind = listed.kind;
    } else if (candidate && candidate.kind === null && candidate.tally.thing < 4) candidate.kind = 'company';
  }
}

/** "MARLOW, Tenn. —": what looked like a plant's name, "the Marlow plant", is the town's. */
function adoptTown({ words, listed }: { words: string; listed: ListedName }, candidates: Map<string, Candidate>): void {
  const candidate = candidates.get(keyOfWords(words));
  if (!candidate || candidate.kind === 'person' || candidate.kind === 'company') return;
  candidate.kind = 'place';
  candidate.adopted = listed;
}

const keyOfWords = (words: string): string =>
  tokenize(words)
    .filter(token => token.kind !== 'mark' || token.text === '&')
    .map(token => token.folded)
    .join(' ');

function lookUp(words: string, index: NameIndex): ListedName | undefined {
  let node: TrieNode | undefined = index.root;
  for (const word of words.split(/\s+|(?=&)|(?<=&)/u)) node = node?.next?.get(word.toLowerCase());
  return node?.aliases?.[0]?.listed;
}

function addForms(root: TrieNode, candidate: Candidate, listed: ListedName | null): void {
  if (!listed) return;
  const written = new Set(candidate.pieces.map(({ line, from, to }) => sliceOf(line, from, to)));
  for (const form of written) addAlias(root, form, listed);
  addAlias(root, candidate.value, listed);
}

function sliceOf(line: Line, from: number, to: number): string {
  return line.tokens
    .slice(from, to)
    .map((token, i) => (i > 0 && token.spaced ? ' ' : '') + token.text)
    .join('');
}

function resolveTarget(target: Target, candidates: ReadonlyMap<string, Candidate>): ListedName | null {
  if ('listed' in target) return target.listed;
  const candidate = candidates.get(target.key);
  return candidate?.kind ? describe(candidate) : null;
}

function describe(candidate: Candidate): ListedName {
  if (candidate.adopted) return candidate.adopted;
  if (candidate.described) return candidate.described;
  const described: ListedName = {
    kind: candidate.kind!,
    value: candidate.value,
    country: candidate.tally.country ?? (candidate.kind === 'place' ? (candidate.townIn ?? null) : null),
    kinds: [...candidate.tally.kinds],
    unlisted: true,
  };
  if (candidate.parent) described.parent = candidate.parent;
  candidate.described = described;
  return described;
}

/** "Kim" after "Kim Dong-myung", "Masters" after "Kent Masters": the surname alone is that person. */
function dropSurnames(candidates: ReadonlyMap<string, Candidate>): void {
  for (const candidate of candidates.values()) {
    const surname = candidate.kind === 'person' ? candidates.get(surnameOf(candidate)?.folded ?? '') : undefined;
    if (!surname || surname === candidate) continue;
    if (
      surname.kind === 'company' &&
      surname.tally.company >= FOUNDER_COMPANY &&
      candidate.tally.person < FOUNDER_PERSON
    ) {
      candidate.kind = 'company';
      candidate.adopted = describe(surname);
    } else surname.kind = null;
  }
}

// "Robert Bosch of Germany" is the company when Bosch does what companies do and only a given name speaks for a person.
const FOUNDER_COMPANY = 4;
const FOUNDER_PERSON = 5;

function surnameOf(candidate: Candidate): Token | null {
  const { line, from, to } = candidate.pieces[0]!;
  const hyphenated = line.tokens
    .slice(from, to)
    .some((token, i, all) => token.text === '-' && all[i + 1]?.capitals === 'none');
  const surname = line.tokens[hyphenated ? from : to - 1]!;
  return to - from > 1 && surname.kind === 'word' && surname.text.length > 1 ? surname : null;
}

function addSurnames(root: TrieNode, candidates: ReadonlyMap<string, Candidate>): void {
  for (const candidate of candidates.values()) {
    const surname = candidate.kind === 'person' ? surnameOf(candidate) : null;
    if (surname) addAlias(root, surname.text, describe(candidate));
  }
}
