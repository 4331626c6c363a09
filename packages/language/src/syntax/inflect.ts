// English inflection: the forms of a verb or noun, and the base of a plural. Triggers are expanded forwards, once, so
// that scanning a text is a table look-up.

/** past and participle of irregular verbs; a verb not listed is regular. */
const IRREGULAR: Record<string, [past: string, participle: string]> = {
  grind: ['ground', 'ground'],
  arise: ['arose', 'arisen'],
  be: ['was', 'been'],
  bear: ['bore', 'borne'],
  become: ['became', 'become'],
  begin: ['began', 'begun'],
  break: ['broke', 'broken'],
  bring: ['brought', 'brought'],
  build: ['built', 'built'],
  buy: ['bought', 'bought'],
  catch: ['caught', 'caught'],
  choose: ['chose', 'chosen'],
  come: ['came', 'come'],
  cut: ['cut', 'cut'],
  deal: ['dealt', 'dealt'],
  do: ['did', 'done'],
  draw: ['drew', 'drawn'],
  drive: ['drove', 'driven'],
  eat: ['ate', 'eaten'],
  fall: ['fell', 'fallen'],
  feel: ['felt', 'felt'],
  fight: ['fought', 'fought'],
  find: ['found', 'found'],
  fly: ['flew', 'flown'],
  foresee: ['foresaw', 'foreseen'],
  forgo: ['forwent', 'forgone'],
  freeze: ['froze', 'frozen'],
  get: ['got', 'got'],
  give: ['gave', 'given'],
  go: ['went', 'gone'],
  grow: ['grew', 'grown'],
  hand: ['handed', 'handed'],
  have: ['had', 'had'],
  hide: ['hid', 'hidden'],
  hit: ['hit', 'hit'],
  hold: ['held', 'held'],
  hurt: ['hurt', 'hurt'],
  keep: ['kept', 'kept'],
  know: ['knew', 'known'],
  lay: ['laid', 'laid'],
  lead: ['led', 'led'],
  leave: ['left', 'left'],
  lend: ['lent', 'lent'],
  let: ['let', 'let'],
  lose: ['lost', 'lost'],
  make: ['made', 'made'],
  mean: ['meant', 'meant'],
  meet: ['met', 'met'],
  offset: ['offset', 'offset'],
  oversee: ['oversaw', 'overseen'],
  overtake: ['overtook', 'overtaken'],
  pay: ['paid', 'paid'],
  pull: ['pulled', 'pulled'],
  put: ['put', 'put'],
  quit: ['quit', 'quit'],
  read: ['read', 'read'],
  rebuild: ['rebuilt', 'rebuilt'],
  ride: ['rode', 'ridden'],
  ring: ['rang', 'rung'],
  rise: ['rose', 'risen'],
  run: ['ran', 'run'],
  say: ['said', 'said'],
  see: ['saw', 'seen'],
  seek: ['sought', 'sought'],
  sell: ['sold', 'sold'],
  send: ['sent', 'sent'],
  set: ['set', 'set'],
  shake: ['shook', 'shaken'],
  shed: ['shed', 'shed'],
  shrink: ['shrank', 'shrunk'],
  shut: ['shut', 'shut'],
  sink: ['sank', 'sunk'],
  sit: ['sat', 'sat'],
  slide: ['slid', 'slid'],
  speak: ['spoke', 'spoken'],
  spend: ['spent', 'spent'],
  spin: ['spun', 'spun'],
  split: ['split', 'split'],
  spring: ['sprang', 'sprung'],
  stand: ['stood', 'stood'],
  stick: ['stuck', 'stuck'],
  strike: ['struck', 'struck'],
  swing: ['swung', 'swung'],
  take: ['took', 'taken'],
  tear: ['tore', 'torn'],
  rip: ['ripped', 'ripped'],
  tell: ['told', 'told'],
  think: ['thought', 'thought'],
  throw: ['threw', 'thrown'],
  undergo: ['underwent', 'undergone'],
  understand: ['understood', 'understood'],
  undertake: ['undertook', 'undertaken'],
  undo: ['undid', 'undone'],
  unwind: ['unwound', 'unwound'],
  wear: ['wore', 'worn'],
  win: ['won', 'won'],
  wind: ['wound', 'wound'],
  withdraw: ['withdrew', 'withdrawn'],
  write: ['wrote', 'written'],
};
/** Verbs that double their last consonant before -ed and -ing. */
const DOUBLING = new Set(
  'stop allot gun flip plan cut get put set hit let run win shut begin ship scrap drop swap tap trim slip step cap dip ban bag bid dub plug snap strip wrap rig fit refit retrofit equip commit admit permit submit refer transfer prefer defer incur occur propel compel expel rebut regret upset offset spin shed split quit wed jet pen program cancel slim thin bin flag skip chop top grab outbid clip'.split(
    ' ',
  ),
);

