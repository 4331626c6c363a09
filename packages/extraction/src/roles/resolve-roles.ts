// From phrases to role values: names, figures, facilities as the text names them, places.

import type { NounPhrase } from '@cellwire/language';
import type { NameSpan, RoleDefinition, RoleKind } from '@cellwire/model';
import { valueKindOf } from '../frames/value-kinds.js';
import type { AnnotatedArticle } from '../reading/annotate.js';
import { extent, members, type Reading } from '../reading/reading.js';
import { type FacilityWords, facility } from './facility-words.js';
import { figures } from './figures.js';
import { type Found, foundAt } from './found.js';
import { plainText, SHARES } from './plain-text.js';

/** Heads that stand for the company they belong to: "a subsidiary of X", "X's battery arm". */
const UNIT_NOUNS = new Set(
  'unit arm subsidiary affiliate division business segment branch operation spokesperson spokesman spokeswoman official executive president chairman chief ceo officer board manager representative director shareholder share management group company firm maker'.split(
    ' ',
  ),
);

/** Heads that stand for another than the company named before them: "a Tesla supplier". */
const OTHERS = new Set(
  'successor predecessor rival competitor supplier customer client investor shareholder partner founder family owner backer creditor'.split(
    ' ',
  ),
);

/** Heads of what is dug or developed, which goes by its own name. */
const UNDERTAKINGS = new Set(['project', 'mine', 'deposit', 'tenement', 'prospect', 'concession']);

const kindsOfNames: Partial<Record<RoleKind, readonly NameSpan['kind'][]>> = {
  company: ['company', 'venture'],
  venture: ['venture'],
  place: ['place'],
  facility: ['facility'],
  jurisdiction: ['place'],
};

export class RoleReader {
  constructor(private readonly a: AnnotatedArticle) {}

  /** Names of the wanted kinds that a phrase, with its sisters, stands for. */
  names(r: Reading, np: NounPhrase, kinds: readonly RoleKind[]): Found[] {
    const wanted = new Set(kinds.flatMap(k => kindsOfNames[k] ?? []));
    const out: Found[] = [];
    for (const member of members(np))
      for (const f of this.ofMember(r, member, wanted)) if (!out.some(o => o.value === f.value)) out.push(f);
    return out;
  }

  /** Whether a pronoun or description stands for a plant: "it" of the Ohio plant. */
  standsForFacility(r: Reading, np: NounPhrase): boolean {
    const [start, head] = [r.parsed.tokens[np.start]!, r.parsed.tokens[np.head]!];
    return this.a.facilityAt(r.in, start.start, head.end) !== null;
  }

  private ofMember(r: Reading, np: NounPhrase, wanted: ReadonlySet<NameSpan['kind']>, depth = 0): Found[] {
    const tokens = r.parsed.tokens;
    const head = tokens[np.head];
    if (!head) return [];
    if (head.name && wanted.has(head.name.kind) && head.name.value !== '')
      return [foundAt(r, head, head.name.value, head.name)];
    const inApposition = np.appositions.flatMap(x =>
      depth < 2 && (x.determiner === null || tokens[x.head]?.name)
        ? members(x).flatMap(m => this.direct(r, m, wanted))
        : [],
    );
    if (inApposition.length > 0) return inApposition;
    const referents = this.referents(r, np).filter(n => wanted.has(n.kind) && n.value !== '');
    if (referents.length > 0)
      return referents.map(n => ({
        value: n.value,
        in: r.in,
        start: tokens[np.start]!.start,
        end: head.end,
        name: n,
        referred: true,
      }));
    if (OTHERS.has(np.noun)) return [];
    const own = this.direct(r, np, wanted);
    if (own.length > 0 && (UNIT_NOUNS.has(np.noun) || own.length === 1)) return own;
    if (depth < 2 && UNIT_NOUNS.has(np.noun)) {
      for (const inner of [np.possessor, ...np.of]) {
        const values = inner ? this.ofMember(r, inner, wanted, depth + 1) : [];
        if (values.length > 0) return values;
      }
    }
    return own;
  }

