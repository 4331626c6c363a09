// Writes what is generated: docs/settings.md, the README's examples, the shapes of the commands. Tests check that all is fresh.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { alertSchema } from '@cellwire/alerts';
import { shapesOfCommands } from '../packages/cli/src/define-commands.js';
import { settingsMarkdown, withExportColumns, withExtractExample } from './generated-docs.js';

writeFileSync('docs/settings.md', settingsMarkdown());
writeFileSync('docs/alert.schema.json', `${JSON.stringify(alertSchema(), null, 2)}\n`);
writeFileSync('README.md', await withExtractExample(readFileSync('README.md', 'utf8')));
writeFileSync('docs/exports.md', withExportColumns(readFileSync('docs/exports.md', 'utf8')));

const shapesFile = 'packages/cli/src/command-shapes.ts';
writeFileSync(
  shapesFile,
  `// The shapes of all commands, for help and completion without loading them. Written by \`npm run docs\`: change the commands.
import type { CommandShape } from './command-shape.js';

export const SHAPES: readonly CommandShape[] = ${JSON.stringify(await shapesOfCommands())};
`,
);
execFileSync('npx', ['biome', 'check', '--write', shapesFile], { stdio: 'inherit' });
