import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CommandShape, shapeOf, takeShape } from './command-shape.js';
import { SHAPES } from './command-shapes.js';
import { defineCommands } from './define-commands.js';
import { commands } from './registry.js';

let defined: Command[];
beforeAll(async () => {
  defined = await defineCommands();
}, 120_000);

/** The help of a command and of all below it. */
const helpOf = (command: Command): string[] => [command.helpInformation(), ...command.commands.flatMap(helpOf)];

/** Why a command has no --json. */
const WITHOUT_JSON: Record<string, string> = {
  up: 'runs until it is stopped',
  serve: 'runs until it is stopped',
  worker: 'runs until it is stopped',
  schedule: 'runs until it is stopped',
  annotate: 'prints JSON lines in any case',
  'events export': 'writes a file in one of three formats',
  'rules schema': 'prints JSON in any case',
  'config schema': 'prints JSON in any case',
  completion: 'prints a script',
};

const leaves = (shape: CommandShape, path: string): [string, CommandShape][] =>
  shape.commands.length ? shape.commands.flatMap(c => leaves(c, `${path} ${c.name}`)) : [[path, shape]];
const withoutJson = (): string[] =>
  SHAPES.flatMap(s => leaves(s, s.name))
    .filter(([, shape]) => !shape.options.some(o => o.flags === '--json'))
    .map(([path]) => path);

it('every command answers in JSON where asked, but for those that say why not', () => {
  expect(withoutJson().sort()).toEqual(Object.keys(WITHOUT_JSON).sort());
});

/** Where it is tested that what is done equals what the dry run said. */
const DRY_RUNS: Record<string, string> = {
  'sources import': 'commands/sources.test.ts',
  'alerts replay': 'commands/alerts.test.ts',
  'events merge': 'commands/events.test.ts',
  'events split': 'commands/events.test.ts',
  'events reject': 'commands/events.test.ts',
  'events undo': 'commands/events.test.ts',
  reextract: 'commands/reextract.test.ts',
  'config apply': 'commands/config.test.ts',
  migrate: 'commands/migrate.test.ts',
};

it('every --dry-run has a test of its own', () => {
  const dry = SHAPES.flatMap(s => leaves(s, s.name)).filter(([, s]) => s.options.some(o => o.flags === '--dry-run'));
  expect(dry.map(([path]) => path).sort()).toEqual(Object.keys(DRY_RUNS).sort());
  for (const [path, file] of Object.entries(DRY_RUNS))
    for (const word of [`'${path.split(' ').at(-1)}'`, "'--dry-run'"])
      expect(readFileSync(new URL(file, import.meta.url), 'utf8'), `${path} in ${file}`).toContain(word);
});

describe('the shapes of the commands', () => {
  it('are those of the commands: npm run docs writes them', () => {
    expect(SHAPES).toEqual(defined.map(shapeOf));
  });

  it.each(commands.map(c => c.name))('%s helps by its shape as in full', name => {
    const light = new Command(name);
    takeShape(light, SHAPES.find(s => s.name === name)!, () => undefined);
    expect(helpOf(light)).toEqual(helpOf(defined.find(c => c.name() === name)!));
  });
});
