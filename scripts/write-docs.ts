// Writes the generated parts of the docs: docs/settings.md and the README's examples. A test checks that they are fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import { settingsMarkdown, withExtractExample } from './generated-docs.js';

writeFileSync('docs/settings.md', settingsMarkdown());
writeFileSync('README.md', await withExtractExample(readFileSync('README.md', 'utf8')));
