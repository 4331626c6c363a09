// When this reader last looked at Today. A visit ends after half an hour away; until then its "since" stands still.
import { recall, remember } from './storage.js';

const VISIT_MS = 30 * 60_000;
const FIRST_VISIT_MS = 24 * 3_600_000;

interface Visit {
  /** End of the visit before this one: news is what came after it. */
  since: string;
  seenAt: string;
}

/** The instant after which things are new to this reader, given now; a first visit looks back one day. Moves the memory on. */
export function visitSince(now: Date): string {
  const kept = readVisit();
  const goesOn = kept !== null && now.getTime() - Date.parse(kept.seenAt) < VISIT_MS;
  const since =
    kept === null ? new Date(now.getTime() - FIRST_VISIT_MS).toISOString() : goesOn ? kept.since : kept.seenAt;
  remember('visit', JSON.stringify({ since, seenAt: now.toISOString() } satisfies Visit));
  return since;
}

/** Marks everything until now as seen. */
export function markSeen(now: Date): void {
  remember('visit', JSON.stringify({ since: now.toISOString(), seenAt: now.toISOString() } satisfies Visit));
}

function readVisit(): Visit | null {
  try {
    const visit = JSON.parse(recall('visit') ?? 'null') as Partial<Visit> | null;
    if (!visit?.since || !visit.seenAt) return null;
    return Number.isNaN(Date.parse(visit.since)) || Number.isNaN(Date.parse(visit.seenAt)) ? null : (visit as Visit);
  } catch {
    return null;
  }
}
