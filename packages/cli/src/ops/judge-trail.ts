// What a trail comes to: where the address is in the pipeline, or where it was dropped and why. Pure.
import type { Stage } from '@cellwire/model';
import type { Trail, TrailWork } from '@cellwire/store';

/** Where an address stands: never seen, waiting or under way at a stage, dropped or quarantined there, or read to the end. */
export interface TrailVerdict {
  is: 'unknown' | 'waiting' | 'dropped' | 'quarantined' | 'done';
  stage: Stage | null;
  why: string;
}

const FETCH_WHY: Record<string, string> = {
  wall: 'the outlet answers with a wall against robots',
  paywall: 'the page is behind a paywall; what is free was read',
  gone: 'the page is gone',
  robots: 'robots.txt forbids the page',
  refused: 'the address guard or the limit on size refused the page',
  not_html: 'the address is no HTML page',
  no_text: 'no article was found on the page',
  error: 'the page could not be fetched',
};

/** Judges a trail from its end: the furthest stage that has something to say decides. */
export function judgeTrail(trail: Trail): TrailVerdict {
  const { items, article } = trail;
  if (!article) {
    const skipped = items.find(item => item.skipped);
    if (skipped) return { is: 'dropped', stage: 'poll-feeds', why: `${skipped.source}: ${skipped.skipped}` };
    return { is: 'unknown', stage: null, why: 'no feed has named it, and it was not imported' };
  }
  const latest = trail.extractions.at(-1);
  const version = trail.versions.at(-1);
  return (
    (latest && atWork('resolve-events', latest)) ??
    (version && atWork('extract-events', version)) ??
    atWork('fetch-articles', article) ??
    afterWork(trail)
  );
}

/** What a row that is not done says; null when it is. A page that waits to be asked again was read all the same. */
function atWork(stage: Stage, row: TrailWork & { version?: number | null }): TrailVerdict | null {
  const why = row.workReason ?? '';
  switch (row.workState) {
    case 'due':
    case 'leased':
      if (row.version) return null;
      return { is: 'waiting', stage, why: why || (row.workState === 'leased' ? 'under way' : `due ${whenDue(row)}`) };
    case 'quarantined':
      return { is: 'quarantined', stage, why };
    case 'rejected':
      return row.version ? null : { is: 'dropped', stage, why };
    default:
      return null;
  }
}

const whenDue = ({ workDueAt }: TrailWork): string => (workDueAt ? `at ${workDueAt.toISOString()}` : 'now');

function afterWork({ article, versions, extractions, events }: Trail): TrailVerdict {
  const latest = extractions.at(-1);
  if (article?.copyOf)
    return { is: 'dropped', stage: 'fetch-articles', why: `its page names ${article.copyOf} as its canonical address` };
  if (!versions.length) {
    const why = FETCH_WHY[article?.fetchState ?? ''] ?? 'neither page nor feed gave a text';
    return { is: 'dropped', stage: 'fetch-articles', why };
  }
  if (!latest) return { is: 'waiting', stage: 'extract-events', why: 'its text was not read yet' };
  if (latest.outcome !== 'read')
    return { is: 'dropped', stage: 'extract-events', why: latest.reason ?? latest.outcome };
  if (latest.mentions === 0) return { is: 'done', stage: 'extract-events', why: 'read: it tells no event' };
  const live = events.filter(e => e.state === 'live');
  return {
    is: 'done',
    stage: 'resolve-events',
    why: `${latest.mentions} mentions in ${live.length} events${live.length < events.length ? ` (${events.length - live.length} rejected by people)` : ''}`,
  };
}
