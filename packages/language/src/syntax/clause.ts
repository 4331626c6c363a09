// Clauses: every verb group with its subject, its objects and complements, and the clause or phrase that governs it.
// One pass from left to right; subjects wait on a stack until their verb comes.
import { phraseEnd } from './chunk-kinds.js';
import type { Chunk, Mark, NounPhrase, VerbGroup } from './chunk-types.js';
import { ClauseRelations } from './clause-relations.js';
import { type Clause, subjectOf, type WordClasses } from './clause-types.js';

/** "55 percent and Beta 45 percent of the venture": what both are shares of is said once. */
function shareOf(a: NounPhrase | undefined, b: NounPhrase): void {
  if (!a) return;
  if (a.of.length === 0) a.of.push(...b.of);
  else if (b.of.length === 0) b.of.push(...a.of);
}
/** The first word of a phrase as a phrase of its own. */
const nameOf = (np: NounPhrase): NounPhrase => ({ ...np, end: np.start + 1, head: np.start, of: [], conjuncts: [] });

class ClauseBuilder extends ClauseRelations {
  /** Who speaks behind a verb of saying. */
  private speaker: NounPhrase | null = null;

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
    if (np === this.speaker) this.last = np;
    else if (np.preposition !== null) {
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
    const speaker = this.waits() || !this.current ? null : this.view.speakerBehind(at);
    if (!speaker && this.isReduced(vg, at)) vg.form = 'participle';
    const plain = (): Clause => (vg.form === 'finite' ? this.finite(vg, at) : this.nonFinite(vg));
    const clause = speaker ? this.spokenBy(speaker, vg) : plain();
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

  /** "…," said the analyst: who speaks has been read with the verb. */
  private spokenBy(speaker: NounPhrase, vg: VerbGroup): Clause {
    const clause = this.create(vg, 'main');
    clause.subject = speaker;
    this.speaker = speaker;
    return clause;
  }

  /** "will build and operate", "was built and sold", "to build and sell": the second verb shares what stands before. */
  private shareAuxiliary(vg: VerbGroup, at: number): void {
    const sister = this.current?.vg;
    // "Acme to quit venture, sell stake": headlines join verbs by commas.
    const joined = this.conjunction || (this.comma && vg.bare && sister?.form === 'infinitive');
    if (!joined || !sister || this.waits() || vg.form !== 'finite' || vg.modal || vg.end - vg.start > 2) return;
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
}

/** Builds the clauses of a sentence. */
export function buildClauses(chunks: readonly Chunk[], words: WordClasses): Clause[] {
  return new ClauseBuilder(chunks, words).build();
}
