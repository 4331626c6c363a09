// Questions to elements: children by name, their text, their markup.
import type { FeedElement } from './raw-feed.js';

/** The element's children that are elements, of any of these names, in document order. */
export function childrenNamed(element: FeedElement, ...names: string[]): FeedElement[] {
  const found: FeedElement[] = [];
  for (const child of element.children) if (typeof child !== 'string' && names.includes(child.name)) found.push(child);
  return found;
}

/** The first child of that name whose text is not blank: its trimmed text, or null. */
export function childText(element: FeedElement, ...names: string[]): string | null {
  for (const name of names) {
    for (const child of childrenNamed(element, name)) {
      const text = ownText(child).trim();
      if (text) return text;
    }
  }
  return null;
}

/** The text directly in the element, without that of elements inside it. */
export const ownText = (element: FeedElement): string =>
  element.children.length === 1 && typeof element.children[0] === 'string'
    ? element.children[0]
    : element.children.filter(c => typeof c === 'string').join('');

/** Whether the element holds elements: markup that was not escaped. */
export const holdsMarkup = (element: FeedElement): boolean => element.children.some(c => typeof c !== 'string');

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;');
/** Elements of HTML that have no end tag. */
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

const NEVER_SHOWN = new Set(['script', 'style']);

/** Plain text as a fragment of HTML. */
export const textAsMarkup = escapeText;

/** What stands inside the element, as a fragment of HTML without scripts, styles and the lone `div` that Atom asks for. */
export function innerMarkup(element: FeedElement): string {
  const solid = element.children.filter(c => typeof c !== 'string' || c.trim());
  const only = solid.length === 1 ? solid[0] : undefined;
  const inside = only && typeof only !== 'string' && localName(only) === 'div' ? only.children : element.children;
  const parts: string[] = [];
  // Children wait on a list, last first, so that depth costs no stack.
  const waiting: (FeedElement | string | { end: string })[] = [...inside].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') parts.push(escapeText(next));
    else if ('end' in next) parts.push(`</${next.end}>`);
    else if (!NEVER_SHOWN.has(localName(next))) {
      const name = localName(next);
      parts.push(startTag(name, next));
      if (VOID.has(name)) continue;
      waiting.push({ end: name });
      for (let i = next.children.length - 1; i >= 0; i -= 1) waiting.push(next.children[i]!);
    }
  }
  return parts.join('').trim();
}

const localName = (element: FeedElement): string => element.name.slice(element.name.indexOf(':') + 1);

function startTag(name: string, element: FeedElement): string {
  const attributes = Object.entries(element.attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  return `<${name}${attributes.join('')}>`;
}
