// Dates of a mention: which dates of its sentence speak of the deed, and which of the saying of it.
import { type Clause, type NounPhrase, REPORTING } from '@cellwire/language';
import type { DateSpan } from '@cellwire/model';
import { clauseAt, extent, functionOf, type Reading } from '../reading/reading.js';
import { hearsayOf } from '../status/hearsay.js';
import { bearingOf } from './date-marks.js';
import { clausesBeforeColon, clausesThatDate, dateBeforeWhen } from './dating-clauses.js';
import { isDay } from './when.js';

export interface DatedSpan {
  span: DateSpan;
  token: number;
  /** 0 for the trigger's own clause, more for the clauses over it. */
  distance: number;
  /** The day of a statement ("said on Friday"), not of the deed. */
  said: boolean;
  /** It stands beside a verb in the past. */
  past: boolean;
}

/** Distance of a day on which something was said, behind every date of a deed. */
const SAID = 9;

export const isSaying = (r: Reading, c: Clause): boolean =>
  (c.vg.form === 'finite' || c.vg.form === 'participle') &&
  (c.vg.particle === null || c.vg.particle === 'on') &&
  REPORTING.has(r.parsed.tokens[c.vg.head]?.lower ?? '');

/**
 * Whether a clause only tells the background of the sentence: "which it bought from Acme", "after it had closed the
 * plant". When the sentence was said is no date of it.
 */
export function isAside(clause: Clause | null): boolean {
  let ahead = false;
  for (let c = clause, n = 0; c && n < 8; c = c.governor, n++) {
    const { vg } = c;
    ahead ||=
      vg.modal !== null ||
      vg.ahead !== null ||
      vg.form === 'infinitive' ||
      vg.progressive ||
      (vg.tense === 'present' && !vg.perfect);
    if (c.relation === 'relative') return !ahead;
    if (c.relation === 'participle' && c.governorPhrase && c.vg.form === 'participle') return !ahead;
    if (/^(?:after|since|following|before|when|once)$/.test(c.opener ?? '') && c.relation !== 'main') return true;
    if (c.relation === 'main') return false;
  }
  return false;
}

class DateFinder {
  readonly out: DatedSpan[] = [];
  private readonly seen = new Set<number>();

  constructor(
    private readonly r: Reading,
    private readonly trigger: NounPhrase | null,
  ) {}

  /** Takes the dates between two tokens; one in brackets behind another says it more exactly. */
  take(start: number, end: number, distance: number, verb: { said?: boolean; past?: boolean } = {}): void {
    const { tokens } = this.r.parsed;
    for (let i = start; i < end; i++) {
      if (tokens[i]?.value?.kind !== 'date' || this.seen.has(i)) continue;
      const bearing = bearingOf(this.r, i, this.trigger);
      if (bearing === 'none') continue;
      const token = tokens[i + 1]?.text === '(' && tokens[i + 2]?.value?.kind === 'date' ? i + 2 : i;
      this.seen.add(i).add(token);
      const said = verb.said === true || bearing === 'said';
      const span = tokens[token]!.value as DateSpan;
      this.out.push({ span, token, distance: said ? SAID : distance, said, past: said || verb.past === true });
    }
  }

  /** The dates that stand in a clause: beside its verb, and in its phrases. */
  clause(c: Clause, distance: number, own = false): void {
    const { vg } = c;
    // A verb of saying that tells the deed itself: "reported an impairment last year".
    const said = !own && isSaying(this.r, c);
    const verb = { said, past: vg.form === 'finite' && !vg.modal && !vg.ahead && (vg.tense === 'past' || vg.perfect) };
    for (const d of c.dates) this.take(d.start, d.end, distance, verb);
    for (const p of [...c.complements, ...c.objects, ...(c.subject ? [c.subject] : [])])
      this.take(p.start, Math.max(p.end, p.aside?.[1] ?? 0), distance, verb);
  }

