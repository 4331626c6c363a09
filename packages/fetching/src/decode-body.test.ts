import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadEncoding, readBody, TooLarge } from './decode-body.js';

const LIMIT = 10 * 1024 * 1024;
const MIB = 1024 * 1024;
const TEXT = Buffer.from('Acme Cells opens a plant. '.repeat(4000));

/** The bytes in pieces of the given size, as a socket would give them. */
const wire = (bytes: Buffer, piece = 16_384) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    })(),
  );

const CODERS: Record<string, (bytes: Buffer) => Buffer> = {
  '': bytes => bytes,
  identity: bytes => bytes,
  gzip: bytes => gzipSync(bytes),
  'x-gzip': bytes => gzipSync(bytes),
  deflate: bytes => deflateSync(bytes),
  br: bytes => brotliCompressSync(bytes),
  GZip: bytes => gzipSync(bytes),
  'gzip, identity': bytes => gzipSync(bytes),
  'gzip, br': bytes => brotliCompressSync(gzipSync(bytes)),
  'br, gzip': bytes => gzipSync(brotliCompressSync(bytes)),
  'deflate,gzip': bytes => gzipSync(deflateRawSync(bytes)),
  'gzip, gzip': bytes => gzipSync(gzipSync(bytes)),
};

describe('codings are undone', () => {
  it.each(Object.keys(CODERS))('%j, in pieces of any size', async coding => {
    const coded = CODERS[coding]!(TEXT);
    for (const piece of [7, 1000, 1_000_000])
      expect((await readBody(wire(coded, piece), coding, LIMIT)).bytes.equals(TEXT)).toBe(true);
    const short = CODERS[coding]!(TEXT.subarray(0, 300));
    expect((await readBody(wire(short, 1), coding, LIMIT)).bytes.equals(TEXT.subarray(0, 300))).toBe(true);
  });

  it.each<[string, string, Buffer]>([
    ['deflate without zlib’s wrapping', 'deflate', deflateRawSync(TEXT)],
    ['gzip said of plain text', 'gzip', TEXT],
    ['gzip not said at all (.xml.gz)', '', gzipSync(TEXT)],
    ['gzip twice, said once', 'gzip', gzipSync(gzipSync(TEXT))],
    ['gzip with rubbish behind', 'gzip', Buffer.concat([gzipSync(TEXT), Buffer.alloc(64)])],
    ['two gzip members', 'gzip', Buffer.concat([gzipSync(TEXT.subarray(0, 500)), gzipSync(TEXT.subarray(500))])],
  ])('%s', async (_, coding, bytes) => {
    expect((await readBody(wire(bytes), coding, LIMIT)).bytes.equals(TEXT)).toBe(true);
  });

  it.each(['gzip', 'deflate', 'br', '', 'gzip, br'])('an empty body said to be %j stays empty', async coding => {
    expect((await readBody(wire(Buffer.alloc(0)), coding, LIMIT)).bytes.length).toBe(0);
  });

  it('one byte stays one byte', async () => {
    expect((await readBody(wire(Buffer.from('x')), 'gzip', LIMIT)).bytes.toString()).toBe('x');
  });
});

describe('data that is cut short', () => {
  it.each<[string, string, Buffer]>([
    ['gzip in the middle', 'gzip', gzipSync(TEXT).subarray(0, 60)],
    ['gzip before its trailer', 'gzip', gzipSync(TEXT).subarray(0, -8)],
    ['deflate', 'deflate', deflateSync(TEXT).subarray(0, -10)],
    ['raw deflate', 'deflate', deflateRawSync(TEXT).subarray(0, -10)],
    ['brotli', 'br', brotliCompressSync(TEXT).subarray(0, -3)],
    ['an inner layer', 'gzip, br', brotliCompressSync(gzipSync(TEXT).subarray(0, 60))],
  ])('is no body: %s', async (_, coding, bytes) => {
    await expect(readBody(wire(bytes), coding, LIMIT)).rejects.toThrow('unexpected end of file');
  });
});

