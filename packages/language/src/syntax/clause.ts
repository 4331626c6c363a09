// Clauses: every verb group with its subject, its objects and complements, and the clause or phrase that governs it.
// One pass from left to right; subjects wait on a stack until their verb comes.
import { isComma, phraseEnd } from './chunk-kinds.js';
import type { Chunk, Mark, NounPhrase, VerbGroup } from './chunk-types.js';
import { ClauseState } from './clause-state.js';
import { type Clause, subjectOf, type WordClasses } from './clause-types.js';
import { DEALS } from './noun-phrase.js';

/** Prepositions that say what a deal binds to: "under which". */
const BINDING = new Set(['under', 'by', 'pursuant to', 'according to', 'through']);

/** "55 percent and Beta 45 percent of the venture": what both are shares of is said once. */
function shareOf(a: NounPhrase | undefined, b: NounPhrase): void {
  if (!a) return;
  if (a.of.length === 0) a.of.push(...b.of);
  else if (b.of.length === 0) b.of.push(...a.of);
}
/** The first word of a phrase as a phrase of its own. */
const nameOf = (np: NounPhrase): NounPhrase => ({ ...np, end: np.start + 1, head: np.start, of: [], conjuncts: [] });

class ClauseBuilder extends ClauseState {
  build(): Clause[] {
    this.chunks.forEach((chunk, at) => {
      if (chunk.is === 'np') this.takePhrase(chunk, at);
      else if (chunk.is === 'vg') this.takeVerb(chunk, at);
      else this.takeMark(chunk, at);
      this.lastChunk = chunk;
    });
    this.closeGap();
    const last = this.clauses[this.clauses.length - 1];
    last?.complements.push(...this.pending);
    last?.dates.push(...this.pendingDates);
    return this.clauses;
  }

  private takeMark(mark: Mark, at: number): void {
    // "its plant in Manteno, Illinois, had": the comma belongs to the place.
    if (mark.kind === 'comma' && this.closesPlace()) return;
    if (mark.kind === 'comma') this.closeRelative();
    else if (mark.kind === 'conjunction') this.conjunction = true;
    else if (mark.kind === 'subordinator' || mark.kind === 'relative' || mark.kind === 'preposition') {
      this.opener = mark;
      this.openerAntecedent = this.last;
    } else if (mark.kind === 'stop') {
      this.closeGap();
      this.comma = true;
      this.open = [];
      if (mark.word !== '—' && mark.word !== '–' && mark.word !== '-') this.current = null;
    } else if (mark.kind === 'date') {
      if (this.current && !this.waits() && this.opener === null && !this.opensHere(at)) this.current.dates.push(mark);
      else this.pendingDates.push(mark);
    }
  }

  /**
   * "Building is to begin in 2026 and production in 2028", "Acme will hold 55 percent and Beta 45": what is left without a
   * verb shares that of the clause before it.
   */
  private closeGap(listed = false): void {
    const sister = this.current;
    const waiting = this.open[this.open.length - 1];
    if (
      !(this.conjunction || listed) ||
      this.opener ||
      !sister ||
      !waiting ||
      !this.waits() ||
      sister.vg.form !== 'finite'
    )
      return;
    const object = this.gappedObject(waiting);
    const hangs = this.pending.length > 0 || this.pendingDates.length > 0;
    if (!object && !(hangs && sister.objects.length === 0)) return;
    this.open.pop();
    const clause = this.create(sister.vg, sister.relation === 'relative' ? 'main' : sister.relation);
    clause.governor = sister.relation === 'relative' ? null : sister.governor;
    clause.subject = object ? nameOf(waiting) : waiting;
    if (object) {
      clause.objects.push(object);
      shareOf(sister.objects[0], object);
      if (sister.objects[0]) this.words.shareUnit(sister.objects[0].head, object.head);
    }
    clause.complements.push(...this.pending.splice(0));
    clause.dates.push(...this.pendingDates.splice(0));
    clause.start = waiting.start;
    clause.end = Math.max(waiting.end, ...clause.complements.map(phraseEnd), ...clause.dates.map(d => d.end));
  }

  /** A comma ends a relative clause that a comma opened: what follows belongs to the clause around it. */
  private closeRelative(): void {
    this.comma = true;
    const c = this.current;
    if (c?.relation === 'relative' && this.commaOpened.has(c) && !this.waits()) this.current = c.governor;
  }

  private takePhrase(np: NounPhrase, at: number): void {
    if (np.preposition !== null) {
      if (this.current && !this.waits() && !this.opensHere(at)) this.current.complements.push(np);
      else this.pending.push(np);
    } else if (
      this.current &&
      !this.comma &&
      !this.conjunction &&
      this.opener === null &&
      this.current.objects.length < 2
    ) {
      this.current.objects.push(np);
    } else if (this.current && this.opener?.kind === 'preposition' && !this.comma) {
      this.current.complements.push({ ...np, preposition: this.opener.word });
      this.opener = null;
    } else {
      this.open.push(np);
      // ", Beta 25 and Gamma 20": several share the verb.
      if (this.gappedObject(np) && this.chunks[at + 1]?.is !== 'vg') this.closeGap(true);
    }
    if (this.current && !this.waits()) this.current.end = Math.max(this.current.end, phraseEnd(np));
    this.last = np;
  }

