// cellwire sources: what is polled.
import { readFileSync } from 'node:fs';
import { ACCEPT, checkUrl, describeAnswer, judgePoll, MAX_FEED_BYTES } from '@cellwire/fetching';
import type { SourceEntry } from '@cellwire/model';
import { readFeed } from '@cellwire/reading';
import {
  addSource,
  enableSource,
  findSource,
  listPolls,
  listSources,
  removeSource,
  type Source,
  type Store,
} from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, printTable, say } from '../print.js';
import { openParts, type Parts } from '../process/open-parts.js';
import { UsageError } from '../usage-error.js';

export function define(command: Command): void {
  command
    .command('list')
    .description('sources with their health')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, options: { json?: boolean }) => {
        await addPackSources(parts);
        const sources = await listSources(parts.store);
        if (options.json) for (const s of sources) printJson(publicSource(s));
        else
          printTable(
            ['name', 'enabled', 'state', 'last success', 'next poll', 'feed'],
            sources.map(s => [
              s.name,
              s.enabled ? 'yes' : 'no',
              s.stateReason ? `${s.state}: ${s.stateReason}` : s.state,
              s.succeededAt?.toISOString() ?? '',
              s.workDueAt?.toISOString() ?? '',
              s.feedUrl,
            ]),
            'no sources',
          );
      }),
    );
  command
    .command('add')
    .description('add a feed or news sitemap')
    .argument('<name>', 'short name')
    .argument('<url>', 'address of the feed')
    .option('--outlet <name>', 'outlet shown to readers (the name)')
    .option('--language <tag>', 'language of the feed', 'en')
    .option('--time-zone <zone>', 'IANA zone of dates without offset', 'UTC')
    .option('--enable', 'poll it from now on')
    .action(
      withParts(
        async (
          parts,
          name: string,
          url: string,
          options: { outlet?: string; language: string; timeZone: string; enable?: boolean },
        ) => {
          const added = await addSource(parts.store, {
            name,
            outlet: options.outlet ?? name,
            feedUrl: checked(url, parts),
            language: options.language,
            timeZone: options.timeZone,
            createdAt: parts.clock.now(),
          });
          if (!added) throw new Error(`a source of that name or address is there already: cellwire sources list`);
          if (options.enable) await enableSource(parts.store, added.id, { enabled: true, at: parts.clock.now() });
          say(`added ${name}${options.enable ? ', enabled' : `; try it: cellwire sources check ${name} --enable`}`);
        },
      ),
    );
  for (const verb of ['enable', 'disable', 'remove'] as const)
    command
      .command(verb)
      .description(
        {
          enable: 'poll a source from now on',
          disable: 'stop polling a source',
          remove: 'remove a source; its articles stay',
        }[verb],
      )
      .argument('<name...>')
      .action(
        withParts(async (parts, names: string[]) => {
          await addPackSources(parts);
          for (const name of names) {
            const source = await wanted(parts.store, name);
            if (verb === 'remove') await removeSource(parts.store, source.id);
            else await enableSource(parts.store, source.id, { enabled: verb === 'enable', at: parts.clock.now() });
          }
          say(`${names.length} ${names.length === 1 ? 'source' : 'sources'} ${verb}d`);
        }),
      );
  command
    .command('check')
    .description('try sources or feed addresses from here and say what is wrong')
    .argument('[name-or-url...]', 'all of them when none is named')
    .option('--enable', 'enable those that work')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, names: string[], options: { enable?: boolean; json?: boolean }) => {
        await addPackSources(parts);
        const asked = names.length ? names : (await listSources(parts.store)).map(s => s.name);
        let bad = 0;
        for (const name of asked) bad += Number(!(await checkOne(parts, name, options)));
        if (bad) process.exitCode = 1;
      }),
    );
  command
    .command('history')
    .description('polls of a source, newest first')
    .argument('<name>')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, name: string, options: { json?: boolean }) => {
        const polls = await listPolls(parts.store, (await wanted(parts.store, name)).id);
        if (options.json) for (const p of polls) printJson(p);
        else
          printTable(
            ['when', 'result', 'status', 'items', 'new', 'reason'],
            polls.map(p => [p.startedAt.toISOString(), p.result, p.httpStatus ?? '', p.items, p.newItems, p.reason]),
            'not polled yet',
          );
      }),
    );
  command
    .command('import')
    .description('add the sources of a JSON file: [{name, outlet, feed, language, timeZone}]')
    .argument('<file>')
    .option('--enable', 'poll them from now on')
    .action(
      withParts(async (parts, file: string, options: { enable?: boolean }) => {
        const entries = JSON.parse(readFileSync(file, 'utf8')) as SourceEntry[];
        const added = await addEntries(parts, entries, 'file');
        if (options.enable)
          for (const s of added) await enableSource(parts.store, s.id, { enabled: true, at: parts.clock.now() });
        say(`${added.length} of ${entries.length} sources added`);
      }),
    );
}

