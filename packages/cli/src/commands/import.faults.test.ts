// cellwire import ends well only when every article of the file went through.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@cellwire/store';
import { testStore } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand as run } from '../../test/run-command.js';

/** The pack is loaded by each run, and the poisoned article tried three times. */
const LONG_MS = 240_000;

const article = (id: string, maker: string): string =>
  JSON.stringify({
    id,
    published: '2026-02-12',
    title: `${maker} sells its stake in battery venture`,
    text: `${maker} last week sold its 49 percent stake in Volta Cells, a battery joint venture with Beta Energy in Ohio, to its partner for $100.`,
  });

describe('import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cellwire-import-'));
  let dataDir = '';
  let remove: () => Promise<void>;
  const file = (name: string, ...lines: string[]): string => {
    const path = join(folder, name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  };
  beforeAll(async () => {
    const made = await testStore({ is: 'embedded' });
    dataDir = 'dataDir' in made.options ? made.options.dataDir : '';
    // An article whose result cannot be recorded stands for all that fails at every try.
    await made.store.query("ALTER TABLE extraction ADD CONSTRAINT no_poison CHECK (article_id <> 'poison')");
    await made.store.close();
    remove = made.remove;
    for (const [name, value] of Object.entries({ CELLWIRE_DATA_DIR: dataDir, DATABASE_URL: '', REDIS_URL: '' }))
      vi.stubEnv(name, value);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
    await remove();
  });

  it(
    'ends with 0 when all is read',
    async () => {
      expect(await run('import', file('good.jsonl', article('a1', 'Acme Motors')))).toMatchObject({
        code: 0,
        err: expect.stringContaining('1 article stored\n'),
      });
    },
    LONG_MS,
  );

  it(
    'ends with 1 when a line is no article, and names it',
    async () => {
      const { code, err } = await run(
        'import',
        file('broken.jsonl', article('a2', 'Orvane'), '{"id":"a3"}', 'no JSON'),
      );
      expect(code).toBe(1);
      expect(err).toMatch(/broken\.jsonl:2: .*published/);
      expect(err).toMatch(/broken\.jsonl:3: not JSON/);
      expect(err).toContain('1 article stored, 2 lines refused');
    },
    LONG_MS,
  );

  it(
    'ends with 1 when an article is put in quarantine, reads the others, and says so again the next time',
    async () => {
      const poisoned = file('poison.jsonl', article('poison', 'Quillon Motors'), article('a4', 'Kestrel Motors'));
      for (const stored of ['2 articles', '0 articles']) {
        const { code, err } = await run('import', poisoned);
        expect(code).toBe(1);
        expect(err).toMatch(/^poison: quarantined at extract-events: .*no_poison/m);
        expect(err).toContain(`${stored} stored, 1 put aside: cellwire jobs list`);
      }
      const store = await openStore({ dataDir });
      const { rows } = await store.query('SELECT article_id AS id FROM extraction ORDER BY 1');
      await store.close();
      expect(rows).toEqual([{ id: 'a1' }, { id: 'a2' }, { id: 'a4' }]);
    },
    LONG_MS,
  );
});
