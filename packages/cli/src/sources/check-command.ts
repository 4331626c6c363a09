// cellwire sources check: tries sources or addresses from the user's own network.
import { enableSource, findSource, listSources, updateSource } from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, printLine, say } from '../print.js';
import type { Parts } from '../process/open-parts.js';
import { withParts } from '../process/with-parts.js';
import { addPackSources, checkedAddress } from './add-sources.js';
import { checkFeed, describeCheck } from './check-feed.js';

interface Options {
  enable?: boolean;
  json?: boolean;
}

export function defineCheck(command: Command): void {
  command
    .command('check')
    .description('try sources or feed addresses from here and say what is wrong')
    .argument('[name-or-url...]', 'all of them when none is named')
    .option('--enable', 'enable those that work')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, names: string[], options: Options) => {
        await addPackSources(parts);
        const asked = names.length ? names : (await listSources(parts.store)).map(s => s.name);
        const works = await inTurns(asked, name => checkOne(parts, name, options));
        const bad = works.filter(ok => !ok).length;
        if (asked.length > 1) say(`${asked.length - bad} of ${asked.length} work`);
        if (bad) process.exitCode = 1;
      }),
    );
}

/** How the pack marks an address that nobody has tried; the note goes once it works. */
const UNCHECKED = 'unchecked';
/** Hosts differ from source to source, so that some can be asked at once. */
const AT_ONCE = 4;

async function inTurns<T, R>(list: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const out: R[] = [];
  const waiting = [...list.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) out[next[0]] = await run(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return out;
}

async function checkOne(parts: Parts, name: string, options: Options): Promise<boolean> {
  const source = await findSource(parts.store, name);
  const check = await checkFeed(
    { web: parts.web(), clock: parts.clock },
    source?.feedUrl ?? checkedAddress(name, parts),
  );
  if (options.json) printJson({ name, ...check });
  else printLine(describeCheck(name, check));
  if (check.works && source?.note?.startsWith(UNCHECKED))
    await updateSource(parts.store, source.id, {
      note: source.note.slice(UNCHECKED.length).replace(/^; /, '') || null,
    });
  if (check.works && options.enable && source && !source.enabled)
    await enableSource(parts.store, source.id, { enabled: true, at: parts.clock.now() });
  return check.works;
}