/** Runs an action with the parts of the process and closes them. */
export function withParts<A extends unknown[]>(
  run: (parts: Parts, ...args: A) => Promise<void>,
): (...args: A) => Promise<void> {
  return async (...args) => {
    const parts = await openParts();
    try {
      await run(parts, ...args);
    } finally {
      await parts.close();
    }
  };
}

async function wanted(store: Store, name: string): Promise<Source> {
  const source = await findSource(store, name);
  if (!source) throw new UsageError(`there is no source "${name}": cellwire sources list shows them`);
  return source;
}

function checked(url: string, parts: Parts): string {
  const check = checkUrl(url, { allowHosts: parts.settings.allowHosts });
  if (check.is === 'refused') throw new UsageError(`${url} is refused: ${check.why}`);
  return check.url;
}

/** The pack's sources are there, not enabled, from the first look on. */
async function addPackSources(parts: Parts): Promise<void> {
  await addEntries(parts, (await parts.pack()).sources, 'pack');
}

async function addEntries(parts: Parts, entries: readonly SourceEntry[], origin: string): Promise<Source[]> {
  const added: Source[] = [];
  for (const { name, outlet, feed, homepage, language, timeZone, country, category, note } of entries) {
    const source = await addSource(parts.store, {
      name,
      outlet,
      feedUrl: checked(feed, parts),
      homepage: homepage ?? null,
      language,
      timeZone,
      country: country ?? null,
      category: category ?? null,
      note: note ?? null,
      origin,
      createdAt: parts.clock.now(),
    });
    if (source) added.push(source);
  }
  return added;
}

async function checkOne(parts: Parts, name: string, options: { enable?: boolean; json?: boolean }): Promise<boolean> {
  const source = await findSource(parts.store, name);
  const url = source?.feedUrl ?? checked(name, parts);
  const answer = await parts.fetcher().fetch(url, { accept: ACCEPT.feed, maxBytes: MAX_FEED_BYTES });
  const feed =
    answer.is === 'page'
      ? await readFeed(answer.bytes, {
          url: answer.finalUrl,
          ...(answer.contentType ? { contentType: answer.contentType } : {}),
        })
      : null;
  const outcome = judgePoll(answer, { feed, newItems: feed?.entries.length ?? 0, heldEtag: null, sameBody: false });
  const works = outcome.is !== 'failing';
  const report = {
    name,
    url,
    works,
    entries: feed?.entries.length ?? 0,
    title: feed?.title ?? null,
    what: works ? describeAnswer(answer) : `${outcome.state}: ${outcome.why}`,
  };
  if (options.json) printJson(report);
  else
    say(
      `${works ? 'works' : 'FAILS'}  ${name}  ${works ? `${report.entries} entries, ${report.title ?? 'no title'}` : report.what}`,
    );
  if (works && options.enable && source)
    await enableSource(parts.store, source.id, { enabled: true, at: parts.clock.now() });
  return works;
}

const publicSource = (s: Source) => ({
  name: s.name,
  outlet: s.outlet,
  feed: s.feedUrl,
  enabled: s.enabled,
  state: s.state,
  reason: s.stateReason,
  failures: s.failures,
  language: s.language,
  timeZone: s.timeZone,
  lastSuccess: s.succeededAt,
  lastItem: s.itemAt,
  nextPoll: s.workDueAt,
  note: s.note,
});
