// Which sentences of an article are worth parsing, and what they are once parsed.
import { type ParsedSentence, parseSentences } from '@cellwire/language';
import type { ValueSpan } from '@cellwire/model';
import type { TriggerTable } from '../frames/triggers.js';
import { valueMarks } from '../frames/value-kinds.js';
import { type AnnotatedArticle, type ArticleSentence, partText } from './annotate.js';
import type { Reading } from './reading.js';
import { SentenceWords } from './sentence-words.js';

/** How many sentences after an event a detail of it may stand. */
export const DETAIL_REACH = 7;

/** How many sentences from an event what it takes up may be told. */
const RECALL_REACH = 10;

/** Parses the sentences in which a trigger stands, all in one pass. `verbs` are base forms that frames know as verbs. */
export function readSentences(a: AnnotatedArticle, triggers: TriggerTable, verbs: ReadonlySet<string>): Reading[] {
  const worded = wordedSentences(a, triggers).filter(({ words }) => words.holdsTrigger());
  const telling = worded.filter(({ words }) => words.holdsTrigger({ telling: true })).map(w => w.order);
  // A detail belongs to an event told in the same sentence or some sentences before.
  const chosen = worded.filter(
    ({ order, words }) =>
      telling.some(t => t <= order && order - t <= DETAIL_REACH) ||
      (telling.some(t => Math.abs(order - t) <= RECALL_REACH) && words.holdsRecall()),
  );
  return parseChosen(a, chosen, verbs);
}

/** The sentences that were not worth parsing though a trigger word stands in them: for what nearly matched. */
export function readRest(
  a: AnnotatedArticle,
  triggers: TriggerTable,
  verbs: ReadonlySet<string>,
  read: readonly Reading[],
): Reading[] {
  const known = new Set(read.map(r => r.order));
  const rest = wordedSentences(a, triggers).filter(({ order, words }) => !known.has(order) && words.holdsTriggerWord());
  return parseChosen(a, rest, verbs);
}

interface Worded {
  s: ArticleSentence;
  order: number;
  words: SentenceWords;
}
function wordedSentences(a: AnnotatedArticle, triggers: TriggerTable): Worded[] {
  const worded = a.sentences.map((s, order) => ({
    s,
    order,
    words: new SentenceWords(triggers, partText(a, s.in).slice(s.start, s.end), marksOf(a, s)),
  }));
  for (const { s, order, words } of worded)
    words.standBeside([worded[order - 1], worded[order + 1]].flatMap(w => (w && w.s.in === s.in ? [w.words] : [])));
  return worded;
}

function parseChosen(a: AnnotatedArticle, chosen: readonly Worded[], verbs: ReadonlySet<string>): Reading[] {
  const parsed = parseSentences(
    chosen.map(({ s }) => ({
      text: partText(a, s.in),
      start: s.start,
      end: s.end,
      spans: a.spansIn(s.in, s.start, s.end),
      headline: s.headline,
    })),
    verbs,
  );
  return chosen.map(({ s, order, words }, i) => ({ ...readingOf(a, s, order, parsed[i]!), words }));
}

const readingOf = (
  a: AnnotatedArticle,
  s: ArticleSentence,
  order: number,
  parsed: ParsedSentence,
): Omit<Reading, 'words'> => ({
  order,
  in: s.in,
  text: partText(a, s.in),
  start: s.start,
  end: s.end,
  headline: s.headline,
  block: s.block,
  parsed,
  around: aroundOf(a, order),
});

/** Kinds of names and values in a sentence, as frames ask for them: `@company`, `@money`. */
function marksOf(a: AnnotatedArticle, s: ArticleSentence): Set<string> {
  const marks = new Set<string>();
  for (const span of a.spansIn(s.in, s.start, s.end)) {
    if ('unit' in span || span.kind === 'date' || span.kind === 'money')
      for (const kind of valueMarks(span as ValueSpan)) marks.add(`@${kind}`);
    else marks.add(`@${span.kind}`).add('@name');
  }
  return marks;
}

/** The neighbours of a sentence in its own part of the article, lower case. */
function aroundOf(a: AnnotatedArticle, order: number): string {
  const own = a.sentences[order]!;
  return [a.sentences[order - 1], a.sentences[order + 1]]
    .flatMap(s => (s && s.in === own.in ? [partText(a, s.in).slice(s.start, s.end).toLowerCase()] : []))
    .join(' ');
}
