// Saved filters, corrections, tokens, and what the caller may do.
import { parseFilter } from '@cellwire/query';
import {
  addToken,
  findSavedFilter,
  listCorrections,
  listSavedFilters,
  listTokens,
  removeSavedFilter,
  revokeToken,
  type SavedFilter,
  type Store,
  saveFilter,
  type Token,
} from '@cellwire/store';
import type { FastifyInstance } from 'fastify';
import { correctionItem } from '../answers/event-item.js';
import { defineRoute } from '../define-route.js';
import type { ApiOptions, CorrectionAnswer } from '../options.js';
import { Problem } from '../problem.js';
import { FEED_FORMATS } from '../schema/formats.js';

/** Adds /api/session, /api/filters…, /api/corrections…, /api/tokens…. */
export function keepingRoutes(app: FastifyInstance, options: ApiOptions): void {
  const { store, corrections } = options;

  defineRoute(app, 'session', options, async (_asked, { caller }) => ({
    scopes: caller.scopes.includes('admin') ? (['read', 'admin'] as const).slice() : [...caller.scopes],
    name: caller.name,
    version: options.version ?? '',
  }));

  defineRoute(app, 'listFilters', options, async () => ({
    filters: (await listSavedFilters(store)).map(savedFilterItem),
  }));

  defineRoute(app, 'saveFilter', options, async ({ body }, { caller }) => {
    parseFilter(body.filter);
    const createdBy = caller.name ?? 'local';
    return savedFilterItem(await saveFilter(store, { ...body, createdAt: store.clock.now(), createdBy }));
  });

  defineRoute(app, 'removeFilter', options, async ({ params }) => {
    const filter = await savedFilter(store, params.name);
    await removeSavedFilter(store, filter.name);
    return DONE;
  });

  defineRoute(app, 'listCorrections', options, async () => ({
    corrections: (await listCorrections(store)).map(correctionItem),
  }));

  const port = () => {
    if (corrections) return corrections;
    throw new Problem(
      409,
      'Not here',
      'this process carries out no corrections: use cellwire events merge, split, reject',
    );
  };
  defineRoute(app, 'correct', options, async ({ body }, { caller }) =>
    doneOrRefused(await port().correct(body, caller.name ?? 'local')),
  );
  defineRoute(app, 'undoCorrection', options, async ({ params }, { caller }) =>
    doneOrRefused(await port().undo(params.id, caller.name ?? 'local')),
  );

  defineRoute(app, 'listTokens', options, async () => ({ tokens: (await listTokens(store)).map(tokenItem) }));

  defineRoute(app, 'addToken', options, async ({ body }) => {
    const { name, scopes, expires_at } = body;
    const expiresAt = expires_at === undefined ? null : new Date(expires_at);
    const made = await addToken(store, { name, scopes, at: store.clock.now(), expiresAt });
    if (!made) throw new Problem(409, 'Name taken', `there is a token "${name}" already`);
    return { token: tokenItem(made), text: made.text };
  });

  defineRoute(app, 'revokeToken', options, async ({ params }) => {
    if (await revokeToken(store, params.name, store.clock.now())) return DONE;
    throw new Problem(404, 'No such token', `there is no token "${params.name}" that works`);
  });
}

function doneOrRefused(answer: CorrectionAnswer) {
  if (answer.is === 'refused') throw new Problem(409, 'Not possible', answer.why);
  return { correction: answer.correction, events: answer.events };
}

/** The saved filter of that name or id; throws a Problem when there is none. */
export async function savedFilter(store: Store, nameOrId: string): Promise<SavedFilter> {
  const named = await findSavedFilter(store, nameOrId);
  const found = named ?? (await listSavedFilters(store)).find(f => String(f.id) === nameOrId);
  if (!found) throw new Problem(404, 'No such filter', `there is no saved filter "${nameOrId}"`);
  return found;
}

function savedFilterItem(f: SavedFilter) {
  const path = (format: string): string => `/api/feeds/${f.id}.${format}`;
  const [rss, atom, json, ics] = FEED_FORMATS;
  return {
    id: f.id,
    name: f.name,
    filter: f.filter,
    created_at: f.createdAt.toISOString(),
    created_by: f.createdBy,
    feeds: { rss: path(rss), atom: path(atom), json: path(json), ics: path(ics) },
  };
}

/** Nothing to add. */
const DONE = { done: true } as const;

const tokenItem = (t: Token) => ({
  name: t.name,
  scopes: t.scopes,
  created_at: t.createdAt.toISOString(),
  expires_at: t.expiresAt?.toISOString() ?? null,
  used_at: t.usedAt?.toISOString() ?? null,
  revoked_at: t.revokedAt?.toISOString() ?? null,
});
