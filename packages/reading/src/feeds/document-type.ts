// The prolog of an XML document: cut off, with the few entity declarations that are safe to use.

export interface Prolog {
  /** Entities whose value holds no reference to another: they can't be made to grow. */
  entities: Map<string, string>;
  /** The document from its root element on. */
  body: string;
}

const MAX_ENTITIES = 256;
const ENTITY = /<!ENTITY\s{1,20}([\w:.-]{1,64})\s{1,20}(?:"([^"<]{0,200})"|'([^'<]{0,200})')\s{0,20}>/g;

const CHARACTER = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi;

/**
 * Cuts declaration, comments, processing instructions and document type from the head, and whatever stands before the
 * first `<`. A document type without an end is cut at its first `>`.
 */
export function readProlog(text: string): Prolog {
  const entities = new Map<string, string>();
  let at = Math.max(0, text.indexOf('<'));
  for (;;) {
    const end = miscEnd(text, at);
    if (end < 0) return { entities, body: text.slice(at) };
    if (text.startsWith('<!D', at) || text.startsWith('<!d', at)) readEntities(text.slice(at, end), entities);
    const next = text.indexOf('<', end);
    if (next < 0) return { entities, body: '' };
    at = next;
  }
}

/** The end of the comment, instruction or document type at `at`, or -1 where an element begins. */
function miscEnd(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
  if (text.startsWith('<?', at)) return after(text, '>', at + 2);
  if (/^<!doctype/i.test(text.slice(at, at + 9))) return documentTypeEnd(text, at + 9);
  return -1;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

/** Quotes and comments may hold `>` and `]`, so the subset is walked piece by piece. */
function documentTypeEnd(text: string, from: number): number {
  const piece = /["'[\]>]|<!--/g;
  piece.lastIndex = from;
  let inSubset = false;
  for (let m = piece.exec(text); m; m = piece.exec(text)) {
    if (m[0] === '[') inSubset = true;
    else if (m[0] === ']') inSubset = false;
    else if (m[0] === '>') {
      if (!inSubset) return piece.lastIndex;
    } else {
      const close = text.indexOf(m[0] === '<!--' ? '-->' : m[0], piece.lastIndex);
      if (close < 0) break;
      piece.lastIndex = close + 1;
    }
  }
  return after(text, '>', from);
}

function readEntities(documentType: string, into: Map<string, string>): void {
  for (const [, name = '', double, single] of documentType.matchAll(ENTITY)) {
    const written = double ?? single ?? '';
    const value = written.replace(CHARACTER, decodeCharacter);
    if (written.replace(CHARACTER, '').includes('&') || into.size >= MAX_ENTITIES) continue;
    // The first declaration binds (XML 1.0, section 4.2).
    if (!into.has(name)) into.set(name, value);
  }
}

function decodeCharacter(whole: string, hex: string | undefined, decimal: string | undefined): string {
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
