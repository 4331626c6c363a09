// Ordinary English words and given names, read from compromise's word list: no parse is run.
import nlp from 'compromise';

type Lexicon = Record<string, string | string[]>;
// The three-level build exposes its model; the published types do not say so.
const lexicon = (nlp as unknown as { model(): { one: { lexicon: Lexicon } } }).model().one.lexicon;

const NAME_TAGS = new Set([
  'Organization',
  'Place',
  'MaleName',
  'FemaleName',
  'FirstName',
  'LastName',
  'Person',
  'SportsTeam',
  'City',
  'Region',
  'Country',
  'ProperNoun',
]);
const GIVEN_TAGS = new Set(['MaleName', 'FemaleName', 'FirstName']);
const VERB_TAGS = new Set([
  'PastTense',
  'PresentTense',
  'Infinitive',
  'Gerund',
  'Participle',
  'Modal',
  'Copula',
  'Verb',
]);

// Business words that the list lacks.
const BUSINESS = new Set(
  `revenue factory battery batteries automaker carmaker lithium cathode anode separator electrolyte storage gigawatt plant venture venture's supply supplies demand
  profit margin shares stock stake quarter billion million trillion capacity output production manufacturing electric vehicle vehicles grid subsidy subsidies tariff
  impairment writedown write-down layoffs layoff workers workforce jobs unit subsidiary partner partnership joint deal contract offtake agreement memorandum global domestic
  overseas north south east west northern southern eastern western central industry industries market markets sales cell cells pack packs module modules energy power solar
  project projects construction operations operating chief executive officer board shareholders regulatory filing statement report reports analysts securities researcher
  exclusive update breaking analysis source sources state federal government ministry national local former top giant maker makers developer startup start-up recycler miner
  delivery deliveries term terms mass annual dendrite omnibus possibility prefecture province governor shareholder customer talks dealings lawmaker opponents critics proponents asked founded based
  quarterly monthly weekly daily total combined further prices orders charge charges cash debt equity proceeds closing completion approval permits permit investors ground hiring
  nickel cobalt graphite manganese copper steel aluminium aluminum chemical materials material mining refinery refining recycling technology technologies solution solutions
  european american asian chinese korean japanese german french british`.split(/\s+/u),
);

// One number per word, so that a look-up costs one hash.
const ORDINARY = 1;
const VERB = 2;
const GIVEN_NAME = 4;
const ADVERB = 8;
const LISTED = 16;
const traits = new Map<string, number>();
for (const [word, entry] of Object.entries(lexicon))
  traits.set(word, traitsOf(typeof entry === 'string' ? [entry] : entry));
for (const word of BUSINESS) traits.set(word, (traits.get(word) ?? 0) | ORDINARY);

function traitsOf(tags: readonly string[]): number {
  let found = LISTED;
  if (!tags.some(tag => NAME_TAGS.has(tag))) found |= ORDINARY;
  if (tags.some(tag => VERB_TAGS.has(tag))) found |= VERB;
  if (tags.some(tag => GIVEN_TAGS.has(tag))) found |= GIVEN_NAME;
  if (tags.includes('Adverb')) found |= ADVERB;
  return found;
}

const has = (word: string, trait: number): boolean => ((traits.get(word) ?? 0) & trait) !== 0;

// Endings that make nouns and adverbs of any word; names of companies seldom end so.
const DERIVED = /^.{4,}(?:tions?|ments?|ness|ility|ilities|holders?|wide|wards?|ship|less|ful|ably|edly|ingly)$/;

/** Whether the word (folded) is ordinary English: in the list and not only there as somebody's or some place's name. */
export function isOrdinaryWord(word: string): boolean {
  const known = traits.get(word);
  if (known !== undefined) return (known & ORDINARY) !== 0;
  return (word.endsWith('s') && isPluralOfOrdinary(word)) || DERIVED.test(word);
}

function isPluralOfOrdinary(word: string): boolean {
  if (word.length < 5 || word.endsWith('ss')) return false;
  if (has(word.slice(0, -1), ORDINARY)) return true;
  return (
    (word.endsWith('ies') && has(`${word.slice(0, -3)}y`, ORDINARY)) ||
    (word.endsWith('es') && has(word.slice(0, -2), ORDINARY))
  );
}

/** Whether the word (folded) is known as a verb form. */
export function isVerb(word: string): boolean {
  return has(word, VERB);
}

/** Whether the word (folded) is a common given name. */
export function isGivenName(word: string): boolean {
  return has(word, GIVEN_NAME);
}

/** Whether the word (folded) is known as an adverb. */
export function isAdverb(word: string): boolean {
  return word.endsWith('ly') || has(word, ADVERB);
}
