// Streams XML, however ill-formed, into elements: each entry is handed out as it ends and dropped from the tree, so
// memory holds one entry and the feed's head whatever the feed's length.
import { Parser } from 'htmlparser2';
import { READ_NAMES } from './feed-entry.js';
import { baseWithin } from './feed-link.js';
import { canonicalName, type NamespaceScope, scopeWithin } from './namespaces.js';
import type { FeedElement } from './raw-feed.js';
import type { ReferenceDecoder } from './xml-text.js';

/** Deeper documents are no feeds; the parser's stack costs time in proportion to its depth. */
const MAX_DEPTH = 256;
/** Characters of a start tag's attributes that are kept; what is longer is dropped. */
const MAX_ATTRIBUTE = 65_536;

interface Open {
  element: FeedElement;
  scope: NamespaceScope | null;
}

export interface TreeOptions {
  url: string | null;
  decoder: ReferenceDecoder;
  /** Called at the end tag of each entry. */
  onEntry(entry: FeedElement): void;
}

/** Elements under which an element named `item` is one of the feed's entries, not a part of some entry's own data. */
const LEAVES = new Set(['title', 'link', 'description', 'guid', 'pubdate', 'author', 'category', 'dc:date', 'summary']);
const FIELDLESS = new Set(['title', 'link', 'guid', 'pubdate', 'dc:date', 'updated', 'published']);
const ENTRIES: Readonly<Record<string, string | null>> = {
  item: null,
  entry: null,
  url: 'urlset',
  sitemap: 'sitemapindex',
};

/** Thrown through the parser to leave it, never out of this module. */
class TooDeep extends Error {}

export class ElementTree {
  /** The outermost element, once one was opened. */
  root: FeedElement | null = null;
  /** xml:lang of the root or, where it has none, of the channel. */
  language: string | null = null;
  /** Why the rest of the document was not read. */
  cut: string | null = null;
  readonly #open: Open[] = [];
  readonly #options: TreeOptions;
  readonly #parser: Parser;
  #text = '';
  #inCdata = false;
  /** Index in `#open` of the entry that is being read, or -1. */
  #entry = -1;

  constructor(options: TreeOptions) {
    this.#options = options;
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => this.#start(name, attributes),
        onclosetag: () => this.#end(),
        ontext: text => {
          this.#text += text;
        },
        oncdatastart: () => {
          this.#flush();
          this.#inCdata = true;
        },
        oncdataend: () => {
          this.#flush();
          this.#inCdata = false;
        },
      },
      { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: false },
    );
  }

  /** Reads on. Chunks may end anywhere. */
  write(chunk: string): void {
    this.#guarded(() => this.#parser.write(chunk));
  }

  /** Closes what is still open. */
  end(): void {
    this.#guarded(() => this.#parser.end());
    while (this.#open.length > 0) this.#end();
  }

  #guarded(step: () => void): void {
    if (this.cut) return;
    try {
      step();
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error;
      this.cut = `nested deeper than ${MAX_DEPTH} elements: not read from there on`;
    }
  }

  #start(rawName: string, rawAttributes: Record<string, string>): void {
    this.#flush();
    if (this.#open.length >= MAX_DEPTH) throw new TooDeep();
    const outer = this.#open.at(-1);
    const scope = scopeWithin(outer?.scope ?? null, rawAttributes);
    const attributes = this.#attributes(rawAttributes, scope);
    const element: FeedElement = {
      name: canonicalName(rawName, scope, true),
      attributes,
      children: [],
      base: baseWithin(
        outer ? outer.element.base : this.#options.url,
        attributes['xml:base'] ?? cdfBase(rawName, attributes),
      ),
    };
    this.#noteRoot(element);
    if (this.#startsEntry(element.name)) {
      if (this.#entry >= 0) this.#handOut();
      this.#entry = this.#open.length;
    } else this.#holderOf(element.name)?.children.push(element);
    this.#open.push({ element, scope });
  }

  /** The element around; but a field begins beside an element that was left open and can't hold one. */
  #holderOf(name: string): FeedElement | undefined {
    const isField = READ_NAMES.has(name);
    return this.#open.findLast(({ element }) => !isField || !FIELDLESS.has(element.name))?.element;
  }

  #noteRoot(element: FeedElement): void {
    this.root ??= element;
    if (this.#open.length === 0 || element.name === 'channel')
      this.language ??= element.attributes['xml:lang']?.trim() || null;
  }

  #attributes(raw: Record<string, string>, scope: NamespaceScope | null): Record<string, string> {
    const attributes: Record<string, string> = {};
    for (const [name, value] of Object.entries(raw)) {
      if (name.startsWith('xmlns') || value.length > MAX_ATTRIBUTE) continue;
      attributes[canonicalName(name, scope, false)] = this.#options.decoder.decode(value);
    }
    return attributes;
  }

  /** An entry inside an entry is a part of it, unless the outer one was left open: then it begins the next. */
  #startsEntry(name: string): boolean {
    const within = Object.hasOwn(ENTRIES, name) ? ENTRIES[name] : undefined;
    if (within === undefined) return false;
    const parent = this.#open.at(-1)?.element.name;
    if (within !== null)
      return parent === within || (this.#entry >= 0 && this.#open[this.#entry]?.element.name === name);
    return this.#entry < 0 || this.#entry === this.#open.length - 1 || (parent !== undefined && LEAVES.has(parent));
  }

  #end(): void {
    this.#flush();
    // A start tag that the document ends in is closed without having been opened.
    if (this.#open.length === 0) return;
    if (this.#open.length - 1 === this.#entry) this.#handOut();
    this.#open.pop();
  }

  #handOut(): void {
    const entry = this.#open[this.#entry]!.element;
    this.#entry = -1;
    this.#options.onEntry(entry);
  }

  #flush(): void {
    if (!this.#text) return;
    const text = this.#inCdata ? this.#text : this.#options.decoder.decode(this.#text);
    this.#text = '';
    // The line breaks between a hundred thousand entries are nothing to keep.
    if (this.#entry < 0 && !text.trim()) return;
    this.#open.at(-1)?.element.children.push(text);
  }
}

/** CDF writes the base of its links into its channel. */
const cdfBase = (name: string, attributes: Readonly<Record<string, string>>): string | undefined =>
  name === 'channel' ? attributes.base : undefined;
