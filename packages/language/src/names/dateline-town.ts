// The town that an article is datelined from: "MARLOW, Tenn. —". No list need know it; what the article goes on to call
// "the Marlow plant" stands there.
import type { TextDocument, Token } from '../text/types.js';
import type { ListedName, NameIndex } from './types.js';

const LONGEST_TOWN = 3;

/** The tokens before the first sentence of the text. */
function datelineOf(doc: TextDocument): readonly Token[] {
  const first = doc.sentences.find(s => s.in === 'text');
  const tokens = doc.tokens.text;
  const end = first ? tokens.findIndex(t => t.start >= first.start) : 0;
  return tokens.slice(0, Math.max(0, end));
}

const isShouted = (t: Token | undefined): boolean => t?.kind === 'word' && t.capitals === 'all' && t.text.length > 2;
const titled = (word: string): string => word[0]! + word.slice(1).toLocaleLowerCase('en');

/** "Tenn.", "Norway": what a town lies in. */
function regionAt(tokens: readonly Token[], at: number, index: NameIndex): ListedName | null {
  const t = tokens[at];
  if (t?.kind !== 'word') return null;
  const short =
    index.abbreviations.get(t.text) ?? index.abbreviations.get(t.folded) ?? index.abbreviations.get(`${t.folded}.`);
  if (short) return index.byValue.get(short) ?? null;
  const listed = index.root.next?.get(t.folded)?.aliases?.find(a => a.listed.kind === 'place')?.listed;
  return listed && /^(?:state|country|region)$/.test(listed.placeKind ?? '') ? listed : null;
}

/** Whether the pack knows a name by these words. */
function isListed(words: readonly Token[], index: NameIndex): boolean {
  let node = index.root.next?.get(words[0]!.folded);
  for (const t of words.slice(1)) node = node?.next?.get(t.folded);
  return node?.aliases != null;
}

/** The dateline's town as the text writes it, with what it is; null where there is none, or the pack knows it. */
export function datelineTown(doc: TextDocument, index: NameIndex): { words: string; listed: ListedName } | null {
  const tokens = datelineOf(doc);
  let end = 0;
  while (isShouted(tokens[end])) end++;
  if (end === 0 || end > LONGEST_TOWN || isListed(tokens.slice(0, end), index)) return null;
  const words = tokens
    .slice(0, end)
    .map(t => titled(t.text))
    .join(' ');
  const region = tokens[end]?.text === ',' ? regionAt(tokens, end + 1, index) : null;
  // "UPDATE — ", "GROUND BROKEN. ": without what it lies in a word of a dateline may be no town.
  if (!region) return null;
  const value = `${words}, ${region.value}`;
  const known = index.byValue.get(value);
  return {
    words,
    listed: known ?? {
      kind: 'place',
      value,
      country: region.country,
      kinds: [],
      placeKind: 'city',
      ...(region.placeKind === 'state' ? { place: region.value } : {}),
      unlisted: true,
    },
  };
}
