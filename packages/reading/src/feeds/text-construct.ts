// Titles and contents: RSS leaves their type open, Atom declares it (RFC 4287, section 3.1; Atom 0.3 with `mode`).
import { holdsMarkup, innerMarkup, ownText, textAsMarkup } from './element-text.js';
import { looksLikeMarkup, markupLine, plainLine } from './markup-text.js';
import type { FeedElement } from './raw-feed.js';

/** `guess`: nothing was declared, so the text itself must tell. */
type Declared = 'text' | 'html' | 'markup' | 'foreign' | 'guess';

function declaredType(element: FeedElement): Declared {
  const { attributes } = element;
  const type = attributes.type?.trim().toLowerCase() ?? '';
  if (type === 'xhtml' || /[+/]xml$/.test(type) || attributes.mode === 'xml') return 'markup';
  if (holdsMarkup(element)) return 'markup';
  if (type === 'html' || type === 'text/html') return 'html';
  if (type === 'text' || type === 'text/plain') return 'text';
  return !type || type.startsWith('text/') || !type.includes('/') ? 'guess' : 'foreign';
}

function textOf(element: FeedElement): string {
  const text = ownText(element);
  return element.attributes.mode === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
}

/** Atom writes media types that are not text in base64 (RFC 4287, section 4.1.3.3); what is none is taken as it stands. */
function foreignText(element: FeedElement): string {
  const text = ownText(element).trim();
  return /^[A-Za-z\d+/\s]+={0,2}$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : text;
}

/** A title as one line of plain text, or null where it is blank. */
export function titleOf(element: FeedElement): string | null {
  const declared = declaredType(element);
  if (declared === 'markup') return markupLine(innerMarkup(element).replace(/<[^>]*>/g, '')) || null;
  const text = declared === 'foreign' ? foreignText(element) : textOf(element);
  return (declared === 'text' ? plainLine(text) : markupLine(text)) || null;
}

/** A summary or content as a fragment of HTML; null where it is blank, elsewhere (`src`) or not text. */
export function contentOf(element: FeedElement): string | null {
  const declared = declaredType(element);
  if (declared === 'markup') return innerMarkup(element) || null;
  if (declared === 'foreign') return null;
  const text = textOf(element).trim();
  if (!text) return null;
  return declared === 'text' || (declared === 'guess' && !looksLikeMarkup(text) && /[<&]/.test(text))
    ? textAsMarkup(text)
    : text;
}
