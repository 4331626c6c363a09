import { Command } from 'commander';
import { beforeAll, describe, expect, it } from 'vitest';
import { shapeOf, takeShape } from './command-shape.js';
import { SHAPES } from './command-shapes.js';
import { defineCommands } from './define-commands.js';
import { commands } from './registry.js';

let defined: Command[];
beforeAll(async () => {
  defined = await defineCommands();
}, 120_000);

/** The help of a command and of all below it. */
const helpOf = (command: Command): string[] => [command.helpInformation(), ...command.commands.flatMap(helpOf)];

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
