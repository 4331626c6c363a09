// Bytes → text: which character set a page or feed is written in, and the decoding.
import { isAscii, isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import { charsetName, decodeAs } from './charset-names.js';
import { declaredCharset, headerCharset, markedCharset, wideCharset } from './declared-charset.js';

/** How the charset was told: by a mark, the HTTP header, the document itself, by being valid UTF-8, or by guess. */
export type CharsetSource = 'bom' | 'header' | 'declaration' | 'utf-8' | 'detector' | 'default';

export interface DecodeOptions {
  /** The HTTP Content-Type, as it came. */
  contentType?: string | undefined;
  /** Whether `<meta>` may tell the charset, or only an XML declaration. */
  kind: 'html' | 'xml';
}

export interface DecodedText {
  /** Without a byte order mark. Bytes that the charset lacks are U+FFFD. */
  text: string;
  /** Lower case, as iconv-lite names it. */
  charset: string;
  from: CharsetSource;
}

/**
 * Decodes a document. Order: byte order mark, HTTP header, XML declaration or `<meta>`, strict UTF-8, a statistical
 * detector, windows-1252. A claim of UTF-8 that most non-ASCII bytes contradict is passed over. Never throws.
 */
export function decodeBytes(bytes: Uint8Array, options: DecodeOptions): DecodedText {
  const [charset, from] = chooseCharset(bytes, options);
  return { text: decodeAs(bytes, charset), charset, from };
}

function chooseCharset(bytes: Uint8Array, { contentType, kind }: DecodeOptions): [string, CharsetSource] {
  const marked = markedCharset(bytes);
  if (marked) return [marked, 'bom'];
  const wide = wideCharset(bytes);
  if (wide) return [wide, 'declaration'];
  const header = headerCharset(contentType);
  const declared = declaredCharset(bytes, kind);
  const valid = isUtf8(bytes);
  if (header && !isServerDefault(header, declared, valid, kind) && isCredible(bytes, header, valid)) {
    return [byteOrdered(header, bytes), 'header'];
  }
  if (declared && isCredible(bytes, declared, valid)) return [declared, 'declaration'];
  if (valid) return ['utf-8', 'utf-8'];
  const detected = detectCharset(bytes);
  return detected ? [detected, 'detector'] : ['windows-1252', 'default'];
}

/** Old servers add Latin-1 to every page; a page that says UTF-8 and is valid UTF-8 knows better. */
function isServerDefault(header: string, declared: string | null, valid: boolean, kind: string): boolean {
  return kind === 'html' && header === 'windows-1252' && declared === 'utf-8' && valid;
}

/** UTF-8 is believed when the bytes are valid, or when fewer than half of the non-ASCII characters are broken. */
function isCredible(bytes: Uint8Array, charset: string, valid: boolean): boolean {
  if (charset !== 'utf-8' || valid) return true;
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 1 << 20));
  const foreign = text.match(/[^\0-\x7f]/g) ?? [];
  return foreign.filter(c => c === '\ufffd').length * 2 < foreign.length;
}

/** UTF-16 without a mark: big-endian when the even bytes hold the zeros, else little-endian. */
function byteOrdered(charset: string, bytes: Uint8Array): string {
  if (charset !== 'utf-16') return charset;
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < Math.min(bytes.length, 2048); i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  return even > odd ? 'utf-16be' : 'utf-16le';
}

const SAMPLE_BYTES = 1 << 16;
function detectCharset(bytes: Uint8Array): string | null {
  if (isAscii(bytes)) return null;
  // A long ASCII head (scripts, styles) would hide the language of the text behind it.
  const first = Math.max(0, bytes.findIndex(b => b > 127) - 256);
  for (const { name } of analyse(bytes.subarray(first, first + SAMPLE_BYTES))) {
    const charset = charsetName(name);
    if (charset && !charset.startsWith('utf-')) return charset;
  }
  return null;
}
