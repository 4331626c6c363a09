// New rates → the dollars of events that were recorded before them.
import { beginRecording, listEventsWithMoney, recordEvent, type Store } from '@cellwire/store';
import { stateFrom } from './event-state.js';
import { ratesOn, usdValue } from './usd-value.js';

const PAGE = 200;

/** Computes the dollars of all live events anew; answers how many changed. Nobody is alerted. */
export async function revalueEvents(store: Store): Promise<number> {
  let changed = 0;
  let after = '';
  for (;;) {
    const page = await store.inTransaction(async tx => {
      const at = await beginRecording(tx, store.clock);
      const events = await listEventsWithMoney(tx, { after, limit: PAGE });
      for (const event of events) {
        const usd = usdValue(event.arguments, await ratesOn(tx, event.arguments, event.seenOn));
        if (usd === event.usd) continue;
        const result = await recordEvent(tx, { ...stateFrom(event), usd }, { at, cause: 'import', silent: true });
        if (result.is !== 'unchanged') changed++;
      }
      return events;
    });
    if (page.length < PAGE) return changed;
    after = page.at(-1)?.id ?? after;
  }
}