const es = (word: string): string =>
  /(?:s|x|z|ch|sh)$/.test(word)
    ? `${word}es`
    : /[^aeiou]y$/.test(word)
      ? `${word.slice(0, -1)}ies`
      : /[^aeiou]o$/.test(word) && word !== 'zero'
        ? `${word}es`
        : `${word}s`;

/** One syllable with one vowel before one consonant: "slap", "nab". */
const SHORT = /^[^aeiou]+[aeiou][bdgklmnprtvz]$/;

/** "re-equip" doubles as "equip" does. */
const doubles = (verb: string): boolean => DOUBLING.has(verb) || SHORT.test(verb);
const stem = (verb: string): string =>
  doubles(verb) || doubles(verb.replace(/^re-?/, '')) ? verb + verb.slice(-1) : verb;

/** Verbs whose last consonant is doubled in Britain and not in America: "cancel", "remodel", "total". */
const OF_TWO_SPELLINGS = /[^aeiou][aeu]l$/;
const spellings = (verb: string): string[] =>
  OF_TWO_SPELLINGS.test(verb) && verb.length > 4 ? [`${verb}ed`, `${verb}led`, `${verb}ing`, `${verb}ling`] : [];

/** Every form of a verb in either spelling, those of "be" included. */
export const allVerbForms = (verb: string): string[] =>
  verb === 'be'
    ? ['be', 'is', 'are', 'was', 'were', 'been', 'being']
    : [...new Set([...Object.values(verbForms(verb)), ...spellings(verb)])];

export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'gerund';

/** The five forms of a verb; past and participle may be equal. */
export function verbForms(verb: string): Record<VerbForm, string> {
  if (verb === 'be') return { base: 'be', third: 'is', past: 'was', participle: 'been', gerund: 'being' };
  if (verb === 'have') return { base: 'have', third: 'has', past: 'had', participle: 'had', gerund: 'having' };
  const irregular = IRREGULAR[verb];
  const doubled = stem(verb);
  const regular = verb.endsWith('e')
    ? `${verb}d`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ied`
      : `${doubled}ed`;
  const gerund = verb.endsWith('ie')
    ? `${verb.slice(0, -2)}ying`
    : /[^eoy]e$/.test(verb)
      ? `${verb.slice(0, -1)}ing`
      : `${doubled}ing`;
  return {
    base: verb,
    third: es(verb),
    past: irregular?.[0] ?? regular,
    participle: irregular?.[1] ?? regular,
    gerund,
  };
}

/** Singular and plural of a noun, lower case. */
export const nounForms = (noun: string): string[] => [noun, es(noun)];

/** Base of a plural noun, lower case: `facilities` → `facility`; a singular comes back as it is. */
export function singular(word: string): string {
  // "the works": a plant.
  if (word === 'works') return word;
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return word.length < 6 ? word.slice(0, -1) : `${word.slice(0, -3)}y`;
  if (/(?:ches|shes|xes|sses|zes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
