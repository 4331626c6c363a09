// Joins the members of lists and what describes a phrase, before clauses are built: coordination and apposition.
import { isMark, isNp } from './chunk-kinds.js';
import type { Chunk, Mark, NounPhrase, VerbGroup } from './chunk-types.js';
import { insertionEnd } from './insertions.js';
import { REPORTING } from './lexicon.js';
import {
  bothReport,
  closesBefore,
  describes,
  endsHere,
  isGapped,
  isParallel,
  isParty,
  isPresentFigure,
  isTelegraphic,
  leadsToVerb,
  listGoesOn,
  named,
  opensClause,
  pairDescribed,
  sharesName,
  sumsUpClause,
} from './list-shapes.js';
import type { Token } from './token.js';

/** A verb group that needs a subject before it. */
const needsSubject = (c: Chunk | undefined): c is VerbGroup => c?.is === 'vg' && c.form === 'finite' && !c.ambiguous;

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
      !isListOfOwners(chunks, i, next, first, tokens) &&
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

/** "Acme and Beta, partners in a venture, will", "Acme and Beta, the two owners,": what several are. */
const areTitled = (np: NounPhrase, first: NounPhrase, tokens: readonly Token[]): boolean =>
  np.preposition === null &&
  named(first, tokens) &&
  /^(?:partners|owners|co-owners|shareholders|rivals|makers|producers|competitors|neighbours|neighbors)$/.test(
    tokens[np.head]?.lower ?? '',
  );

const OWNERS = /^(?:owners|co-owners|partners|shareholders|parents|founders|co-founders|members|backers|investors)$/;
/** "The owners of Gamma, Acme and Beta, agreed": the names between commas are the owners, no list with what they own. */
function isListOfOwners(
  chunks: readonly Chunk[],
  at: number,
  next: number,
  first: NounPhrase,
  tokens: readonly Token[],
): boolean {
  if (!OWNERS.test(tokens[first.head]?.lower ?? '') || !isMark(chunks[next], 'comma')) return false;
  const comma = chunks.findIndex((c, k) => k > at && c.is === 'mark');
  return isMark(chunks[comma], 'comma');
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
    if (step.last) {
      const title = chunks[at + 1];
      if (isMark(chunks[at], 'comma') && isNp(title) && areTitled(title, first, tokens)) {
        appositions.push(title);
        at += 2;
      }
      break;
    }
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
