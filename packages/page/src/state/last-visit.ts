// When this reader last looked at Today. A visit ends after half an hour away; until then its "since" stands still.
import { recall, remember } from './storage.js';

const VISIT_MS = 30 * 60_000;

interface Visit {
  /** Server instant at which the visit before this one ended: news is what came after it. Null on the first visit. */
  since: string | null;
  /** Server instant up to which this visit has shown everything. */
  until: string | null;
  /** This browser's clock, only to tell visits apart. */
  seenAt: number;
}

/** Begins a visit, or goes on with the one of the last half hour. Answers the instant after which things are new, null on a first visit. */
export function beginVisit(now: number): string | null {
  const kept = readVisit();
  if (kept && now - kept.seenAt < VISIT_MS && now >= kept.seenAt) {
    keep({ ...kept, seenAt: now });
    return kept.since;
  }
  const since = kept?.until ?? null;
  keep({ since, until: since, seenAt: now });
  return since;
}

/** Notes that everything up to a server instant was shown. */
export function noteShown(until: string, now: number): void {
  keep({ since: readVisit()?.since ?? null, until, seenAt: now });
}

/** Marks everything up to a server instant as seen: what is new is what comes after it. */
export const markSeen = (until: string, now: number): void => keep({ since: until, until, seenAt: now });

const keep = (visit: Visit): void => remember('visit', JSON.stringify(visit));

function readVisit(): Visit | null {
  try {
    const visit = JSON.parse(recall('visit') ?? 'null') as Partial<Visit> | null;
    if (typeof visit?.seenAt !== 'number') return null;
    return { since: instant(visit.since), until: instant(visit.until), seenAt: visit.seenAt };
  } catch {
    return null;
  }
}

const instant = (at: unknown): string | null => (typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? at : null);
