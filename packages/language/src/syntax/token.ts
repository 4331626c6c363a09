// A sentence cut into tokens: words, punctuation, and names and values as one token each.
import type { NameSpan, ValueSpan } from '@cellwire/model';
import type { VerbForm } from './inflect.js';

/** Parts of speech as the chunker needs them. */
export type Pos =
  | 'noun'
  | 'verb'
  | 'modal'
  | 'be'
  | 'have'
  | 'do'
  | 'to'
  | 'adjective'
  | 'adverb'
  | 'determiner'
  | 'possessive'
  | 'pronoun'
  | 'preposition'
  | 'conjunction'
  | 'subordinator'
  | 'relative'
  | 'negation'
  | 'number'
  | 'date'
  | 'punctuation';

/** The two parts of speech of a word whose neighbours decide. */
export type Either =
  | 'past-or-adjective'
  | 'base-or-adjective'
  | 'gerund-or-adjective'
  | 'noun-or-adjective'
  | 'noun-or-gerund'
  | 'noun-or-base'
  | 'plural-or-third';

export interface Token {
  /** As written; for a span, its whole text. */
  text: string;
  lower: string;
  /** UTF-16 offsets into the text that the sentence was taken from. */
  start: number;
  end: number;
  pos: Pos;
  form?: VerbForm;
  either?: Either;
  name?: NameSpan;
  value?: ValueSpan;
  /** Followed by 's or ’. */
  possessive: boolean;
}

const WORD =
  /\d{1,2}(?:\.\d+)?:\d{1,2}(?:\.\d+)?(?![\p{L}\p{N}:])|[\p{L}\p{M}\p{N}$€£¥₩₹]+(?:[-’'.&/,](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*|[^\s]/gu;
const CLITIC = /^(.+?)(n[’']t|[’'](?:s|ll|ve|re|d|m))$/i;
const CLITIC_WORD: Record<string, string> = { ll: 'will', ve: 'have', re: 'are', d: 'would', m: 'am' };
/** After these words ’s is "is", not a possessive. */
const COPULA_HOSTS = new Set(['it', 'that', 'there', 'he', 'she', 'who', 'what', 'here', 'where']);

type Spans = readonly (NameSpan | ValueSpan)[];

function wordTokens(text: string, from: number, to: number): Token[] {
  const out: Token[] = [];
  const piece = text.slice(from, to);
  let quoted = false;
  for (const m of piece.matchAll(WORD)) {
    const start = from + m.index;
    const before = out.at(-1);
    if (/^['‘’]$/.test(m[0])) {
      // "the shareholders' agreement": no quotation is open that the mark could close.
      if (
        !quoted &&
        before &&
        before.end === start &&
        /s$/.test(before.lower) &&
        / \p{Ll}/u.test(text.slice(start + 1, start + 3))
      ) {
        before.possessive = true;
        continue;
      }
      quoted = m[0] !== '’' && !quoted;
    }
    out.push(...splitClitic(m[0], start));
  }
  return out;
}

const plain = (text: string, start: number, possessive = false): Token => ({
  text,
  lower: text.toLowerCase().replace(/’/g, "'"),
  start,
  end: start + text.length,
  pos: /^[\p{P}\p{S}]+$/u.test(text) && text !== '&' ? 'punctuation' : 'noun',
  possessive,
});

/** "doesn’t" → does, n’t; "company’s" → company, marked possessive; "it’s" → it, is. */
function splitClitic(word: string, start: number): Token[] {
  const m = CLITIC.exec(word);
  if (!m) return [plain(word, start)];
  const [, host = '', clitic = ''] = m;
  const at = start + host.length;
  const kind = clitic.slice(1).toLowerCase();
  if (/^n/i.test(clitic)) return [plain(host, start), { ...plain(clitic, at), lower: 'not', pos: 'negation' }];
  if (kind === 's' && !COPULA_HOSTS.has(host.toLowerCase())) return [plain(host, start, true)];
  return [plain(host, start), { ...plain(clitic, at), lower: kind === 's' ? 'is' : (CLITIC_WORD[kind] ?? kind) }];
}

function spanToken(text: string, span: NameSpan | ValueSpan): Token {
  const base = plain(text.slice(span.start, span.end), span.start);
  if (span.kind === 'date') return { ...base, pos: 'date', value: span };
  if (span.kind === 'money' || span.kind === 'quantity') return { ...base, pos: 'number', value: span };
  return { ...base, pos: 'noun', name: span };
}

const TIME_OF_DAY = /^ (?:morning|afternoon|evening|night)\b(?! shift)/;

/**
 * Cuts `text` from `from` to `to` into tokens. Spans must lie within a sentence to count; of overlapping ones the
 * earlier, then the longer wins.
 */
export function tokenize(text: string, from: number, to: number, spans: Spans): Token[] {
  const inside = spans.filter(s => s.start >= from && s.end <= to).sort((a, b) => a.start - b.start || b.end - a.end);
  const out: Token[] = [];
  let at = from;
  for (const span of inside) {
    if (span.start < at) continue;
    out.push(...wordTokens(text, at, span.start));
    const token = spanToken(text, span);
    at = span.end;
    // "Ford Motor Co. in December": the stop belongs to the name while the sentence goes on.
    if (token.name && text[at] === '.' && at + 1 < to) at++;
    const mark = /^[’'](?:s\b)?/.exec(text.slice(at, at + 3));
    if (mark && (mark[0].length > 1 || /s$/i.test(token.text)) && span.kind !== 'money') {
      token.possessive = true;
      at += mark[0].length;
    }
    out.push(token);
    // "on Monday evening": the time of day goes with the day.
    if (token.value?.kind === 'date' && !token.possessive)
      at += TIME_OF_DAY.exec(text.slice(at, at + 12))?.[0].length ?? 0;
    // "the Busan-based maker": what a hyphen ties to a name describes, it does not name.
    const tied = /^-\p{Ll}[\p{L}-]*/u.exec(text.slice(at, Math.min(to, at + 30)));
    if (token.name && tied) {
      out.push({ ...plain(tied[0], at), pos: 'adjective' });
      at += tied[0].length;
    }
  }
  out.push(...wordTokens(text, at, to));
  return out;
}

const SHARES = /^(\d{1,2}(?:\.\d+)?)[:/-](\d{1,2}(?:\.\d+)?)$/;

/** The shares that "50:50", "51-49" or "60/40" gives two partners, in percent; null where the two make no whole. */
export function sharesOf(text: string): [number, number] | null {
  const m = SHARES.exec(text);
  if (!m) return null;
  const shares: [number, number] = [Number(m[1]), Number(m[2])];
  return Math.abs(shares[0] + shares[1] - 100) < 0.2 ? shares : null;
}
