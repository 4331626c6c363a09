// The companies, ventures and facilities of an article as entities, and how much each is in the reader's mind at a point.
import type { DocumentName } from '../names/types.js';

export interface Entity {
  /** Kind and value; an unnamed venture or a facility has its own. */
  key: string;
  is: 'company' | 'venture' | 'facility' | 'other';
  value: string;
  country: string | null;
  kinds: ReadonlySet<string>;
  partners: readonly string[];
  parent?: string;
}

/** One mention of an entity, by name or by reference, in reading order. */
export interface Mention {
  entity: Entity;
  /** Id of the name, or of the name that the reference stands for. */
  id: number;
  sentence: number;
  start: number;
  subject: boolean;
}

export function keyOfName(name: DocumentName): string {
  if (name.kind === 'company' || (name.kind === 'venture' && name.value)) return `party:${name.value}`;
  return `${name.kind}:${name.kind === 'venture' ? name.id : name.value.toLowerCase()}`;
}

/** Entities by key; kinds and country are gathered over all mentions. */
export function gatherEntities(names: readonly DocumentName[]): Map<string, Entity> {
  const entities = new Map<string, Entity & { kinds: Set<string> }>();
  for (const name of names) {
    const key = keyOfName(name);
    let entity = entities.get(key);
    if (!entity) {
      const is = name.kind === 'company' || name.kind === 'venture' || name.kind === 'facility' ? name.kind : 'other';
      entity = {
        key,
        is,
        value: name.value,
        country: name.country ?? null,
        kinds: new Set(name.kinds),
        partners: name.partners ?? [],
      };
      if (name.parent) entity.parent = name.parent;
      entities.set(key, entity);
    }
    for (const kind of name.kinds ?? []) entity.kinds.add(kind);
    entity.country ??= name.country ?? null;
    if (name.partners && name.partners.length > entity.partners.length) entity.partners = name.partners;
  }
  return entities;
}

// Weights after Lappin & Leass (1994): subjects before others, and everything halves with each sentence.
const SUBJECT = 3;
const MENTION = 2;
const HALF_LIFE = 1;
const TITLE = 0.6;
/** Entities in mind at a time; bounds the work per pronoun. */
const MOST_REMEMBERED = 48;

/** The mentions so far, and what they make of each entity's salience. */
export class Salience {
  private readonly scores = new Map<string, { score: number; sentence: number; last: Mention; count: number }>();

  add(mention: Mention): void {
    const known = this.scores.get(mention.entity.key);
    const carried = known ? decay(known.score, mention.sentence - known.sentence) : 0;
    // A second mention in the same sentence adds little.
    const points = (mention.subject ? SUBJECT : MENTION) * (known?.sentence === mention.sentence ? 0.5 : 1);
    // The latest stand last, so that the oldest can be forgotten.
    this.scores.delete(mention.entity.key);
    if (this.scores.size >= MOST_REMEMBERED) this.scores.delete(this.scores.keys().next().value!);
    this.scores.set(mention.entity.key, {
      score: Math.min(carried + points, 8),
      sentence: mention.sentence,
      last: mention,
      count: (known?.count ?? 0) + 1,
    });
  }

  /** Salience of an entity as a reader of `sentence` has it: 0 for one not yet met. */
  of(key: string, sentence: number): number {
    const known = this.scores.get(key);
    return known ? decay(known.score, sentence - known.sentence) + Math.min(known.count, 6) * 0.05 : 0;
  }

  /** The mention of the entity nearest before now. */
  last(key: string): Mention | undefined {
    return this.scores.get(key)?.last;
  }

  /** After the title its entities are in mind, but less than what the text says itself. */
  endTitle(): void {
    for (const known of this.scores.values()) known.score *= TITLE;
  }

  /** Entities met so far. */
  keys(): Iterable<string> {
    return this.scores.keys();
  }
}

function decay(score: number, sentences: number): number {
  return sentences <= 0 ? score : score * 0.5 ** (sentences / HALF_LIFE);
}
