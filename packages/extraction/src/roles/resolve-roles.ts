// From phrases to role values: names, figures, facilities as the text names them, places.

import { type NounPhrase, type Part, type SyntaxToken, sharesOf } from '@cellwire/language';
import type { NameSpan, RoleDefinition, RoleKind, RoleValue } from '@cellwire/model';
import { valueKindOf } from '../frames/value-kinds.js';
import { type AnnotatedArticle, partText } from '../reading/annotate.js';
import { extent, members, phrasesAfter, type Reading } from '../reading/reading.js';
import { fractionAt } from './fractions.js';

/** A role's value and where it was read. */
export interface Found {
  value: RoleValue;
  in: Part;
  start: number;
  end: number;
  /** What the name is, where it is one. */
  name?: NameSpan;
  /** How it was reached: the frame's position (`object.in`), or where it was gathered. */
  via?: string;
  /** It was said by a pronoun or description: "the Korean battery-maker". */
  referred?: boolean;
  /** It stands beside another of its size, and both count: "50:50". */
  beside?: boolean;
}

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

/** Nouns that name nothing by themselves: no text is kept for "a venture" or "the company". */
const GENERIC = new Set(
  'venture partnership jv alliance company firm group maker producer manufacturer one pair partner it they business unit subsidiary arm division part portion rest stake share interest holding deal move that this which who what whatever everything anything other'.split(
    ' ',
  ),
);

/** Heads that stand for a holding, which is nothing to be held itself. */
const SHARES = new Set('equity capital stock share stake shareholding'.split(' '));

/** Parts of a plant, which is named with them: "two lines at its Ohio plant". */
const PARTS = new Set('line train hall phase part portion unit furnace kiln'.split(' '));
const WHOLES = new Set('plant factory facility complex refinery site works campus smelter base'.split(' '));

const found = (r: Reading, t: SyntaxToken, value: RoleValue, name?: NameSpan): Found => ({
  value,
  in: r.in,
  start: t.start,
  end: t.end,
  ...(name ? { name } : {}),
});

