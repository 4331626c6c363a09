// The silent-source alarm: a source quiet for longer than its own habit, or whose articles suddenly read short, is a
// health event until it is over.
import type { Metrics } from '@cellwire/runtime';
import { closeHealthEvent, openHealthEvent, readSourceHabits, type SourceHabit, type Store } from '@cellwire/store';

const HOUR = 3600;
const DAY_MS = 86_400_000;
/** How far back from its latest article a source's habit is learnt: four weekends, so that a usual weekend alarms nobody. */
const MEMORY_MS = 28 * DAY_MS;
/** Fewer pauses than this are no habit. */
const LEAST_GAPS = 8;
const PATIENCE = 1.5;
const LEAST_QUIET_SECONDS = 6 * HOUR;
/** Articles that a judgement on length needs: recent, earlier. */
const LEAST_RECENT = 5;
const LEAST_EARLIER = 10;
const SHORT_SHARE = 0.4;

/** What is wrong with a source's habit. */
export interface SourceAlarm {
  kind: 'source_silent' | 'source_short';
  message: string;
  detail: object;
}

/** Judges one source: pure, so that the limits can be tested. */
export function judgeHabit(habit: SourceHabit, now: Date): SourceAlarm[] {
  const alarms: SourceAlarm[] = [];
  const limit = quietLimit(habit);
  const quiet = habit.latestAt ? (now.getTime() - habit.latestAt.getTime()) / 1000 : 0;
  if (limit !== null && quiet > limit)
    alarms.push({
      kind: 'source_silent',
      message: `nothing new for ${hours(quiet)}; it is usually quiet for ${hours(limit / PATIENCE)} at most: try "cellwire sources check ${habit.name}"`,
      detail: { quietSeconds: Math.round(quiet), limitSeconds: Math.round(limit), latestAt: habit.latestAt },
    });
  const { recentLength, earlierLength } = habit;
  const isKnown = habit.recentTexts >= LEAST_RECENT && habit.earlierTexts >= LEAST_EARLIER;
  if (isKnown && recentLength !== null && earlierLength !== null && recentLength < SHORT_SHARE * earlierLength)
    alarms.push({
      kind: 'source_short',
      message: `its articles read ${Math.round(recentLength)} characters long, and were ${Math.round(earlierLength)}: a wall or a new page design; see "cellwire trace" for one of its addresses`,
      detail: { recentLength: Math.round(recentLength), earlierLength: Math.round(earlierLength) },
    });
  return alarms;
}

/** Longest silence that is usual, in seconds; null while the source has no habit yet. */
export function quietLimit({ gaps, longGapSeconds }: SourceHabit): number | null {
  if (gaps < LEAST_GAPS || longGapSeconds === null) return null;
  return Math.max(longGapSeconds * PATIENCE, LEAST_QUIET_SECONDS);
}

const hours = (seconds: number): string =>
  seconds < 48 * HOUR ? `${Math.round(seconds / HOUR)} h` : `${Math.round(seconds / (24 * HOUR))} days`;

/** Opens and closes the alarms of all enabled sources, and sets their metrics. */
export async function watchSources(store: Store, metrics: Metrics): Promise<void> {
  const now = store.clock.now();
  const habits = await readSourceHabits(store, { memoryMs: MEMORY_MS, now });
  const open = { source_silent: 0, source_short: 0 };
  for (const habit of habits) {
    const alarms = judgeHabit(habit, now);
    for (const kind of ['source_silent', 'source_short'] as const) {
      const alarm = alarms.find(a => a.kind === kind);
      if (!alarm) await closeHealthEvent(store, kind, habit.name, now);
      else {
        open[kind]++;
        const { message, detail } = alarm;
        await openHealthEvent(store, { kind, subject: habit.name, sourceId: habit.id, message, detail, at: now });
      }
    }
  }
  metrics.sourcesSilent.set(open.source_silent);
  metrics.sourcesShort.set(open.source_short);
}
