import { defineConfig } from 'vitest/config';

// Tests import the workspaces' sources, not their build: the condition stands in every package's exports. Not `module`:
// Node does not know it, and what @opentelemetry/api has there is for bundlers only.
const conditions = ['cellwire-source', 'node', 'development|production'];
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'workers/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    // The fault suite kills processes and takes minutes: npm run test:faults.
    exclude: ['**/node_modules/**', '**/dist/**', '**/*faults.test.ts'],
    globalSetup: 'test/global-setup.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
