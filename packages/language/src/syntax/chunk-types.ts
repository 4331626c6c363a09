// What a sentence is cut into: noun phrases with their inner structure, verb groups, and the marks between them.

/** A noun phrase; indices are into the sentence's tokens, `end` exclusive. */
export interface NounPhrase {
  is: 'np';
  start: number;
  end: number;
  /** Index of the head token. */
  head: number;
  /** Head in lower case, singular. */
  noun: string;
  determiner: string | null;
  /** "the company’s plant": the phrase before ’s; "its plant": the pronoun's phrase. */
  possessor: NounPhrase | null;
  /** The preposition before it, `of` included; null for a bare phrase. */
  preposition: string | null;
  /** Phrases attached by `of`, in order. */
  of: NounPhrase[];
  /** The rest of a coordination, without this first member. */
  conjuncts: NounPhrase[];
  /** Phrases in apposition, before or after. */
  appositions: NounPhrase[];
  /** Tokens in parentheses right after it. */
  aside: [start: number, end: number] | null;
}

/** Tense of a verb group; `none` of a form that has none. */
export type Tense = 'past' | 'present' | 'none';
/** A verb group: "is considering", "has not been sold", "to build", "selling off", "is due to open". */
export interface VerbGroup {
  is: 'vg';
  start: number;
  end: number;
  /** Index of the last verb, the one that carries the meaning; of "be" alone, that of be. */
  head: number;
  form: 'finite' | 'infinitive' | 'gerund' | 'participle';
  tense: Tense;
  perfect: boolean;
  progressive: boolean;
  passive: boolean;
  modal: string | null;
  /** "is to", "is due to", "is set to": the word that looks ahead. */
  ahead: string | null;
  negated: boolean;
  particle: string | null;
  /** No noun or auxiliary tells whether this past form is finite or a participle. */
  ambiguous: boolean;
  /** A base form alone, such as "build" after "and". */
  bare: boolean;
  /** In a headline: a past form without an object, whose subject may be what it is done to ("600 workers laid off"). */
  elliptic?: boolean;
}
/** A little word, comma or date between phrases and verb groups. */
export interface Mark {
  is: 'mark';
  kind:
    | 'comma'
    | 'stop'
    | 'conjunction'
    | 'subordinator'
    | 'relative'
    | 'preposition'
    | 'adverb'
    | 'date'
    | 'adjective'
    | 'quote';
  start: number;
  end: number;
  word: string;
}
/** One piece of a sentence. */
export type Chunk = NounPhrase | VerbGroup | Mark;
