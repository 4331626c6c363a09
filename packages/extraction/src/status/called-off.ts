// "Acme agreed to buy Beta in May. The deal has since fallen through.": a sentence of its own, behind the deal, that ends it.
import type { EventTypeDefinition, Status } from '@cellwire/model';
import { isRange, whenIs } from '../dates/when.js';
import { type Draft, partiesOf } from '../happenings/draft.js';
import { type AnnotatedArticle, type ArticleSentence, partiesNamedIn, partText } from '../reading/annotate.js';

/** How many sentences behind a deal its end may stand. */
const REACH = 6;

const DEALS = 'deal|transaction|sale|takeover|acquisition|purchase|merger|negotiations|talks|bid';
const VENTURES = 'plan|plans|scheme|venture|project|alliance|partnership|tie-up|idea';
/** "the planned sale has fallen through", "the scheme was laid to rest"; "called off the sale", "is not going through with it". */
const endsOf = (nouns: string): RegExp =>
  new RegExp(
    String.raw`\b(?:(?:the|that|this|its|their)(?: [\w-]+){0,2} (?:${nouns})(?: had| has| have| was| were)?(?: been| since| now| also| eventually| finally){0,2} (?:fell through|fallen through|collapsed|(?:called|broken|broke) (?:off|down)|abandoned|scrapped|dropped|shelved|laid to rest|came to nothing|come to nothing)|(?:called off|abandoned|scrapped|dropped|shelved|walked away from|backed out of|pulled out of|withdrew from|(?:was|is|were|are) no longer pursuing|(?:will|would|is|was|are) not (?:be )?(?:go|going) (?:through|ahead) with) (?:it\b|(?:the|that|this|its|their)(?: [\w-]+){0,2} (?:${nouns})\b))`,
  );
const DEAL_ENDS = endsOf(DEALS);
const VENTURE_ENDS = endsOf(VENTURES);
/** What might happen has not. */
const OPEN = /\b(?:[Ii]f|[Uu]nless|[Ss]hould|could|may|might|whether|never)\b/;

/** A sentence that may end a deal, in lower case. */
interface Ending {
  at: number;
  s: ArticleSentence;
  plain: string;
}

/** Ends what was weighed, announced or agreed where the text goes on to say that the deal is off; in place. */
export function callOff(
  drafts: readonly Draft[],
  a: AnnotatedArticle,
  definitions: ReadonlyMap<string, EventTypeDefinition>,
): void {
  const open = drafts.filter(d => isOpenDeal(d, definitions.get(d.type)));
  if (open.length === 0) return;
  for (const [at, s] of a.sentences.entries()) {
    const text = partText(a, s.in).slice(s.start, s.end);
    // "May" is a month.
    if (OPEN.test(text)) continue;
    const ending = { at, s, plain: text.toLowerCase() };
    const deal = open
      .filter(d => at - d.order <= REACH && !d.match.reading.headline && concerns(d, a, s))
      .filter(d => endOf(d, ending, definitions.get(d.type)!) !== null)
      .sort((x, y) => y.order - x.order)[0];
    if (deal) end(deal, ending, a, endOf(deal, ending, definitions.get(deal.type)!)!);
  }
}

/** Where the words that end a deal stand in a sentence behind it, or behind it in its own; null for none. */
function endOf(d: Draft, { at, s, plain }: Ending, def: EventTypeDefinition): number | null {
  if (at < d.order) return null;
  const found = (def.roles.buyer ? DEAL_ENDS : VENTURE_ENDS).exec(plain);
  if (!found) return null;
  const trigger = d.match.reading.parsed.tokens[d.match.trigger]!.end - s.start;
  return at > d.order || found.index > trigger ? found.index : null;
}

/** The deal is off, on the day that its end tells: the last one before those words, else the first behind them. */
function end(d: Draft, { at, s }: Ending, a: AnnotatedArticle, index: number): void {
  const from = at === d.order ? d.match.reading.parsed.tokens[d.match.trigger]!.end : s.start;
  const days = a.values[s.in].filter(
    v =>
      v.kind === 'date' &&
      v.start >= from &&
      v.end <= s.end &&
      !isRange(v.value) &&
      whenIs(v.value, a.publishedOn) !== 'future',
  );
  const day = days.findLast(v => v.start < s.start + index) ?? days[0];
  Object.assign(d, { status: 'cancelled', modality: 'cancelled' });
  if (day?.kind !== 'date') return;
  Object.assign(d, { date: day.value, dateReported: false });
  d.dateFrom = { words: partText(a, s.in).slice(day.start, day.end), how: 'where the text says that it is off' };
}

const OPEN_STATES = new Set<Status>(['considered', 'announced', 'agreed']);
/** A deal with a buyer, or a venture to be formed. */
const isOpenDeal = (d: Draft, def: EventTypeDefinition | undefined): boolean =>
  def !== undefined &&
  (def.roles.buyer !== undefined || (def.roles.partner?.atLeast !== undefined && def.roles.investment !== undefined)) &&
  def.statuses.includes('cancelled') &&
  OPEN_STATES.has(d.status);

/** Nobody but parties of the deal is named in the sentence. */
function concerns(d: Draft, a: AnnotatedArticle, s: ArticleSentence): boolean {
  const parties = new Set(partiesOf(d));
  return partiesNamedIn(a, s).every(n => parties.has(n.value));
}
