// Namespace URIs of feeds and the prefix under which our code knows each.

/** Namespaces whose elements carry no prefix here: every RSS and Atom, sitemaps included. */
const PLAIN = [
  'http://www.w3.org/2005/atom',
  'http://purl.org/atom/ns#',
  'http://purl.org/atom/ns',
  'http://example.com/newformat#',
  'http://example.com/necho',
  'http://purl.org/echo/',
  'uri/of/echo/namespace#',
  'http://purl.org/pie/',
  'http://backend.userland.com/rss',
  'http://backend.userland.com/rss2',
  'http://blogs.law.harvard.edu/tech/rss',
  'http://purl.org/rss/1.0/',
  'http://purl.org/net/rss1.1#',
  'http://my.netscape.com/rdf/simple/0.9/',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd',
  'http://channel.netscape.com/rdf/simple/0.9/',
  'http://www.sitemaps.org/schemas/sitemap/0.9',
  'http://www.google.com/schemas/sitemap/0.84',
  'http://www.google.com/schemas/sitemap/0.9',
];

const PREFIXED: ReadonlyMap<string, string> = new Map([
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/elements/1.0/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://purl.org/rss/1.0/modules/syndication/', 'sy'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://www.w3.org/xml/1998/namespace', 'xml'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://search.yahoo.com/mrss/', 'media'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['http://www.google.com/schemas/sitemap-news/0.9', 'news'],
]);

/** Prefixes that mean the plain namespaces even where nothing binds them. */
const PLAIN_PREFIXES = new Set(['atom', 'atom10', 'atom03', 'rss', 'a10']);
const plain = new Set(PLAIN);

/** The canonical prefix of a namespace URI (empty for RSS and Atom), or null for one that feeds don't know. */
export function prefixOfNamespace(uri: string): string | null {
  const key = uri.trim().toLowerCase();
  if (plain.has(key) || key.startsWith('http://backend.userland.com/rss')) return '';
  return PREFIXED.get(key) ?? null;
}

/** The canonical form of a prefix that no declaration binds. */
export const unboundPrefix = (prefix: string): string => (PLAIN_PREFIXES.has(prefix) ? '' : prefix);

/** The canonical prefixes that the declarations around an element bind, innermost first. */
export interface NamespaceScope {
  readonly outer: NamespaceScope | null;
  readonly prefixes: ReadonlyMap<string, string>;
}

/** The bindings inside an element with these attributes: the outer ones where it declares none. */
export function scopeWithin(outer: NamespaceScope | null, attributes: Record<string, string>): NamespaceScope | null {
  let prefixes: Map<string, string> | null = null;
  for (const [name, uri] of Object.entries(attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const prefix = name.slice(6);
    prefixes ??= new Map();
    prefixes.set(prefix, prefixOfNamespace(uri) ?? unboundPrefix(prefix));
  }
  return prefixes ? { outer, prefixes } : outer;
}

/** `dc:date` under whatever prefix the document binds; a name without prefix has the default namespace if `hasDefault`. */
export function canonicalName(name: string, scope: NamespaceScope | null, hasDefault: boolean): string {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  if (!prefix && !hasDefault) return name;
  const local = name.slice(colon + 1);
  const canonical = lookUp(prefix, scope) ?? unboundPrefix(prefix);
  return canonical ? `${canonical}:${local}` : local;
}

function lookUp(prefix: string, scope: NamespaceScope | null): string | undefined {
  for (let s = scope; s; s = s.outer) {
    const found = s.prefixes.get(prefix);
    if (found !== undefined) return found;
  }
  return undefined;
}