  /** "the abolition of the grant in September": the dates behind the phrase that names the deed. */
  behindTrigger(): void {
    const { chunks } = this.r.parsed;
    const at = chunks.findIndex(
      c => c.is === 'np' && this.trigger && c.start <= this.trigger.start && this.trigger.head < this.extent(c),
    );
    for (let k = at + 1; at >= 0 && k < chunks.length; k++) {
      const c = chunks[k]!;
      if (
        c.is === 'vg' ||
        (c.is === 'np' && c.preposition === null) ||
        (c.is === 'mark' && c.kind !== 'date' && c.kind !== 'adverb')
      )
        break;
      this.take(c.start, c.end, 0);
    }
  }

  private extent(np: NounPhrase): number {
    return Math.max(np.end, ...np.of.map(p => this.extent(p)), ...np.conjuncts.map(p => this.extent(p)));
  }
}

const GOVERNED = new Set<Clause['relation']>(['infinitive', 'gerund', 'reported', 'participle']);

/**
 * The dates that bear on a deed: of its clause, of the clauses that govern it, of a date that opens the sentence, and
 * of the saying of it. `trigger` is the phrase that names the deed, if a noun does.
 */
export function datesNear(r: Reading, own: Clause | null, trigger: NounPhrase | null = null): DatedSpan[] {
  const clause = own ?? (trigger ? (functionOf(r, trigger)?.clause ?? clauseAt(r, trigger.head)) : null);
  const find = new DateFinder(r, trigger);
  if (trigger) find.behindTrigger();
  const inner = (c: Clause): boolean =>
    c.governor === clause &&
    (c.relation === 'infinitive' || c.relation === 'gerund' || c.relation === 'participle') &&
    !TIMED_APART.test(c.opener ?? '') &&
    (c.vg.form !== 'participle' ||
      c.governorPhrase === trigger ||
      (c.governorPhrase === null && !ofAnother(c, clause)));
  let c = clause;
  for (let n = 0; c && n < 6; n++) {
    find.clause(c, n + (trigger && n === 0 ? 1 : 0), n === 0);
    if (n === 0) for (const other of r.parsed.clauses) if (other !== clause && inner(other)) find.clause(other, 1);
    if (n === 0) {
      effectClauses(r, c, find);
      datesBehindParticiples(r, c, find);
      datesOfSisters(r, c, find);
      for (const other of clausesThatDate(r, c)) find.clause(other, 2);
    }
    const before = n === 0 ? dateBeforeWhen(r, c) : null;
    if (before !== null) find.take(before, before + 1, 0, { past: true });
    c = overOf(r, c);
  }
  if (clause && !isAside(clause)) {
    const opening = frontedEnd(r, clause);
    find.take(0, opening, 3);
    for (const other of r.parsed.clauses)
      if (isSaying(r, other) && (other.relation !== 'relative' || other.index < clause.index)) find.clause(other, SAID);
    statementDates(r, find);
    if (find.out.length === 0) for (const other of clausesBeforeColon(r, clause)) find.clause(other, 4);
  }
  return find.out;
}

/** "after scrapping the project in February": what has a time of its own. */
const TIMED_APART = /^(?:after|before|since|following|until|when|once|while)$/;

/** "is shedding 20,000 jobs, including 9,000 made public in November": said of another thing than the clause is. */
const ofAnother = (c: Clause, clause: Clause | null): boolean => c.subject !== null && c.subject !== clause?.subject;

const looksAhead = ({ vg }: Clause): boolean =>
  vg.modal !== null || vg.ahead !== null || (vg.progressive && vg.tense === 'present' && !vg.perfect);

/** "will lift the tariff on cells made in China this year": a date behind a participle belongs to what is to come. */
function datesBehindParticiples(r: Reading, clause: Clause, find: DateFinder): void {
  if (clause.dates.length > 0) return;
  const past = clause.vg.tense === 'past' || clause.vg.perfect;
  const own = new Set([...clause.objects, ...clause.complements]);
  for (const c of r.parsed.clauses)
    if (c.vg.form === 'participle' && c.governorPhrase && own.has(c.governorPhrase))
      if (looksAhead(clause) || (past && c.complements.length > 0))
        // "a tariff on cars imported from China in June", but not "a tariff on cars built in 2023".
        for (const d of c.dates) find.take(d.start, d.end, 4, { past });
}

