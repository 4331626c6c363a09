// Whether an element stands in the article or in something around it.
import { isElement, type PageElement, type PageNode } from './dom.js';
import type { Hint } from './hints.js';

const ELSEWHERE: ReadonlySet<Hint | null> = new Set<Hint | null>([
  'comments',
  'related',
  'navigation',
  'advert',
  'signup',
]);
const FRAME = new Set(['aside', 'footer', 'nav', 'blockquote', 'figure']);
const OWN_FOOT = /(?:post|entry|article|story)-?_?(?:footer|meta|metadata)/i;
const LEVELS = 10;

/** Inside comments, teasers or the page's frame: a date or a name there is somebody else's. */
export function standsElsewhere(element: PageElement, hintOf: (element: PageElement) => Hint | null): boolean {
  let at: PageNode | null = element;
  for (let i = 0; at && i < LEVELS; i += 1, at = at.parent as PageNode | null) {
    if (!isElement(at) || at.name === 'body' || at.name === 'main') return false;
    const hint = hintOf(at);
    // An article's own footer often holds its byline.
    if (OWN_FOOT.test(`${at.attribs.class ?? ''} ${at.attribs.id ?? ''}`)) continue;
    if ((FRAME.has(at.name) && hint !== 'byline') || ELSEWHERE.has(hint)) return true;
  }
  return false;
}
