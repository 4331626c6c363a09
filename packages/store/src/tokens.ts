// token: keys to the API, kept as hashes.
import { randomBytes } from 'node:crypto';
import type { Queryable } from './queryable.js';
import { insertRow, select } from './statements.js';
import { hashOf } from './values.js';

export type Scope = 'read' | 'admin';

export interface Token {
  id: number;
  name: string;
  scopes: Scope[];
  createdAt: Date;
  expiresAt: Date | null;
  usedAt: Date | null;
  revokedAt: Date | null;
}

const COLUMNS = 'id, name, scopes, created_at, expires_at, used_at, revoked_at';

/** Makes a token; its text is in the answer and nowhere else. Null when the name is taken. */
export async function addToken(
  q: Queryable,
  token: { name: string; scopes: readonly Scope[]; at: Date; expiresAt?: Date | null },
): Promise<(Token & { text: string }) | null> {
  const text = `cwt_${randomBytes(24).toString('base64url')}`;
  const [added] = await insertRow<Token>(
    q,
    'token',
    {
      name: token.name,
      hash: hashOf(text),
      scopes: token.scopes,
      createdAt: token.at,
      expiresAt: token.expiresAt ?? null,
    },
    `ON CONFLICT (name) DO NOTHING RETURNING ${COLUMNS}`,
  );
  return added ? { ...added, text } : null;
}

/** The token with that text, if it works at `at`; notes its use, once a minute at most. */
export async function useToken(q: Queryable, text: string, at: Date): Promise<Token | null> {
  const hash = hashOf(text);
  const [token] = await select<Token>(
    q,
    `SELECT ${COLUMNS} FROM token WHERE hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
    [hash, at],
  );
  if (!token) return null;
  const minuteAgo = new Date(at.getTime() - 60_000);
  if (!token.usedAt || token.usedAt < minuteAgo)
    await q.query('UPDATE token SET used_at = $2 WHERE hash = $1 AND revoked_at IS NULL', [hash, at]);
  return token;
}

/** Tokens by name. */
export const listTokens = (q: Queryable): Promise<Token[]> =>
  select<Token>(q, `SELECT ${COLUMNS} FROM token ORDER BY name`);

/** Takes a token back; false when there is none that works. */
export const revokeToken = async (q: Queryable, name: string, at: Date): Promise<boolean> =>
  (await q.query('UPDATE token SET revoked_at = $2 WHERE name = $1 AND revoked_at IS NULL', [name, at])).rowCount > 0;
