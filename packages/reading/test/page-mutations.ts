// Broken pages out of sound ones, the same for the same seed: for the tests and the bench of robustness.

/** A small generator of numbers in [0, 1) (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SPLINTERS = [
  '<div>',
  '</div>',
  '<table><tr><td>',
  '</body>',
  '<script>',
  '</script>',
  '<!--',
  '-->',
  '<![CDATA[',
  '"',
  "'",
  '>',
  '<',
  '&',
  '&#x110000;',
  '\0',
  '<p',
  '</p>',
  '<a href="',
  '<svg><title>',
  '<template>',
  '<plaintext>',
  '<textarea>',
  '<form><form>',
  '<br><br>',
  '{"@type":"Article",',
  ']}',
  '\ufeff',
  '\ud800',
  'é',
];

/** One page cut, doubled, splintered and bit-flipped in 1 to 12 places. */
export function mutatePage(page: Uint8Array, random: () => number): Uint8Array {
  let bytes = Buffer.from(page);
  const index = (length: number): number => Math.floor(random() * length);
  for (let times = 1 + index(12); times > 0 && bytes.length; times -= 1) {
    const at = index(bytes.length);
    const kind = index(5);
    if (kind === 0) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + index(400))]);
    else if (kind === 1)
      bytes = Buffer.concat([
        bytes.subarray(0, at),
        bytes.subarray(index(bytes.length)).subarray(0, 2_000),
        bytes.subarray(at),
      ]);
    else if (kind === 2)
      bytes = Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(SPLINTERS[index(SPLINTERS.length)]!.repeat(1 + index(40))),
        bytes.subarray(at),
      ]);
    else if (kind === 3) for (let i = 0; i < 8; i += 1) bytes[index(bytes.length)] = index(256);
    else bytes = bytes.subarray(0, Math.max(100, at));
  }
  return bytes;
}
