// "The transaction is expected to close in June.": a sentence that tells when a deal told of elsewhere takes effect, or
// took effect. It names the deal by a word that stands for any deal, so that no frame of a type looks for it.

import { type Clause, type NounPhrase, parseSentences, verbForms } from '@cellwire/language';
import type { AnnotatedArticle, ArticleSentence } from '../reading/annotate.js';
import { partText } from '../reading/annotate.js';
import type { Reading } from '../reading/reading.js';
import { ANY_TRIGGER } from '../reading/sentence-words.js';
import { bearingOf } from './date-marks.js';
import { isRange, whenIs } from './when.js';

export interface Effect {
  /** Position of its sentence in the article. */
  order: number;
  date: string;
  /** It has happened: "the sale closed on March 3". */
  done: boolean;
  /** What comes about, in the singular: "transaction", "conversion". */
  nouns: string[];
  /** It is a closing, which only what has been agreed can have; false of "the agreement will be terminated in May". */
  closing: boolean;
}

const forms = (text: string): ReadonlySet<string> => new Set(text.split(' ').flatMap(v => Object.values(verbForms(v))));
const DEALS = new Set(
  'transaction deal sale acquisition purchase transfer divestment divestiture disposal takeover buyout agreement swap exchange handover merger'.split(
    ' ',
  ),
);
const CLOSINGS = new Set(['closing', 'completion', 'close', 'conclusion', 'finalisation', 'finalization']);
/** Verbs that say of a deal that it comes about. */
const CLOSE = forms('close complete finalize finalise conclude execute');
const END = forms('terminate settle effect');
/** "take effect", "come into force", "take place". */
const TAKE = forms('take come go');
const TAKEN = new Set(['effect', 'force', 'place']);
/** What is said of a closing: "closing is expected in June". */
const EXPECT = forms('expect anticipate schedule plan target slate see be follow come occur happen take');
/** Sentences without one of these words are not parsed. */
const HINT =
  /\b(?:clos(?:e[sd]?|ing)|complet(?:e[sd]?|ion)|finali[sz]|conclu(?:de|sion)|effect(?:ive)?|into force|terminated|settled|executed|takes? place|date for|begin|start|commence)\b/i;

/** Nouns of deeds, as against things: "conversion", "closure", "layoffs". */
const DEED = /(?:[st]ion|ure|ment|ing|al|off|out|down|over)$|^(?:cut|halt|pause|sale|exit|stop)$/;
const BEGIN = forms('begin start commence happen occur');

/** The nouns of which a clause says that they come about: of any deal, or `named` as deeds of a type; none otherwise. */
function comesAbout(r: Reading, c: Clause, named: ReadonlySet<string>): string[] {
  const verb = r.parsed.tokens[c.vg.head]?.lower ?? '';
  const subject = c.subject ? nounsOf(c.subject) : [];
  const about = [...subject, ...c.objects.flatMap(nounsOf)].filter(n => DEALS.has(n) || named.has(n));
  // An agreement that is completed has been made; it has not come about.
  if (CLOSE.has(verb)) return about.filter(n => n !== 'agreement');
  if (END.has(verb)) return about;
  const takesEffect = TAKE.has(verb) && [...c.objects, ...c.complements].some(p => TAKEN.has(p.noun));
  if (takesEffect) return subject.filter(n => DEALS.has(n) || MOVES.has(n) || named.has(n));
  if (BEGIN.has(verb)) return subject.filter(n => named.has(n) && DEED.test(n));
  // "Closing is expected": at the head of a sentence the noun may pass for a verb.
  const opens = r.parsed.tokens.slice(0, c.vg.start).some(t => CLOSINGS.has(t.lower));
  const closing = opens || c.objects.some(p => CLOSINGS.has(p.noun));
  return EXPECT.has(verb) && closing ? [DEAL] : [];
}
/** Stands for a deal that is not named: "closing is expected in June". */
const DEAL = 'deal';

const nounsOf = (p: NounPhrase): string[] => [p.noun, ...p.conjuncts.map(q => q.noun)];

/** "agreed on 28 February as the date for the swap", "the closing date is 1 July". */
function namesDate(r: Reading): boolean {
  return r.parsed.phrases.some(p => {
    if (p.noun !== 'date') return false;
    const words = r.parsed.tokens.slice(p.start, p.head).map(t => t.lower);
    if (words.some(w => CLOSINGS.has(w) || w === 'effective')) return true;
    return r.parsed.phrases.some(
      q =>
        q.start >= p.end &&
        q.start <= p.end + 1 &&
        /^(?:for|of)$/.test(q.preposition ?? '') &&
        (DEALS.has(q.noun) || CLOSINGS.has(q.noun)),
    );
  });
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

function effectOf(r: Reading, publishedOn: string, named: ReadonlySet<string>): Effect | null {
  for (const c of r.parsed.clauses) {
    const nouns = comesAbout(r, c, named);
    if (nouns.length === 0) continue;
    const { vg } = c;
    const verb = r.parsed.tokens[vg.head]?.lower ?? '';
    const done =
      (CLOSE.has(verb) || TAKE.has(verb)) &&
      vg.form === 'finite' &&
      !vg.modal &&
      !vg.ahead &&
      !vg.progressive &&
      !vg.negated &&
      (vg.tense === 'past' || vg.perfect);
    const next = r.parsed.clauses.find(x => x.index > c.index && x.vg.form === 'finite');
    const date =
      dateIn(r, c.start, next?.vg.start ?? r.parsed.tokens.length, publishedOn, done) ??
      dateIn(r, 0, c.vg.start, publishedOn, done);
    const closing = CLOSE.has(verb) || nouns.includes(DEAL);
    if (date) return { order: r.order, date, done, closing, nouns };
  }
  if (!namesDate(r)) return null;
  const date = dateIn(r, 0, r.parsed.tokens.length, publishedOn, false);
  return date ? { order: r.order, date, done: false, closing: true, nouns: [DEAL] } : null;
}

/** Words that stand for whatever was told last: "the change takes effect in July". */
const MOVES = new Set(['change', 'move', 'measure', 'step', 'decision']);
export const isMove = (noun: string): boolean => MOVES.has(noun);

/** Whether a word stands for any deal. */
export const isDeal = (noun: string): boolean => DEALS.has(noun);

/**
 * The sentences of an article that tell when its deals, or the deeds that `named` nouns name, take effect; in order.
 */
export function effectsIn(a: AnnotatedArticle, named: ReadonlySet<string>): Effect[] {
  const inside = (s: ArticleSentence) =>
    [...a.names[s.in], ...a.values[s.in]].filter(x => x.start >= s.start && x.end <= s.end);
  const chosen = a.sentences
    .map((s, order) => ({ s, order, text: partText(a, s.in) }))
    .filter(
      ({ s, text }) =>
        !s.headline &&
        HINT.test(text.slice(s.start, s.end)) &&
        a.values[s.in].some(v => v.kind === 'date' && v.start >= s.start && v.end <= s.end),
    );
  if (chosen.length === 0) return [];
  const parsed = parseSentences(chosen.map(({ s, text }) => ({ text, start: s.start, end: s.end, spans: inside(s) })));
  return chosen.flatMap(
    ({ s, order, text }, i) =>
      effectOf(
        {
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
        },
        a.publishedOn,
        named,
      ) ?? [],
  );
}
