// The state of reading a sentence's clauses from left to right: what waits, what was read last, and what may come next.
import { isComma } from './chunk-kinds.js';
import type { Chunk, Mark, NounPhrase, VerbGroup } from './chunk-types.js';
import { ChunkView } from './chunk-view.js';
import type { Clause, Relation, WordClasses } from './clause-types.js';

const SUBJECT_PRONOUNS = new Set(['it', 'they', 'he', 'she', 'we']);

const finiteAncestor = (clause: Clause | null): Clause | null => {
  for (let c = clause, n = 0; c && n < 12; c = c.governor, n++) if (c.vg.form === 'finite') return c;
  return clause;
};

/** What has been read of a sentence so far, and what can be asked of it. */
export class ClauseState {
  readonly clauses: Clause[] = [];
  /** Bare phrases that wait for a finite verb. */
  protected open: NounPhrase[] = [];
  protected current: Clause | null = null;
  /** The phrase read last, whatever took it. */
  protected last: NounPhrase | null = null;
  protected lastChunk: Chunk | null = null;
  protected opener: Mark | null = null;
  protected openerAntecedent: NounPhrase | null = null;
  protected conjunction = false;
  protected comma = false;
  /** Phrases and dates that stand before their verb. */
  protected pending: NounPhrase[] = [];
  protected pendingDates: Mark[] = [];
  /** Participles and gerunds that open the sentence: their subject comes later. */
  protected orphans: Clause[] = [];

  /** Relative clauses that a comma opened. */
  protected readonly commaOpened = new Set<Clause>();
  protected readonly view: ChunkView;

  constructor(
    protected readonly chunks: readonly Chunk[],
    protected readonly words: WordClasses,
  ) {
    this.view = new ChunkView(chunks, words);
  }

  /** A subject has been read whose verb has not come. */
  protected waits(): boolean {
    const top = this.open[this.open.length - 1];
    return top !== undefined && (this.current === null || top.start > this.current.vg.start);
  }

  protected closesPlace(): boolean {
    const c = this.lastChunk;
    return (
      c?.is === 'np' &&
      c.preposition !== null &&
      this.current !== null &&
      this.saying() &&
      this.words.isTownAndState(c.head)
    );
  }

  /** Of "Beta 45 percent" the figure. */
  protected gappedObject(np: NounPhrase): NounPhrase | null {
    const gapped = np.head === np.start + 1 && this.words.isName(np.start) && this.words.isFigure(np.head);
    return gapped ? { ...np, start: np.head } : null;
  }

  /** After a comma or subordinator a phrase with a preposition may open the next clause: ", in 2024 the firm sold". */
  protected opensHere(at: number): boolean {
    if (this.opener?.kind === 'subordinator' || this.opener?.kind === 'relative') return true;
    if (!this.comma && !this.conjunction) return false;
    for (let k = at + 1; k < this.chunks.length && k < at + 4; k++) {
      const c = this.chunks[k]!;
      if (c.is === 'np' && c.preposition === null) {
        const next = this.chunks.slice(k + 1).find(x => !(x.is === 'mark' && x.kind === 'adverb'));
        return next?.is === 'vg' && !this.closesReport(k, next);
      }
      // "…, to Acme; terms were not told": what stands before the stop opens nothing behind it.
      if (c.is === 'vg' || (c.is === 'mark' && c.kind === 'stop')) return false;
    }
    return false;
  }

  /** ", to Acme for $5 million, the agency said.": behind a comma the verb of saying that ends a sentence reports it all. */
  protected closesReport(subject: number, vg: VerbGroup): boolean {
    if (!isComma(this.chunks[subject - 1]) || this.current === null || !this.words.isSaying(vg.head)) return false;
    const next = this.chunks[this.chunks.indexOf(vg) + 1];
    return !(next?.is === 'np' && next.preposition === null) && !(next?.is === 'mark' && next.kind === 'relative');
  }

  /** "held 40% when it was formed and sold most of that": who did the first did the second. */
  protected sisterOf(vg: VerbGroup, at: number): Clause | null {
    const near = finiteAncestor(this.current);
    const aside = near?.relation === 'subordinate' && near.vg.passive && !vg.passive && this.view.bareFollows(at);
    return aside && near.governor?.vg.form === 'finite' ? near.governor : near;
  }

