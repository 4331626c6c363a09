// Fills the positions of one frame at one trigger.
import { type NounPhrase, PLACE_NOUNS } from '@cellwire/language';
import { clausesOn, extent, isBehind, members, phrasesAfter, type Reading } from '../reading/reading.js';
import { fractionAt } from '../roles/fractions.js';
import type { Slot, ValueKind } from './frame.js';
import {
  isBarePlural,
  isHeaded,
  isSeveral,
  isTitled,
  modifierPhrase,
  OWNING,
  relativeOwner,
  TRANSPARENT,
} from './headed.js';
import { phraseText, type Unfilled } from './near-miss.js';
import { isShare } from './share.js';
import { isBareCount, valueKindOf } from './value-kinds.js';

/** What stands at a position: a phrase for names and text, or one token for a value. */
export interface Fill {
  /** Empty for an anchor: a phrase that the frame wanted and that fills no role. */
  roles: readonly string[];
  /** The grammatical position: `subject`, `object.in`, `to` … */
  via: string;
  np: NounPhrase | null;
  /** Only names fill it. */
  named: boolean;
  /** Index of a value's token. */
  token: number | null;
  kind: ValueKind | null;
  /** The frame asks for a company here, whatever kind of name the role takes. */
  company?: boolean;
}

/** Marks of values. */
const VALUES: ReadonlySet<string> = new Set(['@percent', '@money', '@volume', '@units', '@headcount', '@date']);

/** What one frame finds at its positions. */
export class Matcher {
  readonly fills: Fill[] = [];
  score = 0;
  /** The first position that failed. */
  private missed: { position: string; slot: Slot; candidates: readonly (NounPhrase | null)[] } | null = null;
  private readonly used = new Set<NounPhrase>();

  constructor(private readonly r: Reading) {}

  /** Fills one position from the first candidate that fits; notes what is missing. */
  position(name: string, slot: Slot, candidates: readonly (NounPhrase | null)[]): boolean {
    if (slot.absent) {
      const there = candidates.some(np => np !== null && this.headed(slot, np) !== null);
      if (there) this.fails(name, slot, candidates);
      return !there;
    }
    for (const np of candidates) {
      if (!np || this.used.has(np)) continue;
      if (this.tryPhrase(name, slot, np)) {
        this.used.add(np);
        this.missed = null;
        this.score += slot.must ? 2 : 1;
        return true;
      }
    }
    if (slot.must) this.fails(name, slot, candidates);
    return !slot.must;
  }

  private fails(position: string, slot: Slot, candidates: readonly (NounPhrase | null)[]): void {
    this.missed ??= { position, slot, candidates };
  }

  /** What the position that failed first wanted, and what stood there. */
  missing(): Unfilled | null {
    if (!this.missed) return null;
    const { position, slot, candidates } = this.missed;
    const stood = candidates.flatMap(np => (np ? [phraseText(this.r, np)] : []));
    return { position, wanted: slot.head ?? [], stood: [...new Set(stood)], unwanted: slot.absent };
  }

  private tryPhrase(name: string, slot: Slot, np: NounPhrase): boolean {
    const target = this.headed(slot, np);
    if (!target || (slot.known && isBarePlural(this.r, target)) || (slot.several && !isSeveral(this.r, target)))
      return false;
    if (slot.not && this.isBarred(slot.not, target, np)) return false;
    const before = this.fills.length;
    // A phrase without a role is an anchor: places and segments are looked for in it.
    const company = slot.head?.includes('@company') ? { company: true } : {};
    this.fills.push({
      roles: slot.roles,
      named: slot.named,
      via: name,
      np: target,
      token: null,
      kind: null,
      ...company,
    });
    this.takeValues(name, slot, np);
    for (const [inner, innerSlot] of slot.slots) {
      if (inner === 'of' && !innerSlot.must && this.toldBy(`${name}.in`, innerSlot)) continue;
      if (inner === 'of' && !innerSlot.must && this.hasCounted(innerSlot, before)) continue;
      // "the Gamma shares of both partners": what the name before the head has told, "of" says whose it is.
      const owner =
        inner === 'of' && this.toldBy(`${name}.modifier`, innerSlot) ? slot.slots.get('possessor') : undefined;
      const ok = this.position(`${name}.${inner}`, owner ?? innerSlot, this.inside(inner, target, np));
      if (!ok) {
        this.fills.length = before;
        return false;
      }
    }
    return true;
  }

