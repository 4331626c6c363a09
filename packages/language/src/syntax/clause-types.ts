// What a clause is, and what its builder must know of the words.
import type { Mark, NounPhrase, VerbGroup } from './chunk-types.js';

export type Relation =
  | 'main'
  | 'reported'
  | 'subordinate'
  | 'relative'
  | 'infinitive'
  | 'gerund'
  | 'participle'
  | 'conjunct';

export interface Clause {
  /** Index into the sentence's list of clauses. */
  index: number;
  vg: VerbGroup;
  relation: Relation;
  /** Of a participle: what undergoes it. Null where it is the governor's: see `subjectOf`. */
  subject: NounPhrase | null;
  /** Bare phrases after the verb: the object, or what follows "be". */
  objects: NounPhrase[];
  /** Phrases with a preposition, before or after the verb. */
  complements: NounPhrase[];
  dates: Mark[];
  /** The clause this one hangs on. */
  governor: Clause | null;
  /** The noun phrase this one hangs on: "a plan to build", "the plant, which opened". */
  governorPhrase: NounPhrase | null;
  /** Phrases before `governorPhrase` that the clause may hang on instead: "a factory for batteries that it will build". */
  alternates: NounPhrase[];
  /** Whose its subject is, in a clause that "whose" opens: "Acme, whose plant began". */
  owner?: NounPhrase | null;
  /** The word that opens it: "after", "because", "that", "which". */
  opener: string | null;
  /** First and last token (exclusive) of everything gathered. */
  start: number;
  end: number;
}

/** Climbs from a clause to the nearest that has a subject of its own. */
export function subjectOf(clause: Clause | null): NounPhrase | null {
  for (let c = clause, n = 0; c && n < 12; c = c.governor, n++) if (c.subject) return c.subject;
  return null;
}

/** What the builder must know of the words, each asked by token index. */
export interface WordClasses {
  /** A verb of saying. */
  isSaying(token: number): boolean;
  /** "said": a verb of saying that may stand before who speaks. */
  speaksFirst(token: number): boolean;
  /** A verb of saying whose object is whom it is told: "told investors that". */
  isTelling(token: number): boolean;
  /** A past form that ties a noun to what follows: "charges related to", "tied to". */
  isLinking(token: number): boolean;
  /** A verb of naming: "a venture called Acme Cells". */
  isNaming(token: number): boolean;
  /** A verb whose object does what an infinitive behind it says. */
  controls(token: number): boolean;
  /** A verb of calling: what stands behind its "for" does what an infinitive behind it says. */
  callsFor(token: number): boolean;
  /** Any name. */
  isName(token: number): boolean;
  /** A figure or number. */
  isFigure(token: number): boolean;
  /** Gives a bare number the unit of a figure: "55 percent … 45". */
  shareUnit(figure: number, bare: number): void;
  /** The name of a place with its state or country: "Manteno, Illinois". */
  isTownAndState(token: number): boolean;
  /** The name of a place. */
  isPlace(token: number): boolean;
}
