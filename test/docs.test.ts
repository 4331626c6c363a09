// Documentation under test: what is generated is fresh, and nothing that exists is left out.
import { readFileSync } from 'node:fs';
import { settingsTable } from '@cellwire/runtime';
import { describe, expect, it } from 'vitest';
import { commands } from '../packages/cli/src/registry.js';
import { settingsMarkdown, withExportColumns, withExtractExample } from '../scripts/generated-docs.js';

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

describe('the docs', () => {
  it('list every setting, freshly generated', () => {
    expect(read('docs/settings.md')).toBe(settingsMarkdown());
    for (const { env } of Object.values(settingsTable)) expect(read('docs/settings.md')).toContain(env);
  });
  it('list every column of exported files, freshly generated', () => {
    expect(read('docs/exports.md')).toBe(withExportColumns(read('docs/exports.md')));
  });
  it('show in the README what its paragraph of news really becomes', async () => {
    expect(await withExtractExample(read('README.md'))).toBe(read('README.md'));
  });
  it.each(commands.map(c => [c.name]))('name the command %s in the README', name => {
    expect(read('README.md')).toMatch(new RegExp(`\\b${name}\\b`));
  });
  it('link only to files that exist', () => {
    for (const [, file] of read('README.md').matchAll(/\b(docs\/[a-z-]+\.md)\b/g))
      expect(read(file as string).length).toBeGreaterThan(100);
  });
});
