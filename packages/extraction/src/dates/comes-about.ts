// What a clause or sentence says of a deal or deed that it names by a word standing for any: that it was signed, that it
// closes, that it takes effect, that the shares have changed hands.

import type { Clause, NounPhrase } from '@cellwire/language';
import type { Reading } from '../reading/reading.js';
import { formsOfVerbs as forms } from '../status/status-words.js';

/** `closing` is what only an agreed deal can have; `signing` makes it agreed, and is no closing. */
export type Step = 'effect' | 'closing' | 'signing';

export interface Coming {
  /** What comes about, in the singular: "transaction", "conversion". */
  nouns: string[];
  step: Step;
}

const DEALS = new Set(
  'transaction deal sale acquisition purchase transfer divestment divestiture disposal takeover buyout agreement swap exchange handover merger'.split(
    ' ',
  ),
);
/** Stands for a deal that is not named: "closing is expected in June". */
const DEAL = 'deal';
/** Words that stand for whatever was told last: "the change takes effect in July". */
const MOVES = new Set(['change', 'move', 'measure', 'step', 'decision', 'job', 'work']);
const CLOSINGS = new Set(
  'closing completion close conclusion finalisation finalization settlement handover'.split(' '),
);
/** Verbs that say of a deal that it comes about. */
const CLOSE = forms('close complete finalize finalise conclude execute');
const END = forms('terminate settle effect');
/** "take effect", "come into force", "take place". */
const TAKE = forms('take come go');
const TAKEN = new Set(['effect', 'force', 'place']);
const BEGIN = forms('begin start commence happen occur');
const ENTER = forms('enter');
/** What is said of a closing: "closing is expected in June". */
const EXPECT = forms(
  'expect anticipate schedule plan target slate see be follow come occur happen take pencil provide set',
);
/** Nouns of deeds, as against things: "conversion", "closure", "layoffs". */
const DEED = /(?:[st]ion|ure|ment|ing|al|off|out|down|over)$|^(?:cut|halt|pause|sale|exit|stop)$/;

/** Words of the sentences that are worth parsing. */
export const HINT =
  /\b(?:clos(?:e[sd]?|ing)|complet(?:e[sd]?|ion)|finali[sz]|conclu(?:de|sion)|effect(?:ive)?|into force|terminated|settle(?:d|ment)|handover|executed|takes? place|date for|begin|start|commence|exchanged|signed|initialled|inked|changed hands|title|ownership|liquidation|over by|finished)\b/i;

export const isMove = (noun: string): boolean => MOVES.has(noun);
/** Whether a word stands for any deal. */
export const isDeal = (noun: string): boolean => DEALS.has(noun);

const verbOf = (r: Reading, c: Clause): string => r.parsed.tokens[c.vg.head]?.lower ?? '';
const nounsOf = (p: NounPhrase): string[] => [p.noun, ...p.conjuncts.map(q => q.noun)];
const isAhead = ({ vg }: Clause): boolean => vg.modal !== null || vg.ahead !== null;

/** Whether a clause says of something done that it is done. */
export const isDone = ({ vg }: Clause): boolean =>
  vg.form === 'finite' &&
  !vg.modal &&
  !vg.ahead &&
  !vg.progressive &&
  !vg.negated &&
  (vg.tense === 'past' || vg.perfect);

const PAPERS = new Set(
  'document signature contract agreement deed paper article deal memorandum pact term transaction'.split(' '),
);
const SIGN = forms('sign exchange initial ink execute seal');
/** "Signatures were exchanged in Seoul on Wednesday" */
const isSigning = (r: Reading, c: Clause): boolean =>
  isDone(c) &&
  c.vg.passive &&
  c.subject !== null &&
  nounsOf(c.subject).some(n => PAPERS.has(n)) &&
  SIGN.has(verbOf(r, c));

