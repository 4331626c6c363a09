import { describe, expect, test } from 'vitest';
import { LARGEST_FILE_BYTES, parseYamlFile } from './yaml-file.js';

const faultsOf = (text: string) => parseYamlFile('a.yaml', text).faults;
/** Runs within the time, generous for a loaded machine; quadratic work on these sizes takes minutes. */
const within = (ms: number, run: () => void): void => {
  const started = performance.now();
  run();
  expect(performance.now() - started).toBeLessThan(ms);
};

describe('parseYamlFile', () => {
  test('gives plain data and finds where its parts stand', () => {
    const yaml = parseYamlFile(
      'a.yaml',
      'companies:\n  - { name: Acme, aliases: [Ac] }\n  - name: Beta\n    kinds: []\n',
    );
    expect(yaml.faults).toEqual([]);
    expect(yaml.value).toEqual({
      companies: [
        { name: 'Acme', aliases: ['Ac'] },
        { name: 'Beta', kinds: [] },
      ],
    });
    expect(yaml.position(['companies', 0, 'aliases', 0])).toEqual({ line: 2, column: 29 });
    expect(yaml.position(['companies', 1, 'kinds'])).toEqual({ line: 4, column: 12 });
    expect(yaml.position(['companies', 1, 'kinds'], 'key')).toEqual({ line: 4, column: 5 });
  });
  test('the nearest parent stands in for what is not there', () => {
    const yaml = parseYamlFile('a.yaml', 'companies:\n  - name: Acme\n');
    expect(yaml.position(['companies', 0, 'country'])).toEqual({ line: 2, column: 5 });
    expect(yaml.position(['nothing', 'at', 'all'])).toEqual({ line: 1, column: 1 });
  });

  test.each([
    ['a tab as indentation', 'a:\n\tb: 1\n', 2, 'a tab stands where spaces must'],
    ['a key written twice', 'a: 1\nb: 2\na: 3\n', 3, 'the same key is written twice'],
    ['a key written twice in brackets', 'x: { a: 1, a: 2 }\n', 1, 'the same key is written twice'],
    ['an alias', 'a: &x [1]\nb: *x\n', 2, 'anchors and aliases'],
    ['a bare day', 'date: 2026-02-11\n', 1, 'the date 2026-02-11 is not quoted'],
    ['a bare month', 'dates: [2026-02]\n', 1, 'the date 2026-02 is not quoted'],
    ['an open bracket', 'a: [1, 2\nb: 3\n', 2, 'not readable as YAML'],
    ['a second document', 'a: 1\n---\nb: 2\n', 2, 'not readable as YAML'],
    ['an unknown tag', 'a: !!js/function "x"\n', 1, 'not readable as YAML'],
  ])('%s is a fault with its line', (_, text, line, message) => {
    const faults = faultsOf(text);
    expect(faults.map(f => f.message).join('; ')).toContain(message);
    expect(faults.some(f => f.line === line)).toBe(true);
    expect(faults.every(f => f.mend !== '')).toBe(true);
  });
  test('a quoted day is a text', () => {
    expect(parseYamlFile('a.yaml', 'date: "2026-02-11"\n').value).toEqual({ date: '2026-02-11' });
  });
  test('NO is a text, not false', () => {
    expect(parseYamlFile('a.yaml', 'country: NO\n').value).toEqual({ country: 'NO' });
  });
});

describe('hostile files', () => {
  test('a bomb of aliases is refused unexpanded', () => {
    const rows = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 30; i++)
      rows.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    within(5000, () => expect(faultsOf(rows.join('\n')).length).toBeGreaterThan(0));
  });
  test.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(100_000)],
    ['dashes', `${'- '.repeat(100_000)}x`],
    ['indentation', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('deep nesting by %s is refused, not recursed into', (_, text) => {
    within(5000, () => expect(faultsOf(text)[0]?.message).toContain('nested deeper'));
  });
  test('a huge file is refused unread', () => {
    expect(faultsOf('#'.repeat(LARGEST_FILE_BYTES + 1))[0]?.message).toBe('the file is larger than 4 MB');
  });
  test('many keys cost linear time', () => {
    const text = Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n');
    within(20_000, () => expect(faultsOf(text)).toEqual([]));
  });
  test('keys of Object.prototype are plain keys', () => {
    const { value } = parseYamlFile('a.yaml', '__proto__: { polluted: yes }\nconstructor: x\n');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
  });
});
