// The one session of PGlite, shared by turns: nobody gets between a BEGIN and its COMMIT.
import type { PGlite } from '@electric-sql/pglite';

/** Gives the session back; a second call does nothing. */
export type Release = () => void;

export interface EmbeddedSession {
  readonly db: PGlite;
  /** Waits for the session and holds it until released. Names in `path` are searched for unqualified tables. */
  acquire(path: SearchPath): Promise<Release>;
}

/** BullMQ has tables called `event` and `migration` too, so each side has its own path. */
export type SearchPath = 'public' | 'bullmq,public';

export function shareSession(db: PGlite): EmbeddedSession {
  let last: Promise<void> = Promise.resolve();
  let present: SearchPath = 'public';
  return {
    db,
    acquire: async path => {
      let free: () => void = () => {};
      const before = last;
      last = new Promise(resolve => {
        free = resolve;
      });
      await before;
      try {
        if (present !== path) {
          await db.exec(`SET search_path = ${path}`);
          present = path;
        }
      } catch (error) {
        free();
        throw error;
      }
      return free;
    },
  };
}
