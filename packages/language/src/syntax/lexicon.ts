// Closed-class words of English and the ambiguous open ones that decide how a news sentence is cut.
const words = (s: string): ReadonlySet<string> => new Set(s.trim().split(/\s+/));

export const DETERMINERS = words(
  'a an the this that these those some any each every no all both half another either neither such what which whose several many few more most much little',
);
export const POSSESSIVES = words('its their his her our my your');
export const PRONOUNS = words(
  'it they he she we i you them him us me itself themselves himself one ones this that these those both each all some none others nothing everything something anyone everyone nobody anybody',
);
export const PREPOSITIONS = words(
  'of in on at by for from to with into onto over under between among about against across after before during through throughout toward towards via within without until till up down off out near around beside besides beyond despite than like per as plus minus upon alongside including excluding concerning regarding following amid worth except outside inside behind versus aboard',
);
/** Prepositions of several words, longest first. */
export const COMPLEX_PREPOSITIONS: readonly string[] = [
  'in exchange for',
  'in return for',
  'as part of',
  'in connection with',
  'in addition to',
  'in favour of',
  'in favor of',
  'on account of',
  'in place of',
  'in charge of',
  'in terms of',
  'in spite of',
  'on top of',
  'ahead of',
  'instead of',
  'because of',
  'due to',
  'out of',
  'such as',
  'as well as',
  'as of',
  'according to',
  'pursuant to',
  'together with',
  'along with',
  'rather than',
  'next to',
  'apart from',
  'aside from',
  'up to',
  'outside of',
  'away from',
  'off of',
  'close to',
  'owing to',
  'thanks to',
  'as for',
];
export const SUBORDINATORS = words(
  'because although though while whereas if unless when whenever where since once so lest whether until as after before how why',
);
export const RELATIVES = words('which who whom whose that');
export const CONJUNCTIONS = words('and or but nor yet &');
export const MODALS = words('will would shall should can could may might must wo ca');
export const BE = words('is are was were be been being am');
export const HAVE = words('has have had having');
export const DO = words('do does did');
export const NEGATIONS = words("not never n’t n't neither");
/** Subordinators of several words; the first one tells which. */
export const COMPLEX_SUBORDINATORS: readonly string[] = [
  'so that',
  'now that',
  'given that',
  'provided that',
  'as soon as',
  'as long as',
  'even though',
  'even if',
  'by the time',
];
/** Particles that make one verb with the word before them: "pull out", "write off". */
export const PARTICLES = words('out off up down over back away in through on around along aside apart ahead forward');
/** Adverbs, and words that stand like them between the parts of a verb. */
export const ADVERBS = words(
  'ahead forward least also already now then still just only even again soon later earlier now recently formally officially reportedly currently previously initially originally first finally instead once yet ever never not meanwhile however therefore together jointly so far too almost nearly about around roughly approximately mainly mostly largely partly fully completely totally entirely eventually immediately today yesterday tomorrow there here ago alone further perhaps maybe likely possibly probably effectively temporarily indefinitely permanently separately respectively altogether thus thereby hence newly very well rather quite else back away',
);
/** Adjectives that govern an infinitive with a copula: "is due to open". */
export const PREDICATIVE = words(
  'due set likely unlikely able unable ready scheduled slated poised expected bound free about willing keen eager prepared reluctant unwilling supposed meant destined certain sure determined obliged',
);
/** Words that compromise often takes for nouns where newswire means verbs, and the other way about. */
export const NOUN_OR_VERB = words(
  'plan plans aim aims cut cuts halt halts stake sale order orders supply supplies deal deals target targets report reports end ends exit exits buy buys sell sells split splits launch launches start starts stop stops pause pauses delay delays close closes open opens move moves name names file files book books post posts record records charge charges drop drops axe axes shed sheds raise raises lift lifts boost boosts double doubles triple triples eye eyes back backs seal seals ink inks sign signs win wins land lands bag bags clinch clinches secure secures tap taps team teams partner partners build builds make makes produce produces invest invests need needs want wants expect expects vow vows pledge pledges seek seeks consider considers weigh weighs mull mulls scrap scraps cancel cancels shelve shelves idle idles shut shuts trim trims slash slashes lay lays fire fires furlough furloughs purchase purchases trade trades swap swaps transfer transfers hold holds own owns offer offers bid bids lead leads turn turns switch switches shift shifts convert converts retool retools upgrade upgrades refit refits ramp ramps scale scales forecast forecasts project projects slow slows put puts set sets take takes give gives get gets keep keeps go goes come comes run runs rise rises fall falls grow grows hit hits reach reaches total totals cost costs claim claims deny denies call calls break breaks form forms fund funds found pull pulls walk walks quit quits leave leaves abandon abandons ditch ditches dump dumps offload offloads divest divests resume resumes suspend suspends restart restarts mothball mothballs write writes impair terminate terminates withdraw withdraws dissolve dissolves wind winds unwind unwinds part parts bring brings say says tell tells agree agrees decide decides impose imposes ban bans tax taxes levy levies extend extends repeal repeals scrap phase phases finalize approve approves welcome respond work works help helps use uses serve serves look looks focus focuses bet bets push pushes bow bows hand hands acquire acquires unveil unveils announce announces join joins study studies review reviews',
);
/** Base forms that look like gerunds. */
export const BASE_IN_ING = words('bring ring sing spring string swing cling fling sling wring sting');
/** Verbs whose particle is "in" even before an object: "bring in orders". */
export const TAKES_IN =
  /^(?:br(?:ing(?:s|ing)?|ought)|rak(?:e[sd]?|ing)|phas(?:e[sd]?|ing)|usher(?:s|ed|ing)?|lock(?:s|ed|ing)?)$/;
/** Verbs of saying and showing: the clause below them is what is reported. */
export const REPORTING = words(
  'say says said saying tell tells told announce announces announced announcing report reports reported confirm confirms confirmed disclose discloses disclosed reveal reveals revealed state states stated add adds added note notes noted explain explains explained write writes wrote learn learns learnt learned declare declares declared indicate indicates indicated show shows showed claim claims claimed reckon reckons reckoned according inform informs informed recommend recommends recommended suggest suggests suggested argue argues argued predict predicts predicted believe believes believed insist insists insisted urge urges urged demand demanded',
);
/** Verbs of saying whose object is whom it is told. */
export const TELLING = words(
  'tell tells told telling inform informs informed assure assures assured notify notifies notified warn warns warned remind reminds reminded',
);
/** Verbs whose object does what the infinitive behind it says: "chose Acme to supply". */
export const OBJECT_CONTROL = words(
  'expect expects expected expecting forecast forecasts anticipate anticipates anticipated predict predicts predicted project projects projected choose chooses chose chosen select selects selected pick picks picked tap taps tapped ask asks asked appoint appoints appointed hire hires hired commission commissions commissioned enable enables enabled allow allows allowed require requires required force forces forced help helps helped permit permits permitted oblige obliges obliged order orders ordered tell tells told invite invites invited want wants wanted sound sounds sounded approach approaches approached urge urges urged urging press pressed presses advise advises advised advising encourage encourages encouraged encouraging pressure pressured lobby lobbied implore implores implored persuade persuades persuaded',
);
/** Past forms that tie the noun before them to what follows: "charges related to the closure". */
export const LINKING = words('related tied linked connected associated attributed aimed based');
/** Past forms that give a name to the noun before them: "a venture called Acme Cells". */
export const NAMING = words('called named dubbed christened known titled');
