// cellwire doctor: what is wrong, and how to mend it.
import { readSettings } from '@cellwire/runtime';
import type { Command } from 'commander';
import { runChecks } from '../ops/checks.js';
import { printJson, printLine, safe } from '../print.js';

const MARK = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' };

export function define(command: Command): void {
  command.option('--json', 'one JSON object a finding').action(async (options: { json?: boolean }) => {
    const findings = await runChecks(readSettings());
    for (const finding of findings) {
      if (options.json) printJson(finding);
      else {
        printLine(safe(`${MARK[finding.is]}  ${finding.check}: ${finding.found}`));
        if (finding.mend) printLine(safe(`      → ${finding.mend}`));
      }
    }
    if (findings.some(f => f.is === 'fail')) process.exitCode = 1;
  });
}
