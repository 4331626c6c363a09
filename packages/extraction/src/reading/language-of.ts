// Whether an article is in English. What its source says counts first; else the script and the little words decide.
import type { Article } from '@cellwire/model';
import { eachRun } from './words.js';

const COMMON: Record<string, ReadonlySet<string>> = {
  en: new Set(
    'the of and to in a that is for on it with as was by has its from at will said have be an are not'.split(' '),
  ),
  de: new Set(
    'der die das und in den von zu mit dem sich des auf für ist im eine als auch nicht ein wird nach bei'.split(' '),
  ),
  fr: new Set('le la les de des et en un une du que pour dans est au sur par il plus avec qui ne se sont'.split(' ')),
  es: new Set('el la los de y en que las del un una por para con se es al su como más lo ha'.split(' ')),
  it: new Set('il la di che e in un per una del con non è dei sono si da al nel le gli alla'.split(' ')),
  pt: new Set('o a de e que do da em um uma para com não os no na por mais as dos ao'.split(' ')),
  nl: new Set('de het een van en in is dat op te voor met zijn niet aan er om ook door bij'.split(' ')),
  sv: new Set('och i att en det som på är av för med till den har de inte om ett'.split(' ')),
};
const SCRIPTS: [language: string, script: RegExp][] = [
  ['ko', /\p{Script=Hangul}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
];
/** Characters of an article that are looked at. */
const SAMPLE = 2000;
const BEYOND_LATIN = /[\u0370-\u1fff\u2e80-\uffff]/;
/** Below this many words of prose the little words decide nothing. */
const FEWEST_WORDS = 12;

/** Word → the languages whose little word it is. */
const LITTLE = new Map<string, string[]>();
for (const [language, words] of Object.entries(COMMON))
  for (const word of words) LITTLE.set(word, [...(LITTLE.get(word) ?? []), language]);

/** The runs of letters in a text. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  eachRun(text, run => {
    if (HOLDS_NUMBER.test(run)) words.push(...(run.match(/\p{L}+/gu) ?? []));
    else words.push(run);
  });
  return words;
}
const HOLDS_NUMBER = /\p{N}/u;

/** The language with the largest share of little words among the words of a text. */
function bestByLittleWords(words: readonly string[]): { language: string; share: number } {
  const counts = new Map<string, number>();
  for (const word of words)
    for (const language of LITTLE.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  // English first where two are equal.
  const best = Object.keys(COMMON).reduce((a, b) => ((counts.get(b) ?? 0) > (counts.get(a) ?? 0) ? b : a));
  return { language: best, share: (counts.get(best) ?? 0) / words.length };
}

/** BCP 47 primary tag of an article's language; `und` where it cannot be told. */
export function languageOf(article: Pick<Article, 'title' | 'text' | 'language'>): string {
  const told = article.language?.toLowerCase().split('-')[0];
  const sample = `${article.title} ${article.text}`.slice(0, SAMPLE);
  // Latin letters belong to none of the scripts: most articles need not be counted.
  const letters = BEYOND_LATIN.test(sample) ? (sample.match(/\p{L}/gu)?.length ?? 0) : 0;
  for (const [language, script] of letters > 0 ? SCRIPTS : [])
    if ((sample.match(script)?.length ?? 0) > letters * 0.3) return told && told !== 'en' ? told : language;
  const words = wordsOf(sample.toLowerCase());
  if (words.length < FEWEST_WORDS) return told ?? 'en';
  const best = bestByLittleWords(words);
  return best.share >= 0.1 ? best.language : (told ?? (best.share >= 0.05 ? best.language : 'und'));
}
