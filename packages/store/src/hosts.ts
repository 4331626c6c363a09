// host: one request at a time to each web host, and its robots.txt, whatever the number of workers.
import { randomUUID } from 'node:crypto';
import type { Queryable } from './queryable.js';
import { select } from './statements.js';

/** Leave to send one request to a host, or when to ask again. */
export type HostTurn = { is: 'yours'; token: string } | { is: 'wait'; until: Date };

/** Takes the host's turn for at most `holdMs`, when nobody has it and its pause is over. */
export async function takeHostTurn(
  q: Queryable,
  host: string,
  options: { now: Date; holdMs: number },
): Promise<HostTurn> {
  const { now, holdMs } = options;
  const token = randomUUID();
  const { rowCount } = await q.query(
    `INSERT INTO host AS h (host, lease, leased_until) VALUES ($1, $2, $3)
     ON CONFLICT (host) DO UPDATE SET lease = excluded.lease, leased_until = excluded.leased_until
     WHERE (h.free_at IS NULL OR h.free_at <= $4) AND (h.lease IS NULL OR h.leased_until <= $4)`,
    [host, token, new Date(now.getTime() + holdMs), now],
  );
  if (rowCount > 0) return { is: 'yours', token };
  const [row] = await select<{ until: Date }>(
    q,
    `SELECT greatest(free_at, CASE WHEN lease IS NOT NULL THEN leased_until END, $2) AS until FROM host WHERE host = $1`,
    [host, now],
  );
  return { is: 'wait', until: row?.until ?? now };
}

/** Puts off the end of a turn that the token still holds. */
export async function renewHostTurn(
  q: Queryable,
  host: string,
  { token, until }: { token: string; until: Date },
): Promise<void> {
  await q.query('UPDATE host SET leased_until = $3 WHERE host = $1 AND lease = $2::uuid', [host, token, until]);
}

/** Gives the turn back. The host is free again after `gapMs` from now, or its own longer pause, or `notBefore`. */
export async function giveHostTurn(
  q: Queryable,
  host: string,
  options: { token: string; now: Date; gapMs: number; notBefore?: Date | null; failed?: boolean },
): Promise<void> {
  const { token, now, gapMs, notBefore = null, failed = false } = options;
  await q.query(
    `UPDATE host SET lease = NULL, leased_until = NULL, failures = CASE WHEN $5 THEN failures + 1 ELSE 0 END,
       free_at = greatest($3::timestamptz + greatest($4::int, coalesce(gap_ms, 0)) * interval '1 millisecond', $6::timestamptz)
     WHERE host = $1 AND lease = $2::uuid`,
    [host, token, now, gapMs, failed, notBefore],
  );
}

export interface HostRobots {
  robotsStatus: number | null;
  robotsText: string | null;
  robotsAt: Date | null;
  robotsUntil: Date | null;
}

/** robots.txt of a host as last fetched; null when it never was or may no longer be used. */
export async function readRobots(q: Queryable, host: string, now: Date): Promise<HostRobots | null> {
  const [row] = await select<HostRobots>(
    q,
    'SELECT robots_status, robots_text, robots_at, robots_until FROM host WHERE host = $1 AND robots_until > $2',
    [host, now],
  );
  return row ?? null;
}

/** Keeps a host's robots.txt and the pause that it asks for. */
export async function saveRobots(
  q: Queryable,
  host: string,
  robots: { status: number; text: string | null; at: Date; until: Date; gapMs: number | null },
): Promise<void> {
  await q.query(
    `INSERT INTO host (host, robots_status, robots_text, robots_at, robots_until, gap_ms) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (host) DO UPDATE SET robots_status = excluded.robots_status, robots_text = excluded.robots_text,
       robots_at = excluded.robots_at, robots_until = excluded.robots_until, gap_ms = excluded.gap_ms`,
    [host, robots.status, robots.text, robots.at, robots.until, robots.gapMs],
  );
}
