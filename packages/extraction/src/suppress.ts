// Drafts that are no events: an analyst's guess, a wish, a condition, a general statement.
import { REPORTING, subjectOf } from '@cellwire/language';
import type { Draft } from './draft.js';

const SPECULATORS = new Set(
  'analyst expert observer watcher researcher economist professor commentator critic'.split(' '),
);
const CONDITIONS = new Set(['if', 'unless', 'whether']);

/** Prepositions that set aside what they govern: "instead of the 320 GWh it was aiming for", "up from a goal of 30". */
const SET_ASIDE = new Set(['instead of', 'rather than', 'than', 'unlike', 'from']);

/** A goal that is only named to compare another with it. */
function isComparison(draft: Draft): boolean {
  const { clause, np, frame } = draft.match;
  const on = frame.nouns.length > 0 ? np : clause?.relation === 'relative' ? clause.governorPhrase : null;
  if (!on?.preposition || !SET_ASIDE.has(on.preposition)) return false;
  const before = draft.match.reading.parsed.tokens[on.start - 2]?.lower ?? '';
  return on.preposition !== 'from' || before === 'up' || before === 'down';
}

/** Why a draft is none, or null. */
export function suppressionOf(draft: Draft): string | null {
  const { clause, reading } = draft.match;
  for (let c = clause, n = 0; c && n < 8; c = c.governor, n++) {
    if (c.opener !== null && CONDITIONS.has(c.opener) && c.relation !== 'infinitive')
      return `a condition ("${c.opener}")`;
    const reporter = c.relation === 'reported' || c.relation === 'main' ? subjectOf(c.governor) : null;
    if (reporter && SPECULATORS.has(reporter.noun) && draft.modality !== 'fact') return 'an outsider speculates';
  }
  if (draft.status !== 'completed' && isComparison(draft)) return 'named only for comparison';
  if (draft.modality !== 'fact' && speculationFollows(draft)) return 'an outsider speculates';
  const question = reading.text.slice(reading.start, reading.end).trimEnd().endsWith('?');
  return question && !reading.headline ? 'a question' : null;
}

/** "Acme should sell its stake, analysts wrote": the report of an outsider at the end of the sentence. */
function speculationFollows(draft: Draft): boolean {
  const { reading, trigger } = draft.match;
  return reading.parsed.clauses.some(
    c =>
      c.vg.form === 'finite' &&
      c.vg.head > trigger &&
      c.relation === 'main' &&
      c.objects.length === 0 &&
      SPECULATORS.has(c.subject?.noun ?? '') &&
      REPORTING.has(reading.parsed.tokens[c.vg.head]?.lower ?? ''),
  );
}
