// Content codings undone by hand, so that what is counted are the bytes that come out, not those on the wire.
import type { Duplex } from 'node:stream';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/** What the fetcher announces and can undo. */
export const ACCEPT_ENCODING = 'gzip, deflate, br';

/** Layers of content coding that are undone; more is no honest server. */
const MAX_LAYERS = 2;

/** More than `maxBytes` came out of a layer. */
export class TooLarge extends Error {
  readonly code = 'CELLWIRE_TOO_LARGE';
}

/** A coding we don't know, or too many of them. */
export class BadEncoding extends Error {
  readonly code = 'CELLWIRE_BAD_ENCODING';
}

type Bytes = AsyncIterable<Buffer>;

export interface Body {
  bytes: Buffer;
  truncated: boolean;
}

/**
 * Reads a body to its end through its codings (the value of Content-Encoding, outermost last). Every layer's output
 * is counted against `maxBytes`, and so is the wire. Throws TooLarge, or with `truncate` gives the first `maxBytes`;
 * throws BadEncoding, zlib's errors for corrupt or cut data (half an article must not pass for a whole one), and the
 * source's own.
 */
export async function readBody(wire: Bytes, encoding: string, maxBytes: number, truncate = false): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of decodeLayers(wire, encoding, maxBytes)) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxBytes) throw new TooLarge(`more than ${maxBytes} bytes`);
    }
  } catch (error) {
    if (!(truncate && error instanceof TooLarge)) throw error;
    return { bytes: (await joinChunks(chunks, size)).subarray(0, maxBytes), truncated: true };
  }
  return { bytes: await joinChunks(chunks, size), truncated: false };
}

/** Bytes copied before other work may run: memory that is new costs far more than the copying. */
const STEP_BYTES = 1024 * 1024;

/** The chunks as one buffer of its own, `size` bytes; a long body must not hold up the event loop. */
async function joinChunks(chunks: readonly Buffer[], size: number): Promise<Buffer> {
  const whole = Buffer.allocUnsafeSlow(size);
  let at = 0;
  let pause = STEP_BYTES;
  for (const chunk of chunks) {
    at += chunk.copy(whole, at);
    if (at < pause) continue;
    await setImmediate();
    pause = at + STEP_BYTES;
  }
  return whole;
}

function decodeLayers(wire: Bytes, encoding: string, maxBytes: number): Bytes {
  const codings = encoding
    .toLowerCase()
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '' && name !== 'identity' && name !== 'none');
  if (codings.length > MAX_LAYERS) throw new BadEncoding(`${codings.length} layers of content encoding`);
  // Compressed data is never larger than what comes out, but for the frames around it.
  let body = counted(wire, maxBytes + 65_536);
  for (const coding of codings.reverse()) body = decodeLayer(body, DECODERS.get(coding) ?? unknown(coding), maxBytes);
  // Sitemaps arrive as .xml.gz without a coding, and some servers compress twice: no text begins with gzip's mark.
  return decodeLayer(body, gunzip, maxBytes);
}

/** Picks a decoder by the first two bytes; null where the bytes are not compressed, whatever the header says. */
type PickDecoder = (first: Buffer) => Duplex | null;

const gunzip: PickDecoder = first => (first[0] === 0x1f && first[1] === 0x8b ? createGunzip() : null);
const inflate: PickDecoder = first => (isZlib(first) ? createInflate() : createInflateRaw());
const DECODERS = new Map<string, PickDecoder>([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  // RFC 9110 means zlib's wrapping; many servers send the raw stream.
  ['deflate', inflate],
  ['br', () => createBrotliDecompress()],
]);
const isZlib = (b: Buffer): boolean => ((b[0] ?? 0) & 0x0f) === 8 && (((b[0] ?? 0) << 8) | (b[1] ?? 0)) % 31 === 0;

function unknown(coding: string): never {
  throw new BadEncoding(`content encoding "${coding.slice(0, 40)}", which was not asked for`);
}

async function* decodeLayer(source: Bytes, pick: PickDecoder, maxBytes: number): AsyncGenerator<Buffer> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    const head = await readHead(iterator);
    const decoder = head.length > 0 ? pick(head) : null;
    if (!decoder) yield* joined(head, iterator);
    else yield* counted(through(joined(head, iterator), decoder), maxBytes);
  } finally {
    // Leaving early closes the socket behind. Not awaited: a read that is under way may never end.
    iterator.return?.().catch(() => undefined);
  }
}

function through(source: Bytes, decoder: Duplex): Bytes {
  // An error of the source destroys the decoder and is thrown where the decoder is read.
  pipeline(Readable.from(source, { objectMode: false }), decoder).catch(() => undefined);
  return decoder as Bytes;
}

async function* counted(source: Bytes, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    yield chunk;
    if (size > maxBytes) throw new TooLarge(`more than ${maxBytes} bytes`);
  }
}

/** The first bytes, at least two unless the body is shorter. */
async function readHead(iterator: AsyncIterator<Buffer>): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < 2) {
    const { value, done } = await iterator.next();
    if (done) break;
    head = head.length > 0 ? Buffer.concat([head, value]) : value;
  }
  return head;
}

async function* joined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  for (;;) {
    const { value, done } = await rest.next();
    if (done) return;
    yield value;
  }
}
