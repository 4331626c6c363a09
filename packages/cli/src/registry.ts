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

export const commands: CommandEntry[] = [
  {
    name: 'annotate',
    summary: 'Find dates, money, quantities and names in texts',
    load: () => import('./commands/annotate.js'),
  },
  { name: 'read', summary: 'Read article pages from HTML files', load: () => import('./commands/read.js') },
  { name: 'feed', summary: 'Read feed files', load: () => import('./commands/feed.js') },
  { name: 'extract', summary: 'Extract events from articles', load: () => import('./commands/extract.js') },
];
