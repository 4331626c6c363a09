// Every command with its one-line summary; the code behind it is loaded only when it is asked for.
import type { Command } from 'commander';

/** A command file exports `define`, which adds arguments, options and the action. */
export interface CommandModule {
  define(command: Command): void;
}
export interface CommandEntry {
  name: string;
  summary: string;
  load(): Promise<CommandModule>;
}

const entry = (name: string, summary: string, load: CommandEntry['load']): CommandEntry => ({ name, summary, load });

export const commands: CommandEntry[] = [
  entry('up', 'Run everything in one process: schedule, workers, API, page', () => import('./commands/up.js')),
  entry('serve', 'Serve the API and the page', () => import('./commands/serve.js')),
  entry(
    'crawl',
    'Poll what is due, follow it through to events and alerts, then end',
    () => import('./commands/crawl.js'),
  ),
  entry('worker', 'Run stages until told to stop', () => import('./commands/worker.js')),
  entry('schedule', 'Hand what is due to the queue until told to stop', () => import('./commands/schedule.js')),
  entry('sources', 'Add, list, enable and remove sources', () => import('./commands/sources.js')),
  entry('articles', 'List articles and count what was not read', () => import('./commands/articles.js')),
  entry('alerts', 'Subscribe endpoints to events and exits', () => import('./commands/alerts.js')),
  entry('events', 'List, show, export and correct events', () => import('./commands/events.js')),
  entry('filters', 'Keep filters under a name', () => import('./commands/filters.js')),
  entry('tokens', 'Make, list and take back keys to the API', () => import('./commands/tokens.js')),
  entry('rates', 'Load exchange rates for dollar values', () => import('./commands/rates.js')),
  entry('import', 'Put articles into the store and read their events', () => import('./commands/import.js')),
  entry('extract', 'Extract events from articles, without a database', () => import('./commands/extract.js')),
  entry('annotate', 'Find dates, money, quantities and names in texts', () => import('./commands/annotate.js')),
  entry('read', 'Read article pages from HTML files', () => import('./commands/read.js')),
  entry('feed', 'Read feed files', () => import('./commands/feed.js')),
  entry(
    'explain',
    'Tell how the events of an article were read, and what nearly was',
    () => import('./commands/explain.js'),
  ),
  entry('reextract', 'Run the archive through the present pack', () => import('./commands/reextract.js')),
  entry('rules', 'Check, test and score the rules of a pack', () => import('./commands/rules.js')),
  entry('names', 'List unlisted names and file them into a pack', () => import('./commands/names.js')),
  entry('jobs', 'List rows in quarantine; retry or discard them', () => import('./commands/jobs.js')),
  entry('status', 'Show how the pipeline stands', () => import('./commands/status.js')),
  entry(
    'trace',
    'Tell where in the pipeline an address is, or was dropped, and why',
    () => import('./commands/trace.js'),
  ),
  entry('doctor', 'Find what is wrong and say how to mend it', () => import('./commands/doctor.js')),
  entry('config', 'Check files of sources, subscriptions and settings', () => import('./commands/config.js')),
  entry('migrate', 'Bring the database to the present schema', () => import('./commands/migrate.js')),
  entry('move', 'Carry the embedded store to a real Postgres', () => import('./commands/move.js')),
  entry('backup', 'Keep everything in one file', () => import('./commands/backup.js')),
  entry('restore', 'Bring a backup into an empty store', () => import('./commands/restore.js')),
  entry('sql', 'Ask the database in SQL, reading only', () => import('./commands/sql.js')),
  entry('completion', 'Write a script that completes commands in a shell', () => import('./commands/completion.js')),
  entry('demo', 'Crawl the sample newsroom on loopback and show what came of it', () => import('./commands/demo.js')),
];
