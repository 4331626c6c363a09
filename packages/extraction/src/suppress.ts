// Drafts that are no events: an analyst's guess, a wish, a condition, a general statement.
import { subjectOf } from '@cellwire/language';
import type { Draft } from './draft.js';

const SPECULATORS = new Set(
  'analyst expert observer watcher researcher economist professor commentator critic'.split(' '),
);
const CONDITIONS = new Set(['if', 'unless', 'whether']);

/** Why a draft is none, or null. */
export function suppressionOf(draft: Draft): string | null {
  const { clause, reading } = draft.match;
  for (let c = clause, n = 0; c && n < 8; c = c.governor, n++) {
    if (c.opener !== null && CONDITIONS.has(c.opener) && c.relation !== 'infinitive')
      return `a condition ("${c.opener}")`;
    const reporter = c.relation === 'reported' || c.relation === 'main' ? subjectOf(c.governor) : null;
    if (reporter && SPECULATORS.has(reporter.noun) && draft.modality !== 'fact') return 'an outsider speculates';
  }
  const question = reading.text.slice(reading.start, reading.end).trimEnd().endsWith('?');
  return question && !reading.headline ? 'a question' : null;
}
