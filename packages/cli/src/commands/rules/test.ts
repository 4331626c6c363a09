// cellwire rules test: runs every example of a pack and shows what differs.
import { createExtractor, type ExampleResult, runExamples } from '@cellwire/extraction';
import { type LoadedPack, loadPack } from '@cellwire/pack';
import type { Command } from 'commander';
import { packFolder } from '../../pack-folder.js';
import { countOf, printJson, printLine, safe, say } from '../../print.js';
import { UsageError } from '../../usage-error.js';

interface Options {
  pack?: string;
  type?: string;
  json?: boolean;
}

export function defineTest(command: Command): void {
  command
    .description('run every example of the pack; exit 1 when one fails, or a known miss works')
    .option('--pack <dir>', 'folder of another pack')
    .option('--type <type>', 'only the examples of one event type')
    .option('--json', 'one JSON object an example: {at, type, verdict, text, differences}')
    .action(async (options: Options) => {
      const pack = await loadPack(await packFolder(options.pack, 'rules test'));
      if (options.type !== undefined && !pack.types.some(t => t.type === options.type))
        throw new UsageError(
          `rules test: no type "${options.type}"; the pack has ${pack.types.map(t => t.type).join(', ')}`,
        );
      const results = runExamples(createExtractor(pack));
      const shown = results.filter(r => options.type === undefined || r.type === options.type);
      for (const result of shown) {
        if (options.json) printJson(rowOf(pack, result));
        else if (isBad(result)) printResult(pack, result);
      }
      say(summary(shown, options.type === undefined ? unshownFrames(pack, results) : []));
      if (shown.some(isBad)) process.exitCode = 1;
    });
}

const isBad = (r: ExampleResult): boolean => r.verdict === 'fails' || r.verdict === 'works-now';

const rowOf = (pack: LoadedPack, r: ExampleResult) => ({
  at: pack.origins.get(r.example) ?? null,
  type: r.type,
  verdict: r.verdict,
  text: r.example.text,
  ...(r.example.title === undefined ? {} : { title: r.example.title }),
  differences: r.differences,
});

function printResult(pack: LoadedPack, { example, verdict, differences }: ExampleResult): void {
  printLine(`${pack.origins.get(example) ?? ''}: ${verdict === 'fails' ? 'fails' : 'a known miss that works'}`);
  if (example.title) printLine(`  # ${safe(example.title)}`);
  printLine(`  ${safe(example.text)}`);
  for (const line of differences) printLine(`    ${safe(line)}`);
  if (verdict === 'works-now') printLine('    take "knownMiss" away: it is read right now');
}

/** Frames that find the event of no example. */
function unshownFrames(pack: LoadedPack, results: readonly ExampleResult[]): string[] {
  const finders = new Set(results.flatMap(r => r.got.map(m => m.rule)));
  return pack.types.flatMap(t =>
    t.frames.flatMap(f => (f.adds === true || f.recalls === true || finders.has(f.id) ? [] : [f.id])),
  );
}

function summary(results: readonly ExampleResult[], unshown: readonly string[]): string {
  const count = (verdict: ExampleResult['verdict']): number => results.filter(r => r.verdict === verdict).length;
  const parts = [`${count('passes')} pass`, `${count('fails')} fail`, `${countOf(count('known-miss'), 'known miss')}`];
  if (count('works-now')) parts.push(`${countOf(count('works-now'), 'known miss')} that work`);
  const silent = unshown.length
    ? `; ${countOf(unshown.length, 'frame')} without an example that they find: ${unshown.slice(0, 8).join(', ')}${unshown.length > 8 ? ' …' : ''}`
    : '';
  return `${countOf(results.length, 'example')}: ${parts.join(', ')}${silent}`;
}
