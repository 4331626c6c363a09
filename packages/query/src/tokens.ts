// A filter text as tokens: words, field names, quoted values, parentheses.
import { FilterError } from './filter.js';

export interface Token {
  is: 'term' | 'open' | 'close' | 'or' | 'not';
  /** Lower-case field before the colon, or null for bare text. */
  field: string | null;
  values: string[];
  at: number;
}

const MAX_LENGTH = 2000;

/** Cuts a filter text into tokens; throws FilterError for an unclosed quote or a text over 2,000 characters. */
export function tokenize(text: string): Token[] {
  if (text.length > MAX_LENGTH) throw new FilterError(`a filter has at most ${MAX_LENGTH} characters`, MAX_LENGTH);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const c = text[at] as string;
    if (/\s/.test(c)) at++;
    else if (c === '(' || c === ')')
      tokens.push({ is: c === '(' ? 'open' : 'close', field: null, values: [], at: at++ });
    else if (c === '-' && at + 1 < text.length && !/[\s)]/.test(text[at + 1] as string))
      tokens.push({ is: 'not', field: null, values: [], at: at++ });
    else at = readTerm(text, at, tokens);
  }
  return tokens;
}

function readTerm(text: string, start: number, tokens: Token[]): number {
  const name = /^([a-z][a-z_-]{0,40}):/i.exec(text.slice(start, start + 42));
  let at = start + (name?.[0].length ?? 0);
  const values: string[] = [];
  for (;;) {
    const value = readValue(text, at);
    values.push(value.text);
    at = value.end;
    if (!name || text[at] !== ',') break;
    at++;
  }
  const bare = !name && text[start] !== '"' ? values[0] : null;
  if (bare === 'OR') tokens.push({ is: 'or', field: null, values: [], at: start });
  else if (bare === 'NOT') tokens.push({ is: 'not', field: null, values: [], at: start });
  else if (bare !== 'AND') tokens.push({ is: 'term', field: name?.[1]?.toLowerCase() ?? null, values, at: start });
  return at;
}

function readValue(text: string, start: number): { text: string; end: number } {
  if (text[start] === '"') {
    let out = '';
    for (let at = start + 1; at < text.length; at++) {
      if (text[at] === '\\' && at + 1 < text.length) out += text[++at];
      else if (text[at] === '"') return { text: out, end: at + 1 };
      else out += text[at];
    }
    throw new FilterError('a quote is opened and not closed: add " at the end of the value', start);
  }
  let end = start;
  while (end < text.length && !/[\s(),]/.test(text[end] as string)) end++;
  if (end === start) throw new FilterError('a value is missing here', start);
  return { text: text.slice(start, end), end };
}
