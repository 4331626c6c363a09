// The shallow grammar: tokens, phrases, clauses.
export type { Chunk, Mark, NounPhrase, VerbGroup } from './chunk-types.js';
export { type Clause, type Relation, subjectOf } from './clause-types.js';
export { allVerbForms, nounForms, singular, type VerbForm, verbForms } from './inflect.js';
export { REPORTING } from './lexicon.js';
export { type ParsedSentence, parseSentences, type SentenceInput } from './parse.js';
export { type Pos, sharesOf, type Token as SyntaxToken } from './token.js';
