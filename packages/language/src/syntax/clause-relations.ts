// What a clause is to the one before it: what a verb reports, what is told of a phrase, what hangs on either.
import { isComma } from './chunk-kinds.js';
import type { Mark, NounPhrase, VerbGroup } from './chunk-types.js';
import { ClauseState } from './clause-state.js';
import { type Clause, subjectOf } from './clause-types.js';
import { DEALS } from './noun-phrase.js';

/** Prepositions that say what a deal binds to: "under which". */
const BINDING = new Set(['under', 'by', 'pursuant to', 'according to', 'through']);

/** Makes the clauses that depend on another. */
export class ClauseRelations extends ClauseState {
  protected reportOf(vg: VerbGroup, saying: Clause, subject: NounPhrase): Clause {
    saying.objects = [];
    saying.complements = [];
    const clause = this.create(vg, 'reported');
    clause.governor = saying;
    clause.subject = subject;
    return clause;
  }

  protected contact(vg: VerbGroup, host: Clause, subject: NounPhrase): Clause {
    host.objects.pop();
    const antecedent = this.chunks[this.chunks.indexOf(subject) - 1] as NounPhrase;
    const clause = this.create(vg, 'relative');
    clause.governor = host;
    clause.governorPhrase = antecedent;
    clause.subject = subject;
    clause.objects.push(antecedent);
    return clause;
  }

  /** Behind "that", "which", "who", "whose": what a verb reports, or what is told of a phrase. */
  protected afterRelative(vg: VerbGroup, relative: Mark, subject: NounPhrase | null): Clause {
    const previous = this.clauses[this.clauses.length - 1] ?? null;
    const isTold = this.clauses.some(c => c.relation === 'reported');
    const reported = relative.word === 'that' && previous !== null && this.view.followsVerb(relative, isTold);
    const clause = this.create(vg, reported ? 'reported' : 'relative');
    if (isComma(this.chunks[this.chunks.indexOf(relative) - 1])) this.commaOpened.add(clause);
    clause.governor = previous;
    if (subject) this.open.pop();
    if (reported) this.report(clause, previous, subject);
    else this.relate(clause, relative, subject);
    return clause;
  }

  private report(clause: Clause, previous: Clause, subject: NounPhrase | null): void {
    // "said it would close the plant, citing weak demand, and that it had …": what is said second is said by the same.
    const first = this.conjunction ? this.clauses.findLast(c => c !== clause && c.relation === 'reported') : undefined;
    if (first) clause.governor = first.governor;
    clause.subject = subject ?? subjectOf(previous);
  }

  private relate(clause: Clause, relative: Mark, subject: NounPhrase | null): void {
    const at = this.chunks.indexOf(relative);
    clause.alternates = this.view.phrasesBefore(at);
    const preposition = this.view.prepositionAt(at - 1);
    // "an agreement with Beta, under which Acme sells": nothing is sold under Beta.
    const deal = BINDING.has(preposition ?? '') ? clause.alternates.find(np => DEALS.has(np.noun)) : undefined;
    const antecedent = deal ?? this.antecedentAmong(clause.alternates);
    if (relative.word === 'whose' && subject !== null) {
      // "lines whose models have been dropped": nothing is told of the lines.
      clause.alternates = [];
      clause.subject = subject;
      const owned = this.open.at(-1);
      // "Acme, whose shares Beta sold": what is owned stands between, and is what the deed is done to.
      if (owned && owned.start > relative.start && antecedent) {
        this.open.pop();
        owned.of.push({ ...antecedent, preposition: 'of' });
        clause.objects.push(owned);
      } else clause.owner = antecedent;
    } else {
      clause.governorPhrase = antecedent;
      clause.subject = subject ?? antecedent;
      if (subject && antecedent && !this.view.prepositionAt(at - 1)) clause.objects.push(antecedent);
    }
    // "the agreement under which Acme".
    if (antecedent && preposition) clause.complements.push({ ...antecedent, preposition });
  }

  protected nonFinite(vg: VerbGroup): Clause {
    const relation = vg.form === 'infinitive' ? 'infinitive' : vg.form === 'gerund' ? 'gerund' : 'participle';
    const clause = this.create(vg, relation);
    const previous = this.current;
    const adjacent = this.lastChunk?.is === 'np' && !this.comma ? this.last : null;
    clause.governor = this.comma && !this.conjunction ? this.adjunctGovernor(previous, relation) : previous;
    const listed = this.conjunction || (this.comma && vg.bare && vg.form === 'infinitive');
    if (listed && previous && previous.vg.form === vg.form) {
      // "to build a plant and to hire", "to quit venture, sell stake": sisters hang on the same verb.
      clause.governor = previous.governor;
      clause.governorPhrase = previous.governorPhrase;
      clause.subject = previous.subject;
      return clause;
    }
    const absolute = relation === 'gerund' ? this.absoluteSubject(previous) : null;
    if (absolute) clause.subject = absolute;
    else if (adjacent) this.hangOnPhrase(clause, previous, adjacent);
    else this.hangOnClause(clause, previous);
    return clause;
  }

  /** A verb form right behind a phrase. */
  private hangOnPhrase(clause: Clause, previous: Clause | null, phrase: NounPhrase): void {
    clause.governorPhrase = phrase;
    clause.alternates = this.view.phrasesBefore(this.chunks.indexOf(clause.vg));
    const waits = this.open.includes(phrase);
    if (clause.relation === 'infinitive') {
      const acts = (waits && previous === null) || (previous !== null && this.isAskedBy(previous, phrase));
      clause.subject = acts ? phrase : previous === null ? this.telegraphicSubject(phrase) : null;
    } else {
      clause.subject = phrase;
      if (waits && previous && phrase.start > previous.vg.start) clause.governor = null;
    }
  }

  /** "Acme in talks to sell its stake": in a headline without its "is" the name in front would do it. */
  private telegraphicSubject(phrase: NounPhrase): NounPhrase | null {
    const waiting = this.open[this.open.length - 1];
    const isState = phrase.preposition === 'in' || phrase.preposition === 'on' || phrase.preposition === 'under';
    return waiting && isState && this.words.isName(waiting.head) ? waiting : null;
  }

  /** A verb form behind a comma or another verb. */
  private hangOnClause(clause: Clause, previous: Clause | null): void {
    // "has sounded out Acme about taking over": Acme would.
    if (this.opener?.word === 'about' && previous?.objects[0] && this.words.controls(previous.vg.head))
      clause.subject = previous.objects[0];
    const wanted = clause.relation === 'infinitive' && this.comma && clause.governor !== previous;
    if (wanted && clause.governor?.objects.length === 1) clause.subject = clause.governor.objects[0]!;
    const waiting = this.open[this.open.length - 1];
    if (this.comma && waiting && this.waits()) {
      clause.subject = waiting;
      clause.governorPhrase = waiting;
      clause.governor = null;
    } else if (clause.relation === 'participle' && this.comma && this.last) clause.subject = this.last;
    else if (previous === null) {
      if (waiting) clause.subject = waiting;
      else this.orphans.push(clause);
    }
  }

  /** "…, with Acme taking the shares": behind a comma "with" gives a gerund its own subject. */
  private absoluteSubject(previous: Clause | null): NounPhrase | null {
    const np = this.last;
    if (np?.preposition !== 'with' || this.lastChunk !== np || !isComma(this.chunks[this.chunks.indexOf(np) - 1]))
      return null;
    for (const list of [previous?.complements, this.pending]) if (list?.at(-1) === np) list.pop();
    return { ...np, preposition: null };
  }
}
