import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { longestFirst } from './vitest.longest-first.js';

// Tests import the workspaces' sources, not their build: the condition stands in every package's exports. Not `module`:
// Node does not know it, and what @opentelemetry/api has there is for bundlers only.
const conditions = ['cellwire-source', 'node', 'development|production'];

/** Put other modules in the place of ours, which holds for a whole process: each of these files has its own. */
const REPLACING = [
  ...['alerts', 'config', 'events', 'reextract', 'sources'].map(
    command => `packages/cli/src/commands/${command}.test.ts`,
  ),
  'test/shell-blocks.test.ts',
];

/** Files that take longest, mostly waiting for processes and browsers: first, so that the others run beside them. */
const LONGEST = [
  'packages/page/test/page.test.ts',
  'test/processes.test.ts',
  'test/newsroom/newsroom-alerts.test.ts',
  'workers/resolve-events/src/replay.test.ts',
  'packages/cli/src/commands/reextract.test.ts',
  'packages/page/test/hostile.test.ts',
];

const projectOf = (
  name: string,
  files: { include: string[]; exclude?: string[]; isolate: boolean },
): TestProjectInlineConfiguration => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name,
    ...files,
    // The fault suite kills processes and takes minutes: npm run test:faults.
    exclude: ['**/node_modules/**', '**/dist/**', '**/*faults.test.ts', ...(files.exclude ?? [])],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});

export default defineConfig({
  test: {
    globalSetup: 'test/global-setup.ts',
    sequence: { sequencer: longestFirst(LONGEST) },
    projects: [
      // Files of one process share its modules: loading them, and the pack, takes longer than most tests.
      projectOf('all', {
        include: ['packages/*/{src,test}/**/*.test.ts', 'workers/*/src/**/*.test.ts', 'test/**/*.test.ts'],
        exclude: REPLACING,
        isolate: false,
      }),
      projectOf('alone', { include: REPLACING, isolate: true }),
    ],
  },
});
