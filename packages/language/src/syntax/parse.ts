// Sentences → tokens, phrases and clauses. Compromise tags all of them in one pass; the rest is ours.
import type { NameSpan, ValueSpan } from '@cellwire/model';
import { attachLists } from './attach-lists.js';
import { attachPrepositions } from './attach-prepositions.js';
import { chunkTokens } from './chunk.js';
import type { Chunk, NounPhrase } from './chunk-types.js';
import { buildClauses } from './clause.js';
import type { Clause } from './clause-types.js';
import { withInsertionFirst, withoutFigureAside } from './insertions.js';
import { LINKING, NAMING, OBJECT_CONTROL, REPORTING, TELLING } from './lexicon.js';
import { tagSentences } from './tag.js';
import type { Token } from './token.js';
import { tokenize } from './token.js';

export interface ParsedSentence {
  tokens: Token[];
  chunks: Chunk[];
  /** Every phrase, those inside others too, in order of their first token. */
  phrases: NounPhrase[];
  clauses: Clause[];
}
export interface SentenceInput {
  text: string;
  start: number;
  end: number;
  /** Names and values in the same text; those outside the sentence are passed over. */
  spans: readonly (NameSpan | ValueSpan)[];
  /** Headlines drop articles and auxiliaries: "Ground broken in Ohio", "Acme to build". */
  headline?: boolean;
}

/** Longest sentence read, in tokens; what lies behind is not prose. */
const MAX_TOKENS = 220;

function phrasesOf(chunks: readonly Chunk[]): NounPhrase[] {
  const out: NounPhrase[] = [];
  const visit = (np: NounPhrase): void => {
    out.push(np);
    if (np.possessor) visit(np.possessor);
    for (const inner of [...np.of, ...np.conjuncts, ...np.appositions]) visit(inner);
  };
  for (const c of chunks) if (c.is === 'np') visit(c);
  return out.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** "will hold 55 percent and Beta 45": the second figure is of the first one's unit. */
function shareUnit(figure: Token | undefined, bare: Token | undefined): void {
  if (!bare || bare.value || figure?.value?.kind !== 'quantity' || !/^\d+(?:\.\d+)?$/.test(bare.text)) return;
  const { unit } = figure.value;
  bare.value = { kind: 'quantity', unit, amount: Number(bare.text), start: bare.start, end: bare.end };
}

const clausesOf = (chunks: readonly Chunk[], list: readonly Token[]): Clause[] => {
  const isSaying = (i: number): boolean => REPORTING.has(list[i]?.lower ?? '');
  const isFigure = (i: number): boolean => list[i]?.pos === 'number';
  return buildClauses(withInsertionFirst(withoutFigureAside(chunks, isFigure), isSaying), {
    isSaying,
    speaksFirst: i => /^(?:said|says)$/.test(list[i]?.lower ?? ''),
    isTelling: i => TELLING.has(list[i]?.lower ?? ''),
    isLinking: i => LINKING.has(list[i]?.lower ?? ''),
    isNaming: i => NAMING.has(list[i]?.lower ?? ''),
    controls: i => OBJECT_CONTROL.has(list[i]?.lower ?? ''),
    callsFor: i => /^call(?:s|ed|ing)?$/.test(list[i]?.lower ?? ''),
    isName: i => list[i]?.name !== undefined,
    isFigure,
    shareUnit: (figure, bare) => shareUnit(list[figure], list[bare]),
    isTownAndState: i => list[i]?.name?.kind === 'place' && list[i]!.text.includes(','),
    isPlace: i => list[i]?.name?.kind === 'place',
  });
};

/** "600 workers laid off at Ohio plant": headlines leave out "were". */
function markElliptic(clauses: readonly Clause[]): void {
  for (const { vg, relation, objects } of clauses)
    if (relation === 'main' && vg.form === 'finite' && vg.ambiguous && objects.length === 0) vg.elliptic = true;
}

/** Parses sentences. `verbs` are base and third-person forms that the caller knows to be verbs. Offsets of tokens count in the `text` each came with. */
export function parseSentences(inputs: readonly SentenceInput[], verbs?: ReadonlySet<string>): ParsedSentence[] {
  const tokens = inputs.map(i => tokenize(i.text, i.start, i.end, i.spans).slice(0, MAX_TOKENS));
  tagSentences(tokens, verbs);
  return tokens.map((list, n) => {
    const chunks = attachLists(attachPrepositions(chunkTokens(list), list), list);
    const clauses = clausesOf(chunks, list);
    if (inputs[n]!.headline) markElliptic(clauses);
    return {
      tokens: list,
      chunks,
      phrases: phrasesOf(chunks),
      clauses,
    };
  });
}