/** "furloughed 82 workers and idled its plant in December": the date behind the last of the verbs holds for all. */
function datesOfSisters(r: Reading, clause: Clause, find: DateFinder): void {
  if (clause.vg.form !== 'finite' || find.out.some(d => !d.said)) return;
  const sister = r.parsed.clauses.find(
    c => c.index > clause.index && c.relation === 'conjunct' && c.subject !== null && c.subject === clause.subject,
  );
  dayOfFirst(r, clause, find);
  if (sister && looksAhead(sister) === looksAhead(clause) && sister.vg.tense === clause.vg.tense)
    for (const d of sister.dates) find.take(d.start, d.end, 4, { past: sister.vg.tense === 'past' });
}

/** "cut its forecast on Friday and called off the venture": the day of the first verb is that of the second. */
function dayOfFirst(r: Reading, clause: Clause, find: DateFinder): void {
  if (clause.relation !== 'conjunct' || clause.subject === null) return;
  const first = r.parsed.clauses.find(
    c => c.index < clause.index && c.subject === clause.subject && c.vg.form === 'finite' && c.vg.tense === 'past',
  );
  if (!first || clause.vg.tense !== 'past' || looksAhead(clause)) return;
  for (const d of first.dates) {
    const value = r.parsed.tokens.slice(d.start, d.end).find(t => t.value?.kind === 'date')?.value;
    if (value?.kind === 'date' && isDay(value.value)) find.take(d.start, d.end, 4, { past: true });
  }
}

const EFFECT = new Set(
  'apply applies applied take takes took come comes came begin begins began start starts started expire expires run runs'.split(
    ' ',
  ),
);

/** "introduce a tariff, which applies from 2027": the clause on the object tells when the deed takes effect. */
function effectClauses(r: Reading, clause: Clause, find: DateFinder): void {
  for (const other of r.parsed.clauses) {
    if (
      other.relation !== 'relative' ||
      !other.governorPhrase ||
      !EFFECT.has(r.parsed.tokens[other.vg.head]?.lower ?? '')
    )
      continue;
    const at = other.governorPhrase.head;
    if (
      clause.objects.some(o => at >= o.start && at < extent(o)[1]) ||
      (other.opener === 'which' && (other.governor === clause || other.governor?.governor === clause))
    )
      find.clause(other, 2);
  }
}

/** The clause over one: its governor, or the one in which the deal that a relative clause tells of is struck. */
function overOf(r: Reading, c: Clause): Clause | null {
  if (GOVERNED.has(c.relation) || hearsayOf(c)) return c.governor;
  if (c.relation !== 'relative' || !c.governorPhrase || !c.vg.modal) return null;
  const at = functionOf(r, c.governorPhrase);
  return at && at.clause !== c ? at.clause : null;
}

/** "In January Acme closed the plant and laid off 300": the date that opens the sentence holds for both verbs. */
function frontedEnd(r: Reading, clause: Clause): number {
  if (clause.relation !== 'conjunct' && clause.relation !== 'main') return 0;
  const first = r.parsed.clauses.find(c => c.vg.form === 'finite');
  return first && first !== clause && first.index < clause.index && !isSaying(r, first)
    ? (first.subject?.start ?? first.vg.start)
    : 0;
}

/** "according to a statement on Tuesday": days beside a noun of saying, wherever it stands. */
function statementDates(r: Reading, find: DateFinder): void {
  r.parsed.tokens.forEach((t, i) => {
    if (t.value?.kind === 'date' && bearingOf(r, i, null) === 'said') find.take(i, i + 1, SAID, { said: true });
  });
}
