import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { main } from '../main.js';

let folder: string;
let printed: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cellwire-read-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation(chunk => {
    printed += String(chunk);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const PAGE =
  '<title>Cells get cheaper</title><p>Cells got cheaper by a tenth over the winter, the association of makers said on Monday, and will go on so.</p>';

it('prints one line a page of a folder, with what meta.json tells of the response', async () => {
  writeFileSync(
    join(folder, 'b.html'),
    Buffer.from(
      `${PAGE}<p>Größe zählt, sagte der Verband der Hersteller am Montag in Köln, und das Werk wächst.</p>`,
      'latin1',
    ),
  );
  writeFileSync(join(folder, 'a.html'), PAGE);
  writeFileSync(
    join(folder, 'meta.json'),
    JSON.stringify({ b: { url: 'https://x.example/2026/02/11/b', contentType: 'text/html; charset=iso-8859-1' } }),
  );
  expect(await main(['read', folder, '--jsonl'])).toBe(0);
  const lines = printed
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(l => l.id)).toEqual(['a', 'b']);
  expect(lines[0]).toMatchObject({ title: 'Cells get cheaper', url: null, published: null, authors: [] });
  expect(lines[1]).toMatchObject({ url: 'https://x.example/2026/02/11/b', published: '2026-02-11' });
  expect(lines[1]!.text).toContain('Größe zählt');
});

it('ends with 2 and says what is wrong when the path or meta.json is', async () => {
  expect(await main(['read', join(folder, 'absent')])).toBe(2);
  expect(await main(['read', folder])).toBe(2);
  writeFileSync(join(folder, 'a.html'), PAGE);
  writeFileSync(join(folder, 'meta.json'), '{');
  expect(await main(['read', folder])).toBe(2);
});
