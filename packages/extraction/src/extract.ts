// Article + pack → mentions. Pure: no I/O, no clock, no environment. A pack is compiled once, by `createExtractor`.
import { buildNameIndex, parseSentences } from '@cellwire/language';
import type {
  Article,
  EventTypeDefinition,
  Evidence,
  Mention,
  NameSpan,
  Pack,
  RoleValue,
  ValueSpan,
} from '@cellwire/model';
import { type AnnotatedArticle, type ArticleSentence, annotateArticle, partText } from './annotate.js';
import { confidenceOf } from './confidence.js';
import { type Draft, draftOf } from './draft.js';
import { type CompiledFrame, compileFrame } from './frame.js';
import { type GatherContext, gatherRoles, joinParties } from './gather.js';
import { languageOf } from './language-of.js';
import { dateLeads, deedNouns } from './lead-date.js';
import { type Match, matchSentence, type NearMiss, valueMarks } from './match.js';
import { distinctFacilities, mergeInto, type PlacesAgree, sameHappening, swapRoles } from './merge.js';
import type { Reading } from './reading.js';
import { relevanceTest } from './relevance.js';
import { type Found, RoleReader } from './resolve-roles.js';
import { splitRespectively } from './respectively.js';
import { segmentWords } from './segments.js';
import { suppressionOf } from './suppress.js';
import type { Trace } from './trace.js';
import { buildTriggers, holdsTrigger } from './triggers.js';

export interface ExtractOptions {
  /** Skips the test whether the article is of the pack's industry. */
  anyIndustry?: boolean;
  trace?: Trace;
}
export interface Extraction {
  mentions: Mention[];
  /** False: not of this industry, nothing was read. */
  relevant: boolean;
  /** Why the article was not read at all: "not read: language ko". */
  notRead?: string;
}
export interface Extractor {
  readonly pack: Pack;
  extract(article: Article, options?: ExtractOptions): Extraction;
}

/** Compiles a checked pack. Throws on a frame that refers to a word list the pack lacks. */
export function createExtractor(pack: Pack): Extractor {
  const frames: CompiledFrame[] = pack.types.flatMap(t => t.frames.map(f => compileFrame(t.type, f, pack.words)));
  const engine = new Engine(pack, frames);
  return { pack, extract: (article, options = {}) => engine.extract(article, options) };
}

/** How many sentences after an event a detail of it may stand. */
const DETAIL_REACH = 7;

class Engine {
  private readonly triggers;
  /** Base forms of the verbs that frames know. */
  private readonly verbs;
  private readonly definitions;
  private readonly deeds;
  private readonly index;
  private readonly relevance;
  private readonly segments;
  private readonly countries;
  private readonly places: PlacesAgree;

  constructor(
    readonly pack: Pack,
    frames: readonly CompiledFrame[],
  ) {
    this.triggers = buildTriggers(frames);
    this.verbs = new Set(frames.flatMap(f => f.verbs.map(v => v.split(' ')[0]!)));
    this.deeds = deedNouns(frames);
    this.definitions = new Map(pack.types.map(t => [t.type, t]));
    this.index = buildNameIndex(pack);
    this.relevance = relevanceTest(pack.relevance);
    this.segments = segmentWords(pack.segments);
    this.places = placesAgreeIn(pack);
    this.countries = new Set(pack.places.filter(p => p.kind === 'country' || p.country === null).map(p => p.name));
  }

  extract(article: Article, options: ExtractOptions): Extraction {
    const language = languageOf(article);
    if (language !== 'en') return { mentions: [], relevant: false, notRead: `not read: language ${language}` };
    const test = this.relevance(`${article.title}\n${article.text}`);
    const { trace } = options;
    if (trace) trace.relevance = test;
    if (!test.relevant && !options.anyIndustry) return { mentions: [], relevant: false };
    if (!holdsTrigger(this.triggers, `${article.title} ${article.text}`, null)) return { mentions: [], relevant: true };
    const annotated = annotateArticle(article, this.index);
    const readings = this.read(annotated);
    const misses: NearMiss[] | null = trace ? [] : null;
    const matches = readings.flatMap(r => matchSentence(r, this.triggers, misses));
    for (const miss of misses ?? []) trace?.miss(miss);
    const drafts = this.drafts(matches, annotated, readings, trace);
    return { mentions: this.mentions(drafts, annotated), relevant: true };
  }

