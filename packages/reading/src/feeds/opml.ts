// Lists of feeds in OPML (opml.org/spec2.opml, subscription lists), read with all their sloppiness and written cleanly.
import { Parser } from 'htmlparser2';
import { textAsMarkup } from './element-text.js';
import { webUrl } from './feed-link.js';
import { plainLine } from './markup-text.js';
import { ReferenceDecoder } from './xml-text.js';

/** One feed of a list. */
export interface OpmlSource {
  name: string;
  /** The feed's URL. */
  feed: string;
  homepage?: string;
  /** BCP 47. */
  language?: string;
  /** The folder it stands in; folders inside folders are joined with ` / `. */
  category?: string;
}

/** A feed with the line of the document that its outline begins on. */
export interface ReadOpmlSource extends OpmlSource {
  line: number;
}

export interface OpmlList {
  title: string | null;
  sources: ReadOpmlSource[];
  /** Outlines that name no feed that can be read, with the line they begin on and the reason. */
  skipped: { line: number; why: string }[];
}

const MAX_DEPTH = 64;
const MAX_TEXT = 500;
/** Leaves the parser where the list is nested too deep. */
class TooDeep extends Error {}

/** Reads a list, well-formed or not, in one pass. Never throws: what can't be used stands in `skipped`. */
export function readOpml(text: string): OpmlList {
  const reading = new OpmlReading(text);
  return reading.list();
}

class OpmlReading {
  readonly #text: string;
  readonly #list: OpmlList = { title: null, sources: [], skipped: [] };
  readonly #decoder = new ReferenceDecoder(new Map());
  /** For each open element: the folder's name, or null where it is none. */
  readonly #open: (string | null)[] = [];
  /** Feeds seen, with the line of each. */
  readonly #lines = new Map<string, number>();
  #line = 1;
  #counted = 0;
  #title: string | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  list(): OpmlList {
    const parser: Parser = new Parser(
      {
        onopentag: (name, attributes) => this.#start(name, attributes, parser.startIndex),
        onclosetag: name => this.#end(name),
        ontext: text => {
          if (this.#title !== null && this.#title.length < MAX_TEXT) this.#title += text;
        },
      },
      { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: false },
    );
    try {
      parser.end(this.#text);
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error;
      this.#skip(`nested deeper than ${MAX_DEPTH} outlines: not read from here on`);
    }
    if (this.#lines.size === 0 && this.#list.skipped.length === 0)
      this.#skip('no outline with an xmlUrl in the document');
    return this.#list;
  }

  #start(name: string, raw: Record<string, string>, at: number): void {
    this.#countLines(at);
    if (this.#open.length >= MAX_DEPTH) throw new TooDeep();
    if (name === 'title' && this.#list.title === null) this.#title = '';
    const attribute = (key: string): string =>
      this.#decoder
        .decode(raw[key] ?? '')
        .trim()
        .slice(0, 8192);
    const label = plainLine(attribute('title') || attribute('text')).slice(0, MAX_TEXT);
    if (name === 'outline' && raw.xmlurl !== undefined) this.#add(label, attribute);
    else if (name === 'outline' && raw.type !== undefined && /^(?:rss|atom|feed)$/i.test(raw.type)) {
      this.#skip(`outline "${label}" has no xmlUrl`);
    }
    this.#open.push(name === 'outline' && raw.xmlurl === undefined ? label : null);
  }

  #add(label: string, attribute: (key: string) => string): void {
    const written = attribute('xmlurl')
      .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
      .replace(/^feed:\/\//i, 'http://');
    const feed = webUrl(written, null);
    const first = this.#lines.get(feed ?? '');
    if (!feed) this.#skip(`xmlUrl "${written.slice(0, 200)}" is no http or https URL`);
    else if (first !== undefined) this.#skip(`the same feed as on line ${first}: ${feed}`);
    else this.#keep(feed, label, attribute);
  }

  #keep(feed: string, label: string, attribute: (key: string) => string): void {
    this.#lines.set(feed, this.#line);
    const homepage = webUrl(attribute('htmlurl'), null);
    const language = attribute('language');
    const category = this.#open.filter(Boolean).join(' / ') || attribute('category').replace(/^\//, '');
    this.#list.sources.push({
      name: label || new URL(feed).hostname,
      feed,
      line: this.#line,
      ...(homepage ? { homepage } : {}),
      ...(language && language !== 'unknown' ? { language } : {}),
      ...(category ? { category } : {}),
    });
  }

  #end(name: string): void {
    this.#open.pop();
    if (name !== 'title' || this.#title === null) return;
    this.#list.title ??= plainLine(this.#decoder.decode(this.#title)) || null;
    this.#title = null;
  }

  #skip(why: string): void {
    this.#list.skipped.push({ line: this.#line, why });
  }

  #countLines(to: number): void {
    for (; this.#counted < to; this.#counted += 1) if (this.#text.charCodeAt(this.#counted) === 10) this.#line += 1;
  }
}

/** Writes a list as OPML 2.0, one folder a category, in the order given. `readOpml` gives the same sources back. */
export function writeOpml(sources: readonly OpmlSource[], title = 'Cellwire sources'): string {
  const folders = new Map<string, OpmlSource[]>();
  for (const source of sources) {
    const category = source.category ?? '';
    const folder = folders.get(category);
    if (folder) folder.push(source);
    else folders.set(category, [source]);
  }
  const body = [...folders].flatMap(([category, inside]) =>
    category
      ? [`    <outline text="${quoted(category)}">`, ...inside.map(s => `      ${outline(s)}`), '    </outline>']
      : inside.map(s => `    ${outline(s)}`),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head>\n    <title>${quoted(title)}</title>\n  </head>`,
    '  <body>',
    ...body,
    '  </body>\n</opml>\n',
  ].join('\n');
}

function outline({ name, feed, homepage, language }: OpmlSource): string {
  const rest = [
    ...(homepage ? [`htmlUrl="${quoted(homepage)}"`] : []),
    ...(language ? [`language="${quoted(language)}"`] : []),
  ].map(a => ` ${a}`);
  return `<outline type="rss" text="${quoted(name)}" title="${quoted(name)}" xmlUrl="${quoted(feed)}"${rest.join('')}/>`;
}

/** For XML attributes and text. Control characters, which XML can't hold at all, are dropped. */
const quoted = (text: string): string =>
  textAsMarkup(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')).replaceAll('"', '&quot;');
