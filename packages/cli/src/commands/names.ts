// cellwire names: unlisted names that articles used, and filing them into the pack.
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { buildNameIndex } from '@cellwire/language';
import { fileAlias, formatFault, loadPack, mergeNames, type NameEdit } from '@cellwire/pack';
import { listPresentVersionIds, readVersion, type Store } from '@cellwire/store';
import type { Command } from 'commander';
import { CANDIDATE_KINDS, gatherCandidates, type NamedText } from '../name-candidates.js';
import { packFolder } from '../pack-folder.js';
import { printJson, printTable, say, tellDone } from '../print.js';
import { openParts } from '../process/open-parts.js';
import { UsageError } from '../usage-error.js';

export function define(command: Command): void {
  defineCandidates(command.command('candidates'));
  defineAlias(command.command('alias'));
  defineMerge(command.command('merge'));
}

interface CandidateOptions {
  jsonl?: string;
  pack?: string;
  kind?: string;
  least: string;
  limit: string;
  json?: boolean;
}

function defineCandidates(command: Command): void {
  command
    .description('names of companies, ventures and facilities that articles used and the pack does not list')
    .option(
      '--jsonl <file>',
      'read articles {"id","title","text"} from a file (- is standard input), not from the store',
    )
    .option('--kind <kind>', `only one kind: ${CANDIDATE_KINDS.join(', ')}`)
    .option('--least <n>', 'only names in at least that many articles', '1')
    .option('--limit <n>', 'at most that many names', '50')
    .option('--pack <dir>', 'folder of another pack')
    .option('--json', 'one JSON object a line')
    .action(async (options: CandidateOptions) => {
      const [least, limit] = [wholeNumber('--least', options.least), wholeNumber('--limit', options.limit)];
      checkKind(options.kind);
      const pack = await loadPack(await packFolder(options.pack, 'names candidates'));
      const gathered = gatherCandidates(buildNameIndex(pack), pack);
      await eachText(options.jsonl, text => gathered.see(text));
      const names = gathered.ranked(least).filter(c => options.kind === undefined || c.kind === options.kind);
      const shown = names.slice(0, limit);
      if (options.json) for (const name of shown) printJson(name);
      else
        printTable(
          ['name', 'kind', 'articles', 'uses', 'near', 'sentence'],
          shown.map(c => [c.name, c.kind, c.articles, c.count, c.near, c.sentence]),
          'no unlisted names',
        );
      if (names.length > limit) say(`${names.length - limit} more: --limit ${names.length}`);
    });
}

function checkKind(kind: string | undefined): void {
  if (kind !== undefined && !(CANDIDATE_KINDS as readonly string[]).includes(kind))
    throw new UsageError(`names candidates: --kind ${kind} is not known; use ${CANDIDATE_KINDS.join(', ')}`);
}

function wholeNumber(option: string, value: string): number {
  const n = Number(value);
  if (Number.isSafeInteger(n) && n >= 1) return n;
  throw new UsageError(`names candidates: ${option} ${value} is no whole number above 0`);
}

async function eachText(file: string | undefined, see: (text: NamedText) => void): Promise<void> {
  if (file !== undefined) return eachLine(file, see);
  const parts = await openParts();
  try {
    await eachStored(parts.store, see);
  } finally {
    await parts.close();
  }
}

async function eachStored(store: Store, see: (text: NamedText) => void): Promise<void> {
  let afterId = 0;
  for (;;) {
    const ids = await listPresentVersionIds(store, { afterId, limit: 500 });
    if (ids.length === 0) return;
    for (const id of ids) {
      const version = await readVersion(store, id);
      if (version?.text) see({ id: version.articleId, title: version.title, text: version.text });
    }
    afterId = ids.at(-1)!;
  }
}

async function eachLine(file: string, see: (text: NamedText) => void): Promise<void> {
  const where = file === '-' ? 'standard input' : file;
  if (file !== '-')
    await access(file).catch(() => {
      throw new UsageError(`names candidates: ${file} cannot be read; give a JSONL file, or - for standard input`);
    });
  const input = file === '-' ? process.stdin : createReadStream(file);
  let number = 0;
  for await (const raw of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (raw.trim() !== '') see(parseLine(raw, `${where}, line ${number}`));
  }
}

function parseLine(raw: string, where: string): NamedText {
  let value: { id?: unknown; title?: unknown; text?: unknown } | null;
  try {
    value = JSON.parse(raw);
  } catch {
    throw new Error(`${where}: not JSON; an article is {"id","title","text"}`);
  }
  if (typeof value?.text !== 'string')
    throw new Error(`${where}: "text" is missing; an article is {"id","title","text"}`);
  return { id: String(value.id ?? where), title: typeof value.title === 'string' ? value.title : '', text: value.text };
}

interface EditOptions {
  pack?: string;
  json?: boolean;
}

function defineAlias(command: Command): void {
  command
    .description('file another way of writing a listed name into the pack')
    .argument('<name>', 'the listed company, venture, facility or place')
    .argument('<alias>', 'what articles call it')
    .option('--pack <dir>', 'folder of another pack')
    .option('--json', 'what was done as JSON')
    .action(async (name: string, alias: string, options: EditOptions) => {
      checkName('alias', alias);
      tell(await fileAlias(await packFolder(options.pack, 'names alias'), name, alias), 'alias', options);
    });
}

function defineMerge(command: Command): void {
  command
    .description('make one listed name an alias of another; references follow')
    .argument('<keep>', 'the name that stays')
    .argument('<gone>', 'the listed name that becomes its alias')
    .option('--pack <dir>', 'folder of another pack')
    .option('--json', 'what was done as JSON')
    .action(async (keep: string, gone: string, options: EditOptions) => {
      tell(await mergeNames(await packFolder(options.pack, 'names merge'), keep, gone), 'merge', options);
    });
}

function checkName(command: string, name: string): void {
  if (/^\S+(?: \S+)*$/.test(name) && name.length <= 120) return;
  throw new UsageError(`names ${command}: "${name}" is no name; names are on one line, without blanks at the ends`);
}

function tell(edit: NameEdit, command: string, options: EditOptions): void {
  switch (edit.is) {
    case 'done':
      tellDone(
        options,
        edit,
        `${edit.name} is now also ${edit.aliases.map(a => `“${a}”`).join(', ')} (${edit.files.join(', ')})`,
      );
      return;
    case 'held':
      tellDone(options, edit, `${edit.name} has that name already; nothing to do`);
      return;
    case 'unknown':
      throw new Error(
        `names ${command}: no list of the pack holds “${edit.asked}”; ` +
          (edit.near === undefined
            ? 'add an entry to companies, ventures or facilities'
            : `did you mean “${edit.near}”?`),
      );
    case 'ambiguous':
      throw new Error(
        `names ${command}: “${edit.asked}” names several entries: ${edit.names.join('; ')}; give one of them`,
      );
    case 'taken':
      throw new Error(
        `names ${command}: “${edit.alias}” names ${edit.by} (${edit.file}); ` +
          `merge the two with: cellwire names merge KEEP GONE`,
      );
    case 'refused':
      throw new Error(
        [`names ${command}: nothing was written; the pack has faults:`, ...edit.faults.map(formatFault)].join('\n  '),
      );
  }
}
