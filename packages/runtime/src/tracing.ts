// Traces, opt-in: one for each article, over all its stages and processes. What carries it from stage to stage is the
// article's id alone, from which the trace's id is made, so that neither rows nor jobs know of tracing.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { Stage } from '@cellwire/model';

/** What can be said of a span: numbers and short names, never texts, addresses with queries, or secrets. */
export type TraceAttributes = Readonly<Record<string, string | number | boolean>>;

/** What the stages tell of their work. */
export interface Tracing {
  /** Runs a job. What is noted inside becomes a span of the trace of each article that the job was about. */
  job<T>(stage: Stage, rows: readonly string[], work: () => Promise<T>): Promise<T>;
  /** Says that the job under way is about these articles, and what came of it. Outside a job it does nothing. */
  about(articles: readonly string[], attributes?: TraceAttributes): void;
  /** Runs one step (a request, a transaction) as a span within the job under way; `told` says what came of it. */
  step<T>(
    name: string,
    attributes: TraceAttributes,
    work: () => Promise<T>,
    told?: (value: T) => TraceAttributes,
  ): Promise<T>;
  /** Sends what is left; for a few seconds at most. */
  close(): Promise<void>;
}

/** Tells nobody, and costs nothing. */
export const noTracing: Tracing = {
  job: (_stage, _rows, work) => work(),
  about: () => {},
  step: (_name, _attributes, work) => work(),
  close: async () => {},
};

/** One finished span; instants are epoch milliseconds with fractions. */
export interface FinishedSpan {
  name: string;
  traceId: string;
  spanId: string | null;
  parentId: string | null;
  beganAt: number;
  endedAt: number;
  attributes: TraceAttributes;
  error: string | null;
}

/** The trace of an article: 16 bytes in hex. */
export const traceIdOf = (article: string): string => hashOf(`trace ${article}`).slice(0, 32);
/** The span at the root of that trace: 8 bytes in hex. The stage that brings the article in sends it. */
export const rootSpanIdOf = (article: string): string => hashOf(`root ${article}`).slice(0, 16);

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Step {
  name: string;
  beganAt: number;
  endedAt: number;
  attributes: TraceAttributes;
  error: string | null;
}

interface JobNotes {
  articles: Set<string>;
  attributes: TraceAttributes;
  steps: Step[];
}

/** Articles of one job that get a span; a poll of an archive would send thousands. */
const MOST_ARTICLES = 200;
/** The stage in which the trace of an article begins. */
const FIRST_STAGE: Stage = 'poll-feeds';

/**
 * Tracing that hands finished spans to `send`. The share of articles, in percent, is chosen by the trace's id, so that
 * every process chooses the same. `newId` gives ids of spans: 8 bytes in hex.
 */
export function traceTo(sink: {
  send: (span: FinishedSpan) => void;
  close: () => Promise<void>;
  percent: number;
  newId: () => string;
}): Tracing {
  const jobs = new AsyncLocalStorage<JobNotes>();
  const finish = (stage: Stage, rows: number, notes: JobNotes, times: Omit<Step, 'name' | 'attributes'>): void => {
    for (const article of [...notes.articles].slice(0, MOST_ARTICLES)) {
      const traceId = traceIdOf(article);
      if (!isChosen(traceId, sink.percent)) continue;
      const isRoot = stage === FIRST_STAGE;
      const spanId = isRoot ? rootSpanIdOf(article) : sink.newId();
      const attributes = {
        'cellwire.article': article,
        'cellwire.stage': stage,
        'cellwire.rows': rows,
        ...notes.attributes,
      };
      const parentId = isRoot ? null : rootSpanIdOf(article);
      sink.send({ name: stage, traceId, spanId, parentId, attributes, ...times });
      for (const step of notes.steps) sink.send({ ...step, traceId, spanId: sink.newId(), parentId: spanId });
    }
  };
  return {
    job: async (stage, rows, work) => {
      const notes: JobNotes = { articles: new Set(), attributes: {}, steps: [] };
      const beganAt = nowMs();
      let error: string | null = null;
      try {
        return await jobs.run(notes, work);
      } catch (thrown) {
        error = nameOf(thrown);
        throw thrown;
      } finally {
        finish(stage, rows.length, notes, { beganAt, endedAt: nowMs(), error });
      }
    },
    about: (articles, attributes = {}) => {
      const notes = jobs.getStore();
      if (!notes) return;
      for (const article of articles) notes.articles.add(article);
      notes.attributes = { ...notes.attributes, ...attributes };
    },
    step: async (name, attributes, work, told = () => ({})) => {
      const notes = jobs.getStore();
      if (!notes) return work();
      const beganAt = nowMs();
      try {
        const value = await work();
        notes.steps.push({
          name,
          beganAt,
          endedAt: nowMs(),
          attributes: { ...attributes, ...told(value) },
          error: null,
        });
        return value;
      } catch (thrown) {
        notes.steps.push({ name, beganAt, endedAt: nowMs(), attributes, error: nameOf(thrown) });
        throw thrown;
      }
    },
    close: sink.close,
  };
}

const nowMs = (): number => performance.timeOrigin + performance.now();

/** The kind of an error; its message may hold addresses and words of other people. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'thrown');

/** Whether the trace is of the share that is sent: its id is a hash, so any of its digits will do. */
const isChosen = (traceId: string, percent: number): boolean =>
  Number.parseInt(traceId.slice(0, 8), 16) % 100 < percent;
