// cellwire tokens: keys to the API. A token is shown once; only its hash is kept.
import { addToken, listTokens, revokeToken, type Scope } from '@cellwire/store';
import type { Command } from 'commander';
import { readInstant } from '../alerts/read-options.js';
import { printJson, printLine, printTable, say, tellDone } from '../print.js';
import { withParts } from '../process/with-parts.js';
import { UsageError } from '../usage-error.js';

const SCOPES: readonly Scope[] = ['read', 'admin'];

export function define(command: Command): void {
  defineAdd(command);
  command
    .command('list', { isDefault: true })
    .description('tokens, without their texts')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, options: { json?: boolean }) => {
        const tokens = await listTokens(parts.store);
        if (options.json) for (const token of tokens) printJson(token);
        else
          printTable(
            ['name', 'scopes', 'made', 'last used', 'state'],
            tokens.map(t => [
              t.name,
              t.scopes.join(', '),
              t.createdAt.toISOString(),
              t.usedAt?.toISOString() ?? '',
              stateOf(t, parts.clock.now()),
            ]),
            'no tokens: cellwire tokens add makes one',
          );
      }),
    );
  command
    .command('revoke')
    .description('take a token back, at once')
    .argument('<name>')
    .option('--json', 'what was done as JSON')
    .action(
      withParts(async (parts, name: string, options: { json?: boolean }) => {
        if (!(await revokeToken(parts.store, name, parts.clock.now())))
          throw new UsageError(`there is no token "${name}" that works: cellwire tokens list`);
        tellDone(options, { name, revoked: true }, `${name} is taken back`);
      }),
    );
}

interface AddOptions {
  scope: string[];
  expires?: string;
  json?: boolean;
}

function defineAdd(command: Command): void {
  command
    .command('add')
    .description('make a token; it is printed once')
    .argument('<name>', 'what it is for')
    .option('--scope <scope...>', 'read, admin', ['read'])
    .option('--expires <time>', 'a day or an instant after which it works no more')
    .option('--json', 'as JSON')
    .action(
      withParts(async (parts, name: string, options: AddOptions) => {
        const scopes = options.scope.map(readScope);
        const at = parts.clock.now();
        const expiresAt = options.expires === undefined ? null : readInstant(options.expires, '--expires', at);
        if (expiresAt && expiresAt <= at) throw new UsageError(`--expires ${options.expires} is over already`);
        const made = await addToken(parts.store, { name, scopes, at, expiresAt });
        if (!made) throw new UsageError(`there is a token "${name}" already`);
        if (options.json) printJson({ name, scopes, token: made.text });
        else printLine(made.text);
        say('send it as Authorization: Bearer TOKEN; it is not shown again');
      }),
    );
}

function readScope(text: string): Scope {
  const scope = SCOPES.find(s => s === text);
  if (!scope) throw new UsageError(`--scope knows ${SCOPES.join(', ')}, not "${text}"`);
  return scope;
}

function stateOf({ revokedAt, expiresAt }: { revokedAt: Date | null; expiresAt: Date | null }, now: Date): string {
  if (revokedAt) return `taken back ${revokedAt.toISOString()}`;
  if (!expiresAt) return 'works';
  return expiresAt > now ? `works until ${expiresAt.toISOString()}` : `ended ${expiresAt.toISOString()}`;
}
