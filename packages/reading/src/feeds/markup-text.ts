// Fragments of HTML, as feeds carry them, to plain text.
import { decodeHTML } from 'entities/decode';

/** A tag of HTML, not "a < b": the name is one that HTML knows, or it is a declaration. */
const TAG =
  /<![a-z][^<>]{0,1024}>|<\/?(?:a|abbr|acronym|address|article|aside|audio|b|base|basefont|bdi|bdo|big|blockquote|body|br|button|caption|center|cite|code|col|dd|del|details|dfn|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|mark|meta|nav|nobr|noscript|object|ol|option|p|param|picture|pre|q|rp|rt|ruby|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr)(?:\s[^<>]{0,4096}|\s?\/)?>/gi;
/** Elements that break a line; the rest runs on. */
const BLOCK =
  /^<\/?(?:address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|ol|p|pre|section|table|td|th|tr|ul)\b/i;
const HIDDEN = /<(script|style)\b[^<>]{0,4096}>[\s\S]*?(?:<\/\1\s*>|$)/gi;

/** Whether a text that could be either holds HTML: a known tag or a reference to a character. */
export function looksLikeMarkup(text: string): boolean {
  TAG.lastIndex = 0;
  return TAG.test(text) || /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31}\d?);/i.test(text);
}

/**
 * One line of plain text out of a fragment of HTML: tags, scripts and comments dropped, references decoded, white space
 * collapsed. A fragment of nothing but tags gives its image's `alt`, else the tags without their attributes.
 */
export function markupLine(markup: string): string {
  if (!markup.includes('<')) return plainLine(decodeHTML(markup));
  const shown = withoutHidden(markup);
  const line = plainLine(decodeHTML(shown.replace(TAG, tag => (BLOCK.test(tag) ? ' ' : ''))));
  return line || wordless(shown);
}

function wordless(shown: string): string {
  const alt = /<img\s[^<>]{0,4096}?\balt\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/i.exec(shown);
  const line = plainLine(decodeHTML(alt?.[1] ?? alt?.[2] ?? ''));
  return line || (shown.match(TAG) ?? []).map(tag => tag.replace(/\s[^>]*/, '')).join('');
}

/** Without comments, scripts and styles. A comment that is never closed ends at its first `>`, as old browsers had it. */
function withoutHidden(markup: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = markup.indexOf('<!--'); at >= 0; at = markup.indexOf('<!--', from)) {
    parts.push(markup.slice(from, at));
    const end = at < markup.lastIndexOf('-->') ? markup.indexOf('-->', at + 4) + 3 : markup.indexOf('>', at) + 1;
    from = end > at ? end : markup.length;
  }
  return [...parts, markup.slice(from)].join('').replace(HIDDEN, ' ');
}

/** White space collapsed, line breaks included; trimmed. */
export const plainLine = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

/** Plain text out of a fragment of HTML, its blocks as paragraphs separated by a blank line. Scripts and styles are left out. */
export function markupText(markup: string): string {
  const marked = withoutHidden(markup)
    .replace(/\s+/g, ' ')
    .replace(TAG, tag => (BLOCK.test(tag) ? '\n' : ''));
  return decodeHTML(marked).split('\n').map(plainLine).filter(Boolean).join('\n\n');
}
