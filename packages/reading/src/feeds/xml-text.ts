// Character and entity references of XML text. References to a document's own entities are bounded.
import { decodeHTMLStrict } from 'entities/decode';

/** What the document's own entities may add to the text, in UTF-16 units: enough for names and dashes, not for bombs. */
const EXPANSION_LIMIT = 65_536;
const REFERENCE = /&(?:#x[0-9a-f]{1,8}|#\d{1,8}|[a-z_][\w.-]{0,63});/gi;

/** Names that XHTML's document types, which feeds borrow their names from, and HTML 5 give different characters. */
const XHTML: Readonly<Record<string, string>> = { '&lang;': '\u2329', '&rang;': '\u232a' };

/** Decodes references in one document's text: XML's five, HTML's names, numbers, and the document's own entities. */
export class ReferenceDecoder {
  #left = EXPANSION_LIMIT;
  readonly #entities: ReadonlyMap<string, string>;

  constructor(entities: ReadonlyMap<string, string>) {
    this.#entities = entities;
  }

  /** Unknown references stay as they are written. Linear in the input plus the expansion limit. */
  decode(text: string): string {
    if (!text.includes('&')) return text;
    return text.replace(
      REFERENCE,
      reference => this.#own(reference) ?? XHTML[reference] ?? decodeHTMLStrict(reference),
    );
  }

  #own(reference: string): string | undefined {
    const value = this.#entities.get(reference.slice(1, -1));
    if (value === undefined || value.length > this.#left) return undefined;
    this.#left -= value.length;
    return value;
  }
}
