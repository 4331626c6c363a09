// Mentions → groups, one per happening. A function of the set alone: no order of arrival can change it.
import type { EventTypeDefinition } from '@cellwire/model';
import { blockKeys } from './block-keys.js';
import { compareMentions, LINK_AT } from './compare-mentions.js';
import { type Constraints, NO_CONSTRAINTS } from './constraints.js';
import { type Features, featuresOf } from './features.js';
import { byPublication, type MentionRecord } from './mention-record.js';
import type { NameKnowledge } from './name-knowledge.js';

export interface ResolutionContext {
  types: ReadonlyMap<string, EventTypeDefinition>;
  knowledge: NameKnowledge;
}

interface Edge {
  a: number;
  b: number;
  score: number;
}

/** Groups of mention records, each in order of publication, groups by their first record. */
export function groupMentions(
  records: readonly MentionRecord[],
  context: ResolutionContext,
  constraints: Constraints = NO_CONSTRAINTS,
): MentionRecord[][] {
  const sorted = [...records].sort(byPublication);
  const features = sorted.map(r => featuresOf(r, context.types.get(r.mention.type), context.knowledge));
  const groups = new Groups(features, context, constraints);
  for (const edge of candidateEdges(features, context)) groups.link(edge);
  return groups.result().map(members => members.map(i => sorted[i] as MentionRecord));
}

/** Links between mentions that share a block key, best first; ties by place in the order of publication. */
function candidateEdges(features: Features[], context: ResolutionContext): Edge[] {
  const blocks = new Map<string, number[]>();
  features.forEach((f, i) => {
    for (const key of blockKeys(f)) {
      const block = blocks.get(key);
      if (block) block.push(i);
      else blocks.set(key, [i]);
    }
  });
  const seen = new Set<number>();
  const edges: Edge[] = [];
  for (const block of blocks.values())
    for (let x = 0; x < block.length; x++)
      for (let y = x + 1; y < block.length; y++) {
        const [a, b] = [block[x] as number, block[y] as number];
        const pair = a * features.length + b;
        if (seen.has(pair)) continue;
        seen.add(pair);
        const [p, q] = [features[a] as Features, features[b] as Features];
        const { score, conflict } = compareMentions(p, q, context.types.get(p.type), context.knowledge);
        if (!conflict && score >= LINK_AT) edges.push({ a, b, score });
      }
  return edges.sort((p, q) => q.score - p.score || p.a - q.a || p.b - q.b);
}

/**
 * Disjoint groups that merge only where nothing keeps them apart. A group has one face, unless people joined what the
 * rules keep apart: then each part is a face of its own, and a later mention has to agree with the face it links to.
 */
class Groups {
  private readonly group: Partition;
  private readonly face: Partition;
  private readonly index: ReadonlyMap<string, number>;
  private readonly forbidden: ReadonlySet<string>;

  constructor(
    private readonly features: Features[],
    private readonly context: ResolutionContext,
    { mustLink, cannotLink }: Constraints,
  ) {
    this.group = new Partition(features.length);
    this.face = new Partition(features.length);
    this.index = new Map(features.map((f, i) => [f.record.id, i]));
    this.forbidden = new Set(this.placesOf(cannotLink).map(([a, b]) => `${a}:${b}`));
    // What people joined is joined first, and without asking the rules.
    for (const [a, b] of this.placesOf(mustLink)) this.group.join(a, b);
  }

  /** Pairs of ids as pairs of places, the smaller first, in order; those of absent mentions are left out. */
  private placesOf(pairs: Constraints['mustLink']): [number, number][] {
    return pairs
      .flatMap(([x, y]): [number, number][] => {
        const a = this.index.get(x),
          b = this.index.get(y);
        return a === undefined || b === undefined ? [] : [a < b ? [a, b] : [b, a]];
      })
      .sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  }

  link({ a, b }: Edge): void {
    if (this.face.same(a, b)) return;
    const isNew = !this.group.same(a, b);
    if (isNew && this.forbidden.size && this.some(this.group, a, b, (x, y) => this.isForbidden(x, y))) return;
    if (this.some(this.face, a, b, (x, y) => this.isConflict(x, y))) return;
    this.face.join(a, b);
    this.group.join(a, b);
  }

  private some(parts: Partition, a: number, b: number, test: (x: number, y: number) => boolean): boolean {
    return parts.with(a).some(x => parts.with(b).some(y => test(x, y)));
  }

  private isForbidden = (x: number, y: number): boolean => this.forbidden.has(x < y ? `${x}:${y}` : `${y}:${x}`);

  private isConflict(x: number, y: number): boolean {
    const [p, q] = [this.features[x] as Features, this.features[y] as Features];
    return compareMentions(p, q, this.context.types.get(p.type), this.context.knowledge).conflict !== null;
  }

  result(): number[][] {
    return this.group.parts();
  }
}

/** Disjoint sets of the numbers below `size`, each named by its least member. */
class Partition {
  private readonly of: number[];
  private readonly members: Map<number, number[]>;

  constructor(size: number) {
    this.of = Array.from({ length: size }, (_, i) => i);
    this.members = new Map(this.of.map(i => [i, [i]]));
  }

  same(a: number, b: number): boolean {
    return this.of[a] === this.of[b];
  }

  /** The members of the set that `a` is in, ascending. */
  with(a: number): number[] {
    return this.members.get(this.of[a] as number) as number[];
  }

  join(a: number, b: number): void {
    const [keep, drop] = [
      Math.min(this.of[a] as number, this.of[b] as number),
      Math.max(this.of[a] as number, this.of[b] as number),
    ];
    if (keep === drop) return;
    const moved = this.members.get(drop) as number[];
    for (const i of moved) this.of[i] = keep;
    this.members.set(
      keep,
      [...(this.members.get(keep) as number[]), ...moved].sort((x, y) => x - y),
    );
    this.members.delete(drop);
  }

  /** All sets, by their least members. */
  parts(): number[][] {
    return [...this.members.entries()].sort((p, q) => p[0] - q[0]).map(([, members]) => members);
  }
}