/** The name at a token as the value of a role. */
export const foundName = (r: Reading, t: SyntaxToken): Found[] => (t.name ? [found(r, t, t.name.value, t.name)] : []);

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
      return [found(r, head, head.name.value, head.name)];
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
        t.name && wanted.has(t.name.kind) && t.name.value !== '' ? [found(r, t, t.name.value, t.name)] : [],
      );
  }

  private referents(r: Reading, np: NounPhrase): readonly NameSpan[] {
    const first = r.parsed.tokens[np.start];
    const head = r.parsed.tokens[np.head];
    return first && head ? this.a.referents(r.in, first.start, head.end) : [];
  }

  /** A facility as the text names it: its description where it was first told, with its place where it has no other mark. */
  facility(r: Reading, np: NounPhrase): { found: Found; place: string | null; operator: string | null } | null {
    const tokens = r.parsed.tokens;
    const head = tokens[np.head];
    const start = tokens[np.start];
    if (!head || !start) return null;
    const described = this.a.facilityAt(r.in, head.start, head.end) ?? this.a.facilityAt(r.in, start.start, head.end);
    const own = this.facilityText(r, np);
    const earlier = described && (described.start < start.start || described.in !== r.in) ? described : null;
    const plainHead = np.head <= (np.possessor ? np.possessor.end : np.start + (np.determiner ? 1 : 0));
    if (earlier && (plainHead || head.pos === 'pronoun'))
      return {
        found: { value: earlier.value, in: earlier.in, start: earlier.start, end: earlier.end },
        place: earlier.place ?? null,
        operator: earlier.operator ?? null,
      };
    if (head.pos === 'pronoun' || !own) return null;
    return { found: own, place: described?.place ?? null, operator: described?.operator ?? null };
  }

  private facilityText(r: Reading, np: NounPhrase): Found | null {
    const tokens = r.parsed.tokens;
    let from = np.possessor ? np.possessor.end : np.start;
    while (
      from < np.head &&
      (tokens[from]!.pos === 'determiner' ||
        tokens[from]!.pos === 'possessive' ||
        tokens[from]?.value?.kind === 'money' ||
        tokens[from]?.value?.kind === 'quantity')
    )
      from++;
    let end = np.end;
    const marked = np.head > from;
    const next = phrasesAfter(r, np).find(
      p => ['in', 'at', 'near', 'for', 'of'].includes(p.preposition ?? '') && p.start >= np.end,
    );
    if (next && !marked && next.start <= np.end + 2) end = extent(next)[1];
    if (next && marked && PARTS.has(np.noun) && next.start <= np.end + 1) end = wholeEnd(r, next) ?? end;
    const first = tokens[from];
    const last = tokens[Math.min(end, tokens.length) - 1];
    if (!first || !last) return null;
    return {
      value: partText(this.a, r.in).slice(first.start, last.end).replace(/\s+/g, ' '),
      in: r.in,
      start: first.start,
      end: last.end,
    };
  }

  /** The figure of a token in the shape of the contract, or null. */
  figure(r: Reading, i: number, people = false): Found | null {
    const t = r.parsed.tokens[i];
    const v = t?.value;
    if (!t || !v || v.kind === 'date') return null;
    const bound = v.bound ? { bound: v.bound } : {};
    if (v.kind === 'money') return found(r, t, { amount: v.amount, currency: v.currency, ...bound });
    switch (v.unit) {
      case 'GWh':
        return found(r, t, { gwh: v.amount, ...bound });
      case 'MWh':
        return found(r, t, { gwh: v.amount / 1000, ...bound });
      case 'GW':
        return found(r, t, { gw: v.amount, ...bound });
      case 'MW':
        return found(r, t, { gw: v.amount / 1000, ...bound });
      case 't':
        return found(r, t, { tonnes: v.amount, ...bound });
      case '%':
      case 'pp':
        return found(r, t, { percent: v.amount, ...bound });
      default:
        return people || valueKindOf(r, i) === 'headcount'
          ? found(r, t, { count: v.amount, ...bound })
          : found(r, t, { units: v.amount, ...bound });
    }
  }

  /** Values of a role from a phrase, by what the role takes. */
  fromPhrase(r: Reading, np: NounPhrase, role: RoleDefinition): Found[] {
    // "26 percent of the equity of Acme": what is held is the company.
    const whole = SHARES.has(np.noun) ? ofBehind(r, np) : undefined;
    if (whole) return this.fromPhrase(r, whole, role);
    const text = role.kind.includes('text');
    const described = text && UNIT_NOUNS.has(np.noun) && !np.appositions.some(x => this.hasName(r, x));
    const named = described
      ? []
      : this.names(
          r,
          np,
          role.kind.filter(k => k !== 'facility'),
        );
    if (named.length > 0) return named;
    if (role.kind.includes('facility')) return members(np).flatMap(m => this.facility(r, m)?.found ?? []);
    if (role.kind.includes('text')) return members(np).flatMap(m => this.plainText(r, m) ?? []);
    const figures: Found[] = [];
    for (const m of members(np)) {
      const [start, end] = extent(m);
      for (let i = start; i < end; i++) {
        const kind = valueKindOf(r, i);
        if (kind && (role.kind as string[]).includes(kind === 'units' ? 'volume' : kind))
          figures.push(...this.figures(r, i));
      }
    }
    return figures;
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

  /** A figure with the same sum in another currency beside it: "22 billion euros ($26 billion)". */
  figures(r: Reading, i: number, people = false): Found[] {
    const shares = sharesAt(r, i);
    if (shares) return shares;
    const part = fractionAt(r, i);
    if (part) return [found(r, r.parsed.tokens[i]!, { percent: part.percent })];
    if (energyFollows(r, i)) return [];
    const first = this.figure(r, i, people);
    if (!first) return [];
    const range = this.rangeEnd(r, i, first, people);
    if (range) return [first, range];
    const v = r.parsed.tokens[i]?.value;
    if (v?.kind !== 'money') return [first];
    const own = this.a.values[r.in].indexOf(v);
    const out = [first];
    for (let k = i + 1; k < Math.min(i + 8, r.parsed.tokens.length); k++) {
      const other = r.parsed.tokens[k]?.value;
      if (other?.kind !== 'money' || other.sameAs !== own) continue;
      const bound = other.bound ?? v.bound;
      out.push(
        found(r, r.parsed.tokens[k]!, { amount: other.amount, currency: other.currency, ...(bound ? { bound } : {}) }),
      );
    }
    return out;
  }

  /** "$2.6 billion to $2.8 billion": the upper end of the range that a figure begins. */
  private rangeEnd(r: Reading, i: number, first: Found, people: boolean): Found | null {
    const joined = /^(?:to|and|-|–|—)$/.test(r.parsed.tokens[i + 1]?.lower ?? '');
    const other = joined && boundOf(first) === 'min' ? this.figure(r, i + 2, people) : null;
    return other && boundOf(other) === 'max' && unitOf(other) === unitOf(first) ? other : null;
  }

  private hasName(r: Reading, np: NounPhrase): boolean {
    return r.parsed.tokens[np.head]?.name !== undefined;
  }

  /** Whether a place or what it makes tells a venture without a name from others. */
  private marksVenture(r: Reading, np: NounPhrase): boolean {
    const from = np.possessor ? np.possessor.end : np.start;
    return r.parsed.tokens
      .slice(from, np.head)
      .some(t => t.name?.kind === 'place' || (t.pos === 'noun' && t.lower !== 'joint' && !t.name));
  }

  private plainText(r: Reading, np: NounPhrase): Found | null {
    const tokens = r.parsed.tokens;
    if (/^(?:partnership|alliance|tie-up|collaboration)$/.test(np.noun)) return null;
    // "the venture" says nothing; "its venture with Acme" has whom it is with, "its Nevada joint venture" a mark of its own.
    const unmarked = /^(?:venture|jv)$/.test(np.noun) && !this.marksVenture(r, np);
    const withWhom = unmarked ? partnerBehind(r, np) : null;
    if (unmarked && !withWhom) return null;
    if (
      tokens[np.head]?.value ||
      tokens[np.head]?.name?.kind === 'place' ||
      tokens[np.head]?.pos === 'pronoun' ||
      SHARES.has(np.noun) ||
      (GENERIC.has(np.noun) && !withWhom && np.head <= firstWord(r, np))
    )
      return null;
    let from = np.possessor ? np.possessor.end : np.start;
    const opens = (t: SyntaxToken): boolean =>
      t.pos === 'determiner' ||
      t.pos === 'possessive' ||
      t.pos === 'adverb' ||
      t.value?.kind === 'money' ||
      /^(?:wholly-)?owned$/.test(t.lower);
    while (from < np.head && opens(tokens[from]!)) from++;
    const end = Math.max(extent(np)[1], aboutEnd(r, np), withWhom?.end ?? 0);
    const first = tokens[from];
    const last = tokens[end - 1];
    if (!first || !last) return null;
    return {
      value: partText(this.a, r.in).slice(first.start, last.end).replace(/\s+/g, ' '),
      in: r.in,
      start: first.start,
      end: last.end,
    };
  }
}