describe('bounds', () => {
  it('the limit itself passes, one byte more does not', async () => {
    const bytes = gzipSync(Buffer.alloc(1000));
    expect((await readBody(wire(bytes), 'gzip', 1000)).bytes.length).toBe(1000);
    await expect(readBody(wire(bytes), 'gzip', 999)).rejects.toThrow(TooLarge);
  });

  it('a cut body is its own beginning', async () => {
    const body = await readBody(wire(gzipSync(TEXT)), 'gzip', 1000, true);
    expect(body.truncated).toBe(true);
    expect(body.bytes.equals(TEXT.subarray(0, 1000))).toBe(true);
  });

  it('unknown and too many codings are refused', async () => {
    for (const coding of ['zstd', 'compress', 'exi', '__proto__', 'toString', 'gzip,gzip,gzip', 'br,br,br,br,br'])
      await expect(readBody(wire(TEXT), coding, LIMIT)).rejects.toThrow(BadEncoding);
  });

  it('an endless row of empty gzip members ends at the bound of the wire', async () => {
    const member = Buffer.alloc(20_000, gzipSync(''));
    async function* endless() {
      for (;;) yield member;
    }
    await expect(readBody(endless(), 'gzip', 100_000)).rejects.toThrow(TooLarge);
  });

  it('an inner layer that swells and shrinks again is counted', async () => {
    // 20 MB of empty members inside, nothing at the end.
    const outer = gzipSync(Buffer.alloc(20_000_000, gzipSync('')));
    expect(outer.length).toBeLessThan(LIMIT);
    await expect(readBody(wire(outer), 'gzip, gzip', LIMIT)).rejects.toThrow(TooLarge);
  });

  it('the source is closed when reading ends early', async () => {
    const source = wire(gzipSync(Buffer.alloc(50 * MIB)), 1000);
    const closed = new Promise<void>(done => source.on('error', () => undefined).on('close', done));
    await expect(readBody(source, 'gzip', MIB)).rejects.toThrow(TooLarge);
    await closed;
  });

  it('the source’s own error is passed on', async () => {
    async function* broken() {
      yield gzipSync(TEXT).subarray(0, 100);
      throw new Error('socket gone');
    }
    await expect(readBody(broken(), 'gzip', LIMIT)).rejects.toThrow('socket gone');
  });
});

describe('bombs of 100 MiB', () => {
  const zeros = Buffer.alloc(100 * MIB);
  const bombs: [string, Buffer][] = [
    ['', zeros],
    ['gzip', gzipSync(zeros)],
    ['deflate', deflateSync(zeros)],
    ['deflate', deflateRawSync(zeros)],
    ['br', brotliCompressSync(zeros)],
    ['gzip, gzip', gzipSync(gzipSync(zeros))],
    ['br, br', brotliCompressSync(brotliCompressSync(zeros))],
    ['gzip, br', brotliCompressSync(gzipSync(zeros))],
    ['', gzipSync(zeros)],
  ];

  it.each([
    ['page', 10 * MIB],
    ['feed', 32 * MIB],
  ])('are refused within a second and 50 MB at the bound of a %s', async (_, limit) => {
    for (const [coding, bytes] of bombs) {
      const before = memory();
      const started = process.cpuUsage();
      let peak = before;
      const watch = setInterval(() => {
        peak = Math.max(peak, memory());
      }, 1);
      await expect(readBody(wire(bytes), coding, limit)).rejects.toThrow(TooLarge);
      clearInterval(watch);
      peak = Math.max(peak, memory());
      // The processor's time, all threads together: the clock's depends on what else the machine does.
      const { user, system } = process.cpuUsage(started);
      expect([coding, (user + system) / 1000 < 1000, (peak - before) / MIB < 50]).toEqual([coding, true, true]);
    }
  });

  // Heap and buffers, not the resident set, which keeps what the tests before have freed.
  const memory = () => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
});

describe('any bytes under any coding', () => {
  it('give a body or an error, never a hang', async () => {
    const codings = fc.constantFrom('gzip', 'deflate', 'br', '', 'gzip, br', 'br, deflate');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), codings, async (bytes, coding) => {
        const told = await readBody(wire(Buffer.from(bytes), 50), coding, 100_000).catch((error: unknown) => error);
        expect(told instanceof Error || 'bytes' in (told as object)).toBe(true);
      }),
      { numRuns: 500, seed: 20260211 },
    );
  });

  it('and so do damaged streams', async () => {
    const sample = createHash('sha256').update('x').digest();
    const good = gzipSync(Buffer.concat([TEXT, sample]));
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, value) => {
        const bytes = Buffer.from(good);
        bytes[at] = value;
        const told = await readBody(wire(bytes), 'gzip', LIMIT).catch((error: unknown) => error);
        expect(told instanceof Error || 'bytes' in (told as object)).toBe(true);
      }),
      { numRuns: 300, seed: 20260211 },
    );
  });
});
