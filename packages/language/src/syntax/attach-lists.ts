// Joins the members of lists and what describes a phrase, before clauses are built: coordination and apposition.
import { isMark, isNp } from './chunk-kinds.js';
import type { Chunk, Mark, NounPhrase, VerbGroup } from './chunk-types.js';
import { insertionEnd } from './insertions.js';
import { REPORTING } from './lexicon.js';
import type { Token } from './token.js';

/** A verb group that needs a subject before it. */
const needsSubject = (c: Chunk | undefined): c is VerbGroup => c?.is === 'vg' && c.form === 'finite' && !c.ambiguous;

const named = (np: NounPhrase, tokens: readonly Token[]): boolean => tokens[np.head]?.name !== undefined;
const describes = (np: NounPhrase): boolean =>
  np.determiner !== null && np.noun !== 'which' && np.noun !== 'it' && np.noun !== 'they';

/** Whether the phrase at `i` opens a clause of its own: a finite verb follows it. */
function opensClause(chunks: readonly Chunk[], i: number): boolean {
  let k = i + 1;
  while (k < chunks.length) {
    const c = chunks[k]!;
    if (isMark(c, 'adverb') || isMark(c, 'date')) k++;
    else if (c.is === 'np' && c.preposition !== null && c.preposition !== 'of') k++;
    else break;
  }
  const c = chunks[k];
  return c?.is === 'vg' && c.form === 'finite';
}

const verbBefore = (out: readonly Chunk[]): boolean => out.some(c => needsSubject(c));

/** "A, B and C" become one phrase with conjuncts; "A, a Chinese maker," keeps the maker as apposition of A. */
export function attachLists(chunks: readonly Chunk[], tokens: readonly Token[]): Chunk[] {
  const out: Chunk[] = [];
  for (let i = 0; i < chunks.length; i++) {
    const c = chunks[i]!;
    if (!isNp(c)) {
      out.push(c);
      continue;
    }
    const host = hostOf(out, c, tokens);
    const { members, appositions, next } = listFrom(chunks, i, tokens, verbBefore(out), host !== null);
    const first = members[0]!;
    // "the venture of Acme and Beta": names join the name behind "of", not the noun before it.
    const inner = first.of[first.of.length - 1];
    const joins =
      inner !== undefined &&
      named(inner, tokens) &&
      !named(first, tokens) &&
      members.slice(1).every(m => named(m, tokens));
    (joins ? inner : first).conjuncts.push(...members.slice(1));
    for (const apposition of appositions)
      (host && !isPlacelike(apposition, tokens) ? host : describedBy(first, apposition, tokens)).appositions.push(
        apposition,
      );
    out.push(first);
    i = next - 1;
    const sister = sisterOfObject(chunks, next, first, out, tokens);
    if (sister) i = next + 1;
  }
  return out;
}

/** "will build a plant in Ohio and another in Texas": joins the second object to the first; null where there is none. */
function sisterOfObject(
  chunks: readonly Chunk[],
  next: number,
  first: NounPhrase,
  out: readonly Chunk[],
  tokens: readonly Token[],
): NounPhrase | null {
  const np = chunks[next + 1];
  if (!isMark(chunks[next], 'conjunction', 'and') || !isNp(np) || np.preposition !== null) return null;
  if (isGapped(np, tokens) || !isParallel(chunks, next, next + 1, first)) return null;
  let k = out.length - 1;
  while (isNp(out[k]) && (out[k] as NounPhrase).preposition !== null) k--;
  const object = out[k];
  if (!isNp(object) || out[k - 1]?.is !== 'vg' || tokens[np.head]?.name?.kind === 'company') return null;
  object.conjuncts.push(np);
  return np;
}

/** "the construction of Riverbend II, a new plant": a description behind a proper name is the name's. */
function describedBy(first: NounPhrase, apposition: NounPhrase, tokens: readonly Token[]): NounPhrase {
  const inner = first.of[first.of.length - 1];
  const proper = inner !== undefined && inner.determiner === null && /^\p{Lu}/u.test(tokens[inner.head]?.text ?? '');
  return proper && !named(first, tokens) && describes(apposition) && !named(apposition, tokens) ? inner : first;
}

