// Clauses: every verb group with its subject, its objects and complements, and the clause or phrase that governs it.
// One pass from left to right; subjects wait on a stack until their verb comes.
import { isMark, phraseEnd } from './chunk-kinds.js';
import type { Chunk, Mark, NounPhrase, VerbGroup } from './chunk-types.js';
import { type Clause, type Relation, subjectOf, type WordClasses } from './clause-types.js';

const finiteAncestor = (clause: Clause | null): Clause | null => {
  for (let c = clause, n = 0; c && n < 12; c = c.governor, n++) if (c.vg.form === 'finite') return c;
  return clause;
};

const isComma = (c: Chunk | undefined): boolean => isMark(c, 'comma');

/** "55 percent and Beta 45 percent of the venture": what both are shares of is said once. */
function shareOf(a: NounPhrase | undefined, b: NounPhrase): void {
  if (!a) return;
  if (a.of.length === 0) a.of.push(...b.of);
  else if (b.of.length === 0) b.of.push(...a.of);
}
/** The first word of a phrase as a phrase of its own. */
const nameOf = (np: NounPhrase): NounPhrase => ({ ...np, end: np.start + 1, head: np.start, of: [], conjuncts: [] });
const isAdverb = (c: Chunk | undefined): boolean => isMark(c, 'adverb');

class ClauseBuilder {
  readonly clauses: Clause[] = [];
  /** Bare phrases that wait for a finite verb. */
  private open: NounPhrase[] = [];
  private current: Clause | null = null;
  /** The phrase read last, whatever took it. */
  private last: NounPhrase | null = null;
  private lastChunk: Chunk | null = null;
  private opener: Mark | null = null;
  private openerAntecedent: NounPhrase | null = null;
  private conjunction = false;
  private comma = false;
  /** Phrases and dates that stand before their verb. */
  private pending: NounPhrase[] = [];
  private pendingDates: Mark[] = [];
  /** Participles and gerunds that open the sentence: their subject comes later. */
  private orphans: Clause[] = [];

  constructor(
    private readonly chunks: readonly Chunk[],
    private readonly words: WordClasses,
  ) {}

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

  /** Of "Beta 45 percent" the figure. */
  private gappedObject(np: NounPhrase): NounPhrase | null {
    const gapped = np.head === np.start + 1 && this.words.isName(np.start) && this.words.isFigure(np.head);
    return gapped ? { ...np, start: np.head } : null;
  }

  private closesPlace(): boolean {
    const c = this.lastChunk;
    return (
      c?.is === 'np' &&
      c.preposition !== null &&
      this.current !== null &&
      this.saying() &&
      this.words.isTownAndState(c.head)
    );
  }

  /** A comma ends a relative clause that a comma opened: what follows belongs to the clause around it. */
  private closeRelative(): void {
    this.comma = true;
    const c = this.current;
    if (c?.relation === 'relative' && this.commaOpened.has(c) && !this.waits()) this.current = c.governor;
  }
  private readonly commaOpened = new Set<Clause>();

