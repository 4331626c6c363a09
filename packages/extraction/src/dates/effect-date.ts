// "The transaction is expected to close in June.": a sentence that tells when a deal told of elsewhere takes effect, or
// took effect. It names the deal by a word that stands for any deal, so that no frame of a type looks for it.

import { type Clause, parseSentences } from '@cellwire/language';
import type { AnnotatedArticle, ArticleSentence } from '../reading/annotate.js';
import { partText } from '../reading/annotate.js';
import type { Reading } from '../reading/reading.js';
import { ANY_TRIGGER } from '../reading/sentence-words.js';
import { formsOfVerbs } from '../status/status-words.js';
import { type Coming, closingAhead, comesAbout, HINT, isDone, namesDate } from './comes-about.js';
import { bearingOf } from './date-marks.js';
import { isRange, whenIs } from './when.js';

export interface Effect extends Coming {
  /** Position of its sentence in the article. */
  order: number;
  /** Null only of a signing. */
  date: string | null;
  /** It has happened: "the sale closed on March 3". */
  done: boolean;
}

/** The dates of a closing clause: its own, and of the clauses it governs or is governed by. */
function dateIn(r: Reading, from: number, to: number, publishedOn: string, done: boolean): string | null {
  for (let i = from; i < to; i++) {
    const v = r.parsed.tokens[i]?.value;
    if (v?.kind !== 'date' || isRange(v.value) || bearingOf(r, i, null) !== 'deed') continue;
    const when = whenIs(v.value, publishedOn);
    if (done ? when !== 'future' : when !== 'past') return v.value;
  }
  return null;
}

const SIGNED = /\b(?:signed|exchanged|initialled|inked)\b/;

/** What has begun is not over: "the layoffs began in May". */
const BEGUN = formsOfVerbs('begin start commence happen occur terminate settle effect');

/** What one clause tells, with its date. */
function effectOfClause(r: Reading, c: Clause, publishedOn: string, named: ReadonlySet<string>): Effect | null {
  const coming = comesAbout(r, c, named);
  if (!coming) return null;
  const done = isDone(c) && !BEGUN.has(r.parsed.tokens[c.vg.head]?.lower ?? '');
  const next = r.parsed.clauses.find(x => x.index > c.index && x.vg.form === 'finite');
  const date =
    dateIn(r, c.start, next?.vg.start ?? r.parsed.tokens.length, publishedOn, done) ??
    dateIn(r, 0, c.vg.start, publishedOn, done);
  // That the papers are signed is news without a day, too.
  return date || coming.step === 'signing' ? { order: r.order, date, done, ...coming } : null;
}

function effectOf(r: Reading, publishedOn: string, named: ReadonlySet<string>): Effect | null {
  const from = namesDate(r) ? 0 : closingAhead(r);
  const ahead = from < 0 ? null : dateIn(r, from, r.parsed.tokens.length, publishedOn, false);
  // Signed on Monday, to be closed in May: what is still to come wins.
  if (ahead) return { order: r.order, date: ahead, done: false, step: 'closing', nouns: ['deal'] };
  for (const c of r.parsed.clauses) {
    const effect = effectOfClause(r, c, publishedOn, named);
    if (effect) return effect;
  }
  return null;
}

interface Told {
  s: ArticleSentence;
  order: number;
  text: string;
}

/** Reads sentences that no trigger had had parsed. */
function readUnread(a: AnnotatedArticle, unread: readonly Told[]): Reading[] {
  if (unread.length === 0) return [];
  const inside = (s: ArticleSentence) =>
    [...a.names[s.in], ...a.values[s.in]].filter(x => x.start >= s.start && x.end <= s.end);
  const parsed = parseSentences(unread.map(({ s, text }) => ({ text, start: s.start, end: s.end, spans: inside(s) })));
  return unread.map(({ s, order, text }, i) => ({
    order,
    in: s.in,
    text,
    start: s.start,
    end: s.end,
    headline: false,
    block: s.block,
    parsed: parsed[i]!,
    around: '',
    words: ANY_TRIGGER,
  }));
}

/**
 * The sentences of an article that tell when its deals, or the deeds that `named` nouns name, take effect; in order.
 * `readings` are the sentences that have been parsed already.
 */
export function effectsIn(
  a: AnnotatedArticle,
  named: ReadonlySet<string>,
  readings: readonly Reading[] = [],
): Effect[] {
  const chosen = a.sentences
    .map((s, order): Told => ({ s, order, text: partText(a, s.in) }))
    .filter(
      ({ s, text }) =>
        !s.headline &&
        HINT.test(text.slice(s.start, s.end)) &&
        (SIGNED.test(text.slice(s.start, s.end)) ||
          a.values[s.in].some(v => v.kind === 'date' && v.start >= s.start && v.end <= s.end)),
    );
  const read = new Map(readings.map(r => [r.order, r]));
  for (const r of readUnread(
    a,
    chosen.filter(c => !read.has(c.order)),
  ))
    read.set(r.order, r);
  return chosen.flatMap(({ order }) => effectOf(read.get(order)!, a.publishedOn, named) ?? []);
}