  protected create(vg: VerbGroup, relation: Relation): Clause {
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

  /** "said the value of its contract with Acme had been cut": what a verb of saying took for its object, with what hangs on it. */
  protected toldSubject(): NounPhrase | null {
    if (this.comma || this.conjunction || this.opener !== null || this.waits()) return null;
    const c = this.sayingOver();
    const [object] = c?.objects ?? [];
    if (!c || !object || object === this.last || c.objects.length !== 1) return null;
    const hangs = c !== this.current || c.complements.length > 0;
    return hangs && c.complements.every(p => p.start > object.start) ? object : null;
  }

  /** The verb of saying read last; "said its deal to supply Acme had lapsed": over the infinitive on what it took. */
  protected sayingOver(): Clause | null {
    const c = this.current;
    if (c && this.words.isSaying(c.vg.head)) return c;
    const over = c?.relation === 'infinitive' ? c.governor : null;
    return over && this.words.isSaying(over.vg.head) && over.objects.includes(c?.governorPhrase as NounPhrase)
      ? over
      : null;
  }

  /** "the venture they founded": right behind a phrase a pronoun and its verb are a relative clause without "that". */
  protected isContact(at: number): boolean {
    const [antecedent, subject] = [this.chunks[at - 2], this.chunks[at - 1]];
    if (subject?.is !== 'np' || subject.preposition !== null || !SUBJECT_PRONOUNS.has(subject.noun)) return false;
    return antecedent?.is === 'np' && !this.words.isSaying(this.current?.vg.head ?? -1);
  }

  /** Whether a waiting phrase is the subject of a verb met now; across "X sold A and bought B" it is not. */
  protected mayTake(waiting: NounPhrase): boolean {
    if (!this.current || waiting.start > this.current.vg.start) return true;
    return (
      this.current.vg.form !== 'finite' || this.current.relation === 'relative' || this.current.relation === 'reported'
    );
  }

  /** A coordinated verb stands where its sister stands: in the same report, relative clause or subordinate clause. */
  protected inherit(clause: Clause, sister: Clause | null): void {
    if (!sister || !['reported', 'relative', 'subordinate'].includes(sister.relation)) return;
    if (sister.relation === 'relative' && clause.subject !== sister.subject) return;
    clause.relation = sister.relation;
    clause.governor = sister.governor;
    clause.governorPhrase = sister.governorPhrase;
  }

  /** What a relative pronoun stands for: the phrase before it, or one of those before that. */
  protected antecedentAmong(alternates: readonly NounPhrase[]): NounPhrase | null {
    let antecedent = this.openerAntecedent;
    // "an agreement worth $4 million under which": the sum is no antecedent.
    if (antecedent?.preposition === 'worth' && alternates[0]) antecedent = alternates[0];
    // "the plant in Schwarzheide, Germany, which opened": a town opens nothing.
    const isTown = antecedent?.preposition && antecedent.preposition !== 'by' && this.words.isPlace(antecedent.head);
    return (isTown && alternates.find(p => !this.words.isPlace(p.head))) || antecedent;
  }

  /** "has asked Acme to build", "called for Acme to build": whom a verb has do what the infinitive says. */
  protected isAskedBy({ vg, objects, complements }: Clause, phrase: NounPhrase): boolean {
    if (objects.includes(phrase) && this.words.controls(vg.head)) return true;
    return phrase.preposition === 'for' && complements.at(-1) === phrase && this.words.callsFor(vg.head);
  }

  /**
   * What a verb form behind a comma hangs on: the finite clause before it; "is leaving the firm it founded, handing
   * its stake": over a relative clause that no comma opened; "expects the line, able to make 3,000 tonnes, to be": the
   * verb that such an infinitive is wanted by.
   */
  protected adjunctGovernor(previous: Clause | null, relation: Relation): Clause | null {
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
  protected isReduced(vg: VerbGroup, at: number): boolean {
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
    return !bareNext && (this.view.verbFollows(at) || this.view.isInserted(at));
  }

  /** "Acme, the firm that was there from the start, ceded": behind a comma the host of a relative clause wants its verb. */
  protected hostWaits(): boolean {
    const c = this.current;
    return this.comma && c?.relation === 'relative' && c.governor === null && this.open.length > 0;
  }

  /** A pronoun, or a name right behind a relative pronoun: the verb that follows is its own. */
  protected isSurelySubject(np: NounPhrase): boolean {
    if (np.preposition !== null) return false;
    if (SUBJECT_PRONOUNS.has(np.noun)) return true;
    if (this.opener?.kind !== 'relative' || !this.words.isName(np.head)) return false;
    // "whose shares Acme sold": what is owned stands between.
    const owned = this.opener.word === 'whose' ? this.chunks[this.chunks.indexOf(np) - 1] : undefined;
    return np.start === this.opener.end || (owned?.is === 'np' && owned.start === this.opener.end);
  }

  /** The current verb is one of saying, so that the phrase after it may be a subject: "said profit rose". */
  protected saying(): boolean {
    const head = this.current?.vg;
    return head !== undefined && this.current!.objects.length === 1 && this.words.isSaying(head.head);
  }
}