  private takeVerb(vg: VerbGroup, at: number): void {
    this.shareAuxiliary(vg, at);
    if (this.isReduced(vg, at)) vg.form = 'participle';
    const clause = vg.form === 'finite' ? this.finite(vg, at) : this.nonFinite(vg);
    clause.opener = this.opener?.word ?? null;
    if (vg.form === 'finite' || !this.waits()) {
      clause.complements.push(...this.pending);
      clause.dates.push(...this.pendingDates);
      clause.start = Math.min(clause.start, ...this.pending.map(p => p.start), clause.subject?.start ?? clause.start);
      this.pending = [];
      this.pendingDates = [];
    }
    this.current = clause;
    this.opener = null;
    this.conjunction = false;
    this.comma = false;
  }

  /** "will build and operate", "was built and sold", "to build and sell": the second verb shares what stands before. */
  private shareAuxiliary(vg: VerbGroup, at: number): void {
    const sister = this.current?.vg;
    if (!this.conjunction || !sister || this.waits() || vg.form !== 'finite' || vg.modal || vg.end - vg.start > 2)
      return;
    if (vg.bare && (sister.form === 'infinitive' || sister.modal || sister.ahead)) {
      vg.form = sister.form;
      vg.modal = sister.modal;
      vg.ahead = sister.ahead;
      vg.negated ||= sister.negated;
    } else if (
      vg.ambiguous &&
      ((sister.passive && !this.view.bareFollows(at)) || (sister.perfect && !sister.passive))
    ) {
      Object.assign(vg, {
        passive: sister.passive,
        perfect: sister.perfect,
        modal: sister.modal,
        ahead: sister.ahead,
        tense: sister.tense,
        form: sister.form,
        ambiguous: false,
      });
    }
  }

  private finite(vg: VerbGroup, at: number): Clause {
    const clause = this.finiteWithSubject(vg, at);
    if (clause.subject && clause.relation !== 'relative')
      for (const orphan of this.orphans.splice(0)) {
        orphan.subject = clause.subject;
        orphan.governorPhrase ??= clause.subject;
      }
    return clause;
  }

  private finiteWithSubject(vg: VerbGroup, at: number): Clause {
    const relative = this.opener?.kind === 'relative' ? this.opener : null;
    const waiting = this.open[this.open.length - 1];
    const fresh = waiting !== undefined && (relative ? waiting.start > relative.start : true);
    if (relative) return this.afterRelative(vg, relative, fresh ? waiting! : null);
    const told = this.toldSubject();
    const saying = told && this.sayingOver();
    if (told && saying) return this.reportOf(vg, saying, told);
    const subordinate = this.opener?.kind === 'subordinator' || this.opener?.kind === 'preposition';
    if (waiting && this.mayTake(waiting)) {
      this.open.pop();
      const clause = this.create(vg, subordinate ? 'subordinate' : this.conjunction ? 'conjunct' : 'main');
      clause.subject = waiting;
      if (subordinate) clause.governor = this.clauses[clause.index - 1] ?? null;
      else if (this.conjunction) this.inherit(clause, this.current);
      return clause;
    }
    const taken = this.current?.objects[this.current.objects.length - 1];
    const behind =
      this.last?.preposition != null && this.saying() && taken !== undefined && this.last.start > taken.start;
    if (this.current && taken && (taken === this.last || behind) && !this.conjunction && !this.comma) {
      if (this.isContact(at)) return this.contact(vg, this.current, taken);
      // "said it would sell": the object of the last verb is the subject of this one.
      this.current.objects.pop();
      const clause = this.create(vg, 'reported');
      clause.governor = this.current;
      clause.subject = taken;
      return clause;
    }
    const clause = this.create(vg, subordinate ? 'subordinate' : 'conjunct');
    const shared = this.sisterOf(vg, at);
    clause.subject = subjectOf(shared);
    this.inherit(clause, shared);
    return clause;
  }

  private reportOf(vg: VerbGroup, saying: Clause, subject: NounPhrase): Clause {
    saying.objects = [];
    saying.complements = [];
    const clause = this.create(vg, 'reported');
    clause.governor = saying;
    clause.subject = subject;
    return clause;
  }

  private contact(vg: VerbGroup, host: Clause, subject: NounPhrase): Clause {
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
  private afterRelative(vg: VerbGroup, relative: Mark, subject: NounPhrase | null): Clause {
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
      clause.owner = antecedent;
      clause.subject = subject;
    } else {
      clause.governorPhrase = antecedent;
      clause.subject = subject ?? antecedent;
      if (subject && antecedent && !this.view.prepositionAt(at - 1)) clause.objects.push(antecedent);
    }
    // "the agreement under which Acme".
    if (antecedent && preposition) clause.complements.push({ ...antecedent, preposition });
  }

  private nonFinite(vg: VerbGroup): Clause {
    const relation = vg.form === 'infinitive' ? 'infinitive' : vg.form === 'gerund' ? 'gerund' : 'participle';
    const clause = this.create(vg, relation);
    const previous = this.current;
    const adjacent = this.lastChunk?.is === 'np' && !this.comma ? this.last : null;
    clause.governor = this.comma && !this.conjunction ? this.adjunctGovernor(previous, relation) : previous;
    if (this.conjunction && previous && previous.vg.form === vg.form) {
      // "to build a plant and to hire": sisters hang on the same verb.
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
      clause.subject = acts ? phrase : null;
    } else {
      clause.subject = phrase;
      if (waits && previous && phrase.start > previous.vg.start) clause.governor = null;
    }
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

/** Builds the clauses of a sentence. */
export function buildClauses(chunks: readonly Chunk[], words: WordClasses): Clause[] {
  return new ClauseBuilder(chunks, words).build();
}
