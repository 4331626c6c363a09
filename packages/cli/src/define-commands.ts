// Every command in full, each with the file behind it loaded: what the shapes are written from and held against.
import { Command } from 'commander';
import { type CommandShape, shapeOf } from './command-shape.js';
import { commands } from './registry.js';

/** Loads every command and defines it. */
export const defineCommands = (): Promise<Command[]> =>
  Promise.all(
    commands.map(async ({ name, summary, load }) => {
      const command = new Command(name).description(summary);
      (await load()).define(command);
      return command;
    }),
  );

/** The shapes as they should be. */
export const shapesOfCommands = async (): Promise<CommandShape[]> => (await defineCommands()).map(shapeOf);
