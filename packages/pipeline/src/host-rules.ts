// robots.txt of the hosts that this process has just asked, parsed: the truth is in Postgres, and read again soon.
import { isAllowed, type Robots, type RobotsRecord, robotsOf } from '@cellwire/fetching';

/** What a host lets an agent ask for. */
export interface HostRules {
  allows(url: string, agent: string): boolean;
}

export interface Rules {
  /** The host's rules; null when they were not kept, or too long ago. */
  get(host: string, now: Date): HostRules | null;
  keep(host: string, record: RobotsRecord, now: Date): HostRules;
  forget(host: string): void;
}

/** Another process may have read the file anew: so long its news may be missed here. */
const KEPT_MS = 60_000;
/** Hosts remembered; the one kept longest goes first. */
const MOST_HOSTS = 1000;

/** Opens an empty memory. */
export function openRules(): Rules {
  const kept = new Map<string, { rules: HostRules; until: number }>();
  return {
    get: (host, now) => {
      const found = kept.get(host);
      return found && found.until > now.getTime() ? found.rules : null;
    },
    keep: (host, record, now) => {
      const rules = rulesOf(record);
      const oldest = kept.size >= MOST_HOSTS ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(host, { rules, until: Math.min(record.validUntil.getTime(), now.getTime() + KEPT_MS) });
      return rules;
    },
    forget: host => void kept.delete(host),
  };
}

function rulesOf(record: RobotsRecord): HostRules {
  if (record.verdict !== 'rules') return { allows: () => record.verdict === 'allow-all' };
  const robots: Robots = robotsOf(record);
  return { allows: (url, agent) => isAllowed(robots, url, agent) };
}
