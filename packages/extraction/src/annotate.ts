// What the language package says of an article, gathered once: sentences, names, values, and what a pronoun or
// description stands for.
import {
  carriesNews,
  type DocumentName,
  findNames,
  findValues,
  type NameIndex,
  type Part,
  partnersIn,
  type Reference,
  resolveReferences,
  type Sentence,
  splitDocument,
  type TextDocument,
} from '@cellwire/language';
import { type Article, dayOf, type NameSpan, type ValueSpan } from '@cellwire/model';

/** A sentence of the article, title first. */
export interface ArticleSentence {
  in: Part;
  start: number;
  end: number;
  /** Paragraph; the title's is -1. */
  block: number;
  headline: boolean;
}

export interface AnnotatedArticle {
  article: Article;
  /** The day relative dates count from. */
  publishedOn: string;
  sentences: ArticleSentence[];
  names: Record<Part, readonly NameSpan[]>;
  values: Record<Part, readonly ValueSpan[]>;
  /** Names that a pronoun or description between two offsets stands for; empty when unknown. */
  referents(part: Part, start: number, end: number): readonly DocumentName[];
  /** The facility that the text describes at an offset ("the Tennessee plant", "it" of a plant), or null. */
  facilityAt(part: Part, start: number, end: number): DocumentName | null;
  /** Partners of the venture, named or not, that stands between two offsets. */
  partnersAt(part: Part, start: number, end: number): readonly string[];
  /** Canonical name → the name as first found, for kind and partners. */
  byValue: ReadonlyMap<string, DocumentName>;
}

export const partText = (a: Pick<AnnotatedArticle, 'article'>, part: Part): string =>
  part === 'title' ? a.article.title : a.article.text;

/** Longest text read, in UTF-16 units; a page longer than a book is no article. */
const MAX_TEXT = 400_000;

/**
 * Descriptions of facilities and ventures without a name stay words: the frames read their inner structure. Listed
 * facilities ("Rochester Hub") are names.
 */
const isName = (n: DocumentName): boolean => n.value !== '' && (n.kind !== 'facility' || n.listed);

export function annotateArticle(article: Article, index: NameIndex): AnnotatedArticle {
  const doc = splitDocument({ title: article.title, text: article.text.slice(0, MAX_TEXT) });
  const publishedOn = dayOf(article.published);
  const found = findNames(doc, index);
  const names = found.filter(isName);
  const references = resolveReferences(doc, found, index);
  const ventures = partnersIn(doc, found, references);
  const sentences = doc.sentences
    .filter(s => carriesNews(s.kind))
    .map(s => ({ ...spanOf(doc, s), in: s.in, block: s.in === 'title' ? -1 : s.block, headline: s.in === 'title' }));
  const facilities = found.filter(n => n.kind === 'facility');
  const at = <T extends { in: Part; start: number; end: number }>(
    list: readonly T[],
    part: Part,
    start: number,
    end: number,
  ): T | undefined =>
    list.findLast(x => x.in === part && x.end > start && x.end <= end + 1) ??
    list.find(x => x.in === part && x.start < end && x.end > start);
  const targetsOf = (r: Reference | undefined): DocumentName[] => (r?.targets ?? []).flatMap(id => found[id] ?? []);
  // A reference counts for the phrase that it ends: "its" says nothing of "its joint venture".
  const within = (part: Part, start: number, end: number): Reference | undefined =>
    references.find(r => r.in === part && r.end === end && r.start >= start - 1) ??
    references.find(r => r.in === part && r.start <= start && r.end >= end);
  return {
    article,
    publishedOn,
    sentences,
    names: { title: names.filter(n => n.in === 'title'), text: names.filter(n => n.in === 'text') },
    values: {
      title: findValues(article.title, { reference: publishedOn }),
      text: findValues(doc.text, { reference: publishedOn }),
    },
    referents: (part, start, end) => targetsOf(within(part, start, end)),
    facilityAt: (part, start, end) =>
      at(facilities, part, start, end) ?? targetsOf(within(part, start, end)).find(n => n.kind === 'facility') ?? null,
    partnersAt: (part, start, end) => {
      const name = at(
        found.filter(n => n.kind === 'venture'),
        part,
        start,
        end,
      );
      const id = name?.id ?? within(part, start, end)?.targets.find(t => found[t]?.kind === 'venture');
      return id === undefined ? [] : (ventures.find(v => v.ids.includes(id))?.partners ?? []);
    },
    byValue: new Map(names.toReversed().map(n => [n.value, n])),
  };
}

/** A sentence without dateline, kicker or an outlet's name at its end. */
function spanOf(doc: TextDocument, s: Sentence): { start: number; end: number } {
  const block = doc.blocks[s.block]!;
  return {
    start: Math.max(s.start, block.proseStart),
    end: Math.min(s.end, Math.max(block.proseEnd, block.proseStart)),
  };
}