/** "Title passed on 31 March", "The shares changed hands on Monday", which millions of shares do every day. */
function changesHands(r: Reading, c: Clause): boolean {
  if (!c.subject || !isDone(c)) return false;
  const verb = verbOf(r, c);
  if (/^pass/.test(verb)) return /^(?:title|ownership)$/.test(c.subject.noun) && c.objects.length === 0;
  if (!/^chang/.test(verb) || c.objects[0]?.noun !== 'hand') return false;
  const traded = r.parsed.tokens.slice(c.subject.start, c.subject.end).some(t => t.value || t.pos === 'number');
  const quoted = c.complements.some(p => p.preposition === 'at');
  return /^(?:share|stake|interest|holding|equity)$/.test(c.subject.noun) && !traded && !quoted;
}

/** "should be over by July", "will be finished in May" */
const endsWork = (r: Reading, c: Clause): boolean =>
  isAhead(c) &&
  r.parsed.tokens.slice(c.vg.start, c.vg.end + 1).some(t => /^(?:over|finished|completed|done)$/.test(t.lower));

/** What a clause says comes about; `named` are the deeds of a type beside any deal. Null for nothing. */
export function comesAbout(r: Reading, c: Clause, named: ReadonlySet<string>): Coming | null {
  const verb = verbOf(r, c);
  const subject = c.subject ? nounsOf(c.subject) : [];
  const of = (nouns: string[], step: Step): Coming | null => (nouns.length > 0 ? { nouns, step } : null);
  if (isSigning(r, c)) return of([DEAL], 'signing');
  if (changesHands(r, c)) return of([DEAL], 'closing');
  const about = [...subject, ...c.objects.flatMap(nounsOf)].filter(n => DEALS.has(n) || named.has(n));
  // An agreement that is completed has been made; it has not come about.
  if (CLOSE.has(verb)) return of(isAhead(c) ? about : about.filter(n => n !== 'agreement'), 'closing');
  if (END.has(verb)) return of(about, 'effect');
  if (TAKE.has(verb) && [...c.objects, ...c.complements].some(p => TAKEN.has(p.noun)))
    return of(
      subject.filter(n => DEALS.has(n) || MOVES.has(n) || named.has(n)),
      'effect',
    );
  if (BEGIN.has(verb))
    return of(
      subject.filter(n => named.has(n) && DEED.test(n)),
      'effect',
    );
  if (ENTER.has(verb))
    return of(
      c.objects.flatMap(nounsOf).filter(n => named.has(n) && DEED.test(n)),
      'effect',
    );
  if (endsWork(r, c))
    return of(
      subject.filter(n => MOVES.has(n) || named.has(n)),
      'effect',
    );
  return EXPECT.has(verb) && c.objects.some(p => CLOSINGS.has(p.noun)) ? of([DEAL], 'closing') : null;
}

const LOOKS_AHEAD = new Set([...EXPECT, 'pencilled', 'due', 'likely', 'subject']);
/** "nearing completion", "upon completion": no day is told for it. */
const APART = /^(?:near|nears|nearing|neared|upon|on|after|until|since|before|to|from)$/;

/**
 * The token behind a closing of which the sentence says when it is to be: "Closing is expected in June", "with completion
 * pencilled in for July". -1 for none; "completion of the plant" is another thing.
 */
export function closingAhead(r: Reading): number {
  const { tokens } = r.parsed;
  const at = tokens.findIndex((t, i) => {
    if (!CLOSINGS.has(t.lower) || t.name || APART.test(tokens[i - 1]?.lower ?? '')) return false;
    const what = tokens[i + 1]?.lower === 'of' ? r.parsed.phrases.find(p => p.start > i && p.start <= i + 2) : null;
    return !what || DEALS.has(what.noun);
  });
  return at >= 0 && tokens.some(t => LOOKS_AHEAD.has(t.lower)) ? at + 1 : -1;
}

/** "agreed on 28 February as the date for the swap", "the closing date is 1 July". */
export function namesDate(r: Reading): boolean {
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
