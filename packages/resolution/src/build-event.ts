// A group of mentions → the event that they report.
import {
  type Arguments,
  dayOf,
  daysOf,
  type EventTypeDefinition,
  type HistoryStep,
  type Status,
  type Target,
} from '@cellwire/model';
import { canonicalArguments, type Weighed } from './canonical-values.js';
import { groupSources } from './count-sources.js';
import { assertionOf, historyOf, statusOf } from './lifecycle.js';
import { byPublication, type MentionRecord } from './mention-record.js';
import type { NameKnowledge } from './name-knowledge.js';

/** An event before the store has given it an id and instants of recording. */
export interface BuiltEvent {
  type: string;
  status: Status;
  date: string | null;
  arguments: Arguments;
  confidence: number;
  firstSeen: string;
  lastSeen: string;
  sources: number;
  history: Omit<HistoryStep, 'at'>[];
  target: Target | null;
  /** Ids of its mentions, in order of publication. */
  mentions: string[];
  /** The mention whose sentence stands for the event: of the present status, from a full text, most confident, earliest. */
  headline: string;
}

export type SignedRecord = MentionRecord & { signature: readonly number[] | null };

/** Builds the event of one group. The result depends on the set of mentions only. */
export function buildEvent(
  group: readonly SignedRecord[],
  knowledge: NameKnowledge,
  definition?: EventTypeDefinition,
): BuiltEvent {
  const members = [...group].sort(byPublication);
  const first = members[0] as SignedRecord;
  const sources = groupSources(uniqueArticles(members));
  const sourceOf = new Map(sources.flatMap(articles => articles.map(a => [a, articles[0] as string] as const)));
  const weighed: Weighed[] = members.map(record => ({
    record,
    source: sourceOf.get(record.article) ?? record.article,
  }));
  const assertions = members.map(assertionOf);
  const status = statusOf(assertions);
  return {
    type: first.mention.type,
    status,
    date: canonicalDate(weighed, status),
    arguments: canonicalArguments(weighed, knowledge, definition),
    confidence: joinedConfidence(weighed),
    firstSeen: first.published,
    lastSeen: (members.at(-1) as SignedRecord).published,
    sources: sources.length,
    history: historyOf(assertions),
    target: joinedTarget(members),
    mentions: members.map(m => m.id),
    headline: headlineOf(members, status),
  };
}

const uniqueArticles = (members: readonly SignedRecord[]) => [
  ...new Map(members.map(m => [m.article, { article: m.article, outlet: m.outlet, signature: m.signature }])).values(),
];

/** The date most sources give for the present status; ties go to the more precise, then the later one. */
function canonicalDate(weighed: readonly Weighed[], status: Status): string | null {
  const dated = new Map<string, Set<string>>();
  for (const { record, source } of weighed) {
    const { date } = record.mention;
    if (date && record.mention.status === status) dated.set(date, (dated.get(date) ?? new Set()).add(source));
  }
  const length = (date: string): number => {
    const days = daysOf(date);
    return days?.start && days.end ? Date.parse(days.end) - Date.parse(days.start) : Number.MAX_SAFE_INTEGER;
  };
  return (
    [...dated].sort(([d, s], [e, t]) => t.size - s.size || length(d) - length(e) || (d > e ? -1 : 1))[0]?.[0] ?? null
  );
}

/** Grows with independent sources: the best mention of each source counts, the second and further ones by half. */
function joinedConfidence(weighed: readonly Weighed[]): number {
  const best = new Map<string, number>();
  for (const { record, source } of weighed)
    best.set(source, Math.max(best.get(source) ?? 0, record.mention.confidence));
  const [first = 0, ...others] = [...best.values()].sort((a, b) => b - a);
  const doubt = others.reduce((d, c) => d * (1 - c / 2), 1 - first);
  return Math.min(0.99, Math.round((1 - doubt) * 1000) / 1000);
}

function joinedTarget(members: readonly MentionRecord[]): Target | null {
  const targets = members.flatMap(m => (m.mention.target ? [m.mention.target] : []));
  if (!targets.length) return null;
  const venture = targets.find(t => t.kind === 'venture');
  const partners = [...new Set(targets.flatMap(t => t.partners))].sort();
  return { kind: venture ? 'venture' : (targets[0] as Target).kind, partners };
}

function headlineOf(members: readonly MentionRecord[], status: Status): string {
  const ranked = [...members].sort((a, b) => rank(b, status) - rank(a, status) || byPublication(a, b));
  return (ranked[0] as MentionRecord).id;
}
const rank = (m: MentionRecord, status: Status): number =>
  (m.mention.status === status ? 2 : 0) + (m.mention.background ? 0 : 1) + m.mention.confidence;

/** The day by which "is it news?" is asked: the event's own date, else its first publication. */
export function newsDay(event: Pick<BuiltEvent, 'date' | 'firstSeen'>): string {
  const end = event.date ? daysOf(event.date)?.end : null;
  return end || dayOf(event.firstSeen);
}
