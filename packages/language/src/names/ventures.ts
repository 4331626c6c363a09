// Joint ventures without a name of their own: "its joint venture with Ford", "a venture between A and B", "the A-B venture".

import type { LineNames } from './line-names.js';
import type { Line } from './lines.js';
import type { MarkedName } from './mark-names.js';
import { VENTURE_NOUNS } from './word-lists.js';

const MOST_BETWEEN = 6;
const MOST_PARTNERS = 6;

/** What the words round a venture's noun say: an unnamed venture, or partners of a named one. */
export interface VentureReading {
  unnamed: MarkedName[];
  /** Canonical name of a venture → partners stated beside it. */
  stated: [venture: string, partners: string[]][];
}

/** Reads every "venture", "JV" of a line that no name holds; value '' for ventures without a name of their own. */
export function findVentures(line: Line, names: LineNames): VentureReading {
  const reading: VentureReading = { unnamed: [], stated: [] };
  for (let head = line.from; head < line.to; head++) {
    if (!VENTURE_NOUNS.has(line.tokens[head]!.folded) || names.holding(head)) continue;
    const partners = partnersBeside(line, head, names);
    const named = ventureNamedAt(line, head, names);
    if (named) {
      const others = partners.filter(partner => partner !== named.listed.value);
      if (others.length) reading.stated.push([named.listed.value, others]);
      continue;
    }
    if (!partners.length && !isOwned(line, head)) continue;
    const from = head > line.from && /^joint$/.test(line.tokens[head - 1]!.folded) ? head - 1 : head;
    reading.unnamed.push({
      line,
      from,
      to: head + 1,
      via: 'noun',
      partners,
      listed: { kind: 'venture', value: '', country: null, kinds: [], unlisted: true },
    });
  }
  return reading;
}

/** "its joint venture", "a joint venture in Ohio" that is new to the reader: "the venture" is a reference instead. */
function isOwned(line: Line, head: number): boolean {
  for (let at = head - 1; at >= Math.max(line.from, head - MOST_BETWEEN); at--) {
    const token = line.tokens[at]!;
    if (/^(?:a|an|its|their)$/.test(token.folded)) return true;
    if (token.kind === 'mark' || STOPS.has(token.folded)) return false;
  }
  return false;
}

const isParty = (name: MarkedName): boolean => name.listed.kind === 'company';

/** Partners before ("Acme-Beta venture", "Acme's venture") and behind ("with", "between", "of", "by") a venture's noun. */
export function partnersBeside(line: Line, head: number, names: LineNames): string[] {
  const before = partnersBefore(line, head, names);
  const behind = partnersBehind(line, head, names);
  return [...new Set([...before, ...behind])];
}

function partnersBefore(line: Line, head: number, names: LineNames): string[] {
  const partners: string[] = [];
  let at = head;
  for (let skipped = 0; skipped <= MOST_BETWEEN && at > line.from; skipped++) {
    const name = names.endingAt(at);
    if (name && isParty(name)) {
      partners.unshift(name.listed.value);
      at = name.from;
      continue;
    }
    if (name) {
      at = name.from;
      continue;
    }
    const token = line.tokens[at - 1]!;
    const joins = partners.length
      ? /^(?:-|–|\/|and|&|,)$/.test(token.folded)
      : token.kind === 'possessive' || token.text === '-' || /^['’]$/.test(token.text);
    if (!joins && (partners.length || token.kind === 'mark' || STOPS.has(token.folded))) break;
    at--;
  }
  return partners;
}

const STOPS = new Set(
  'the a an its their this that with of in for to by and or from said is was will has have had'.split(' '),
);

/** "a venture, owned in a ratio of six to four by A and B": how far "by" may stand behind "owned". */
const OWNED_REACH = 14;

function partnersBehind(line: Line, head: number, names: LineNames): string[] {
  const owned = line.tokens.slice(head + 1, head + 3).some(token => token.folded === 'owned');
  for (let at = head + 1; at < Math.min(line.to, head + (owned ? OWNED_REACH : MOST_BETWEEN)); at++) {
    const token = line.tokens[at]!;
    if (token.kind === 'mark' && token.text !== ',' && token.text !== '(' && token.text !== ')') return [];
    if (!/^(?:with|between|of|by|involving)$/.test(token.folded)) continue;
    const list = readList(line, at + 1, names);
    if (list.length) return list;
  }
  return [];
}

/** "A, B and C" from `at`; words that describe a party ("Korean partner A") are skipped. */
export function readList(line: Line, at: number, names: LineNames): string[] {
  const list: string[] = [];
  let from = at;
  for (let skipped = 0; skipped <= MOST_BETWEEN && from < line.to && list.length < MOST_PARTNERS; ) {
    const name = names.startingAt(from);
    if (name && isParty(name)) {
      list.push(name.listed.value);
      from = name.to;
      skipped = 0;
      continue;
    }
    if (name) {
      from = name.to;
      skipped++;
      continue;
    }
    const token = line.tokens[from]!;
    const joins = /^(?:and|,|&|-|or)$/.test(token.folded) || token.kind === 'possessive';
    if (list.length && !joins && !(skipped > 0 && token.kind === 'word' && !STOPS.has(token.folded))) break;
    // "with another Korean partner, Acme": the comma of an apposition.
    if (!list.length && token.kind === 'mark' && !(token.text === ',' && skipped > 0 && names.startingAt(from + 1)))
      break;
    if (!list.length && /^(?:in|at|to|for|will|is|was|that|which)$/.test(token.folded)) break;
    from++;
    skipped++;
  }
  return list;
}

/** The named venture that the noun at `head` describes, where one stands beside it. */
export function ventureNamedAt(line: Line, head: number, names: LineNames): MarkedName | undefined {
  for (let at = head + 1; at < Math.min(line.to, head + 4); at++) {
    const name = names.startingAt(at);
    if (name) return name.listed.kind === 'venture' && name.listed.value !== '' ? name : undefined;
    if (!/^(?:,|called|named|dubbed|known|as|\(|“|")$/.test(line.tokens[at]!.folded)) break;
  }
  let comma = head;
  while (comma > line.from && head - comma < 8 && line.tokens[comma]!.text !== ',' && line.tokens[comma]!.text !== '—')
    comma--;
  const before = names.endingAt(comma) ?? namedBeforeBracket(line, comma, names);
  return before?.listed.kind === 'venture' && before.listed.value !== '' ? before : undefined;
}

/** "Acme Cells (AC), a venture of": the name stands before the bracket. */
function namedBeforeBracket(line: Line, comma: number, names: LineNames): MarkedName | undefined {
  for (let at = comma - 1; at > line.from && comma - at <= 5; at--)
    if (line.tokens[at]!.text === '(') return names.endingAt(at);
  return undefined;
}
