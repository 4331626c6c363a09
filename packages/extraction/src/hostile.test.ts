import { defaultPackDir, loadPack } from '@cellwire/pack';
import { beforeAll, describe, expect, it } from 'vitest';
import { SHAPES } from '../../../bench/hostile-shapes.js';
import { createExtractor, type Extraction, type Extractor } from './extract.js';
import { MOST_STATEMENTS } from './happenings/happenings.js';
import { LONGEST_TEXT } from './reading/annotate.js';

/** Four times the text; a quadratic step takes sixteen times as long. */
const [SMALL, LARGE] = [8_000, 32_000];
const STEEPEST = 10;
/** Shorter times are mostly the collector's. */
const LEAST_MS = 40;

let extractor: Extractor;
beforeAll(async () => {
  extractor = createExtractor(await loadPack(defaultPackDir()));
}, 60_000);

const read = (text: string): Extraction =>
  extractor.extract(
    { id: 'hostile', title: 'Acme sells stake', published: '2026-02-11', language: 'en', text },
    { anyIndustry: true },
  );

/** The shortest CPU time of a reading: other work on the machine only adds to it. */
function timeMs(text: string, rounds: number): number {
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

describe('a hostile text', () => {
  it.each(SHAPES.map(s => [s.name, s] as const))('%s is read in linear time', { retry: 2 }, (_, shape) => {
    const small = timeMs(shape.text(SMALL), 2);
    expect(timeMs(shape.text(LARGE), 1) / Math.max(small, LEAST_MS)).toBeLessThan(STEEPEST);
  });

  it('of a megabyte is read up to a bound, and the reading says so', () => {
    const shape = SHAPES.find(s => s.name === 'ever new companies that sell stakes')!;
    const { limits, mentions } = read(shape.text(1_000_000));
    expect(limits).toEqual([
      expect.stringMatching(new RegExp(`^only the first ${LONGEST_TEXT} of \\d{7} characters of the text were read$`)),
      expect.stringMatching(
        new RegExp(`^only the first ${MOST_STATEMENTS} of \\d+ statements of events were followed$`),
      ),
    ]);
    expect(mentions.length).toBeGreaterThan(50);
    expect(read('Acme sold its stake in Volta Power to Beta Motors.').limits).toBeUndefined();
  });
});
