// Article + pack → mentions. Pure: no I/O, no clock, no environment. A pack is compiled once, by `createExtractor`.
import { buildNameIndex, firstWords, verbForms } from '@cellwire/language';
import type { Article, Mention, Pack } from '@cellwire/model';
import { compileFrame } from './frames/frame.js';
import { matchSentence } from './frames/match.js';
import type { NearMiss } from './frames/near-miss.js';
import { buildTriggers } from './frames/triggers.js';
import { featuresOf } from './happenings/confidence.js';
import { HappeningFinder, MOST_STATEMENTS } from './happenings/happenings.js';
import { inTextOrder, mentionOf } from './happenings/mention-of.js';
import { annotateArticle, LONGEST_TEXT, LONGEST_TITLE } from './reading/annotate.js';
import { languageOf } from './reading/language-of.js';
import { readRest, readSentences } from './reading/read-sentences.js';
import { relevanceTest } from './reading/relevance.js';
import { prefilter } from './reading/sentence-words.js';
import type { Trace } from './trace.js';

export interface ExtractOptions {
  /** Skips the test whether the article is of the pack's industry. */
  anyIndustry?: boolean;
  trace?: Trace;
}
export interface Extraction {
  mentions: Mention[];
  /** False: not of this industry, nothing was read. */
  relevant: boolean;
  /** Why the article was not read at all: "not read: language ko". */
  notRead?: string;
  /** What of it was not read, being too much: "only the first 60000 of 1000000 characters of the text were read". */
  limits?: string[];
}
export interface Extractor {
  readonly pack: Pack;
  extract(article: Article, options?: ExtractOptions): Extraction;
}

/** What of an article that holds so many statements of events lies beyond a bound. */
function limitsOf({ title, text }: Article, statements: number): Pick<Extraction, 'limits'> {
  const limits = [
    { size: title.length, most: LONGEST_TITLE, what: 'characters of the title were read' },
    { size: text.length, most: LONGEST_TEXT, what: 'characters of the text were read' },
    { size: statements, most: MOST_STATEMENTS, what: 'statements of events were followed' },
  ].flatMap(({ size, most, what }) => (size > most ? [`only the first ${most} of ${size} ${what}`] : []));
  return limits.length > 0 ? { limits } : {};
}

/** "trim", "trims": forms that may as well be nouns. */
const presentForms = (verb: string): string[] => [verb, verbForms(verb).third];

/** Compiles a checked pack. Throws on a frame that refers to a word list the pack lacks. */
export function createExtractor(pack: Pack): Extractor {
  const frames = pack.types.flatMap(t => t.frames.map(f => compileFrame(t.type, f, pack.words)));
  const triggers = buildTriggers(frames);
  const verbs = new Set(frames.flatMap(f => f.verbs.flatMap(v => presentForms(v.split(' ')[0]!))));
  const index = buildNameIndex(pack);
  const mayTell = prefilter(triggers, firstWords(index, 'facility'));
  const isRelevant = relevanceTest(pack);
  const happenings = new HappeningFinder(pack, frames);

  const extract = (article: Article, { anyIndustry, trace }: ExtractOptions = {}): Extraction => {
    const language = languageOf(article);
    if (language !== 'en') return { mentions: [], relevant: false, notRead: `not read: language ${language}` };
    const relevance = isRelevant(`${article.title}\n${article.text}`);
    if (trace) {
      trace.relevance = relevance;
      trace.words = (part, start, end) => article[part].slice(start, end);
    }
    if (!relevance.relevant && !anyIndustry) return { mentions: [], relevant: false };
    if (!mayTell(`${article.title}\n${article.text}`)) return { mentions: [], relevant: true, ...limitsOf(article, 0) };
    const annotated = annotateArticle(article, index);
    const readings = readSentences(annotated, triggers, verbs);
    const misses: NearMiss[] | null = trace ? [] : null;
    const matches = readings.flatMap(r => matchSentence(r, triggers, misses));
    if (trace) for (const r of readRest(annotated, triggers, verbs, readings)) matchSentence(r, triggers, misses);
    for (const miss of misses ?? []) trace?.miss(miss);
    const found = inTextOrder(happenings.find(matches, annotated, readings, trace));
    const mentions = found.map((d, n) => mentionOf(d, happenings.definitions.get(d.type)!, annotated, n));
    for (const [n, draft] of found.entries())
      trace?.mention(draft, mentions[n]!, featuresOf(draft, happenings.definitions.get(draft.type)!));
    return { mentions, relevant: true, ...limitsOf(article, matches.length) };
  };
  return { pack, extract };
}
