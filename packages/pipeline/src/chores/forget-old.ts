// Retention: other people's texts, and rows that only grow, are dropped in their time.
import { dropTexts, pruneOld, type Store, type TextRetention } from '@cellwire/store';

export interface Retention {
  text: TextRetention;
  textDays: number;
  logDays: number;
}

const DAY_MS = 86_400_000;
const STEP = 1000;

/** Drops what is past its time, in small steps so that nobody waits for it; answers what went. */
export async function forgetOld(
  store: Store,
  { text, textDays, logDays }: Retention,
): Promise<{ rows: number; texts: number; pages: number }> {
  const now = store.clock.now();
  const days = { polls: logDays, attempts: logDays, healthEvents: logDays };
  const gone = { rows: await store.inTransaction(tx => pruneOld(tx, now, days)), texts: 0, pages: 0 };
  const before = new Date(now.getTime() - textDays * DAY_MS);
  for (;;) {
    const { texts, pages } = await dropTexts(store, { retention: text, before, limit: STEP });
    gone.texts += texts;
    gone.pages += pages;
    if (texts < STEP && pages < STEP) return gone;
  }
}
