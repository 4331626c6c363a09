// Which words of a mention's sentence were read as what.
import type { MentionRow } from '@cellwire/store';
import type { Highlight } from '../schema/events.js';

type Said = Pick<MentionRow, 'sentence' | 'title' | 'evidence' | 'arguments' | 'sentenceAt' | 'sentenceShift'>;

/**
 * The evidence that stands in the sentence, as offsets into it (UTF-16), in order, none overlapping. Where the text is no
 * longer kept, the names and texts of roles are looked up in the sentence instead.
 */
export function highlightsOf(said: Said): Highlight[] {
  const spans = placedEvidence(said);
  return withoutOverlaps(spans.length ? spans : namesInSentence(said));
}

function placedEvidence({ sentence, title, evidence, sentenceAt, sentenceShift }: Said): Highlight[] {
  const inTitle = title.indexOf(sentence);
  const begins = {
    title: inTitle < 0 ? null : inTitle,
    text: sentenceAt === null ? null : sentenceAt + (sentenceShift ?? 0),
  };
  return evidence.flatMap(({ in: part, role, value, start, end }) => {
    const begin = begins[part];
    if (begin === null || start < begin || end > begin + sentence.length || end <= start) return [];
    return [{ role, value, start: start - begin, end: end - begin }];
  });
}

function namesInSentence({ sentence, arguments: roles }: Said): Highlight[] {
  const lower = sentence.toLowerCase();
  // Lower case of some letters is longer than they are; offsets would be wrong.
  if (lower.length !== sentence.length) return [];
  return Object.entries(roles).flatMap(([role, values]) =>
    values.flatMap((text, value) => {
      const start = typeof text === 'string' && text ? lower.indexOf(text.toLowerCase()) : -1;
      return start < 0 ? [] : [{ role, value, start, end: start + (text as string).length }];
    }),
  );
}

/** Of two that overlap the one that begins first stays, else the longer one. */
function withoutOverlaps(spans: Highlight[]): Highlight[] {
  const kept: Highlight[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
}
