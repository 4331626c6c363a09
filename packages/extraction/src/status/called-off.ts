// "Acme agreed to buy Beta in May. The deal has since fallen through.": a sentence of its own, behind the deal, that ends it.
import type { EventTypeDefinition, Status } from '@cellwire/model';
import { type Draft, partiesOf } from '../happenings/draft.js';
import { type AnnotatedArticle, type ArticleSentence, partiesNamedIn, partText } from '../reading/annotate.js';

/** How many sentences behind a deal its end may stand. */
const REACH = 6;

const DEAL = '(?:deal|transaction|sale|takeover|acquisition|purchase|merger|negotiations|talks|bid)';
/** "the planned sale has fallen through", "the deal was called off". */
const DEAL_ENDS = new RegExp(
  String.raw`\b(?:the|that|this|its|their)(?: [\w-]+){0,2} ${DEAL}(?: had| has| have| was| were)?(?: been| since| now| also| eventually| finally){0,2} (?:fell through|fallen through|collapsed|(?:called|broken|broke) (?:off|down)|abandoned|scrapped|dropped|shelved|came to nothing|come to nothing)\b`,
);
/** "called off the sale", "is no longer pursuing the transaction", "is not going through with it". */
const ENDS_DEAL = new RegExp(
  String.raw`\b(?:called off|abandoned|scrapped|dropped|shelved|walked away from|backed out of|pulled out of|withdrew from|(?:was|is|were|are) no longer pursuing|(?:will|would|is|was|are) not (?:be )?(?:go|going) (?:through|ahead) with) (?:it\b|(?:the|that|this|its|their)(?: [\w-]+){0,2} ${DEAL}\b)`,
);
/** What might happen has not. */
const OPEN = /\b(?:[Ii]f|[Uu]nless|[Ss]hould|could|may|might|whether|never)\b/;

/** Ends what was weighed, announced or agreed where a later sentence says that the deal is off; in place. */
export function callOff(
  drafts: readonly Draft[],
  a: AnnotatedArticle,
  definitions: ReadonlyMap<string, EventTypeDefinition>,
): void {
  const open = drafts.filter(d => isOpenDeal(d, definitions.get(d.type)));
  if (open.length === 0) return;
  for (const [at, s] of a.sentences.entries()) {
    const text = partText(a, s.in).slice(s.start, s.end);
    const plain = text.toLowerCase();
    // "May" is a month.
    if (OPEN.test(text) || !(DEAL_ENDS.test(plain) || ENDS_DEAL.test(plain))) continue;
    const deal = open
      .filter(d => d.order < at && at - d.order <= REACH && !d.match.reading.headline && concerns(d, a, s))
      .sort((x, y) => y.order - x.order)[0];
    if (deal) Object.assign(deal, { status: 'cancelled', modality: 'cancelled' });
  }
}

const OPEN_STATES = new Set<Status>(['considered', 'announced', 'agreed']);
const isOpenDeal = (d: Draft, def: EventTypeDefinition | undefined): boolean =>
  def?.roles.buyer !== undefined && def.statuses.includes('cancelled') && OPEN_STATES.has(d.status);

/** Nobody but parties of the deal is named in the sentence. */
function concerns(d: Draft, a: AnnotatedArticle, s: ArticleSentence): boolean {
  const parties = new Set(partiesOf(d));
  return partiesNamedIn(a, s).every(n => parties.has(n.value));
}
