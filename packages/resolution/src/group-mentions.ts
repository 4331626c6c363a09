// Mentions → groups, one per happening. A function of the set alone: no order of arrival can change it.
import type { EventTypeDefinition } from '@cellwire/model';
import { blockKeys } from './block-keys.js';
import { compareMentions, LINK_AT } from './compare-mentions.js';
import { type Features, featuresOf } from './features.js';
import { byPublication, type Constraints, type MentionRecord, NO_CONSTRAINTS } from './mention-record.js';
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
  groups.linkByHand();
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

/** Disjoint groups that merge only where no pair across them is in conflict. */
class Groups {
  private readonly of: number[];
  private readonly members: Map<number, number[]>;
  private readonly index: Map<string, number>;
  private readonly forbidden = new Set<string>();
  private readonly must: [number, number][] = [];

  constructor(
    private readonly features: Features[],
    private readonly context: ResolutionContext,
    constraints: Constraints,
  ) {
    this.of = features.map((_, i) => i);
    this.members = new Map(features.map((_, i) => [i, [i]]));
    this.index = new Map(features.map((f, i) => [f.record.id, i]));
    for (const [x, y] of constraints.cannotLink) {
      const pair = this.pair(x, y);
      if (pair) this.forbidden.add(`${Math.min(...pair)}:${Math.max(...pair)}`);
    }
    for (const [x, y] of constraints.mustLink) {
      const pair = this.pair(x, y);
      if (pair) this.must.push(pair);
    }
  }

  private pair(x: string, y: string): [number, number] | null {
    const a = this.index.get(x),
      b = this.index.get(y);
    return a === undefined || b === undefined ? null : [a, b];
  }

  /** What people joined is joined first, and without asking the rules. */
  linkByHand(): void {
    for (const [a, b] of this.must.sort((p, q) => p[0] - q[0] || p[1] - q[1])) this.merge(a, b);
  }

  link({ a, b }: Edge): void {
    if (this.of[a] === this.of[b]) return;
    const left = this.members.get(this.of[a] as number) as number[];
    const right = this.members.get(this.of[b] as number) as number[];
    for (const x of left) for (const y of right) if (this.apart(x, y)) return;
    this.merge(a, b);
  }

  private apart(x: number, y: number): boolean {
    if (this.forbidden.has(`${Math.min(x, y)}:${Math.max(x, y)}`)) return true;
    const [p, q] = [this.features[x] as Features, this.features[y] as Features];
    return compareMentions(p, q, this.context.types.get(p.type), this.context.knowledge).conflict !== null;
  }

  private merge(a: number, b: number): void {
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

  result(): number[][] {
    return [...this.members.entries()].sort((p, q) => p[0] - q[0]).map(([, members]) => members);
  }
}
