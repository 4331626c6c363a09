// Finds names of a trie in a line: longest match, under the case rules of each alias.
import type { Token } from '../text/types.js';
import { beginsSentence, type Line } from './lines.js';
import type { Alias, TrieNode } from './types.js';

/** A match: tokens `from` up to, not including, `to`; every alias that the words may stand for. */
export interface Match {
  line: Line;
  from: number;
  to: number;
  aliases: readonly Alias[];
  /** An ordinary word where every word has a capital: needs support from elsewhere in the text. */
  doubtful: boolean;
}

/** No name has more tokens; bounds the work per token on hostile text. */
const LONGEST_NAME = 16;

/** The longest match at each place, left to right, without overlaps. Work is bounded by the line's length. */
export function findListed(line: Line, root: TrieNode): Match[] {
  const matches: Match[] = [];
  for (let at = line.from; at < line.to; ) {
    const match = matchAt(line, at, root);
    if (match) matches.push(match);
    at = match ? match.to : at + 1;
  }
  return matches;
}

function matchAt(line: Line, at: number, root: TrieNode): Match | null {
  let best: Match | null = null;
  let node = root.next?.get(line.tokens[at]!.folded);
  for (let to = at + 1; node; to++) {
    if (node.aliases) best = judge(line, at, to, node.aliases) ?? best;
    if (to >= line.to || to - at >= LONGEST_NAME) break;
    node = node.next?.get(line.tokens[to]!.folded);
  }
  return best;
}

function judge(line: Line, from: number, to: number, all: readonly Alias[]): Match | null {
  const aliases = all.filter(alias => caseFits(line, from, to, alias));
  if (!aliases.length) return null;
  const first = aliases[0]!;
  const doubtful = first.common && (line.writing !== 'plain' || beginsSentence(line, from));
  return { line, from, to, aliases, doubtful };
}

/** Every word that the alias writes with a capital has one; "GM" stands exactly so; small words may be written either way. */
function caseFits(line: Line, from: number, to: number, alias: Alias): boolean {
  for (let i = from; i < to; i++) {
    const token = line.tokens[i]!;
    const written = alias.words[i - from]!;
    if (token.kind === 'mark' || token.text === written) continue;
    if (alias.strict && !isShouted(line, token)) return false;
    if (hasCapital(written) && token.capitals === 'none') return false;
    // "ON" is no "On", "Sk" no "SK": short capitals are not written small, nor the other way round in plain text.
    if (written.length <= 3 && !isShouted(line, token) && token.capitals === 'all') return false;
  }
  return true;
}

function isShouted(line: Line, token: Token): boolean {
  return line.writing === 'shouted' && token.capitals === 'all';
}

function hasCapital(word: string): boolean {
  return word !== word.toLowerCase();
}
