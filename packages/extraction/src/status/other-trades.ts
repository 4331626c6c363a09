// "Tyre maker Acme books a charge", "sold its part of a container terminal": deeds of other trades in an article that is
// of the pack's industry as a whole.
import type { NounPhrase } from '@cellwire/language';
import type { NameSpan, Pack } from '@cellwire/model';
import type { Draft } from '../happenings/draft.js';
import { type AnnotatedArticle, partText } from '../reading/annotate.js';
import { extent, namesIn, phrasesAfter } from '../reading/reading.js';

/** Tells of one article which drafts are of another trade. */
export type OfOtherTrade = (draft: Draft) => boolean;

/** What a word must weigh for relevance to speak for the pack's own industry. */
const SPEAKS_FOR_ITSELF = 1;

/** Words with blanks or hyphens between, in the singular or plural. */
function wordsPattern(words: readonly string[]): RegExp | null {
  if (words.length === 0) return null;
  const escaped = words.map(w => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[ -]/g, '[ -]'));
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${escaped.join('|')})(?:e?s)?(?![\p{L}\p{N}])`, 'iu');
}

/** Compiles the words of a pack; without `trades` in it nothing is of another trade. */
export function otherTradesIn(pack: Pick<Pack, 'relevance'>): (a: AnnotatedArticle) => OfOtherTrade {
  const other = wordsPattern(pack.relevance.trades ?? []);
  const ofOwn = Object.entries(pack.relevance.words).flatMap(([w, weight]) => (weight >= SPEAKS_FOR_ITSELF ? [w] : []));
  const own = wordsPattern(ofOwn);
  const kinds = Object.entries(pack.relevance.kinds ?? {});
  const ownKinds = new Set(kinds.flatMap(([kind, weight]) => (weight >= SPEAKS_FOR_ITSELF ? [kind] : [])));
  const words = other && new TradeWords(own, other);
  return a => {
    if (!words || !other || !(other.test(a.article.title) || other.test(a.article.text))) return () => false;
    const introduced = introductionsIn(a, own, other);
    // Who also does other business, a carmaker or a utility, is of the industry in an article that begins with it.
    const ofOwnHead = a.sentences
      .slice(0, HEAD_SENTENCES)
      .some(s => own?.test(partText(a, s.in).slice(s.start, s.end)));
    const isOwn = (name: NameSpan): boolean =>
      name.listed && (ofOwnHead || ownKinds.size === 0 || name.kinds?.some(k => ownKinds.has(k)) !== false);
    return draft => isOfOtherTrade(draft, words, { introduced, isOwn });
  };
}

/** The headline and the sentence or two that say what an article is about. */
const HEAD_SENTENCES = 3;

/** What an article tells of its parties. */
interface Parties {
  introduced: (party: string) => Trade;
  isOwn: (name: NameSpan) => boolean;
}

type Trade = 'own' | 'other' | 'untold';

/** Tells the trade of a party by the first sentence naming it that speaks of one. */
function introductionsIn(a: AnnotatedArticle, own: RegExp | null, other: RegExp): (party: string) => Trade {
  const known = new Map<string, Trade>();
  const find = (party: string): Trade => {
    for (const s of a.sentences) {
      if (!a.names[s.in].some(n => n.value === party && n.start >= s.start && n.end <= s.end)) continue;
      const text = partText(a, s.in).slice(s.start, s.end);
      if (own?.test(text)) return 'own';
      if (other.test(text)) return 'other';
    }
    return 'untold';
  };
  return party => {
    const trade = known.get(party) ?? find(party);
    known.set(party, trade);
    return trade;
  };
}

/** Who only joins a deed may be of any trade: an insurer buys into a maker, an airline orders its goods. */
const JOINING = new Set(['buyer', 'customer']);

/** Roles of what a deed is done to, even where it is the subject: "the tyre factory closed". */
const UNDERGOING = new Set(['measure', 'facility', 'target', 'venture']);

/** The words of a phrase. */
function wordsOf({ match: { reading: r } }: Draft, np: NounPhrase): string {
  const { start } = r.parsed.tokens[np.start]!;
  return r.text.slice(start, r.parsed.tokens[extent(np)[1] - 1]?.end ?? start);
}

/** Prepositions behind which a phrase goes on to say what it is: "a tariff on", "a site for". */
const DESCRIBING = new Set(['of', 'on', 'for']);
/** "jobs at its power tools unit": people belong to where they work. */
const WHERE = new Set(['at', 'in', 'from']);

/** The words of other trades and of the own; "a solar cell factory" is no cell factory. */
class TradeWords {
  private readonly all: RegExp;

  constructor(
    readonly own: RegExp | null,
    readonly other: RegExp,
  ) {
    this.all = new RegExp(other.source, `${other.flags}g`);
  }

  /** Whether words speak of the own trade, leaving out those that name another. */
  speaksOfOwn = (words: string): boolean => this.own?.test(words.replace(this.all, '')) === true;

  isOther = (words: string): boolean => this.other.test(words) && !this.speaksOfOwn(words);
}

/** "a tariff on shoes", "its tyre plant": what the deed is done to is of another trade, whatever else the sentence names. */
const isDoneToOther = (d: Draft, trades: TradeWords): boolean =>
  d.match.fills.some(f => {
    if (
      f.np === null ||
      (f.via === 'subject' && !f.roles.some(role => UNDERGOING.has(role))) ||
      f.roles.some(role => JOINING.has(role))
    )
      return false;
    const described = phrasesAfter(d.match.reading, f.np).filter(
      p => DESCRIBING.has(p.preposition ?? '') || (f.roles.includes('headcount') && WHERE.has(p.preposition ?? '')),
    );
    return trades.isOther([f.np, ...described].map(np => wordsOf(d, np)).join(' '));
  });

/** "The prison will cut 120 jobs": whoever the article is about, the one who does it is of another trade. */
function isDoneByOther(d: Draft, trades: TradeWords): boolean {
  if ([...d.roles.values()].flat().some(f => f.via === 'subject' && f.name)) return false;
  const doer = d.match.fills.find(f => f.via === 'subject' && !f.roles.some(role => JOINING.has(role)))?.np;
  if (!doer || [doer, ...doer.appositions].some(np => namesIn(d.match.reading, np).length > 0)) return false;
  // "Acme, once a tyre maker, sold"
  const { tokens } = d.match.reading.parsed;
  if (tokens.slice(Math.max(0, doer.start - 2), doer.start).some(t => t.text === ',')) return false;
  return trades.isOther(wordsOf(d, doer));
}

/** Where the sentence itself speaks of the pack's industry, or a party is of it, the deed belongs to it. */
function isOfOtherTrade(draft: Draft, words: TradeWords, { introduced, isOwn }: Parties): boolean {
  const { match, roles } = draft;
  const r = match.reading;
  const speaksOfOwn = words.speaksOfOwn(r.text.slice(r.start, r.end));
  const parties = [...roles.values()].flat().filter(f => f.name && f.name.kind !== 'place');
  // "converts its engine plant to make cells": what else the sentence says of the own trade may be what comes of it.
  const done = isDoneToOther(draft, words) || isDoneByOther(draft, words);
  if (done && !speaksOfOwn) return true;
  if (parties.some(p => isOwn(p.name!))) return false;
  if (done) return true;
  if (speaksOfOwn) return false;
  const doers = [...roles].flatMap(([role, found]) =>
    JOINING.has(role) ? [] : parties.filter(p => found.includes(p)),
  );
  const trades = (doers.length > 0 ? doers : parties).map(p => introduced(String(p.value)));
  if (trades.includes('own')) return false;
  // "a container terminal venture", "Acme, a maker of television panels,"
  const named = match.fills.some(
    f =>
      f.np !== null &&
      !f.roles.some(role => JOINING.has(role)) &&
      [f.np, ...f.np.appositions].some(np => words.other.test(wordsOf(draft, np))),
  );
  return named || trades.includes('other');
}