/** "at its Ohio plant", "of the plant in Lublin": where the words on the whole that a part belongs to end, if they tell it. */
function wholeEnd(r: Reading, whole: NounPhrase): number | null {
  if (!WHOLES.has(whole.noun)) return null;
  const behind = phrasesAfter(r, whole).find(p => p.start === whole.end + 1 && p.preposition !== 'of');
  if (behind && r.parsed.tokens[behind.head]?.name?.kind === 'place') return behind.end;
  return r.parsed.tokens.slice(whole.start, whole.head).some(t => t.name) ? whole.end : null;
}

/** The two shares of "50:50", each with its own place. */
function sharesAt(r: Reading, i: number): Found[] | null {
  const t = r.parsed.tokens[i];
  const shares = t && !t.value ? sharesOf(t.lower) : null;
  if (!t || !shares) return null;
  const cut = t.start + t.text.search(/[:/-]/);
  return [
    { value: { percent: shares[0] }, in: r.in, start: t.start, end: cut },
    { value: { percent: shares[1] }, in: r.in, start: cut + 1, end: t.end, beside: true },
  ];
}

/** "228 MW/912 MWh", "a 500-megawatt, 2,000-megawatt-hour battery": of the two sizes of one thing its energy counts. */
function energyFollows(r: Reading, i: number): boolean {
  const power = r.parsed.tokens[i]?.value;
  if (power?.kind !== 'quantity' || (power.unit !== 'MW' && power.unit !== 'GW')) return false;
  const next = r.parsed.tokens.slice(i + 1, i + 3);
  const energy = next.find(t => t.value)?.value;
  return energy?.kind === 'quantity' && /Wh$/.test(energy.unit) && /^[/,(-]|and$/.test(next[0]?.text ?? '');
}

const boundOf = (f: Found): string | undefined =>
  typeof f.value === 'object' && 'bound' in f.value ? f.value.bound : undefined;
const unitOf = (f: Found): string =>
  typeof f.value !== 'object'
    ? ''
    : 'currency' in f.value
      ? f.value.currency
      : (Object.keys(f.value).find(k => k !== 'bound') ?? '');

/** The phrase with "of" right behind a phrase, wherever it is attached. */
const ofBehind = (r: Reading, np: NounPhrase): NounPhrase | undefined =>
  r.parsed.phrases.find(p => p.preposition === 'of' && p.start === np.end + 1);

/** "its joint venture with Acme": the named partner behind a venture without a name. */
function partnerBehind(r: Reading, np: NounPhrase): NounPhrase | null {
  const next = phrasesAfter(r, np).find(p => p.start === np.end + 1 && p.preposition === 'with');
  return next && r.parsed.tokens[next.head]?.name?.kind === 'company' ? next : null;
}

/** "a tariff on battery cells", "tax credits for electric vehicles": the end of what a measure is about. */
function aboutEnd(r: Reading, np: NounPhrase): number {
  const next = phrasesAfter(r, np).find(p => p.start >= np.end);
  const about = next && /^(?:on|for|against)$/.test(next.preposition ?? '') && next.start <= np.end + 1;
  return about && !r.parsed.tokens[next.head]?.value ? extent(next)[1] : np.end;
}

/** First token of a phrase behind possessor and determiners. */
function firstWord(r: Reading, np: NounPhrase): number {
  let from = np.possessor ? np.possessor.end : np.start;
  while (from < np.head && ['determiner', 'possessive'].includes(r.parsed.tokens[from]!.pos)) from++;
  return from;
}
