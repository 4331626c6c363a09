// Options that the alerts commands share: names, instants, filters.
import { FilterError, parseFilter } from '@cellwire/query';
import { findSubscription, type Store, type Subscription } from '@cellwire/store';
import { UsageError } from '../usage-error.js';

/** The subscription of that name or id. */
export async function wanted(store: Store, name: string): Promise<Subscription> {
  const subscription = await findSubscription(store, name);
  if (!subscription) throw new UsageError(`there is no subscription "${name}": cellwire alerts list shows them`);
  return subscription;
}

const UNITS: Record<string, number> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** A day, an instant with offset, or a time ago such as 36h, 7d, 2w. */
export function readInstant(text: string, option: string, now: Date): Date {
  const ago = /^(\d{1,4})([hdw])$/.exec(text);
  if (ago) return new Date(now.getTime() - Number(ago[1]) * (UNITS[ago[2] as string] as number));
  const isWhole = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.test(text);
  const at = new Date(text);
  if (!isWhole || Number.isNaN(at.getTime()))
    throw new UsageError(
      `${option} wants a day (2026-02-11), an instant with offset, or a time ago (36h, 7d), not "${text}"`,
    );
  return at;
}

/** A filter of the query language. */
export function readFilter(text: string): ReturnType<typeof parseFilter> {
  try {
    return parseFilter(text);
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    throw new UsageError(`filter, at character ${error.position + 1}: ${error.message}`);
  }
}
