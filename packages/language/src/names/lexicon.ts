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

const tagsOf = (word: string): readonly string[] => {
  const entry = Object.hasOwn(lexicon, word) ? lexicon[word] : undefined;
  return entry === undefined ? [] : typeof entry === 'string' ? [entry] : entry;
};

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

/** Whether the word (folded) is ordinary English: in the list and not only there as somebody's or some place's name. */
export function isOrdinaryWord(word: string): boolean {
  return isListedOrdinary(word) || (word.endsWith('s') && isPluralOfOrdinary(word)) || DERIVED.test(word);
}

// Endings that make nouns and adverbs of any word; names of companies seldom end so.
const DERIVED =
  /^.{4,}(?:tion|tions|ment|ments|ness|ility|ilities|holders?|wide|ward|wards|ship|less|ful|ably|edly|ingly)$/;

function isListedOrdinary(word: string): boolean {
  if (BUSINESS.has(word)) return true;
  const tags = tagsOf(word);
  return tags.length > 0 && !tags.some(tag => NAME_TAGS.has(tag));
}

function isPluralOfOrdinary(word: string): boolean {
  if (word.length < 5 || word.endsWith('ss') || tagsOf(word).length > 0) return false;
  return (
    isListedOrdinary(word.slice(0, -1)) ||
    (word.endsWith('ies') && isListedOrdinary(`${word.slice(0, -3)}y`)) ||
    (word.endsWith('es') && isListedOrdinary(word.slice(0, -2)))
  );
}

/** Whether the word (folded) is known as a verb form. */
export function isVerb(word: string): boolean {
  return tagsOf(word).some(tag => VERB_TAGS.has(tag));
}

/** Whether the word (folded) is a common given name. */
export function isGivenName(word: string): boolean {
  return tagsOf(word).some(tag => tag === 'MaleName' || tag === 'FemaleName' || tag === 'FirstName');
}

/** Whether the word (folded) is known as an adverb. */
export function isAdverb(word: string): boolean {
  return word.endsWith('ly') || tagsOf(word).includes('Adverb');
}
