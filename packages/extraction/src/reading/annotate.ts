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
  Standings,
  splitDocument,
  type TextDocument,
} from '@cellwire/language';
import { type Article, dayOf, type NameSpan, type Span, type ValueSpan } from '@cellwire/model';
import { SpanIndex } from './span-index.js';

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
  /** Names and values of a range. */
  spansIn(part: Part, start: number, end: number): (NameSpan | ValueSpan)[];
  /** Names that a pronoun or description between two offsets stands for; empty when unknown. */
  referents(part: Part, start: number, end: number): readonly DocumentName[];
  /** The facility that the text describes at an offset ("the Tennessee plant", "it" of a plant), or null. */
  facilityAt(part: Part, start: number, end: number): DocumentName | null;
  /** All facilities that the text describes or names, with the place and operator that the words beside them tell. */
  facilities: readonly DocumentName[];
  /** Partners of the venture, named or not, that stands between two offsets. */
  partnersAt(part: Part, start: number, end: number): readonly string[];
  /** Company or venture, by canonical name ('' for a venture without one) → where the text says that it stands. */
  seats: ReadonlyMap<string, DocumentName>;
  /** Canonical name → the name as first found, for kind and partners. */
  byValue: ReadonlyMap<string, DocumentName>;
}

export const partText = (a: Pick<AnnotatedArticle, 'article'>, part: Part): string =>
  part === 'title' ? a.article.title : a.article.text;

/** Longest text read, in UTF-16 units: some 10,000 words; what lies behind is no news article. */
export const LONGEST_TEXT = 60_000;
export const LONGEST_TITLE = 1_000;

/**
 * Descriptions of facilities and ventures without a name stay words: the frames read their inner structure. Listed
 * facilities ("Rochester Hub") are names.
 */
const isName = (n: DocumentName): boolean => n.value !== '' && (n.kind !== 'facility' || n.listed);

/** "its plant", "the company's plant": whose a facility is, right before its words. */
const OWNER = /(its|their|the [\w-]+(?: [\w-]+){0,3})(?:['’]s)?\s+$/;

/** The companies and ventures that a sentence names. */
export const partiesNamedIn = (a: Pick<AnnotatedArticle, 'names'>, s: ArticleSentence): NameSpan[] =>
  a.names[s.in].filter(n => n.start >= s.start && n.end <= s.end && (n.kind === 'company' || n.kind === 'venture'));

/** Gives facilities the place at which the text says that they stand, in place; returns where parties stand. */
function placeAll(facilities: readonly DocumentName[], standings: Standings): Map<string, DocumentName> {
  const seats = new Map<string, DocumentName>();
  const byWords = new Map<string, DocumentName[]>();
  for (const f of facilities) {
    const same = byWords.get(f.value.toLowerCase());
    if (same) same.push(f);
    else byWords.set(f.value.toLowerCase(), [f]);
  }
  const placed = new Set<string>(facilities.flatMap(f => (f.place === undefined ? [] : [f.value.toLowerCase()])));
  for (const { of, place } of standings.places()) {
    if (of.kind !== 'facility') {
      if (!seats.has(of.value)) seats.set(of.value, place);
      continue;
    }
    const words = of.value.toLowerCase();
    if (placed.has(words)) continue;
    placed.add(words);
    for (const f of byWords.get(words) ?? []) f.place = place.value;
  }
  return seats;
}

export function annotateArticle(article: Article, index: NameIndex): AnnotatedArticle {
  const doc = splitDocument({
    title: article.title.slice(0, LONGEST_TITLE),
    text: article.text.slice(0, LONGEST_TEXT),
  });
  const publishedOn = dayOf(article.published);
  const found = findNames(doc, index);
  const names = found.filter(isName);
  const references = resolveReferences(doc, found, index);
  const ventures = partnersIn(doc, found, references);
  const sentences = doc.sentences
    .filter(s => carriesNews(s.kind))
    .map(s => ({ ...spanOf(doc, s), in: s.in, block: s.in === 'title' ? -1 : s.block, headline: s.in === 'title' }));
  const facilities = found.filter(n => n.kind === 'facility');
  const byPart = <T extends Span & { in: Part }>(list: readonly T[]): Record<Part, SpanIndex<T>> => ({
    title: new SpanIndex(list.filter(x => x.in === 'title')),
    text: new SpanIndex(list.filter(x => x.in === 'text')),
  });
  const facilitySpans = byPart(facilities);
  const ventureSpans = byPart(found.filter(n => n.kind === 'venture'));
  const referenceSpans = byPart(references);
  const at = <T extends Span>(list: SpanIndex<T>, start: number, end: number): T | undefined => {
    const there = list.touching(start, end);
    return there.findLast(x => x.end <= end + 1) ?? there[0];
  };
  const targetsOf = (r: Reference | undefined): DocumentName[] => (r?.targets ?? []).flatMap(id => found[id] ?? []);
  // A reference counts for the phrase that it ends: "its" says nothing of "its joint venture".
  const within = (part: Part, start: number, end: number): Reference | undefined => {
    const there = referenceSpans[part].touching(start - 1, end);
    return there.find(r => r.end === end && r.start >= start - 1) ?? there.find(r => r.start <= start && r.end >= end);
  };
  const ownerOf = (f: DocumentName): string | undefined => {
    const before = (f.in === 'title' ? doc.title : doc.text).slice(Math.max(0, f.start - 60), f.start);
    const own = OWNER.exec(before);
    if (!own?.[1]) return undefined;
    const start = f.start - own[0].length;
    return targetsOf(within(f.in, start, start + own[1].length)).find(n => n.kind === 'company')?.value;
  };
  const standings = new Standings(doc, found, references);
  for (const f of facilities) {
    const operator = f.operator ?? ownerOf(f) ?? standings.ownerOf(f);
    if (operator !== undefined) f.operator = operator;
  }
  const seats = placeAll(facilities, standings);
  const values = {
    title: findValues(doc.title, { reference: publishedOn }),
    text: findValues(doc.text, { reference: publishedOn }),
  };
  const named = { title: names.filter(n => n.in === 'title'), text: names.filter(n => n.in === 'text') };
  const spans = {
    title: new SpanIndex<NameSpan | ValueSpan>([...named.title, ...values.title]),
    text: new SpanIndex<NameSpan | ValueSpan>([...named.text, ...values.text]),
  };
  return {
    article,
    publishedOn,
    sentences,
    names: named,
    values,
    spansIn: (part, start, end) => spans[part].within(start, end),
    facilities,
    referents: (part, start, end) => targetsOf(within(part, start, end)),
    facilityAt: (part, start, end) =>
      at(facilitySpans[part], start, end) ??
      targetsOf(within(part, start, end)).find(n => n.kind === 'facility') ??
      null,
    partnersAt: (part, start, end) => {
      const name = at(ventureSpans[part], start, end);
      const id = name?.id ?? within(part, start, end)?.targets.find(t => found[t]?.kind === 'venture');
      return id === undefined ? [] : (ventures.find(v => v.ids.includes(id))?.partners ?? []);
    },
    seats,
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
