import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { main } from './main.js';

const IMPORT = /^(?:import|export)(?! type)[^;]*? from '([^']+)';/gm;

/** The packages that a file imports before anything runs, through our own files too. */
function packagesBehind(file: URL, seen = new Set<string>()): string[] {
  if (seen.has(file.href)) return [];
  seen.add(file.href);
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap(([, from]) =>
    from!.startsWith('.') ? packagesBehind(new URL(from!.replace(/\.js$/, '.ts'), file), seen) : [from!],
  );
}

describe('the command line', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is read before anything but the parser is loaded', () => {
    expect(new Set(packagesBehind(new URL('./main.ts', import.meta.url)))).toEqual(new Set(['commander']));
  });

  it.each([
    ['sql --help', 0, 'one SQL statement'],
    ['help sql', 0, 'one SQL statement'],
    ['help', 0, 'Ask the database in SQL'],
    ['names merge --help', 0, 'the name that stays'],
    ['--version', 0, '0.1.0'],
    ['', 2, 'Usage: cellwire'],
    ['nonsense', 2, "unknown command 'nonsense'"],
    ['sql --nonsense', 2, "unknown option '--nonsense'"],
    ['sql', 2, "missing required argument 'statement'"],
    ['alerts add', 2, "required option '--name <name>'"],
    ['names', 2, 'candidates'],
  ])('cellwire %s ends with %i', async (line, code, told) => {
    const written: string[] = [];
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation(text => written.push(String(text)) > 0);
    expect(await main(line.split(' ').filter(Boolean))).toBe(code);
    expect(written.join('')).toContain(told);
  });
});
