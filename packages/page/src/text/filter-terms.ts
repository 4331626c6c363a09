// Terms of a filter text at its top level: put in and taken out by ticks, the rest of the text left as it is.

/** A value as the language wants it: quoted where it holds what ends a value or reads as an operator. */
export function quoteValue(value: string): string {
  const isPlain = value !== '' && !/[\s,()":\\]|^-|^(?:OR|AND|NOT)$/.test(value);
  return isPlain ? value : `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** `field:value`, to be put into a filter. */
export const termOf = (field: string, value: string): string => `${field}:${quoteValue(value)}`;

/** Adds a whole term such as `jv_exit`, or takes it out where it stands at the top level. */
export function toggleTerm(filter: string, term: string): string {
  const terms = splitTerms(filter);
  return (terms.includes(term) ? terms.filter(t => t !== term) : [...terms, term]).join(' ');
}

/** Whether the filter has this term at its top level. */
export const hasTerm = (filter: string, term: string): boolean => splitTerms(filter).includes(term);

/** Whether a top-level term of the field names the value. */
export const hasValue = (filter: string, field: string, value: string): boolean =>
  splitTerms(filter).some(term => valuesOf(term, field)?.includes(quoteValue(value)) ?? false);

/** Adds a value to the field's term as one more alternative, or takes it out; a term without values goes. */
export function toggleValue(filter: string, field: string, value: string): string {
  const quoted = quoteValue(value);
  const terms = splitTerms(filter);
  const at = terms.findIndex(term => valuesOf(term, field) !== null);
  if (at < 0) return [...terms, `${field}:${quoted}`].join(' ');
  const values = valuesOf(terms[at] as string, field) as string[];
  const left = values.includes(quoted) ? values.filter(v => v !== quoted) : [...values, quoted];
  const term = left.length ? [`${field}:${left.join(',')}`] : [];
  return [...terms.slice(0, at), ...term, ...terms.slice(at + 1)].join(' ');
}

/** The values of a term as they are written, or null when it is none of this field. */
function valuesOf(term: string, field: string): string[] | null {
  return term.startsWith(`${field}:`) ? split(term.slice(field.length + 1), ',') : null;
}

const splitTerms = (filter: string): string[] => split(filter, ' ').filter(term => term !== '');

/** Cuts a text at a separator (a space stands for any white space) outside of quotes and parentheses. */
function split(text: string, separator: ',' | ' '): string[] {
  const parts = [''];
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    let c = text[i] as string;
    if (c === '\\' && quoted) c += text[++i] ?? '';
    else if (c === '"') quoted = !quoted;
    else if (!quoted) depth += c === '(' ? 1 : c === ')' ? -1 : 0;
    const isCut = !quoted && depth <= 0 && (separator === ' ' ? /\s/.test(c) : c === separator);
    if (isCut) parts.push('');
    else parts[parts.length - 1] += c;
  }
  return parts;
}
