// The words that say how far a deed has come: verbs and nouns that weigh, plan, agree, call off or deny what they govern.
import { verbForms } from '@cellwire/language';

/** What the grammar says of a deed: done, to come, possible, agreed, denied, not done, called off. */
export type Modality =
  | 'fact'
  | 'future'
  | 'possible'
  | 'agreed'
  | 'denied'
  | 'not'
  | 'cancelled'
  | 'cancelling'
  | 'doubted'
  | 'hearsay';

/** All forms of some verbs. */
export const formsOfVerbs = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .trim()
      .split(/\s+/)
      .flatMap(v => Object.values(verbForms(v))),
  );

/** Verbs that leave open what they govern. */
export const CONSIDER = formsOfVerbs(
  'consider weigh explore mull study examine eye contemplate discuss evaluate review ponder assess debate investigate negotiate envisage float suggest seek think look near approach sound',
);
/** Verbs that put a plan in doubt which they govern: "is reviewing plans to build". */
export const DOUBT = formsOfVerbs(
  'review reconsider rethink reassess revisit reexamine re-examine re-evaluate reevaluate question',
);
/** Verbs that put what they govern into the future. */
export const PLAN = formsOfVerbs(
  'plan aim intend want hope expect propose vow pledge target prepare decide resolve choose promise announce unveil commit mean schedule set approve project forecast anticipate opt move need order instruct tell warn',
);
/** Verbs that make known what was done, for frames that are `told`: "announced writedowns". */
export const TELLING = formsOfVerbs('announce unveil report disclose');
/** Verbs of resolving. */
export const RESOLVE = formsOfVerbs('decide resolve');
/** Verbs of agreeing. */
export const AGREE = formsOfVerbs('agree contract sign undertake');
/** Verbs that call off what they govern. */
export const DROP = formsOfVerbs(
  'abandon bury jettison drop cancel scrap fail stop refuse decline shelve reject withdraw end forgo ditch axe kill rescind quit halt pause suspend postpone freeze defer terminate annul nix dump discontinue bin scupper scuttle torpedo',
);
/** Verbs that deny what they govern. */
export const DENY = formsOfVerbs('deny dismiss rebut refute reject');
/** Verbs that say of what they govern how far it has come, no more. */
export const CARRY = formsOfVerbs(
  'begin start continue proceed help manage succeed finish complete finalize finalise conclude let make close announce',
);
/** Verbs that bring what they govern to its end. */
export const FINISH = formsOfVerbs('complete finalize finalise conclude close finish');

/** Nouns that put off what they govern: "plans for a plant", "talks on a sale". */
export const NOUNS: Record<string, Modality> = Object.fromEntries([
  ...'talk discussion negotiation possibility option review consideration study proposal idea speculation rumour rumor report offer bid interest thinking thought view eye purpose prospect chance likelihood feasibility verge brink cusp threat risk question'
    .split(' ')
    .map(n => [n, 'possible'] as const),
  ...'plan intention aim goal target objective ambition hope vision roadmap decision commitment pledge announcement programme program project schedule preparation consultation warning forecast'
    .split(' ')
    .map(n => [n, 'future'] as const),
  ...'agreement contract deal pact memorandum accord deed settlement order'.split(' ').map(n => [n, 'agreed'] as const),
]);
/** Nouns that bind only to what their infinitive says: "won an order to supply". */
export const ORDERS: Readonly<Record<string, Modality>> = { order: 'agreed', award: 'agreed', commission: 'agreed' };
/** Adjectives of pacts that bind nobody. */
export const LOOSE = new Set(['non-binding', 'nonbinding', 'preliminary', 'tentative']);
/** Adjectives that put off what they stand before. */
export const MODIFIERS: Record<string, Modality> = {
  'non-binding': 'future',
  nonbinding: 'future',
  preliminary: 'future',
  tentative: 'future',
  possible: 'possible',
  potential: 'possible',
  mooted: 'possible',
  proposed: 'future',
  planned: 'future',
  upcoming: 'future',
  expected: 'future',
  intended: 'future',
  future: 'future',
  targeted: 'future',
};

/** Nouns of a right, which "exercise" turns into a deed: "exercised its option to buy". */
export const RIGHTS = new Set(['option', 'right', 'put', 'call']);
/** Verbs that make use of a right. */
export const EXERCISE = formsOfVerbs('exercise activate trigger use invoke');