const isPlace = (np: NounPhrase, tokens: readonly Token[]): boolean => tokens[np.head]?.name?.kind === 'place';
const VENTURES = new Set('venture jv partnership alliance'.split(' '));
const PLACE_NOUNS = new Set(
  'town city county state province village suburb region district area island port port city capital'.split(' '),
);
const isPlacelike = (np: NounPhrase, tokens: readonly Token[]): boolean =>
  isPlace(np, tokens) || PLACE_NOUNS.has(np.noun);

/** "Its plant in Debrecen, a €7 billion project, will open": what stands behind the place describes the plant. */
function hostOf(out: readonly Chunk[], np: NounPhrase, tokens: readonly Token[]): NounPhrase | null {
  const right = out[out.length - 1];
  // "its joint venture with Beta, Acme Cells,": behind the partner stands the name of the venture.
  if (np.preposition === 'with' && isNp(right) && VENTURES.has(right.noun) && !named(right, tokens)) return right;
  if (np.preposition === null || !isPlace(np, tokens)) return null;
  // "to a developer in Spain, Acme": right before the place stands who is named behind it.
  if (isNp(right) && describes(right) && !named(right, tokens) && right.preposition !== null) return right;
  for (let k = out.length - 1; k >= 0; k--) {
    const c = out[k]!;
    if (!isNp(c)) return null;
    if (c.preposition === null) return named(c, tokens) ? null : c;
  }
  return null;
}

interface List {
  members: NounPhrase[];
  appositions: NounPhrase[];
  next: number;
}

function listFrom(
  chunks: readonly Chunk[],
  i: number,
  tokens: readonly Token[],
  hasVerb: boolean,
  hosted: boolean,
): List {
  const first = chunks[i] as NounPhrase;
  const members = [first];
  const appositions: NounPhrase[] = [];
  let at = i + 1;
  for (let guard = 0; guard < 20; guard++) {
    if (insertionEnd(chunks, at, token => REPORTING.has(tokens[token]?.lower ?? '')) > 0) break;
    const step = nextMember(chunks, at, first, members, tokens, hasVerb, hosted);
    if (!step) break;
    if (step.apposition) {
      appositions.push(step.apposition);
      // "A, the Chinese maker, and B": the list goes on after the comma.
      at = step.next;
      if (isMark(chunks[at], 'comma')) {
        const more = nextMember(
          chunks,
          at + (isMark(chunks[at + 1], 'conjunction') ? 1 : 0),
          first,
          members,
          tokens,
          hasVerb,
          hosted,
        );
        if (more?.member && isMark(chunks[at + 1], 'conjunction', 'and')) {
          members.push(more.member);
          at = more.next;
          continue;
        }
        const resume = chunks[at + 1];
        // "…, their cell venture, Acme said": the comma parts what is said from who says it.
        const report = hasVerb && isNp(resume) && opensClause(chunks, at + 1);
        if (!isMark(resume, 'relative') && !isMark(resume, 'subordinator') && !report) at++;
      }
      break;
    }
    members.push(step.member!);
    at = step.next;
    if (step.last) break;
  }
  return { members, appositions, next: at };
}

