// What a text is once it is split: blocks, sentences, tokens, quotes. All offsets are UTF-16 units into the title
// (`in: 'title'`) or the text (`in: 'text'`) exactly as they were given; nothing is normalised away.
import type { Span } from '@cellwire/model';

/** Which of an article's two strings an offset counts in. */
export type Part = 'title' | 'text';

/**
 * What a block is. `headline` is the title; `prose` and `list` (a bulleted line) carry news; the rest is furniture:
 * `subhead` (a line between paragraphs), `byline`, `caption`, `related` (a link to another story), `newsletter` (sign-up
 * and follow lines), `tag` (agency, copyright and exchange-rate lines), `table`, and `boilerplate` ("About Acme",
 * forward-looking statements, contacts).
 */
export type BlockKind =
  | 'headline'
  | 'prose'
  | 'list'
  | 'subhead'
  | 'byline'
  | 'caption'
  | 'related'
  | 'newsletter'
  | 'tag'
  | 'table'
  | 'boilerplate';

/** A paragraph or line. `proseStart` lies behind a dateline, kicker or bullet; it equals `start` where there is none. */
export interface Block extends Span {
  in: Part;
  kind: BlockKind;
  proseStart: number;
  /** Where the prose ends: before an outlet's name in a title or a credit line; equals `end` where there is none. */
  proseEnd: number;
}

/** One sentence of a block, without surrounding space. `kind` is the block's, or that of a tail ("(Reporting by …)"). */
export interface Sentence extends Span {
  in: Part;
  /** Index into `TextDocument.blocks`. */
  block: number;
  kind: BlockKind;
}

/** How a word is written: `first` Northvolt, `all` CATL (two letters at least), `mixed` EcoPro, `none` battery, 24. */
export type Capitals = 'none' | 'first' | 'all' | 'mixed';

/** A word, a number with its letters ("2170", "50GWh"), a possessive ending, or one punctuation character. */
export interface Token extends Span {
  text: string;
  /** Lower case, without diacritics: what names are compared by. */
  folded: string;
  kind: 'word' | 'number' | 'possessive' | 'mark';
  capitals: Capitals;
  /** White space (or the beginning of the string) stands before it. */
  spaced: boolean;
}

/** Quoted speech, with its marks. `open` quotes run on in the next paragraph without a closing mark. */
export interface Quote extends Span {
  in: Part;
  /** The words between the marks. */
  inner: Span;
  open: boolean;
  /** Index of the quote that this one continues, in `TextDocument.quotes`. */
  continues?: number;
  /** A few words only, such as a term set in quotes: not speech by itself. */
  fragment: boolean;
  /** Who speaks, as the text has it ("Kim Dong-myung", "the researcher"), and the verb of saying. */
  speaker?: Span;
  verb?: Span;
}

/** A title and a text with everything that later stages share. `tokens` are in order, per part. */
export interface TextDocument {
  title: string;
  text: string;
  blocks: Block[];
  sentences: Sentence[];
  quotes: Quote[];
  tokens: { title: Token[]; text: Token[] };
}

/** Whether sentences of this kind report news: headlines, paragraphs and bulleted lines do. */
export function carriesNews(kind: BlockKind): boolean {
  return kind === 'headline' || kind === 'prose' || kind === 'list';
}
