// cellwire rules score: what a pack reads in annotated articles, by type and frame, and what has changed.
import { stat } from 'node:fs/promises';
import {
  type Change,
  changesBetween,
  createExtractor,
  definitionsOf,
  eventText,
  type Score,
  scoreTrials,
  type Tally,
  type Trial,
  tryArticles,
} from '@cellwire/extraction';
import { type LoadedPack, loadPack } from '@cellwire/pack';
import { readSettings } from '@cellwire/runtime';
import type { Command } from 'commander';
import { packFolder } from '../../pack-folder.js';
import { countOf, printJson, printLine, printTable, safe, say } from '../../print.js';
import { readGold } from '../../rules/gold.js';
import { keepTrials, lastTrials } from '../../rules/last-trials.js';
import { packAt } from '../../rules/pack-at.js';
import { UsageError } from '../../usage-error.js';

interface Options {
  pack?: string;
  against?: string;
  json?: boolean;
}
type Gold = Awaited<ReturnType<typeof readGold>>;

export function defineScore(command: Command): void {
  command
    .description('score the pack on a folder of annotated articles, by type and by frame')
    .argument('<dir>', 'annotated articles: {"id","title","text","published","events"}, .json or .jsonl')
    .option(
      '--against <what>',
      'what to compare with: LAST (run), a git revision of the pack, or another pack’s folder',
    )
    .option('--pack <dir>', 'folder of another pack')
    .option('--json', 'one JSON object: {pack, score, against?, changes?}')
    .action(async (dir: string, options: Options) => {
      const folder = await packFolder(options.pack, 'rules score');
      const pack = await loadPack(folder);
      const gold = await readGold(dir, 'rules score');
      const { dataDir } = readSettings();
      const trials = tryArticles(createExtractor(pack), gold);
      const score = scoreTrials({ pack }, trials);
      const earlier =
        options.against === undefined
          ? null
          : options.against === 'LAST'
            ? await lastRun(dataDir, dir, folder)
            : await otherPack(folder, options.against, gold);
      await keepTrials(dataDir, dir, folder, { pack: pack.version, trials });
      const changes = earlier ? changesBetween(definitionsOf(pack.types), earlier.trials, trials) : null;
      if (options.json)
        printJson({ pack: pack.version, score, ...(earlier ? { against: earlier.pack, changes } : {}) });
      else {
        printScore(score, earlier ? scoreTrials({ pack }, earlier.trials) : null);
        if (changes) printChanges(changes, earlier!.pack);
      }
    });
}

interface Earlier {
  pack: string;
  trials: Trial[];
}

async function lastRun(dataDir: string, dir: string, folder: string): Promise<Earlier | null> {
  const last = await lastTrials(dataDir, dir, folder);
  if (!last) say(`no earlier run over ${dir} is kept in ${dataDir}; this one is, for the next`);
  return last;
}

async function otherPack(folder: string, against: string, gold: Gold): Promise<Earlier> {
  const read = (pack: LoadedPack): Earlier => ({
    pack: pack.version,
    trials: tryArticles(createExtractor(pack), gold),
  });
  if ((await stat(against).catch(() => null))?.isDirectory()) return read(await loadPack(against));
  const copy = await packAt(folder, against);
  if (!copy)
    throw new UsageError(
      `rules score: --against ${against} is neither LAST, nor a folder, nor a git revision of ${folder}`,
    );
  try {
    return read(await loadPack(copy.dir));
  } finally {
    await copy.drop();
  }
}

const percent = (x: number): string => (100 * x).toFixed(1);
/** `84.2 (+1.3)` beside an earlier figure. */
function figure(now: number, before: number | undefined): string {
  const step = before === undefined ? 0 : 100 * (now - before);
  return `${percent(now)}${Math.abs(step) < 0.05 ? '' : ` (${step > 0 ? '+' : ''}${step.toFixed(1)})`}`;
}
const row = (name: string, now: Tally, before: Tally | undefined): unknown[] => [
  name,
  now.wanted,
  now.told,
  now.right,
  figure(now.precision, before?.precision),
  figure(now.recall, before?.recall),
  figure(now.f1, before?.f1),
];

function printScore(now: Score, before: Score | null): void {
  const head = ['', 'wanted', 'told', 'right', 'precision', 'recall', 'F1'];
  const types = Object.entries(now.types).map(([type, t]) => row(type, t, before?.types[type]));
  printTable(
    head,
    [...types, row('events', now.events, before?.events), row('arguments', now.arguments, before?.arguments)],
    'no events',
  );
  printTable(
    ['frame', 'told', 'right', 'precision', 'recall'],
    now.frames.map(f => [f.frame, f.told, f.right, percent(f.precision), percent(f.recall)]),
    'no frame fired',
  );
  const bands = now.confidence.map(b => `≥ ${b.from}: ${b.right} of ${b.told}`).join(', ');
  printLine(
    `status ${figure(now.status, before?.status)}, date ${figure(now.date, before?.date)}; ` +
      `${now.falseAlarms} of ${countOf(now.quiet, 'quiet article')} with a false event`,
  );
  printLine(`right by confidence: ${bands}`);
}

const SIGNS: Record<Change['is'], string> = {
  found: '+ found ',
  mended: '+ mended',
  better: '+ better',
  lost: '- lost  ',
  false: '- false ',
  worse: '- worse ',
  other: '  other ',
};

function printChanges(changes: readonly Change[], against: string): void {
  say(`${countOf(changes.length, 'change')} against ${against}`);
  for (const { article, is, event, details } of changes) {
    printLine(`${SIGNS[is]} ${safe(article)} ${safe(eventText(event))}`);
    for (const line of details) printLine(`           ${safe(line)}`);
  }
}
