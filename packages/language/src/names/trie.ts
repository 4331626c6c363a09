// The token trie that names are looked up in: one for a pack, a small one for what an article itself introduces.
import { readCapitals, tokenize } from '../text/tokenize.js';
import { isOrdinaryWord } from './lexicon.js';
import type { ListedName, TrieNode } from './types.js';

export const emptyTrie = (): TrieNode => ({ next: null, aliases: null });

/** Adds one way of writing a name. The same value under the same words is kept once. */
export function addAlias(root: TrieNode, name: string, listed: ListedName): void {
  const tokens = tokenize(name);
  if (!tokens.length) return;
  let node = root;
  for (const token of tokens) node = step(node, token.folded);
  node.aliases ??= [];
  if (node.aliases.some(alias => alias.listed.value === listed.value && alias.listed.kind === listed.kind)) return;
  const letters = name.replace(/[^\p{L}]/gu, '');
  node.aliases.push({
    listed,
    words: tokens.map(token => token.text),
    strict: letters.length <= 3 && readCapitals(letters) !== 'none',
    common: tokens.length === 1 && tokens[0]!.capitals === 'first' && isOrdinaryWord(tokens[0]!.folded),
  });
}

function step(node: TrieNode, word: string): TrieNode {
  node.next ??= new Map();
  const known = node.next.get(word);
  if (known) return known;
  const made = emptyTrie();
  node.next.set(word, made);
  return made;
}
