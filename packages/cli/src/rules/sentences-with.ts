// The sentences of a text that hold some words.
import { splitDocument } from '@cellwire/language';

/** Sentences that hold the words, in any capitals and spacing, as the text has them. */
export function sentencesWith(text: string, words: string): string[] {
  const plain = (s: string): string => s.replace(/\s+/g, ' ').toLowerCase();
  return splitDocument({ title: '', text })
    .sentences.filter(s => s.in === 'text')
    .map(s => text.slice(s.start, s.end).trim())
    .filter(s => plain(s).includes(plain(words)));
}
