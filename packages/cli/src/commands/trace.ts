// cellwire trace: for any address, where in the pipeline it is or was dropped, and why.
import { articleAddress } from '@cellwire/reading';
import { listAttempts, readTrail, type Trail } from '@cellwire/store';
import type { Command } from 'commander';
import { judgeTrail } from '../ops/judge-trail.js';
import { printJson, printLine, safe } from '../print.js';
import { openParts } from '../process/open-parts.js';

interface Crumb {
  at: string;
  stage: string;
  what: string;
}

export function define(command: Command): void {
  command
    .argument('<url>', 'address of an article, or its id')
    .option('--json', 'one JSON object: the verdict and everything known')
    .action(async (url: string, options: { json?: boolean }) => {
      const parts = await openParts();
      try {
        const trail = await readTrail(parts.store, { asked: url, canonical: articleAddress(url) });
        const verdict = judgeTrail(trail);
        const crumbs = [...crumbsOf(trail), ...(await triesOf(parts.store, trail))];
        crumbs.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
        if (options.json) return printJson({ url, verdict, crumbs, ...trail });
        const stage = verdict.stage ? ` (${verdict.stage})` : '';
        printLine(safe(`${verdict.is}${stage}: ${verdict.why}`));
        for (const crumb of crumbs) printLine(safe(`  ${crumb.at}  ${crumb.stage.padEnd(15)} ${crumb.what}`));
        for (const e of trail.events) printLine(safe(`  ${e.event}  ${e.state}  ${e.headline}`));
        const { pending, delivered, failed } = trail.alerts;
        if (pending + delivered + failed)
          printLine(`  alerts: ${delivered} delivered, ${pending} pending, ${failed} failed`);
      } finally {
        await parts.close();
      }
    });
}

function crumbsOf({ items, article, versions, extractions }: Trail): Crumb[] {
  return [
    ...items.map(i => ({
      at: i.seenAt.toISOString(),
      stage: 'poll-feeds',
      what: `named by ${i.source}${i.skipped ? `, left out: ${i.skipped}` : ''}`,
    })),
    ...(article?.origin === 'import' ? [{ at: article.seenAt.toISOString(), stage: 'import', what: 'imported' }] : []),
    ...(article?.fetchedAt
      ? [{ at: article.fetchedAt.toISOString(), stage: 'fetch-articles', what: `fetched: ${article.fetchState}` }]
      : []),
    ...versions.map(v => ({
      at: v.recordedAt.toISOString(),
      stage: 'fetch-articles',
      what: `text ${v.n}: ${v.completeness}, ${v.length} characters, ${v.language}${v.paywalled ? ', paywalled' : ''}`,
    })),
    ...extractions.map(x => ({
      at: x.extractedAt.toISOString(),
      stage: 'extract-events',
      what: x.outcome === 'read' ? `read: ${x.mentions} mentions` : `${x.outcome}: ${x.reason ?? ''}`,
    })),
  ];
}

/** Tries that did not simply succeed, at every row of the trail. */
async function triesOf(store: Parameters<typeof readTrail>[0], trail: Trail): Promise<Crumb[]> {
  const rows = [
    ...(trail.article ? [['fetch-articles', trail.article.id] as const] : []),
    ...trail.versions.map(v => ['extract-events', String(v.id)] as const),
    ...trail.extractions.map(x => ['resolve-events', String(x.id)] as const),
  ];
  const tries = await Promise.all(rows.map(([stage, id]) => listAttempts(store, stage, id, 20)));
  return tries
    .flat()
    .map(a => ({ at: a.startedAt.toISOString(), stage: a.stage, what: `${a.outcome}: ${a.why ?? ''}` }));
}
