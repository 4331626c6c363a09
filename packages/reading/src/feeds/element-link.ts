// The page that an element of a feed stands for, out of all the ways in which feeds say it.
import { childrenNamed, ownText } from './element-text.js';
import { webUrl } from './feed-link.js';
import type { FeedElement } from './raw-feed.js';

/** A link with an address that names the page itself: `rel` absent or alternate. */
function isAlternate(link: FeedElement): boolean {
  if (!addressIn(link)) return false;
  const rel = link.attributes.rel?.trim().toLowerCase().replace('http://www.iana.org/assignments/relation/', '');
  return !rel || rel === 'alternate';
}

const isPage = (type: string | undefined): boolean =>
  !type || /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type.trim());

/** A link as written, with what it is relative to. */
interface WrittenLink {
  link: string;
  base: string | null;
}

/**
 * The link of a feed or an entry, as it is written. RSS writes it as the text of `link` (attributes on it say nothing,
 * and the last of several overrides), Atom as the `href` of an alternate link, pages before other types; an alternate
 * after a text counts more than the text. Else the `href` of a CDF element, a permanent guid, an id or an rdf:about that
 * is a web address. Null where there is none.
 */
export function writtenLink(element: FeedElement): WrittenLink | null {
  const links = childrenNamed(element, 'link', 'loc');
  const lastText = links.findLastIndex(isTextLink);
  const alternates = links.slice(lastText + 1).filter(isAlternate);
  const link = alternates.find(l => isPage(l.attributes.type)) ?? links[lastText] ?? alternates[0];
  if (link) return { link: addressIn(link), base: link.base };
  if (element.attributes.href) return { link: element.attributes.href, base: element.base };
  return identityLink(element);
}

const addressIn = (link: FeedElement): string =>
  (link.attributes.href ?? link.attributes['rdf:resource'] ?? ownText(link)).trim();

const isTextLink = (link: FeedElement): boolean => link.attributes.href === undefined && ownText(link).trim() !== '';

/** An Atom id is an IRI and may be relative; a guid is a link by its attribute, or where it looks like one. */
function identityLink(element: FeedElement): WrittenLink | null {
  for (const id of childrenNamed(element, 'guid', 'id')) {
    const text = ownText(id).trim();
    const permanent = id.attributes.ispermalink?.trim().toLowerCase();
    if (!text || permanent === 'false') continue;
    if (id.name === 'id' || permanent === 'true' || text.startsWith('/') || webUrl(text, null)) {
      return { link: text, base: id.base };
    }
  }
  const about = element.attributes['rdf:about'] ?? '';
  return webUrl(about, null) ? { link: about, base: null } : null;
}

/** The first `href` of the links with that `rel`, absolute; or null. */
export function relatedLink(elements: readonly FeedElement[], rel: string): string | null {
  for (const element of elements) {
    for (const link of childrenNamed(element, 'link')) {
      const rels = link.attributes.rel?.toLowerCase().split(/\s+/) ?? [];
      const url = rels.includes(rel) ? webUrl(link.attributes.href, link.base) : null;
      if (url) return url;
    }
  }
  return null;
}