  /** "a stake in Gamma, the venture of Acme and Beta": what "in" has told "of" does not tell again. */
  private toldBy(position: string, slot: Slot): boolean {
    return this.fills.some(
      f =>
        f.via === position &&
        f.np !== null &&
        // "5% of the project in Mali": a place is nothing to hold a share of.
        this.r.parsed.tokens[f.np.head]?.name?.kind !== 'place' &&
        // … and so is "the Argentine province of Salta".
        !PLACE_NOUNS.has(f.np.noun) &&
        (!f.named || this.r.parsed.tokens.slice(...extent(f.np)).some(t => t.name) || f.np.determiner !== null) &&
        f.roles.some(role => slot.roles.includes(role)),
    );
  }

  /** Whether a phrase is headed as it must not be: by a noun or name, or, "20 GWh of capacity", by a value; a "20 GWh plant" is not. */
  private isBarred(not: readonly string[], target: NounPhrase, outer: NounPhrase): boolean {
    const heads = [...members(target), outer];
    return not.some(n =>
      VALUES.has(n)
        ? heads.some(m => `@${valueKindOf(this.r, m.head)}` === n)
        : n === '@share'
          ? heads.some(
              m => isShare(this.r, m) || this.r.parsed.phrases.some(p => p.of.includes(m) && isShare(this.r, p)),
            )
          : members(target).some(m => isHeaded(this.r, m, n) || isTitled(this.r, m, n)),
    );
  }

  /** "85 of the 210 people": the part has been counted, the whole is not. */
  private hasCounted(slot: Slot, since: number): boolean {
    const role = slot.values.headcount;
    return role !== undefined && this.fills.slice(since).some(f => f.token !== null && f.roles.includes(role));
  }

  /** The phrase itself, what its "of" holds, or its apposition, whichever has the head that is wanted. */
  private headed(slot: Slot, np: NounPhrase): NounPhrase | null {
    if (!slot.head) return np;
    const fits = (x: NounPhrase): boolean => members(x).some(m => slot.head!.some(h => isHeaded(this.r, m, h)));
    if (fits(np)) return np;
    for (const m of np.conjuncts) if (m.of[0] && fits(m.of[0]) && TRANSPARENT.has(m.noun)) return m.of[0];
    // A share of Acme is not Acme.
    const apart = np.noun === 'share' && slot.head.includes('@company');
    if ((TRANSPARENT.has(np.noun) && !apart) || this.r.parsed.tokens[np.head]?.value) {
      const inner = np.of[0];
      if (inner) {
        if (fits(inner)) return inner;
        if (TRANSPARENT.has(inner.noun) && inner.of[0] && fits(inner.of[0])) return inner.of[0];
      }
    }
    return np.appositions.find(fits) ? np : null;
  }

