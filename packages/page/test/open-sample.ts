// The sample newsroom, crawled into an embedded store and served with the built page: what the page's tests look at.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from '@cellwire/api';
import { runDemo } from '../../cli/src/demo/run-demo.js';
import { apiOptions } from '../../cli/src/process/api-options.js';

/** Two looks at the newsroom: what changed between them is news of the second. */
export const SITTINGS = ['2026-02-14T12:00:00Z', '2026-02-28T12:00:00Z'] as const;

/** Opens every door of the sample. */
export const ADMIN_TOKEN = 'sample-admin-token';

export interface Sample {
  url: string;
  close: () => Promise<void>;
}

/** Where `npm run build` puts the page. */
export const PAGE_DIR = fileURLToPath(new URL('../dist', import.meta.url));

/** Whether `npm run build` has built the page. */
export const isPageBuilt = (): boolean => existsSync(`${PAGE_DIR}/index.html`);

/** Crawls the newsroom and serves the page over what was found. */
export async function openSample(): Promise<Sample> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cellwire-page-'));
  const demo = await runDemo({ dataDir, onProgress: () => undefined, sittings: SITTINGS });
  const options = await apiOptions(demo.parts, ADMIN_TOKEN);
  const app = await buildApp({ ...options, access: { localToken: ADMIN_TOKEN, requestsPerMinute: 0 } });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    close: async () => {
      await app.close();
      await demo.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
