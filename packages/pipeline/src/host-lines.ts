// Lines before web hosts within one process: who has to wait is told a time of his own, not the same one as all others.
import { openPlaces, type Places } from './threads/places.js';

export interface HostLines {
  /**
   * The instant at which somebody who can't ask the host now should come back: `stepMs` after whoever was told before,
   * `from` at the earliest. Those who can wait (`canWait`) stand behind all who can't.
   */
  book(host: string, options: { now: Date; from: Date; stepMs: number; canWait: boolean }): Date;
  /** Waits, at most `ms`, until nobody of this process is at the host; answers how to leave, or null when it took too long. */
  join(host: string, ms: number): Promise<(() => void) | null>;
}

/** Hosts of which a line is remembered; beyond it those whose line is over are forgotten. */
const MOST_LINES = 5000;

interface Line {
  /** Last instants that were told to those who can't wait, and to those who can. */
  news: number;
  rest: number;
}

/** Opens the lines. */
export function openHostLines(): HostLines {
  const lines = new Map<string, Line>();
  const doors = new Map<string, Places>();
  const forgetPast = (now: number) => {
    if (lines.size < MOST_LINES) return;
    for (const [host, line] of lines) if (Math.max(line.news, line.rest) < now) lines.delete(host);
  };
  return {
    book: (host, { now, from, stepMs, canWait }) => {
      forgetPast(now.getTime());
      const line = lines.get(host) ?? { news: 0, rest: 0 };
      lines.set(host, line);
      const last = canWait ? Math.max(line.news, line.rest) : line.news;
      const at = Math.max(from.getTime(), last + stepMs);
      line[canWait ? 'rest' : 'news'] = at;
      return new Date(at);
    },
    join: async (host, ms) => {
      const door = doors.get(host) ?? openPlaces(1);
      doors.set(host, door);
      const leave = await door.enter(AbortSignal.timeout(ms)).catch(() => null);
      if (!leave) return null;
      return () => {
        leave();
        const { running, waiting } = door.load();
        if (running + waiting === 0) doors.delete(host);
      };
    },
  };
}
