// The word under the caret of a filter, and what taking a suggestion makes of the text.

/** A word of the filter language: `from`–`to` are UTF-16 offsets; a quoted value belongs to its field's word. */
export interface Word {
  from: number;
  to: number;
  text: string;
}

/** The word that the caret stands in or behind; empty between words. Quotes hold spaces together; a leading `-` or `(` is not part of it. */
export function wordAt(filter: string, caret: number): Word {
  let from = 0;
  let quoted = false;
  for (let i = 0; i < caret; i++) {
    const c = filter[i];
    if (c === '"') quoted = !quoted;
    else if (!quoted && (c === ' ' || c === '(' || c === ')')) from = i + 1;
  }
  if (filter[from] === '-' && from < caret) from += 1;
  let to = caret;
  while (to < filter.length && (quoted ? filter[to] !== '"' : !/[\s()]/.test(filter[to] as string))) to += 1;
  if (quoted && filter[to] === '"') to += 1;
  return { from, to, text: filter.slice(from, caret) };
}

/** A value as the language wants it: quoted where it holds what ends a word. The language has no escape: a quote inside becomes an apostrophe. */
export function quoteValue(value: string): string {
  return /[\s,()":]/.test(value) ? `"${value.replaceAll('"', "'")}"` : value;
}

/** Puts a suggestion in place of the word; a complete term is followed by a space. Answers the text and the new caret. */
export function complete(filter: string, word: Word, suggestion: string): { text: string; caret: number } {
  const ends = !suggestion.endsWith(':');
  const rest = filter.slice(word.to);
  const gap = ends && !/^\s/.test(rest) ? ' ' : '';
  const head = filter.slice(0, word.from) + suggestion + gap;
  return { text: head + rest, caret: head.length + (ends && !gap ? 1 : 0) };
}

/** Adds `field:value` to a filter, or takes it away when it stands there as a term of its own. */
export function toggleTerm(filter: string, term: string): string {
  const terms = splitTerms(filter);
  return (terms.includes(term) ? terms.filter(t => t !== term) : [...terms, term]).join(' ');
}

/** Whether the filter has this term at its top level. */
export const hasTerm = (filter: string, term: string): boolean => splitTerms(filter).includes(term);

/** Terms of the top level, quotes and parentheses kept together. */
function splitTerms(filter: string): string[] {
  const terms: string[] = [];
  let depth = 0;
  let quoted = false;
  let term = '';
  for (const c of filter) {
    if (c === '"') quoted = !quoted;
    else if (!quoted && c === '(') depth += 1;
    else if (!quoted && c === ')') depth -= 1;
    if (/\s/.test(c) && !quoted && depth <= 0) {
      if (term) terms.push(term);
      term = '';
    } else term += c;
  }
  return term ? [...terms, term] : terms;
}
