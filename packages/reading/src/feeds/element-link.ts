// The page that an element of a feed stands for, out of all the ways in which feeds say it.
import { childrenNamed, ownText } from './element-text.js';
import { webUrl } from './feed-link.js';
import type { FeedElement } from './raw-feed.js';

/** Links that name the page itself: `rel` absent or alternate. */
function isAlternate(link: FeedElement): boolean {
  const rel = link.attributes.rel?.trim().toLowerCase().replace('http://www.iana.org/assignments/relation/', '');
  return !rel || rel === 'alternate';
}

const isPage = (type: string | undefined): boolean =>
  !type || /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type.trim());

/**
 * The link of a feed or an entry, as it is written: the first `link` with a text or an alternate `href`, pages before
 * other types; then a permanent guid, an id or an rdf:about that is a web address. Null where there is none.
 */
export function writtenLink(element: FeedElement): { link: string; base: string | null } | null {
  const links = childrenNamed(element, 'link', 'loc').filter(isAlternate);
  const pages = links.filter(l => isPage(l.attributes.type));
  for (const link of [...pages, ...links]) {
    const written = (link.attributes.href ?? link.attributes['rdf:resource'] ?? ownText(link)).trim();
    if (written) return { link: written, base: link.base };
  }
  if (element.attributes.href) return { link: element.attributes.href, base: element.base };
  return identityLink(element);
}

function identityLink(element: FeedElement): { link: string; base: string | null } | null {
  for (const guid of childrenNamed(element, 'guid', 'id')) {
    const text = ownText(guid).trim();
    const permanent = guid.attributes.ispermalink?.trim().toLowerCase();
    if (text && permanent !== 'false' && (permanent === 'true' || webUrl(text, null)))
      return { link: text, base: guid.base };
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