  /** A subject has been read whose verb has not come. */
  private waits(): boolean {
    const top = this.open[this.open.length - 1];
    return top !== undefined && (this.current === null || top.start > this.current.vg.start);
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

  /** After a comma or subordinator a phrase with a preposition may open the next clause: ", in 2024 the firm sold". */
  private opensHere(at: number): boolean {
    if (this.opener?.kind === 'subordinator' || this.opener?.kind === 'relative') return true;
    if (!this.comma && !this.conjunction) return false;
    for (let k = at + 1; k < this.chunks.length && k < at + 4; k++) {
      const c = this.chunks[k]!;
      if (c.is === 'np' && c.preposition === null) {
        const next = this.chunks.slice(k + 1).find(x => !(x.is === 'mark' && x.kind === 'adverb'));
        return next?.is === 'vg' && !this.closesReport(k, next);
      }
      if (c.is === 'vg') return false;
    }
    return false;
  }

  /** ", to Acme for $5 million, the agency said.": behind a comma the verb of saying that ends a sentence reports it all. */
  private closesReport(subject: number, vg: VerbGroup): boolean {
    if (!isComma(this.chunks[subject - 1]) || this.current === null || !this.words.isSaying(vg.head)) return false;
    const next = this.chunks[this.chunks.indexOf(vg) + 1];
    return !(next?.is === 'np' && next.preposition === null) && !(next?.is === 'mark' && next.kind === 'relative');
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
    } else if (vg.ambiguous && ((sister.passive && !this.bareFollows(at)) || (sister.perfect && !sister.passive))) {
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

  /** A bare phrase right behind a verb: its object. */
  private bareFollows(at: number): boolean {
    const next = this.chunks[at + 1];
    return next?.is === 'np' && next.preposition === null;
  }

  /** "held 40% when it was formed and sold most of that": who did the first did the second. */
  private sisterOf(vg: VerbGroup, at: number): Clause | null {
    const near = finiteAncestor(this.current);
    const aside = near?.relation === 'subordinate' && near.vg.passive && !vg.passive && this.bareFollows(at);
    return aside && near.governor?.vg.form === 'finite' ? near.governor : near;
  }

  private create(vg: VerbGroup, relation: Relation): Clause {
    const clause: Clause = {
      index: this.clauses.length,
      vg,
      relation,
      subject: null,
      objects: [],
      complements: [],
      dates: [],
      governor: null,
      governorPhrase: null,
      alternates: [],
      opener: null,
      start: vg.start,
      end: vg.end,
    };
    this.clauses.push(clause);
    return clause;
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
    if (relative) return this.afterRelative(vg, at, relative, fresh ? waiting! : null);
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

  /** "said the value of its contract with Acme had been cut": what a verb of saying took for its object, with what hangs on it. */
  private toldSubject(): NounPhrase | null {
    if (this.comma || this.conjunction || this.opener !== null || this.waits()) return null;
    const c = this.sayingOver();
    const [object] = c?.objects ?? [];
    if (!c || !object || object === this.last || c.objects.length !== 1) return null;
    const hangs = c !== this.current || c.complements.length > 0;
    return hangs && c.complements.every(p => p.start > object.start) ? object : null;
  }

  /** The verb of saying read last; "said its deal to supply Acme had lapsed": over the infinitive on what it took. */
  private sayingOver(): Clause | null {
    const c = this.current;
    if (c && this.words.isSaying(c.vg.head)) return c;
    const over = c?.relation === 'infinitive' ? c.governor : null;
    return over && this.words.isSaying(over.vg.head) && over.objects.includes(c?.governorPhrase as NounPhrase)
      ? over
      : null;
  }

  private reportOf(vg: VerbGroup, saying: Clause, subject: NounPhrase): Clause {
    saying.objects = [];
    saying.complements = [];
    const clause = this.create(vg, 'reported');
    clause.governor = saying;
    clause.subject = subject;
    return clause;
  }

  /** "the venture they founded": right behind a phrase a pronoun and its verb are a relative clause without "that". */
  private isContact(at: number): boolean {
    const [antecedent, subject] = [this.chunks[at - 2], this.chunks[at - 1]];
    if (subject?.is !== 'np' || subject.preposition !== null || !SUBJECT_PRONOUNS.has(subject.noun)) return false;
    return antecedent?.is === 'np' && !this.words.isSaying(this.current?.vg.head ?? -1);
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

  /** Whether a waiting phrase is the subject of a verb met now; across "X sold A and bought B" it is not. */
  private mayTake(waiting: NounPhrase): boolean {
    if (!this.current || waiting.start > this.current.vg.start) return true;
    return (
      this.current.vg.form !== 'finite' || this.current.relation === 'relative' || this.current.relation === 'reported'
    );
  }

  /** A coordinated verb stands where its sister stands: in the same report, relative clause or subordinate clause. */
  private inherit(clause: Clause, sister: Clause | null): void {
    if (!sister || !['reported', 'relative', 'subordinate'].includes(sister.relation)) return;
    if (sister.relation === 'relative' && clause.subject !== sister.subject) return;
    clause.relation = sister.relation;
    clause.governor = sister.governor;
    clause.governorPhrase = sister.governorPhrase;
  }

  private afterRelative(vg: VerbGroup, at: number, relative: Mark, subject: NounPhrase | null): Clause {
    const previous = this.clauses[this.clauses.length - 1] ?? null;
    const reported = relative.word === 'that' && this.followsVerb(relative) && previous !== null;
    const clause = this.create(vg, reported ? 'reported' : 'relative');
    const before = this.chunks[this.chunks.indexOf(relative) - 1];
    if (before?.is === 'mark' && before.kind === 'comma') this.commaOpened.add(clause);
    clause.governor = previous;
    if (subject) this.open.pop();
    if (reported) {
      // "said it would close the plant, citing weak demand, and that it had …": what is said second is said by the same.
      const first = this.conjunction
        ? this.clauses.findLast(c => c !== clause && c.relation === 'reported')
        : undefined;
      if (first) clause.governor = first.governor;
      clause.subject = subject ?? subjectOf(previous);
      return clause;
    }
    clause.alternates = this.phrasesBefore(this.chunks.indexOf(relative));
    // "an agreement worth $4 million under which": the sum is no antecedent.
    if (this.openerAntecedent?.preposition === 'worth' && clause.alternates[0])
      this.openerAntecedent = clause.alternates[0];
    // "the plant in Schwarzheide, Germany, which opened": a town opens nothing.
    const agent = this.openerAntecedent?.preposition === 'by';
    if (this.openerAntecedent?.preposition && !agent && this.words.isPlace(this.openerAntecedent.head))
      this.openerAntecedent = clause.alternates.find(p => !this.words.isPlace(p.head)) ?? this.openerAntecedent;
    // "lines whose models have been dropped": nothing is told of the lines.
    const ofOwner = relative.word === 'whose' && subject !== null;
    if (ofOwner) clause.alternates = [];
    if (ofOwner) clause.owner = this.openerAntecedent;
    clause.governorPhrase = ofOwner ? null : this.openerAntecedent;
    clause.subject = subject ?? this.openerAntecedent;
    const oblique = this.chunks[this.chunks.indexOf(relative) - 1];
    const preposition = oblique?.is === 'mark' && oblique.kind === 'preposition' ? oblique.word : null;
    if (this.openerAntecedent && preposition) clause.complements.push({ ...this.openerAntecedent, preposition });
    else if (subject && this.openerAntecedent && !ofOwner) clause.objects.push(this.openerAntecedent);
    void at;
    return clause;
  }

  /** "said on Tuesday that": no bare phrase stands between the verb and "that", or the phrase is a noun of saying. */
  private followsVerb(relative: Mark): boolean {
    const i = this.chunks.indexOf(relative);
    for (let k = i - 1; k >= 0; k--) {
      const c = this.chunks[k]!;
      if (c.is === 'vg') return k === i - 1 || this.words.isSaying(c.head) || this.onlyMarks(k, i);
      if (c.is === 'np' && REPORT_NOUNS.has(c.noun)) return true;
      if (c.is === 'np' && c.preposition === null && !this.objectOfSaying(k)) return false;
      if (c.is === 'mark' && c.kind === 'conjunction')
        return this.chunks[k - 1]?.is !== 'np' || this.clauses.some(x => x.relation === 'reported');
      if (c.is === 'mark' && c.kind === 'stop') return false;
    }
    return false;
  }

  private onlyMarks(from: number, to: number): boolean {
    return this.chunks.slice(from + 1, to).every(c => c.is === 'mark');
  }

  /** "told investors that": the phrase is whom it was told. */
  private objectOfSaying(k: number): boolean {
    const before = this.chunks[k - 1];
    return before?.is === 'vg' && this.words.isTelling(before.head);
  }

  /** The phrases that lead up to a place in the sentence, nearest first, without the nearest: "plant in Ohio for cells". */
  private phrasesBefore(at: number): NounPhrase[] {
    const out: NounPhrase[] = [];
    for (let k = at - 1; k >= 0 && out.length < 4; k--) {
      const c = this.chunks[k]!;
      if (c.is === 'np') {
        out.push(c);
        if (c.preposition === null) break;
      } else if (c.is === 'vg' || c.kind === 'conjunction' || c.kind === 'stop') break;
    }
    return out.slice(1);
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
    if (absolute) {
      clause.subject = absolute;
      return clause;
    }
    if (adjacent) {
      clause.governorPhrase = adjacent;
      clause.alternates = this.phrasesBefore(this.chunks.indexOf(vg));
      const waits = this.open.includes(adjacent);
      const controlled = previous?.objects.includes(adjacent) === true && this.words.controls(previous.vg.head);
      const called =
        adjacent.preposition === 'for' &&
        previous?.complements.at(-1) === adjacent &&
        this.words.callsFor(previous.vg.head);
      if (relation === 'infinitive')
        clause.subject = (waits && previous === null) || controlled || called ? adjacent : null;
      else clause.subject = adjacent;
      if (waits && previous && adjacent.start > previous.vg.start && relation !== 'infinitive') clause.governor = null;
      return clause;
    }
    // "has sounded out Acme about taking over": Acme would.
    if (this.opener?.word === 'about' && previous?.objects[0] && this.words.controls(previous.vg.head))
      clause.subject = previous.objects[0];
    if (
      relation === 'infinitive' &&
      this.comma &&
      clause.governor !== previous &&
      clause.governor?.objects.length === 1
    )
      clause.subject = clause.governor.objects[0]!;
    const waiting = this.open[this.open.length - 1];
    if (this.comma && waiting && this.waits()) {
      clause.subject = waiting;
      clause.governorPhrase = waiting;
      clause.governor = null;
    } else if (relation === 'participle' && this.comma && this.last) clause.subject = this.last;
    else if (previous === null) {
      if (waiting) clause.subject = waiting;
      else this.orphans.push(clause);
    }
    return clause;
  }

  /** "…, with Acme taking the shares": behind a comma "with" gives a gerund its own subject. */
  private absoluteSubject(previous: Clause | null): NounPhrase | null {
    const np = this.last;
    if (np?.preposition !== 'with' || this.lastChunk !== np || !isComma(this.chunks[this.chunks.indexOf(np) - 1]))
      return null;
    for (const list of [previous?.complements, this.pending]) if (list?.at(-1) === np) list.pop();
    return { ...np, preposition: null };
  }

  /**
   * What a verb form behind a comma hangs on: the finite clause before it; "is leaving the firm it founded, handing
   * its stake": over a relative clause that no comma opened; "expects the line, able to make 3,000 tonnes, to be": the
   * verb that such an infinitive is wanted by.
   */
  private adjunctGovernor(previous: Clause | null, relation: Relation): Clause | null {
    const over = previous?.governor ?? null;
    if (relation === 'infinitive' && previous?.relation === 'participle' && over?.objects.length === 1)
      return this.words.controls(over.vg.head) ? over : finiteAncestor(previous);
    const finite = finiteAncestor(previous);
    const restrictive = relation === 'gerund' && finite?.relation === 'relative' && !this.commaOpened.has(finite);
    return restrictive && finite.governor ? finite.governor : finite;
  }

  /**
   * Whether a past form is a participle: no subject waits for it, or a later finite verb would be left without one
   * ("a deal reached last year was cancelled").
   */
  private isReduced(vg: VerbGroup, at: number): boolean {
    if (!vg.ambiguous || vg.form !== 'finite' || this.isContact(at)) return false;
    const previous = this.chunks[at - 1];
    const next = this.chunks[at + 1];
    const bareNext = next?.is === 'np' && next.preposition === null;
    if (previous?.is === 'mark' && previous.kind === 'relative') return false;
    // "that it planned in Ohio", "that Acme planned in Ohio": no noun to hang on.
    if (previous?.is === 'np' && this.waits() && this.isSurelySubject(previous)) return false;
    // "disclosed charges tied to the closure": they hang on a noun, they tell nothing of it.
    if (!bareNext && this.words.isLinking(vg.head) && !this.waits()) return true;
    if (!this.waits() && !this.hostWaits() && !(this.opener?.kind === 'relative')) {
      if (this.conjunction) return false;
      if (this.current === null) return true;
      const object = this.current.objects.includes(this.last as NounPhrase) && this.lastChunk === this.last;
      if (!object || this.opener || this.words.isNaming(vg.head)) return true;
      return !bareNext && !this.saying();
    }
    return !bareNext && (this.verbFollows(at) || this.isInserted(at));
  }

  /** "Acme, the firm that was there from the start, ceded": behind a comma the host of a relative clause wants its verb. */
  private hostWaits(): boolean {
    const c = this.current;
    return this.comma && c?.relation === 'relative' && c.governor === null && this.open.length > 0;
  }

  /** "The unit, wholly owned since Acme left in 2022, will close": between commas, with the verb behind the second. */
  private isInserted(at: number): boolean {
    let from = at - 1;
    while (isAdverb(this.chunks[from])) from--;
    if (!isComma(this.chunks[from])) return false;
    let end = at + 1;
    while (end < this.chunks.length && !isComma(this.chunks[end])) end++;
    let k = end + 1;
    while (isAdverb(this.chunks[k])) k++;
    const verb = this.chunks[k];
    return verb?.is === 'vg' && verb.form === 'finite' && !verb.ambiguous;
  }

  /** A pronoun, or a name right behind a relative pronoun: the verb that follows is its own. */
  private isSurelySubject(np: NounPhrase): boolean {
    if (np.preposition !== null) return false;
    if (SUBJECT_PRONOUNS.has(np.noun)) return true;
    return this.opener?.kind === 'relative' && np.start === this.opener.end && this.words.isName(np.head);
  }

  /** The current verb is one of saying, so that the phrase after it may be a subject: "said profit rose". */
  private saying(): boolean {
    const head = this.current?.vg;
    return head !== undefined && this.current!.objects.length === 1 && this.words.isSaying(head.head);
  }

  private verbFollows(at: number): boolean {
    for (let k = at + 1; k < this.chunks.length; k++) {
      const c = this.chunks[k]!;
      const before = this.chunks[k - 1]!;
      if (c.is === 'mark' && ['stop', 'relative', 'subordinator'].includes(c.kind)) return false;
      if (c.is === 'mark' && c.kind === 'conjunction' && (c.word !== 'and' || this.chunks[k + 1]?.is === 'vg'))
        return false;
      if (c.is === 'np' && c.preposition === null && before.is !== 'vg') return false;
      const object = this.chunks[k + 1];
      const surely =
        c.is === 'vg' && c.form === 'finite' && (!c.ambiguous || (object?.is === 'np' && object.preposition === null));
      if (surely) return !(before.is === 'np' && before.preposition === null);
    }
    return false;
  }
}

const SUBJECT_PRONOUNS = new Set(['it', 'they', 'he', 'she', 'we']);

/** Nouns whose "that" opens what is said, not a relative clause. */
const REPORT_NOUNS = new Set(
  'report speculation announcement news decision statement belief view fact hope expectation claim possibility rumour rumor notice confirmation suggestion conclusion sign risk'.split(
    ' ',
  ),
);

/** Builds the clauses of a sentence. */
export function buildClauses(chunks: readonly Chunk[], words: WordClasses): Clause[] {
  return new ClauseBuilder(chunks, words).build();
}