  /** Parses the sentences in which a trigger stands, all in one pass. */
  private read(a: AnnotatedArticle): Reading[] {
    const chosen = a.sentences
      .map((s, order) => ({ s, order }))
      .filter(({ s }) => holdsTrigger(this.triggers, partText(a, s.in).slice(s.start, s.end), marksOf(a, s)));
    const parsed = parseSentences(
      chosen.map(({ s }) => ({
        text: partText(a, s.in),
        start: s.start,
        end: s.end,
        spans: a.spansIn(s.in, s.start, s.end),
        headline: s.headline,
      })),
      this.verbs,
    );
    return chosen.map(({ s, order }, i) => ({
      order,
      in: s.in,
      text: partText(a, s.in),
      start: s.start,
      end: s.end,
      headline: s.headline,
      block: s.block,
      parsed: parsed[i]!,
      around: aroundOf(a, order),
    }));
  }

  private drafts(matches: readonly Match[], a: AnnotatedArticle, readings: readonly Reading[], trace?: Trace): Draft[] {
    const reader = new RoleReader(a);
    const kept: Draft[] = [];
    const ctx: GatherContext = {
      earlier: kept,
      definitions: this.definitions,
      countries: countriesOf(a, this.countries),
      reader,
      segments: this.segments,
      readings,
      topics: topicsOf(a),
      isCountry: v => this.countries.has(v),
    };
    const details: Draft[] = [];
    const drafted = [...matches]
      .sort((x, y) => x.reading.order - y.reading.order || x.trigger - y.trigger)
      .flatMap(
        match =>
          draftOf(match, {
            definitions: this.definitions,
            reader,
            publishedOn: a.publishedOn,
            segments: this.segments,
          }) ?? [],
      );
    for (const draft of strongest(drafted)) {
      const why = suppressionOf(draft);
      if (why) {
        trace?.frame(draft, `dropped: ${why}`);
        continue;
      }
      if (draft.match.frame.adds) {
        details.push(draft);
        continue;
      }
      for (const one of splitRespectively(draft)) {
        rightDirection(one, this.definitions.get(one.type)!);
        gatherRoles(one, this.definitions.get(one.type)!, ctx);
        kept.push(one);
      }
    }
    joinParties(kept, this.definitions);
    const merged = this.merge(kept, trace);
    dateLeads(merged, a, { definitions: this.definitions, nouns: this.deeds });
    this.addDetails(merged, details, trace);
    const full = merged.filter(d => this.complete(d, trace));
    return full.filter(d => !givesWay(d, full, trace));
  }

  private merge(drafts: readonly Draft[], trace?: Trace): Draft[] {
    const out: Draft[] = [];
    // Sentences first, headlines last: a headline adds to what the text says and is cut short itself.
    const ordered = [...drafts].sort(
      (x, y) => Number(x.match.reading.headline) - Number(y.match.reading.headline) || x.order - y.order,
    );
    for (const draft of ordered) {
      const def = this.definitions.get(draft.type)!;
      const home = out.find(o => sameHappening(def, o, draft, this.places));
      trace?.frame(draft, home ? `merged into ${home.match.frame.id}` : 'kept');
      if (home) mergeInto(def, home, draft);
      else out.push(draft);
    }
    return out;
  }

  /** A detail belongs to the latest event of its type at or before its sentence, at most four sentences back. */
  private addDetails(events: readonly Draft[], details: readonly Draft[], trace?: Trace): void {
    for (const detail of details) {
      const home = events
        .filter(e => e.type === detail.type && e.order <= detail.order && detail.order - e.order <= DETAIL_REACH)
        .sort((x, y) => y.order - x.order)[0];
      trace?.frame(detail, home ? `added to ${home.match.frame.id}` : 'dropped: nothing to add to');
      if (!home) continue;
      for (const [role, values] of detail.roles) if (!home.roles.has(role)) home.roles.set(role, values);
    }
  }

  /** Whether the roles that the type cannot do without are filled. */
  private complete(draft: Draft, trace?: Trace): boolean {
    const def = this.definitions.get(draft.type)!;
    const missing = missingRoles(def, draft);
    if (missing) trace?.frame(draft, `dropped: no ${missing}`);
    return missing === null;
  }