/** What follows a phrase: "and B", ", B and …", ", a maker of …". */
function nextMember(
  chunks: readonly Chunk[],
  at: number,
  first: NounPhrase,
  members: readonly NounPhrase[],
  tokens: readonly Token[],
  hasVerb: boolean,
  hosted: boolean,
): { member?: NounPhrase; apposition?: NounPhrase; next: number; last?: boolean } | null {
  let k = at;
  const comma = isMark(chunks[k], 'comma');
  if (comma) k++;
  const conjunction = isMark(chunks[k], 'conjunction');
  if (conjunction) k++;
  if (!comma && !conjunction) return null;
  // "its capacity, now 2 GWh, is to rise"
  if (comma && !conjunction && isPresentFigure(chunks, k, tokens))
    return { apposition: chunks[k + 1] as NounPhrase, next: k + 2 };
  const np = chunks[k];
  if (!isNp(np)) return null;
  if (conjunction) {
    const word = (chunks[k - 1] as Mark).word;
    if (word === 'but' || np.preposition !== null) return null;
    if (hasVerb && opensClause(chunks, k) && !bothReport(chunks, k, first, tokens)) return null;
    if (np.noun === 'it' || np.noun === 'they' || isGapped(np, tokens) || isParallel(chunks, at, k, first)) return null;
    return { member: np, next: k + 1, last: true };
  }
  if (np.preposition !== null || (hasVerb && isGapped(np, tokens)) || sumsUpClause(np)) return null;
  if (!hasVerb && first === chunks[0] && isTelegraphic(chunks, first, k, tokens)) return { member: np, next: k + 1 };
  const pair = members.length === 1 ? pairDescribed(chunks, k, first, tokens) : null;
  if (pair) return { apposition: pair, next: k + 3 };
  const listed = listGoesOn(chunks, k, hasVerb);
  if (!listed && named(np, tokens) && opensClause(chunks, k)) return null;
  if (!listed && describes(np) && opensClause(chunks, k) && !closesBefore(chunks, k)) return null;
  // "in Surany, southwestern Slovakia, began"
  if (!listed && isPlace(np, tokens) && isPlace(first, tokens)) return { apposition: np, next: k + 1 };
  const closed = hosted && (describes(np) || isParty(np, tokens)) && closesBefore(chunks, k);
  if (!listed && hosted && isParty(np, tokens) && (closed || endsHere(chunks, k)))
    return { apposition: np, next: k + 1 };
  if (!listed && !closed && first.preposition !== null && !hasVerb && leadsToVerb(chunks, k)) return null;
  if (!listed && (describes(np) || (named(np, tokens) && !named(first, tokens)))) {
    if (np.noun === 'one') return null;
    return { apposition: np, next: k + 1 };
  }
  if (!listed) return null;
  const shared = sharesName(chunks, k, np, first, tokens);
  if (shared) return shared;
  if (members.length === 1 && describes(np) && np.determiner !== 'the' && named(first, tokens) && !named(np, tokens))
    return { apposition: np, next: k + 1 };
  return { member: np, next: k + 1 };
}

/** "The venture will be wound up, Acme and Beta said": behind a comma both names are of the verb of saying. */
function bothReport(chunks: readonly Chunk[], k: number, first: NounPhrase, tokens: readonly Token[]): boolean {
  const [np, verb] = [chunks[k], chunks[k + 1]];
  if (!isNp(np) || verb?.is !== 'vg' || !REPORTING.has(tokens[verb.head]?.lower ?? '')) return false;
  const from = chunks.indexOf(first);
  const apart = isMark(chunks[from - 1], 'comma') && first.preposition === null;
  return apart && named(np, tokens) && (named(first, tokens) || describes(first));
}

const DEEDS = new Set('step move decision development shift change setback blow sign outcome result'.split(' '));
/** "…, a step that would leave Acme alone": it is the whole clause that does so, not what its last phrase names. */
const sumsUpClause = (np: NounPhrase): boolean => /^an?$/.test(np.determiner ?? '') && DEEDS.has(np.noun);

/** "now 2 GWh,": a figure that an adverb of time and two commas set off from the phrase it measures. */
function isPresentFigure(chunks: readonly Chunk[], k: number, tokens: readonly Token[]): boolean {
  const [adverb, np] = [chunks[k], chunks[k + 1]];
  return (
    (isMark(adverb, 'adverb', 'now') || isMark(adverb, 'adverb', 'currently')) &&
    isNp(np) &&
    tokens[np.head]?.value !== undefined &&
    isMark(chunks[k + 2], 'comma')
  );
}

/** "Acme will take 55 percent of it and Beta 45 percent": a name with a figure behind it is no sister. */
const isGapped = (np: NounPhrase, tokens: readonly Token[]): boolean =>
  tokens[np.head]?.pos === 'number' && tokens[np.start]?.name !== undefined && np.head === np.start + 1;

/** "12 GWh will go to Acme and the rest to Beta": behind the same preposition again stands another pair. */
function isParallel(chunks: readonly Chunk[], at: number, k: number, first: NounPhrase): boolean {
  if (first.preposition === null || first.preposition === 'of' || !isMark(chunks[at], 'conjunction', 'and'))
    return false;
  const behind = chunks.slice(k + 1, k + 3);
  const again = behind.findIndex(c => isNp(c) && c.preposition === first.preposition);
  if (again < 0 || (again === 1 && !(isNp(behind[0]) && behind[0].preposition !== null))) return false;
  return chunks.slice(0, at).some(c => c.is === 'vg' && c.form === 'finite');
}

