// The fault suite: real processes killed, servers stopped. Minutes long, so apart from `npm test`.
import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

const config = mergeConfig(base, defineConfig({}));
config.test = {
  ...config.test,
  include: ['test/faults/*.faults.test.ts', 'packages/*/test/**/*faults.test.ts'],
  exclude: ['**/node_modules/**'],
  testTimeout: 300_000,
  // The tests measure times: one file after the other.
  maxWorkers: 1,
  reporters: ['verbose'],
};
export default config;