  private inside(position: string, np: NounPhrase, outer: NounPhrase): (NounPhrase | null)[] {
    if (position === 'possessor') {
      // "3 GWh of Acme's batteries"
      const measured = this.r.parsed.tokens[np.head]?.value ? np.of.map(o => o.possessor) : [];
      // "the 35 percent of Beta that belongs to Acme": what hangs on the share says whose it is.
      const owners = [np, ...(outer === np ? [] : [outer])].flatMap(x => relativeOwner(this.r, x));
      return [np.possessor, outer.possessor, ...measured, ...owners, ...ownersOf(this.r, np)];
    }
    if (position === 'modifier') return [modifierPhrase(this.r, np)];
    const after = [...phrasesAfter(this.r, np), ...(outer === np ? [] : phrasesAfter(this.r, outer))];
    const hanging = clausesOn(this.r, np).filter(c => c.relation === 'participle' || c.relation === 'gerund');
    const owning = clausesOn(this.r, np).filter(
      c => c.relation === 'relative' && OWNING.has(this.r.parsed.tokens[c.vg.head]?.lower ?? ''),
    );
    const own = [...after, ...hanging.flatMap(c => c.complements), ...owning.flatMap(c => c.complements)].filter(
      // "Acme, of which each has half": the antecedent is no owner of itself.
      p => isBehind(p, position) && p.head !== np.head,
    );
    const holding = position === 'possessor' ? [] : relativeOwner(this.r, np);
    const fronted = [np, outer].flatMap(x => frontedOver(this.r, x)).filter(p => isBehind(p, position));
    // "a plant whose construction has been halted": the construction of the plant.
    const whose = position === 'of' ? ownersOf(this.r, np) : [];
    return [...own, ...(position === 'by' ? holding : []), ...whose, ...fronted];
  }

  /** The trigger's own phrase: the values in it, and where the frame says so whom it names. */
  takeSelf(slot: Slot, np: NounPhrase): void {
    if (slot.roles.length > 0)
      this.fills.push({ roles: slot.roles, named: slot.named, via: 'self', np, token: null, kind: null });
    this.takeValues('self', slot, np);
  }

  takeValues(via: string, slot: { values: Slot['values'] }, np: NounPhrase): void {
    const wanted = Object.entries(slot.values) as [ValueKind, string][];
    if (wanted.length === 0) return;
    const hanging = clausesOn(this.r, np).filter(c => c.relation === 'participle' || c.relation === 'gerund');
    // "a plant that was to turn out 20 GWh a year"
    const telling = clausesOn(this.r, np).filter(c => c.relation === 'relative' && c.subject === np);
    const inClauses = [
      ...hanging.flatMap(c => [...c.objects, ...c.complements]),
      ...telling.flatMap(c => c.objects),
    ].flatMap(p => [p, ...p.conjuncts]);
    const worth = phrasesAfter(this.r, np).filter(p => p.preposition === 'worth' || p.preposition === 'of');
    // "90 of the 640 people": the whole is not the part.
    const isCount = this.r.parsed.tokens[np.head]?.value !== undefined && slot.values.headcount !== undefined;
    const own: readonly [number, number] = isCount ? [np.start, np.end] : extent(np);
    const beside = [
      ...np.conjuncts,
      ...np.appositions,
      ...worth.filter(p => !isCount || !np.of.includes(p)),
      ...inClauses,
    ];
    const spans = [own, ...beside.map(extent)];
    let told = 0;
    for (const [start, end] of spans)
      for (let i = Math.max(start, told); i < end; i++) {
        const kind = valueKindOf(this.r, i);
        const role = kind && wanted.find(([k]) => k === kind || (k === 'headcount' && isBareCount(this.r, i)))?.[1];
        if (!role || this.fills.some(f => f.token === i)) continue;
        this.fills.push({ roles: [role], named: false, via, np: null, token: i, kind });
        // "half of its 25 percent": the whole is no share of its own.
        told = fractionAt(this.r, i)?.end ?? told;
        i = Math.max(i, told - 1);
      }
  }
}

/** Whose the subject of a clause that "whose" opens is. */
const ownersOf = (r: Reading, np: NounPhrase): NounPhrase[] =>
  r.parsed.clauses.flatMap(c => (c.subject === np && c.owner ? [c.owner] : []));

/** "Acme, in which Beta sold its stake": what the preposition before the relative pronoun says belongs to what is sold. */
const frontedOver = (r: Reading, np: NounPhrase): NounPhrase[] =>
  r.parsed.clauses
    .filter(c => c.relation === 'relative' && (c.vg.passive ? c.subject === np : c.objects.includes(np)))
    .flatMap(c => c.complements.filter(p => p.end <= c.vg.start && p.head === c.governorPhrase?.head));