  private mentions(drafts: readonly Draft[], a: AnnotatedArticle): Mention[] {
    const sorted = [...drafts].sort((x, y) => x.order - y.order || x.match.trigger - y.match.trigger);
    return sorted.map((d, n) => this.mention(d, a, n));
  }

  private mention(d: Draft, a: AnnotatedArticle, n: number): Mention {
    const r = d.match.reading;
    const def = this.definitions.get(d.type)!;
    const args: Record<string, RoleValue[]> = {};
    const evidence: Evidence[] = [];
    for (const role of Object.keys(def.roles)) {
      const values = d.roles.get(role);
      if (!values?.length) continue;
      args[role] = values.map(v => v.value);
      values.forEach((v, value) => {
        evidence.push({ in: v.in, role, value, start: v.start, end: v.end });
      });
    }
    const trigger = r.parsed.tokens[d.match.trigger]!;
    evidence.push({ in: r.in, role: 'trigger', value: 0, start: trigger.start, end: trigger.end });
    const target = targetOf(d.roles.get('target'));
    return {
      id: `${a.article.id}#${n + 1}`,
      type: d.type,
      status: d.status,
      date: d.date,
      arguments: args,
      evidence,
      sentence: r.text.slice(r.start, r.end),
      rule: d.match.frame.id,
      confidence: Math.round(confidenceOf(d, def) * 100) / 100,
      ...(target ? { target } : {}),
      ...(isBackground(d, a.publishedOn) ? { background: true } : {}),
    };
  }
}

/** Exchanges two roles that the frame does not tell apart when the kinds of their companies speak for it. */
function rightDirection(d: Draft, def: EventTypeDefinition): void {
  const [x, y] = d.match.frame.swaps;
  if (!x || !y) return;
  const fits = (role: string, holder: string): number => {
    const kinds = d.roles.get(holder)?.flatMap(f => f.name?.kinds ?? []) ?? [];
    return kinds.some(k => def.roles[role]?.prefers?.includes(k)) ? 1 : 0;
  };
  if (fits(y, x) + fits(x, y) > fits(x, x) + fits(y, y)) d.roles = swapRoles(d);
}

/** Kinds of names and values in a sentence, as frames ask for them: `@company`, `@money`. */
function marksOf(a: AnnotatedArticle, s: ArticleSentence): Set<string> {
  const marks = new Set<string>();
  for (const span of a.spansIn(s.in, s.start, s.end)) {
    if ('unit' in span || span.kind === 'date' || span.kind === 'money')
      for (const kind of valueMarks(span as ValueSpan)) marks.add(`@${kind}`);
    else marks.add(`@${span.kind}`).add('@name');
  }
  return marks;
}

/** The neighbours of a sentence in its own part of the article, lower case. */
function aroundOf(a: AnnotatedArticle, order: number): string {
  const own = a.sentences[order]!;
  return [a.sentences[order - 1], a.sentences[order + 1]]
    .flatMap(s => (s && s.in === own.in ? [partText(a, s.in).slice(s.start, s.end).toLowerCase()] : []))
    .join(' ');
}

/** Of the frames of one type on one trigger the most constrained wins. */
function strongest(drafts: readonly Draft[]): Draft[] {
  const best = new Map<string, Draft>();
  for (const d of drafts) {
    const { frame, reading, trigger, score } = d.match;
    const key = `${frame.type}|${reading.order}|${trigger}|${frame.adds}`;
    const other = best.get(key);
    if (!other || score > other.match.score) best.set(key, d);
  }
  return [...best.values()];
}

/** Countries of an article, the most named first. */
function countriesOf(a: AnnotatedArticle, countries: ReadonlySet<string>): Found[] {
  const counts = new Map<string, { found: Found; n: number }>();
  for (const part of ['title', 'text'] as const)
    for (const n of a.names[part]) {
      if (n.kind !== 'place' || !countries.has(n.value)) continue;
      const entry = counts.get(n.value) ?? {
        found: { value: n.value, in: part, start: n.start, end: n.end, name: n },
        n: 0,
      };
      entry.n++;
      counts.set(n.value, entry);
    }
  return [...counts.values()].sort((x, y) => y.n - x.n).map(c => c.found);
}

