// The fault suite: real processes killed, servers stopped. Minutes long, so apart from `npm test`. It runs on the build,
// as the processes do.
import { defineConfig } from 'vitest/config';
import { longestFirst } from './vitest.longest-first.js';

const isLong = process.env.FAULTS === 'long';

/** Files that take longest, in the order of their times. */
const LONGEST = ['redis', 'postgres', 'points', 'stages', 'stops', 'stalls', 'kills', 'poison'].map(
  fault => `test/faults/${fault}.faults.test.ts`,
);

export default defineConfig({
  test: {
    include: ['test/faults/*.faults.test.ts', '{workers,packages}/**/src/**/*.faults.test.ts'],
    exclude: ['**/node_modules/**'],
    // Generous: a test gives up by itself when nothing moves.
    testTimeout: (isLong ? 60 : 15) * 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // The short form mostly waits; the long one is there for its figures: one file after the other.
    maxWorkers: isLong ? 1 : 4,
    sequence: { sequencer: longestFirst(LONGEST) },
    reporters: ['verbose'],
    server: { deps: { external: [/\/dist\//, /node_modules/] } },
  },
});
