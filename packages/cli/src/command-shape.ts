// The shape of a command: what its help shows and its parser accepts, as plain data. A command's own file imports all that
// its action needs; help, completion and complaints about options do with the shape, at a tenth of the time.
import { Argument, type Command, Option } from 'commander';

export interface ArgumentShape {
  /** `<file...>`, `[name]`. */
  name: string;
  description: string;
  default?: unknown;
}
export interface OptionShape {
  /** `--limit <n>`. */
  flags: string;
  description: string;
  default?: unknown;
  /** The command cannot run without it. */
  mandatory?: boolean;
}
export interface CommandShape {
  name: string;
  description: string;
  arguments: readonly ArgumentShape[];
  options: readonly OptionShape[];
  commands: readonly CommandShape[];
  /** The subcommand that runs when none is named. */
  default?: string;
}

const defaultOf = (value: unknown): { default?: unknown } => (value === undefined ? {} : { default: value });

function argumentShape(argument: Argument): ArgumentShape {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return {
    name: argument.required ? `<${name}>` : `[${name}]`,
    description: argument.description,
    ...defaultOf(argument.defaultValue),
  };
}

function optionShape({ flags, description, defaultValue, mandatory, negate }: Option): OptionShape {
  // "--no-check": commander itself makes the option true until the flag is given.
  return { flags, description, ...(negate ? {} : defaultOf(defaultValue)), ...(mandatory ? { mandatory } : {}) };
}

/** The shape of a command that is defined, its subcommands' with it. */
export function shapeOf(command: Command): CommandShape {
  // Commander does not tell which subcommand is the default one.
  const byDefault = (command as unknown as { _defaultCommandName: string | null })._defaultCommandName;
  return {
    name: command.name(),
    description: command.description(),
    arguments: command.registeredArguments.map(argumentShape),
    options: command.options.map(optionShape),
    commands: command.commands.map(shapeOf),
    ...(byDefault ? { default: byDefault } : {}),
  };
}

/** Gives a command the arguments, options and subcommands of a shape; where it would act, `run` is called. */
export function takeShape(command: Command, shape: CommandShape, run: () => void): void {
  command.description(shape.description);
  for (const { name, description, ...rest } of shape.arguments) {
    const argument = new Argument(name, description);
    command.addArgument('default' in rest ? argument.default(rest.default) : argument);
  }
  for (const { flags, description, mandatory, ...rest } of shape.options) {
    const option = new Option(flags, description).makeOptionMandatory(mandatory ?? false);
    command.addOption('default' in rest ? option.default(rest.default) : option);
  }
  for (const inner of shape.commands)
    takeShape(command.command(inner.name, { isDefault: inner.name === shape.default }), inner, run);
  if (shape.commands.length === 0) command.action(run);
}
