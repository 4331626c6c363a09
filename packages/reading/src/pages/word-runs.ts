// Runs of four words, by which two texts are compared whatever their punctuation and markup.
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu;
const RUN = 4;
/** Enough to know a text by; keeps hostile megabytes from costing seconds. */
const MAX_CHARS = 60_000;

/** The distinct runs of four words of a text, lower case; a shorter text is one run. */
export function wordRuns(text: string): Set<string> {
  const words = text.slice(0, MAX_CHARS).toLowerCase().match(WORD) ?? [];
  const runs = new Set<string>();
  if (words.length && words.length < RUN) runs.add(words.join(' '));
  for (let i = 0; i + RUN <= words.length; i += 1) runs.add(words.slice(i, i + RUN).join(' '));
  return runs;
}
