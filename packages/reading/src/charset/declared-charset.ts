// The charset that bytes declare about themselves: byte order mark, UTF-16/32 pattern, XML declaration, <meta>.
import { charsetName } from './charset-names.js';

const MARKS: readonly (readonly [charset: string, mark: readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** `<` followed by an ASCII character, in the wide encodings that carry no mark (XML 1.0, appendix F.1). */
const WIDE: readonly (readonly [charset: string, pattern: readonly (number | null)[]])[] = [
  ['utf-32le', [0x3c, 0, 0, 0, null, 0, 0, 0]],
  ['utf-32be', [0, 0, 0, 0x3c, 0, 0, 0, null]],
  ['utf-16le', [0x3c, 0, null, 0]],
  ['utf-16be', [0, 0x3c, 0, null]],
];

const matches = (bytes: Uint8Array, pattern: readonly (number | null)[]): boolean =>
  bytes.length >= pattern.length && pattern.every((want, i) => (want === null ? bytes[i] !== 0 : bytes[i] === want));

/** The charset of a byte order mark, or null. UTF-32 is tried before UTF-16, whose mark it begins with. */
export function markedCharset(bytes: Uint8Array): string | null {
  return MARKS.find(([, mark]) => matches(bytes, mark))?.[0] ?? null;
}

/** UTF-16 or UTF-32 without a mark, told by the zeros around the first `<`; or null. */
export function wideCharset(bytes: Uint8Array): string | null {
  return WIDE.find(([, pattern]) => matches(bytes, pattern))?.[0] ?? null;
}

/** The charset parameter of an HTTP Content-Type, or null. */
export function headerCharset(contentType: string | undefined): string | null {
  const label = /;\s*charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? '')?.[1];
  return label ? charsetName(label) : null;
}

const XML = /^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']\s*([\w.:-]{1,40})/i;
const META = /<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/gi;
/** Browsers look at 1,024 bytes; themes with long heads put the meta after them. */
const HEAD_BYTES = 8192;

/**
 * The charset of the XML declaration or, for HTML, of the first usable `<meta charset>` or `http-equiv`. A declaration
 * that can be read as ASCII and says UTF-16 or UTF-32 is wrong about itself and is skipped.
 */
export function declaredCharset(bytes: Uint8Array, kind: 'html' | 'xml'): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES)).toString('latin1');
  const labels = [XML.exec(head)?.[1]];
  if (kind === 'html') {
    for (const found of head.replace(/<!--[\s\S]*?-->/g, ' ').matchAll(META)) labels.push(found[1]);
  }
  for (const label of labels) {
    const name = label ? charsetName(label) : null;
    if (name && !/^utf-?(16|32)|^ucs/.test(name)) return name;
  }
  return null;
}
