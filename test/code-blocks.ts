// The code blocks of README and docs, and the commands in them.
import { readdirSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { commands } from '../packages/cli/src/registry.js';

export interface CodeBlock {
  file: string;
  line: number;
  /** What stands behind the fence: `sh`, `sql duckdb` … ; empty where nothing does. */
  language: string;
  /** Why the block is not run: `sh not run: …` on its fence; null where it is. */
  notRun: string | null;
  text: string;
}

const ROOT = new URL('../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, ROOT), 'utf8');

/** Every Markdown file that readers get. */
export const markdownFiles = (): string[] => [
  'README.md',
  ...readdirSync(new URL('docs', ROOT))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
];

/** The fenced blocks of a file, in order. */
export function codeBlocks(file: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: CodeBlock | null = null;
  read(file)
    .split('\n')
    .forEach((text, i) => {
      const fence = /^\s*```(.*)$/.exec(text);
      if (!fence) {
        if (open) open.text += `${text}\n`;
      } else if (open) {
        blocks.push(open);
        open = null;
      } else {
        const [language = '', notRun = null] = (fence[1] ?? '').trim().split(/ ?not run: /);
        open = { file, line: i + 1, language, notRun, text: '' };
      }
    });
  if (open) throw new Error(`${file}: a block is not closed`);
  return blocks;
}

/** A command line of ours: its words, and the file that its output goes to. */
export interface CommandLine {
  words: string[];
  into: string | null;
}

/** The lines of a shell block, those that go on in the next one joined; without blank ones and comments. */
export const shellLines = ({ text }: CodeBlock): string[] =>
  text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter(line => line.trim() && !line.trim().startsWith('#'));

/** The `cellwire` lines of a shell block; lines of other programs are left out. */
export const commandLines = (block: CodeBlock): CommandLine[] =>
  shellLines(block).flatMap(line => commandLine(line) ?? []);

/** A line that runs `cellwire`; null for any other. */
export function commandLine(line: string): CommandLine | null {
  const ours = /^\s*(?:npx )?cellwire\s+(.*)$/.exec(line)?.[1];
  return ours === undefined ? null : lineOf(ours);
}

function lineOf(text: string): CommandLine {
  const words: string[] = [];
  for (const [word, double, single] of text.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g)) {
    if (word.startsWith('#')) break;
    words.push(double ?? single ?? word);
  }
  const redirect = words.indexOf('>');
  if (redirect < 0) return { words: words.filter(w => w !== '&'), into: null };
  return { words: words.slice(0, redirect), into: words[redirect + 1] ?? null };
}

/** Reads a command line as the program would, and does nothing. Throws what the program would say of wrong usage. */
export async function understand(words: readonly string[]): Promise<void> {
  const entry = commands.find(c => c.name === words[0]);
  if (!entry) throw new Error(`there is no command ${words[0]}`);
  const command = new Command(entry.name);
  (await entry.load()).define(command);
  for (const one of [command, ...allBelow(command)]) if (!one.commands.length) one.action(() => {});
  for (const one of [command, ...allBelow(command)])
    one.exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
  await command.parseAsync(words.slice(1), { from: 'user' });
}

const allBelow = (command: Command): Command[] => command.commands.flatMap(c => [c, ...allBelow(c)]);
