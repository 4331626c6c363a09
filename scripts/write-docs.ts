// Writes the generated parts of the docs: docs/settings.md and the README's examples. A test checks that they are fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import { alertSchema } from '@cellwire/alerts';
import { settingsMarkdown, withExportColumns, withExtractExample } from './generated-docs.js';

writeFileSync('docs/settings.md', settingsMarkdown());
writeFileSync('docs/alert.schema.json', `${JSON.stringify(alertSchema(), null, 2)}\n`);
writeFileSync('README.md', await withExtractExample(readFileSync('README.md', 'utf8')));
writeFileSync('docs/exports.md', withExportColumns(readFileSync('docs/exports.md', 'utf8')));
