// Which phrases of a sentence may stand at a position of a frame, by voice, relative clauses and what hangs on what.
import { allVerbForms, type Clause, type NounPhrase, subjectOf } from '@cellwire/language';
import { clausesOn, functionOf, isBehind, phrasesAfter, type Reading } from '../reading/reading.js';
import { counterpartOfNoun, counterpartOfVerb } from './counterpart.js';
import { objectOfGerundSubject } from './gerund-subject.js';
import { modifierPhrase, OWNING } from './headed.js';

/** Whether what the verb is done to is its subject. */
export const isPassive = (clause: Clause): boolean =>
  clause.vg.passive || (clause.vg.form === 'participle' && clause.vg.ahead === null);

/** Prepositions of company: "will form a venture together with Acme". */
const COMPANION = new Set(['together with', 'along with', 'alongside']);

/** "pull out of": the particle and the preposition together are one. */
const withPreposition = (clause: Clause, preposition: string): NounPhrase[] =>
  clause.complements.filter(
    c =>
      isBehind(c, preposition) ||
      (preposition === 'with' && COMPANION.has(c.preposition ?? '')) ||
      (preposition === 'through' && c.preposition === 'via') ||
      (c.preposition === 'of' && clause.vg.particle !== null && preposition === `${clause.vg.particle} of`),
  );

/** Phrases that may stand at a position of a verb. */
export function verbPosition(r: Reading, clause: Clause, position: string): (NounPhrase | null)[] {
  const passive = isPassive(clause);
  const own = objectOfGerundSubject(clause);
  if (own && position === 'subject') return [];
  if (own && position === 'object') return [own];
  const mayHang = clause.relation === 'relative' || clause.relation === 'participle';
  const hanging = mayHang && !agreesWithNearest(r, clause) ? clause.alternates : [];
  const gap =
    clause.relation === 'relative' && clause.governorPhrase !== null && clause.objects.includes(clause.governorPhrase);
  if (position === 'subject')
    return passive ? withPreposition(clause, 'by') : gap ? [clause.subject] : subjects(clause, hanging);
  if (position === 'object')
    return passive
      ? [subjectOf(clause), ...hanging]
      : gap
        ? [...clause.objects, ...hanging]
        : [...clause.objects, ...gapOver(r, clause)];
  // "told Acme that it would not take the cells"
  if (position === 'addressee') return clause.relation === 'reported' ? (clause.governor?.objects ?? []) : [];
  if (position === 'counterpart') return counterpartOfVerb(r, clause);
  if (position === 'complement')
    return [...clause.objects, ...withPreposition(clause, 'as'), ...withPreposition(clause, 'under')];
  const over =
    clause.governor && (clause.relation === 'infinitive' || clause.relation === 'gerund')
      ? withPreposition(clause.governor, position)
      : [];
  return [...withPreposition(clause, position), ...over, ...behindOwner(r, clause, position)];
}

/** "the plant, which Acme began building in 2024 and has put on hold": the object of what goes on from a relative clause. */
function gapOver(r: Reading, clause: Clause): NounPhrase[] {
  if (clause.objects.length > 0) return [];
  const over = clause.relation === 'gerund' ? clause.governor : sisterBefore(r, clause);
  const antecedent = over?.relation === 'relative' ? over.governorPhrase : null;
  return antecedent && over?.objects.includes(antecedent) ? [antecedent, ...over.alternates] : [];
}

/** The relative clause that another goes on from, with the same subject. */
function sisterBefore(r: Reading, clause: Clause): Clause | null {
  if (clause.relation !== 'conjunct' && clause.relation !== 'relative') return null;
  const sister = r.parsed.clauses.findLast(
    c => c.index < clause.index && c.relation === 'relative' && c.subject === clause.subject,
  );
  const same = clause.relation === 'conjunct' || sister?.governorPhrase === clause.governorPhrase;
  return sister && same ? sister : null;
}

/** "lines for models that have been dropped": a plural verb takes the plural right before it. */
function agreesWithNearest(r: Reading, clause: Clause): boolean {
  const nearest = clause.subject;
  if (clause.relation !== 'relative' || !nearest || nearest !== clause.governorPhrase) return false;
  const head = r.parsed.tokens[nearest.head]!;
  const isPlural = !head.name && head.lower !== nearest.noun && head.lower.endsWith('s');
  return isPlural && /^(?:have|are|were)$/.test(r.parsed.tokens[clause.vg.start]?.lower ?? '');
}

