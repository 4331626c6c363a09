// Who wrote an entry: Atom's persons, and what RSS puts into one line ("mail@host (Name)").
import { childText, holdsMarkup, ownText } from './element-text.js';
import { markupLine } from './markup-text.js';
import type { FeedElement } from './raw-feed.js';

const MAX_AUTHORS = 50;
const MAX_LINE = 500;

/** The name in an author element: its `name`, else its text without the mail address, else the address. Null where blank. */
export function personName(element: FeedElement): string | null {
  if (holdsMarkup(element)) {
    const named = childText(element, 'name', 'title') ?? childText(element, 'email', 'uri', 'url', 'homepage');
    if (named) return markupLine(named) || null;
  }
  return nameInLine(markupLine(ownText(element).slice(0, MAX_LINE)));
}

/** "mail@host (Name)", "Name <mail@host>" and "Name (mail@host)" are "Name"; a line without a name is kept as it is. */
export function nameInLine(line: string): string | null {
  const bare = line
    .replace(/[(<[]?(?:mailto:)?[\w.+-]{1,64}@[\w.-]{1,255}[)>\]]?/g, ' ')
    .replace(/^[\s,;:("'-]+|[\s,;:"'-]+$/g, '')
    .trim();
  const name = /^([^()]*)\)$/.exec(bare)?.[1]?.trim() ?? bare;
  return name || line.trim() || null;
}

/** The names of those elements, each once, in order; at most fifty. */
export function personNames(elements: readonly FeedElement[]): string[] {
  const names = elements.slice(0, MAX_AUTHORS).map(personName);
  return [...new Set(names.filter(name => name !== null))];
}