const isParty = (c: Chunk | undefined, tokens: readonly Token[]): boolean =>
  isNp(c) &&
  c.preposition === null &&
  c.determiner === null &&
  /^(?:company|venture|agency)$/.test(tokens[c.head]?.name?.kind ?? '');

/** "Gamma, the venture of Acme and Beta": the list goes on inside the apposition. */
function sharesName(
  chunks: readonly Chunk[],
  k: number,
  np: NounPhrase,
  first: NounPhrase,
  tokens: readonly Token[],
): { apposition: NounPhrase; next: number } | null {
  const inner = np.of.at(-1);
  const other = chunks[k + 2];
  if (!describes(np) || named(np, tokens) || !named(first, tokens) || !inner || !named(inner, tokens)) return null;
  if (!isMark(chunks[k + 1], 'conjunction', 'and') || !isNp(other) || !named(other, tokens)) return null;
  inner.conjuncts.push(other);
  return { apposition: np, next: k + 3 };
}

/** "Acme, Beta to form venture", "Acme, Beta, Gamma sign": headlines join the names at their head by commas alone. */
function isTelegraphic(chunks: readonly Chunk[], first: NounPhrase, k: number, tokens: readonly Token[]): boolean {
  const np = chunks[k];
  if (!isParty(np, tokens) || !isParty(first, tokens)) return false;
  let at = k + 1;
  for (; isMark(chunks[at], 'comma'); at += 2) if (!isParty(chunks[at + 1], tokens)) return false;
  const verb = chunks[at];
  return verb?.is === 'vg' && !isMark(chunks[at - 1], 'comma');
}

/** "StarPlus, the venture of Acme and Beta, will": what stands behind the name describes it, and is no list with it. */
function pairDescribed(
  chunks: readonly Chunk[],
  k: number,
  first: NounPhrase,
  tokens: readonly Token[],
): NounPhrase | null {
  const [np, and, other, end] = chunks.slice(k, k + 4);
  if (!isNp(np) || !describes(np) || named(np, tokens) || !named(first, tokens)) return null;
  const inner = np.of[np.of.length - 1];
  if (!inner || !named(inner, tokens) || !isMark(and, 'conjunction', 'and') || !isNp(other) || !named(other, tokens))
    return null;
  if (!isMark(end, 'comma')) return null;
  inner.conjuncts.push(other);
  return np;
}

/** "In recent years, A and B have …": the phrase after the comma is the subject. */
function leadsToVerb(chunks: readonly Chunk[], k: number): boolean {
  for (let j = k + 1; j < chunks.length && j < k + 8; j++) {
    const c = chunks[j]!;
    // "handed it to its partner, Acme, and received": the verb has its subject elsewhere.
    if (c.is === 'vg') return c.form === 'finite' && !isMark(chunks[j - 1], 'conjunction');
    if (isMark(c, 'stop') || isMark(c, 'subordinator') || isMark(c, 'relative')) return false;
  }
  return false;
}

/** Nothing more of its clause stands behind the phrase. */
const endsHere = (chunks: readonly Chunk[], k: number): boolean => {
  const next = chunks[k + 1];
  return next === undefined || isMark(next, 'stop') || isMark(next, 'subordinator');
};
const closesBefore = (chunks: readonly Chunk[], k: number): boolean => isMark(chunks[k + 1], 'comma');

/** Whether "B" of ", B" is followed by ", C" … or "and C". */
function listGoesOn(chunks: readonly Chunk[], k: number, hasVerb: boolean): boolean {
  for (let j = k + 1, steps = 0; j < chunks.length && steps < 16; steps++) {
    if (
      isMark(chunks[j], 'conjunction', 'and') ||
      isMark(chunks[j], 'conjunction', 'or') ||
      isMark(chunks[j], 'conjunction', '&')
    )
      return isNp(chunks[j + 1]) && !(hasVerb && opensClause(chunks, j + 1));
    if (isMark(chunks[j], 'comma')) {
      if (isMark(chunks[j + 1], 'conjunction', 'and') && isNp(chunks[j + 2]))
        return !(hasVerb && opensClause(chunks, j + 2));
      const np = chunks[j + 1];
      if (!isNp(np) || np.preposition !== null) return false;
      j += 2;
      continue;
    }
    return false;
  }
  return false;
}
