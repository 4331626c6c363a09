// cellwire demo: the main job end to end, offline, in one process, on the sample newsroom.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openShutdown, readSettings } from '@cellwire/runtime';
import type { Command } from 'commander';
import { type Demo, type DemoReport, noonOf, runDemo } from '../demo/run-demo.js';
import { printJson, printLine, printTable, safe, say } from '../print.js';
import { UsageError } from '../usage-error.js';
import { serve } from './serve.js';

export function define(command: Command): void {
  command
    .option('--fresh', 'forget earlier runs first')
    .option('--keep', 'leave the API and the page up until interrupted')
    .option('--on <days...>', 'look at the newsroom at noon of these days only, such as 2026-02-14 2026-02-28')
    .option('--json', 'print the report as JSON')
    .action(async (options: { fresh?: boolean; keep?: boolean; on?: string[]; json?: boolean }) => {
      const wrong = options.on?.find(day => !/^2026-02-\d\d$/.test(day));
      if (wrong) throw new UsageError(`demo: --on ${wrong} is no day of the newsroom's month; write it as 2026-02-14`);
      const dataDir = join(readSettings().dataDir, 'demo');
      if (options.fresh) rmSync(dataDir, { recursive: true, force: true });
      say('crawling the sample newsroom (ten invented outlets on loopback, February 2026)');
      const demo = await runDemo({
        dataDir,
        onProgress: say,
        ...(options.on ? { sittings: options.on.map(noonOf) } : {}),
      });
      try {
        if (options.json) printJson(demo.report);
        else printReport(demo.report);
        if (options.keep) await keepUp(demo);
      } finally {
        await demo.close();
      }
    });
}

async function keepUp({ parts }: Demo): Promise<void> {
  const shutdown = openShutdown();
  const { url, close } = await serve(parts);
  shutdown.onStop(close);
  say(`the page is at ${url} until you press Ctrl-C`);
  await shutdown.stopped;
}

function printReport(r: DemoReport): void {
  printLine('');
  printTable(
    ['date', 'first seen', 'sources', 'event'],
    r.events.map(e => [e.date ?? '-', e.seenOn, e.sources, e.headline]),
    'no events',
  );
  printLine('\nJoint-venture exits');
  for (const x of r.exits) {
    printLine(`  ${safe(x.headline)}`);
    for (const h of x.history) printLine(`    ${h.on}  ${h.status}: ${safe(h.sentence)}`);
  }
  printLine('\nAlerts that the receiver got');
  for (const a of r.alerts)
    printLine(`  ${a.type}  ${safe(a.headline)}  (signature ${a.verified ? 'right' : 'WRONG'})`);
  if (!r.alerts.length) printLine('  none');
  const read = Object.entries(r.byOutcome)
    .map(([k, n]) => `${n} ${k}`)
    .join(', ');
  printLine(
    `\n${r.articles} articles (${r.newArticles} new; ${read}), ${r.eventCount} events (${r.newEvents} new), ${r.exits.length} exits, ${r.alerts.length} alerts`,
  );
  printLine(
    `${r.requests.total} requests to the newsroom, ${r.requests.notModified} answered 304, ${r.requests.robots} for robots.txt; ${r.seconds.toFixed(1)} s`,
  );
}
