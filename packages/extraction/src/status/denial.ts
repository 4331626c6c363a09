// "Acme may close its plant, a newspaper reported. The company denied it.": a denial in a sentence of its own, by a party
// or in its name, right behind what was only heard.

import { type Draft, partiesOf } from '../happenings/draft.js';
import { type AnnotatedArticle, type ArticleSentence, partiesNamedIn, partText } from '../reading/annotate.js';

/** How many sentences behind a rumour its denial may stand. */
const REACH = 4;

/** Somebody says no: the verb, and what it is said of, which is no charge, claim in court or liability. */
const DENIES =
  /\b(?:denied|denies|dismissed|dismisses|refuted|refutes|rebutted|rejected)\b(?! (?:liability|wrongdoing|responsibility|the (?:charges?|allegations?|bid|offer|claim for)))/;
/** "called the report false", "said there were no such plans", "there is no truth in it". */
const CALLS_FALSE =
  /\b(?:(?:called|said) (?:the |that )?(?:reports?|speculation|rumou?rs?|claims?|story|it)\b.{0,30}\b(?:false|untrue|baseless|unfounded|groundless|wrong|not true|incorrect|inaccurate)|no such (?:plans?|talks|decision|intention)|no truth (?:in|to)|not considering (?:any|such|this|it)\b)/;
const SPOKESMEN = /\b(?:spokes(?:man|woman|person)|compan(?:y|ies)|firm|group|maker|automaker|carmaker|both|it|they)\b/;

/** Turns what is told as considered into denied where a party denies it; in place. */
export function denyRumours(drafts: readonly Draft[], a: AnnotatedArticle): void {
  for (const [at, s] of a.sentences.entries()) {
    const plain = partText(a, s.in).slice(s.start, s.end).toLowerCase();
    const denies = DENIES.exec(plain);
    if (!denies && !CALLS_FALSE.test(plain)) continue;
    // Who denies stands before the verb; who calls a report false may stand behind the quote.
    const teller = plain.slice(0, denies?.index);
    const rumour = drafts
      .filter(d => d.status === 'considered' && d.order < at && at - d.order <= REACH && !d.match.reading.headline)
      .filter(d => speaksFor(d, a, s, teller))
      .sort((x, y) => y.order - x.order)[0];
    if (rumour) Object.assign(rumour, { status: 'denied', modality: 'denied' });
  }
}

/** Whether it is a party that denies: named in the sentence, or nobody is and `teller` has somebody who speaks for it. */
function speaksFor(d: Draft, a: AnnotatedArticle, s: ArticleSentence, teller: string): boolean {
  const parties = new Set(partiesOf(d));
  const named = partiesNamedIn(a, s);
  if (named.length > 0) return named.some(n => parties.has(n.value));
  return SPOKESMEN.test(teller);
}
