// Parts of speech: compromise says what a word of an open class may be, our lists hold the closed classes, and rules of
// context settle what newswire makes ambiguous ("plans", "cuts", "the sale", "to supply").
import nlp from 'compromise/two';
import { closedClass } from './closed-class.js';
import { chooseEither } from './either.js';
import type { VerbForm } from './inflect.js';
import { BASE_IN_ING } from './lexicon.js';
import { settle } from './settle.js';
import type { Either, Pos, Token } from './token.js';

interface Term {
  text: string;
  tags?: Set<string>;
  /** The two parts of speech that a word may be: `Noun|Verb`. */
  switch?: string;
}

/** What stands for a name or a value while compromise reads the sentence. */
function placeholder(token: Token): string {
  if (token.name) return token.name.kind === 'person' ? 'John' : 'Acme';
  if (token.value?.kind === 'date') return 'Monday';
  if (token.value?.kind === 'money') return '$5';
  if (token.value) return '5';
  return token.lower.replace(/'/g, '') || token.text;
}

const VERB_FORMS: [tag: string, form: VerbForm][] = [
  ['Gerund', 'gerund'],
  ['Participle', 'participle'],
  ['PastTense', 'past'],
  ['Infinitive', 'base'],
  ['PresentTense', 'third'],
];

function formOf(word: string, tags: ReadonlySet<string>): VerbForm {
  if (word.endsWith('ing') && !BASE_IN_ING.has(word)) return 'gerund';
  const found = VERB_FORMS.find(([tag]) => tags.has(tag))?.[1];
  if (found) return found;
  return word.endsWith('ed') ? 'past' : word.endsWith('s') && !word.endsWith('ss') ? 'third' : 'base';
}

/** What a word is by itself. */
interface WordClass {
  pos: Pos;
  form?: VerbForm;
  either?: Either;
}

const EITHER: Record<string, WordClass> = {
  'Adj|Past': { pos: 'verb', form: 'past', either: 'past-or-adjective' },
  'Adj|Gerund': { pos: 'adjective', either: 'gerund-or-adjective' },
  'Adj|Present': { pos: 'adjective', either: 'base-or-adjective' },
  'Adj|Noun': { pos: 'adjective', either: 'noun-or-adjective' },
  'Noun|Gerund': { pos: 'verb', form: 'gerund', either: 'noun-or-gerund' },
  'Plural|Verb': { pos: 'verb', form: 'third', either: 'plural-or-third' },
  'Noun|Verb': { pos: 'verb', form: 'base', either: 'noun-or-base' },
};

function classOf(word: string, term: Term): WordClass {
  const either = EITHER[term.switch ?? ''];
  if (either) return either;
  const tags = term.tags ?? new Set<string>();
  if (tags.has('Verb') || tags.has('Gerund') || tags.has('PhrasalVerb'))
    return { pos: 'verb', form: formOf(word, tags) };
  if (tags.has('Adjective')) return { pos: 'adjective' };
  if (tags.has('Adverb')) return { pos: 'adverb' };
  if ((tags.has('Value') && /\d/.test(word)) || tags.has('Cardinal') || tags.has('Ordinal')) return { pos: 'number' };
  return { pos: 'noun' };
}

const NO_VERBS: ReadonlySet<string> = new Set();

interface Tagger {
  tokenize(input: string[][]): { docs: Term[][]; compute(steps: readonly string[]): unknown };
}
/**
 * The steps of compromise that tag words by lexicon and endings. Its later steps, pattern corrections and chunking, are
 * what our rules of context and our chunker do for newswire.
 */
const STEPS = ['index', 'id', 'freeze', 'lexicon', 'preTagger'] as const;

/** Tags lists of words, each list a sentence. */
function lexicalTags(sentences: string[][]): { docs: Term[][] } {
  const view = (nlp as unknown as Tagger).tokenize(sentences);
  view.compute(STEPS);
  return view;
}

/** Words known so far. A memo of a pure function: nothing depends on what it holds. */
const CLASSES = new Map<string, WordClass>();
/** News has some 100,000 words; hostile text has any number, and must not fill the memory. */
const MOST_WORDS = 60_000;
/** Longer words are of no dictionary. */
const LONGEST_WORD = 40;
const NOUN: WordClass = { pos: 'noun' };

/** Looks up the words that are not known yet, all in one pass of compromise. */
function learn(words: ReadonlySet<string>): void {
  if (CLASSES.size + words.size > MOST_WORDS) CLASSES.clear();
  const unknown = [...words].filter(w => !CLASSES.has(w));
  if (unknown.length === 0) return;
  const { docs } = lexicalTags(unknown.map(w => [w]));
  for (const [i, word] of unknown.entries()) {
    const term = docs[i]?.find(t => t.text !== '');
    CLASSES.set(word, term ? classOf(word, term) : NOUN);
  }
}

/**
 * Tags the tokens of several sentences in place. Compromise says once what a word may be; what it is in its sentence our
 * rules of context say, which know newswire better and cost a tenth. `verbs` are words that the caller knows as verbs.
 */
export function tagSentences(sentences: Token[][], verbs: ReadonlySet<string> = NO_VERBS): void {
  const open: [Token, string][] = [];
  for (const tokens of sentences)
    tokens.forEach((token, i) => {
      const closed = closedClass(token, tokens[i + 1], tokens[i - 1]);
      if (closed) token.pos = closed;
      else open.push([token, placeholder(token).slice(0, LONGEST_WORD)]);
    });
  learn(new Set(open.map(([, word]) => word)));
  for (const [token, word] of open) Object.assign(token, CLASSES.get(word) ?? NOUN);
  for (const tokens of sentences) {
    for (let i = 0; i < tokens.length; i++) chooseEither(tokens, i);
    for (let i = 0; i < tokens.length; i++) settle(tokens, i, verbs);
  }
}