  /** Names that stand in the phrase itself. */
  private direct(r: Reading, np: NounPhrase, wanted: ReadonlySet<NameSpan['kind']>): Found[] {
    const from = np.possessor ? np.possessor.end : np.start;
    return r.parsed.tokens
      .slice(from, np.end)
      .flatMap(t =>
        t.name && wanted.has(t.name.kind) && t.name.value !== '' ? [foundAt(r, t, t.name.value, t.name)] : [],
      );
  }

  private referents(r: Reading, np: NounPhrase): readonly NameSpan[] {
    const first = r.parsed.tokens[np.start];
    const head = r.parsed.tokens[np.head];
    return first && head ? this.a.referents(r.in, first.start, head.end) : [];
  }

  /** Values of a role from a phrase, by what the role takes. */
  fromPhrase(r: Reading, np: NounPhrase, role: RoleDefinition): Found[] {
    // "26 percent of the equity of Acme": what is held is the company.
    const whole = SHARES.has(np.noun) ? ofBehind(r, np) : undefined;
    if (whole) return this.fromPhrase(r, whole, role);
    const text = role.kind.includes('text');
    const described =
      (text && UNIT_NOUNS.has(np.noun) && !np.appositions.some(x => this.hasName(r, x))) ||
      (text && UNDERTAKINGS.has(np.noun) && this.bearsOwnName(r, np));
    const named = described
      ? []
      : this.names(
          r,
          np,
          role.kind.filter(k => k !== 'facility'),
        );
    if (named.length > 0) return named;
    if (role.kind.includes('facility')) return members(np).flatMap(m => facility(this.a, r, m)?.found ?? []);
    if (role.kind.includes('text')) return members(np).flatMap(m => plainText(this.a, r, m) ?? []);
    return members(np).flatMap(m => {
      const [start, end] = extent(m);
      const places = Array.from({ length: end - start }, (_, k) => start + k);
      return places.filter(at => takesFigure(role, valueKindOf(r, at))).flatMap(at => figures(this.a, r, at));
    });
  }

  /** Partners of the venture that a phrase stands for, as far as text or pack tell. */
  partners(r: Reading, np: NounPhrase): Found[] {
    const tokens = r.parsed.tokens;
    const [first, head] = [tokens[np.start], tokens[np.head]];
    if (!first || !head) return [];
    return this.a.partnersAt(r.in, first.start, head.end).map(value => {
      const name = this.a.byValue.get(value);
      return { value, in: r.in, start: first.start, end: head.end, ...(name ? { name } : {}) };
    });
  }

  /** "the Tarvo lithium project": a name that the pack does not know, before such a noun, is the project's own. */
  private bearsOwnName(r: Reading, np: NounPhrase): boolean {
    const from = np.possessor ? np.possessor.end : np.start;
    const names = r.parsed.tokens.slice(from, np.head).flatMap(t => (t.name ? [t.name] : []));
    return names.length > 0 && names.every(n => !n.listed);
  }

  private hasName(r: Reading, np: NounPhrase): boolean {
    return r.parsed.tokens[np.head]?.name !== undefined;
  }

  /** A facility as the text names it, with the place and operator told of it elsewhere. */
  facility = (r: Reading, np: NounPhrase): FacilityWords | null => facility(this.a, r, np);

  /** The figure at a token: see figures. */
  figures = (r: Reading, i: number, people = false): Found[] => figures(this.a, r, i, people);
}

/** The phrase with "of" right behind a phrase, wherever it is attached. */
const ofBehind = (r: Reading, np: NounPhrase): NounPhrase | undefined =>
  r.parsed.phrases.find(p => p.preposition === 'of' && p.start === np.end + 1);

/** Whether a role takes figures of a kind; units of something are a volume. */
const takesFigure = (role: RoleDefinition, kind: ReturnType<typeof valueKindOf>): boolean =>
  kind !== null && (role.kind as string[]).includes(kind === 'units' ? 'volume' : kind);
