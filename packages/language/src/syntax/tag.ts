// Parts of speech: compromise tags the open classes, our lists hold the closed ones, and a few rules of context settle
// what newswire makes ambiguous ("plans", "cuts", "the sale", "to supply").
import nlp from 'compromise/two';
import { closedClass } from './closed-class.js';
import type { VerbForm } from './inflect.js';
import { settle } from './settle.js';
import type { Token } from './token.js';

interface Term {
  text: string;
  implicit?: string;
  tags?: Set<string>;
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
  if (word.endsWith('ing')) return 'gerund';
  const found = VERB_FORMS.find(([tag]) => tags.has(tag))?.[1];
  if (found) return found;
  return word.endsWith('ed') ? 'past' : word.endsWith('s') ? 'third' : 'base';
}

function openClass(token: Token, tags: ReadonlySet<string>): void {
  const w = token.lower;
  if (tags.has('Verb') || tags.has('Gerund') || tags.has('PhrasalVerb')) {
    token.pos = 'verb';
    token.form = formOf(w, tags);
  } else if (tags.has('Adjective')) token.pos = 'adjective';
  else if (tags.has('Adverb')) token.pos = 'adverb';
  else if (tags.has('Value') && /\d/.test(w)) token.pos = 'number';
  else if (tags.has('Cardinal') || tags.has('Ordinal')) token.pos = 'number';
  else token.pos = 'noun';
}

const NO_VERBS: ReadonlySet<string> = new Set();

interface Tagger {
  tokenize(input: string[][]): { docs: Term[][]; compute(steps: readonly string[]): unknown };
}
/**
 * The steps of compromise that tag words by lexicon, endings and neighbours. Its later steps, pattern corrections and
 * chunking, cost as much again and are what our rules of context and our chunker do for newswire.
 */
const STEPS = ['index', 'id', 'freeze', 'lexicon', 'preTagger'] as const;

function lexicalTags(sentences: string[][]): { docs: Term[][] } {
  const view = (nlp as unknown as Tagger).tokenize(sentences);
  view.compute(STEPS);
  return view;
}

/** Tags the tokens of several sentences in place, with one pass of compromise over all of them. */
export function tagSentences(sentences: Token[][], verbs: ReadonlySet<string> = NO_VERBS): void {
  const filled = sentences.filter(s => s.length > 0);
  if (filled.length === 0) return;
  const document = lexicalTags(filled.map(s => s.map(placeholder)));
  filled.forEach((tokens, k) => {
    const terms = (document.docs[k] ?? []).filter(t => t.text !== '');
    const aligned = terms.length === tokens.length;
    tokens.forEach((token, i) => {
      const closed = closedClass(token, tokens[i + 1], tokens[i - 1]);
      if (closed) token.pos = closed;
      else openClass(token, (aligned ? terms[i]?.tags : undefined) ?? new Set());
    });
    for (let i = 0; i < tokens.length; i++) settle(tokens, i, verbs);
  });
}