/** Whether a draft yields to another that tells the same in its own right: a capacity goal to the plant that has it. */
function givesWay(d: Draft, all: readonly Draft[], trace?: Trace): boolean {
  const figures = (x: Draft): string[] =>
    [...x.roles.values()].flat().flatMap(f => (typeof f.value === 'object' ? [`${f.in}${f.start}`] : []));
  const stronger = all.find(
    o =>
      o !== d &&
      d.status !== 'completed' &&
      d.match.frame.yields.includes(o.type) &&
      !distinctFacilities(d, o) &&
      (Math.abs(o.order - d.order) <= 1 || figures(o).some(f => figures(d).includes(f))),
  );
  if (stronger) trace?.frame(d, `gives way to ${stronger.match.frame.id}`);
  return stronger !== undefined;
}

/** Towns agree with their state and country, states with their country; unlisted places by the words they share. */
function placesAgreeIn(pack: Pack): PlacesAgree {
  const byName = new Map(pack.places.map(p => [p.name, p]));
  return (a, b) => {
    const [x, y] = [byName.get(a), byName.get(b)];
    if (!x || !y) return a.includes(b) || b.includes(a) || a.split(/[ ,]+/).some(w => w.length > 3 && b.includes(w));
    if (x.kind === 'region' || y.kind === 'region') return true;
    if (x.country !== y.country) return false;
    if (x.kind === 'country' || y.kind === 'country') return true;
    const state = (p: typeof x): string => (p.kind === 'state' ? p.name : (p.state ?? ''));
    return state(x) === state(y) && (x.kind === 'state' || y.kind === 'state');
  };
}

/** Other roles of the same group: a venture's name makes up for a second partner. */
const sisters = (def: EventTypeDefinition, name: string): string[] =>
  Object.keys(def.roles).filter(n => n !== name && def.roles[n]!.required === def.roles[name]!.required);

/** Names the roles that are missing, or null. Roles with the same group name need one of them. */
function missingRoles(def: EventTypeDefinition, draft: Draft): string | null {
  const groups = new Map<string, boolean>();
  for (const [name, role] of Object.entries(def.roles)) {
    const filled = (draft.roles.get(name)?.length ?? 0) > 0;
    if (role.required === true && !filled) return name;
    if (
      role.atLeast &&
      filled &&
      draft.roles.get(name)!.length < role.atLeast &&
      !sisters(def, name).some(n => draft.roles.has(n))
    )
      return `${role.atLeast} of ${name}`;
    if (typeof role.required === 'string') groups.set(role.required, (groups.get(role.required) ?? false) || filled);
  }
  return [...groups].find(([, filled]) => !filled)?.[0] ?? null;
}

function targetOf(found: readonly Found[] | undefined): Mention['target'] | null {
  const first = found?.[0];
  if (!first) return null;
  const name = first.name;
  if (!name) return { kind: 'unit', partners: [] };
  return { kind: name.kind === 'venture' ? 'venture' : 'company', partners: [...(name.partners ?? [])] };
}

/** An old event restated: dated well before publication by its own clause. */
function isBackground(d: Draft, publishedOn: string): boolean {
  if (d.match.reading.headline || d.date === null) return false;
  const year = Number(publishedOn.slice(0, 4));
  const own = Number(d.date.slice(0, 4));
  if (own < year - 1) return true;
  const month = /^\d{4}-(\d{2})/.exec(d.date);
  if (!month) return own < year;
  const months = (year - own) * 12 + Number(publishedOn.slice(5, 7)) - Number(month[1]);
  return months >= 2;
}

/** Companies and ventures of the headline, then those the text names most. */
function topicsOf(a: AnnotatedArticle): NameSpan[] {
  const company = (n: NameSpan): boolean => n.kind === 'company' || n.kind === 'venture';
  const counts = new Map<string, { name: NameSpan; n: number }>();
  for (const name of a.names.text.filter(company)) {
    const entry = counts.get(name.value) ?? { name, n: 0 };
    entry.n++;
    counts.set(name.value, entry);
  }
  const inText = [...counts.values()].sort((x, y) => y.n - x.n).map(e => e.name);
  return [...a.names.title.filter(company), ...inText];
}