/** Prepositions of a deal, which no verb of owning takes. */
const OF_DEALS = new Set(['to', 'from', 'for']);
/** "surrendered the 22 percent it had in Acme to Beta for $1": what stands behind the owning belongs to the deed. */
function behindOwner(r: Reading, clause: Clause, position: string): NounPhrase[] {
  if (!OF_DEALS.has(position)) return [];
  return clause.objects
    .flatMap(np => clausesOn(r, np))
    .filter(c => c.relation === 'relative' && OWNING.has(r.parsed.tokens[c.vg.head]?.lower ?? ''))
    .flatMap(c => withPreposition(c, position));
}

/** "Acme, together with Beta, will form": both do it. */
function withCompany(clause: Clause, subject: NounPhrase | null): NounPhrase | null {
  const company = clause.complements.filter(p => COMPANION.has(p.preposition ?? '') && p.start < clause.vg.start);
  return subject && company.length > 0 ? { ...subject, conjuncts: [...subject.conjuncts, ...company] } : subject;
}

const GOALS = new Set('goal target aim plan ambition intention objective commitment task'.split(' '));
/** "The company’s goal is to produce": whose goal it is does it. */
function subjects(clause: Clause, hanging: readonly NounPhrase[]): (NounPhrase | null)[] {
  const own = withCompany(clause, subjectOf(clause));
  if (!own || !GOALS.has(own.noun)) return [own, ...hanging];
  return [...(own.possessor ? [own.possessor] : own.of), own, ...hanging];
}

/** The clause whose verb, one of `support`, a noun is the object of; null without one. */
export function supportClause(r: Reading, np: NounPhrase, support: readonly string[]): Clause | null {
  const at = functionOf(r, np);
  const forms = formsOf(support);
  const verb = at && r.parsed.tokens[at.clause.vg.head]?.lower;
  if (at && verb && forms.has(verb) && (isPassive(at.clause) ? at.as !== 'object' : at.as === 'object'))
    return at.clause;
  const reduced = r.parsed.clauses.find(
    c => c.vg.form === 'participle' && c.subject === np && forms.has(r.parsed.tokens[c.vg.head]!.lower),
  );
  return reduced ?? null;
}

/** Whose doing a noun names, when no possessor says so: the subject of the verb that it hangs on. */
function holders(r: Reading, np: NounPhrase): (NounPhrase | null)[] {
  const at = functionOf(r, np);
  if (!at) return [];
  if (at.as === 'subject') return isPassive(at.clause) ? withPreposition(at.clause, 'by') : [];
  // "was hurt by a charge": the noun itself does no deed of its own.
  return isPassive(at.clause)
    ? withPreposition(at.clause, 'by').filter(p => p.head !== np.head)
    : [subjectOf(at.clause)];
}

/** Whose name a paper bears that binds them. */
const OF_PAPERS = new Set(['shareholder', 'stockholder', 'founder', 'member']);

/** Phrases that may stand at a position of a noun; `support` is the clause it hangs on, where the frame asks for one. */
export function nounPosition(
  r: Reading,
  np: NounPhrase,
  position: string,
  support: Clause | null,
): (NounPhrase | null)[] {
  if (position === 'possessor') return [np.possessor];
  if (position === 'modifier') return [modifierPhrase(r, np)];
  if (position === 'holder') {
    const own = support ? (isPassive(support) ? withPreposition(support, 'by') : [subjectOf(support)]) : holders(r, np);
    // "a shareholders' agreement": the kind of paper, nobody's.
    const whose = np.possessor && OF_PAPERS.has(np.possessor.noun) ? null : np.possessor;
    return [whose, ...phrasesAfter(r, np).filter(p => p.preposition === 'by'), ...own];
  }
  if (position === 'counterpart') return counterpartOfNoun(r, np);
  const after = phrasesAfter(r, np).filter(p => isBehind(p, position));
  const at = functionOf(r, np);
  const beyond =
    at && at.as !== 'complement' ? withPreposition(at.clause, position).filter(p => p.start > np.start) : [];
  return [...after, ...beyond.filter(p => !after.includes(p))];
}

const FORMS = new WeakMap<readonly string[], ReadonlySet<string>>();
function formsOf(verbs: readonly string[]): ReadonlySet<string> {
  const known = FORMS.get(verbs);
  if (known) return known;
  const set = new Set(verbs.flatMap(v => allVerbForms(v.split(' ')[0]!)));
  FORMS.set(verbs, set);
  return set;
}

/** Whether one of some verbs governs the clause: "began making". */
export function governedBy(r: Reading, clause: Clause, verbs: readonly string[]): boolean {
  const forms = formsOf(verbs);
  // "let its partner have the rest"
  const hangs = clause.relation === 'gerund' || clause.relation === 'infinitive' || clause.opener === null;
  const over = hangs ? clause.governor : null;
  return over !== null && forms.has(r.parsed.tokens[over.vg.head]?.lower ?? '');
}
