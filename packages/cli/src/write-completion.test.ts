import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { completionOf } from './commands/completion.js';
import { commands } from './registry.js';
import { SHELLS } from './write-completion.js';

/** What bash offers for a line, the last word being typed. */
function offered(script: string, line: readonly string[]): string[] {
  const words = line.map(w => `'${w}'`).join(' ');
  const ask = `${script}\ncompopt() { :; }\nCOMP_WORDS=(${words}); COMP_CWORD=${line.length - 1}; _cellwire; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['--norc', '-c', ask], { encoding: 'utf8' }).split('\n').filter(Boolean);
}

describe('shell completion', () => {
  it.each(SHELLS)('names every command in %s', async shell => {
    const script = completionOf(shell);
    for (const { name } of commands) expect(script).toMatch(new RegExp(`[ '(]${name}\\b`));
  });

  it.each([
    [['cellwire', 'comp'], ['completion']],
    [
      ['cellwire', 'events', 'ex'],
      ['exits', 'export'],
    ],
    [['cellwire', 'events', 'export', '--cs'], ['--csv']],
    [['cellwire', 'events', 'export', 'file', '--as'], ['--as-of']],
    [['cellwire', 'sql', '--li'], ['--limit']],
    [['cellwire', 'events', 'nothing-like-it'], []],
  ])('bash offers for %j: %j', async (line, expected) => {
    expect(offered(completionOf('bash'), line)).toEqual(expected);
  });
});
