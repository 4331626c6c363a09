// Where the pack of this project lies, wherever it is installed.
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The folder of the pack `@cellwire/battery`. Throws when the package is not installed. */
export function defaultPackDir(): string {
  return dirname(createRequire(import.meta.url).resolve('@cellwire/battery/package.json'));
}
