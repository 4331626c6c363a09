// Fragments of HTML, as feeds carry them, to plain text.
import { decodeHTML } from 'entities/decode';

/** A tag of HTML, not "a < b": the name is one that HTML knows, or the mark is a comment. */
const TAG =
  /<!--[\s\S]*?(?:-->|$)|<\/?(?:a|abbr|acronym|address|article|aside|audio|b|base|basefont|bdi|bdo|big|blockquote|body|br|button|caption|center|cite|code|col|dd|del|details|dfn|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|mark|meta|nav|nobr|noscript|object|ol|option|p|param|picture|pre|q|rp|rt|ruby|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr)(?:\s[^<>]{0,4096}|\s?\/)?>/gi;
/** Elements that break a line; the rest runs on. */
const BLOCK =
  /^<\/?(?:address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|ol|p|pre|section|table|td|th|tr|ul)\b/i;
const HIDDEN = /<(script|style)\b[^<>]{0,4096}>[\s\S]*?(?:<\/\1\s*>|$)/gi;

/** Whether a text that could be either holds HTML: a known tag or a reference to a character. */
export function looksLikeMarkup(text: string): boolean {
  TAG.lastIndex = 0;
  return TAG.test(text) || /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31}\d?);/i.test(text);
}

/** One line of plain text out of a fragment of HTML: tags dropped, references decoded, white space collapsed. */
export function markupLine(markup: string): string {
  const text = markup.includes('<') ? markup.replace(TAG, tag => (BLOCK.test(tag) ? ' ' : '')) : markup;
  return plainLine(decodeHTML(text));
}

/** White space collapsed, line breaks included; trimmed. */
export const plainLine = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

/** Plain text out of a fragment of HTML, its blocks as paragraphs separated by a blank line. Scripts and styles are left out. */
export function markupText(markup: string): string {
  const marked = markup
    .replace(HIDDEN, ' ')
    .replace(/\s+/g, ' ')
    .replace(TAG, tag => (BLOCK.test(tag) ? '\n' : ''));
  return decodeHTML(marked).split('\n').map(plainLine).filter(Boolean).join('\n\n');
}
