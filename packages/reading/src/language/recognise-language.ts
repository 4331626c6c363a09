// Which language an article is written in: its text decides, the page's labels help.
import { createRequire } from 'node:module';
import type * as Tinyld from 'tinyld';

/** The detector builds its tables while it loads, for longer than most commands take; text known as English never asks it. */
const detector = (): typeof Tinyld => createRequire(import.meta.url)('tinyld');

/** Texts shorter than this tell a detector too little. */
const MIN_CHARS = 120;
const SAMPLE_CHARS = 3_000;

/** English words of grammar that hardly stand in another language's prose. */
const ENGLISH_WORDS = new Set(
  'the of and to that for with by has its from will said have which would were been their this than who after'.split(
    ' ',
  ),
);
/** Of the words of English prose a quarter and more are these; a text of many names or figures has fewer. */
const ENGLISH_SHARE = 0.15;
/** Enough where the page says English too. */
const LABELLED_ENGLISH_SHARE = 0.08;

/**
 * ISO 639-1 code of the article's language. `labels` are what page or feed say (BCP 47 tags, best first); templates often
 * say English whatever the text, so a long text outvotes them. Detectors of letter groups take English of many strange names
 * for anything, so its words of grammar are counted first. Null when neither tells.
 */
export function recogniseLanguage(text: string, labels: readonly (string | null)[]): string | null {
  const label = labels.map(l => primaryTag(l)).find(Boolean) ?? null;
  const sample = text.slice(0, SAMPLE_CHARS);
  if (sample.length < MIN_CHARS) return label ?? scriptLanguage(sample);
  if (englishShare(sample) >= (label === 'en' ? LABELLED_ENGLISH_SHARE : ENGLISH_SHARE)) return 'en';
  const ranked = detector().detectAll(sample);
  const best = ranked[0];
  if (!best) return label ?? scriptLanguage(sample);
  // Close relatives (Danish and Norwegian, Czech and Slovak) are told apart by the label.
  const labelled = ranked.find(r => r.lang === label);
  return labelled && labelled.accuracy > best.accuracy * 0.7 ? label : best.lang;
}

/** Share of English words of grammar among the words that no capital marks as a name, 0 to 1. */
function englishShare(text: string): number {
  const words = text.match(/(?<!\p{L})\p{Ll}+/gu) ?? [];
  return words.filter(word => ENGLISH_WORDS.has(word)).length / Math.max(1, words.length);
}

/** `en_US` → `en`; null for what is no tag. */
export function primaryTag(tag: string | null): string | null {
  const found = /^\s*([a-z]{2,3})(?:[-_][a-z0-9_-]+)?(?=$|[\s,;])/i.exec(tag ?? '');
  return found ? found[1]!.toLowerCase() : null;
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ko', /\p{Script=Hangul}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
];

/** A short text's language by its script, where the script decides. */
function scriptLanguage(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 8) return null;
  return SCRIPTS.find(([, script]) => (text.match(script)?.length ?? 0) > letters * 0.3)?.[0] ?? null;
}
