// saved_filter: filters that people keep under a name.
import type { Queryable } from './queryable.js';
import { insertRow, select } from './statements.js';
import { only } from './values.js';

export interface SavedFilter {
  id: number;
  name: string;
  filter: string;
  createdAt: Date;
  createdBy: string;
}

/** Keeps a filter; the same name again replaces it. */
export const saveFilter = async (q: Queryable, filter: Omit<SavedFilter, 'id'>): Promise<SavedFilter> =>
  only(
    await insertRow<SavedFilter>(
      q,
      'saved_filter',
      filter,
      'ON CONFLICT (name) DO UPDATE SET filter = excluded.filter RETURNING *',
    ),
    'the saved filter',
  );

/** Saved filters by name. */
export const listSavedFilters = (q: Queryable): Promise<SavedFilter[]> =>
  select<SavedFilter>(q, 'SELECT * FROM saved_filter ORDER BY name');

/** The saved filter with that name. */
export const findSavedFilter = async (q: Queryable, name: string): Promise<SavedFilter | null> =>
  (await select<SavedFilter>(q, 'SELECT * FROM saved_filter WHERE name = $1', [name]))[0] ?? null;

/** Forgets a filter; false when there is none of that name. */
export const removeSavedFilter = async (q: Queryable, name: string): Promise<boolean> =>
  (await q.query('DELETE FROM saved_filter WHERE name = $1', [name])).rowCount > 0;
